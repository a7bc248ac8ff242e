import { createHash } from 'node:crypto';
import { fileTypeFromBuffer } from 'file-type';
import sharp from 'sharp';
import { examinerPdf } from './pdf-recu.ts';

/** 10 MB as people count them, per file. */
export const TAILLE_MAX = 10_000_000;
/** Files of one sending: more are sent in several times. */
export const FICHIERS_MAX = 10;
/** A4 scanned at 600 dpi has 35 million pixels; beyond twice that, an image is a trap for the memory. */
const PIXELS_MAX = 70_000_000;

export type TypeDePiece = 'application/pdf' | 'image/jpeg' | 'image/png';

export type MotifDeRefusDePiece =
  | 'vide'
  | 'trop_gros'
  | 'format'
  | 'heic'
  | 'illisible'
  | 'protege'
  | 'contenu_actif'
  | 'incomplet';

/** What a file becomes before it is stored, or why it is not, in words for the family with the way out. */
export type ControleDePiece =
  | { accepte: true; octets: Uint8Array; type: TypeDePiece; sha256: string }
  | { accepte: false; motif: MotifDeRefusDePiece; message: string };

const MESSAGES: Record<MotifDeRefusDePiece, string> = {
  vide: 'Ce fichier est vide. Choisissez un autre fichier.',
  trop_gros:
    'Ce fichier dépasse 10 Mo. Réduisez la qualité de la numérisation, ou envoyez les pages en plusieurs fichiers.',
  format:
    'Ce fichier n’est ni un PDF, ni une image JPEG, PNG, WebP ou TIFF. Photographiez le document ou enregistrez-le en PDF, puis recommencez.',
  heic: 'Cette photo est au format HEIC de l’iPhone. Dans Réglages, Appareil photo, Formats, choisissez « Le plus compatible », puis reprenez la photo.',
  illisible:
    'Ce fichier est abîmé et ne peut pas être lu. Photographiez ou numérisez de nouveau le document, puis recommencez.',
  protege:
    'Ce PDF est protégé : un mot de passe l’ouvre, ou son auteur en interdit la copie. Imprimez-le en PDF ou photographiez-le, puis recommencez.',
  contenu_actif:
    'Ce PDF contient un programme, un formulaire actif ou un fichier joint. Imprimez-le en PDF, ou photographiez-le, puis recommencez.',
  incomplet: 'Ce PDF est incomplet. Téléchargez-le ou numérisez-le de nouveau, puis recommencez.',
};

const refuser = (motif: MotifDeRefusDePiece): ControleDePiece => ({
  accepte: false,
  motif,
  message: MESSAGES[motif],
});

/**
 * Judges a received file by its content, never by its name. Images come back redrawn: turned upright, without place,
 * date or device, and without anything hidden behind them; WebP and TIFF become JPEG. A PDF comes back as it came, once found inert.
 */
export async function controlerPiece(octets: Uint8Array): Promise<ControleDePiece> {
  if (octets.length === 0) return refuser('vide');
  if (octets.length > TAILLE_MAX) return refuser('trop_gros');
  switch ((await fileTypeFromBuffer(octets))?.mime) {
    case 'application/pdf': {
      const motif = examinerPdf(octets);
      return motif ? refuser(motif) : accepter(octets, 'application/pdf');
    }
    case 'image/jpeg':
    case 'image/webp':
    case 'image/tiff':
      return redessiner(octets, 'image/jpeg');
    case 'image/png':
      return redessiner(octets, 'image/png');
    case 'image/heic':
    case 'image/heif':
      return refuser('heic');
    default:
      return refuser('format');
  }
}

async function redessiner(octets: Uint8Array, type: 'image/jpeg' | 'image/png'): Promise<ControleDePiece> {
  const image = sharp(octets, { limitInputPixels: PIXELS_MAX, failOn: 'error' }).autoOrient();
  try {
    return accepter(
      await (type === 'image/jpeg'
        ? image.jpeg({ quality: 88 })
        : image.png({ compressionLevel: 9 })
      ).toBuffer(),
      type,
    );
  } catch {
    return refuser('illisible');
  }
}

const accepter = (octets: Uint8Array, type: TypeDePiece): ControleDePiece => ({
  accepte: true,
  octets,
  type,
  sha256: createHash('sha256').update(octets).digest('hex'),
});
