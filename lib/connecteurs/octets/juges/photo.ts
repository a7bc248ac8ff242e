import libheif, { type HeifImage } from 'libheif-js/wasm-bundle.js';
import sharp, { type Sharp } from 'sharp';
import { type ExamenDePiece, refuser, type TypeDePiece } from '../motifs.ts';

/** A4 scanned at 600 dpi has 35 million points, the largest phones 50; beyond, an image is a trap for the memory. */
const PIXELS_MAX = 70_000_000;

type TypeDImage = Exclude<TypeDePiece, 'application/pdf'>;

/** The image drawn again, point by point: what it carried besides is gone. */
export async function redessiner(octets: Uint8Array, type: TypeDImage): Promise<ExamenDePiece> {
  try {
    const { width, height, pages = 1, format } = await sharp(octets, { limitInputPixels: false }).metadata();
    if (width * height > PIXELS_MAX) return refuser('pixels');
    // A scanner's sheets; of a moving image, the first is enough.
    if (pages > 1 && format === 'tiff') return refuser('plusieurs_pages');
    return await encoder(sharp(octets, { limitInputPixels: PIXELS_MAX, failOn: 'error' }).autoOrient(), type);
  } catch {
    return refuser('illisible');
  }
}

async function encoder(image: Sharp, type: TypeDImage): Promise<ExamenDePiece> {
  const dessin = type === 'image/jpeg' ? image.jpeg({ quality: 88 }) : image.png({ compressionLevel: 9 });
  return { accepte: true, octets: await dessin.toBuffer(), type, signee: false };
}

/** One for all: it gives back what it knows of a file only when it opens the next. */
const decodeur = new libheif.HeifDecoder();

/** A photograph of an iPhone, or of an Android telephone that saves room, as JPEG and upright. */
export async function redessinerHeic(octets: Uint8Array): Promise<ExamenDePiece> {
  const images = decodeur.decode(octets);
  try {
    return await redessinerImage(images.find((une) => une.is_primary()) ?? images[0]);
  } finally {
    // The decoder's memory outlives the file: what is not given back is lost to the next.
    for (const image of images) image.free();
  }
}

async function redessinerImage(image: HeifImage | undefined): Promise<ExamenDePiece> {
  if (!image) return refuser('heic');
  const width = image.get_width();
  const height = image.get_height();
  if (width * height > PIXELS_MAX) return refuser('pixels');
  const points = { data: new Uint8ClampedArray(width * height * 4), width, height };
  const lue = await new Promise((resoudre) => image.display(points, resoudre));
  if (!lue) return refuser('heic');
  return encoder(sharp(points.data, { raw: { width, height, channels: 4 } }), 'image/jpeg');
}
