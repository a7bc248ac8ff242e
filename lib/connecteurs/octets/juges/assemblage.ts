import type { WrappedPdfiumModule } from '@embedpdf/pdfium';
import sharp from 'sharp';
import { enregistrer, memoireDe, ouvrirMoteur } from './pdf.ts';

/** A file of ours, already judged when it came: a PDF, or an image that becomes a page. */
export interface Partie {
  octets: Uint8Array;
  type: string;
}

/** An A4 page in points, its margin, and the points of a photograph that are kept: 150 to the inch. */
const A4 = { largeur: 595, hauteur: 842, marge: 28 };
const PIXELS = { width: 1240, height: 1754 };
const QUATRE_OCTETS = 4;

interface Ouverte {
  document: number;
  pages: number;
}

function ouvrirPdf(moteur: WrappedPdfiumModule, octets: Uint8Array): Ouverte {
  const memoire = moteur.pdfium.wasmExports.malloc(octets.length);
  memoireDe(moteur).set(octets, memoire);
  const document = moteur.FPDF_LoadMemDocument(memoire, octets.length, '');
  if (!document) throw new RangeError('un PDF gardé ne s’ouvre plus');
  return { document, pages: moteur.FPDF_GetPageCount(document) };
}

/** Number of pages of each part, in order; an image makes one. */
export async function compterPages(parties: readonly Partie[]): Promise<number[]> {
  const moteur = await ouvrirMoteur();
  return parties.map(({ octets, type }) =>
    type === 'application/pdf' ? ouvrirPdf(moteur, octets).pages : 1,
  );
}

/** Draws an image in the middle of a new page. */
async function ajouterImage(moteur: WrappedPdfiumModule, neuf: number, rang: number, octets: Uint8Array) {
  const { data, info } = await sharp(octets)
    .resize({ ...PIXELS, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  // PDFium reads blue first.
  for (let i = 0; i < data.length; i += QUATRE_OCTETS)
    [data[i], data[i + 2]] = [data[i + 2] ?? 0, data[i] ?? 0];
  const { width, height } = info;
  const memoire = moteur.pdfium.wasmExports.malloc(data.length);
  memoireDe(moteur).set(data, memoire);
  const BGRX = 3;
  const bitmap = moteur.FPDFBitmap_CreateEx(width, height, BGRX, memoire, width * QUATRE_OCTETS);
  const page = moteur.FPDFPage_New(neuf, rang, A4.largeur, A4.hauteur);
  const image = moteur.FPDFPageObj_NewImageObj(neuf);
  moteur.FPDFImageObj_SetBitmap(0, 0, image, bitmap);
  const echelle = Math.min((A4.largeur - 2 * A4.marge) / width, (A4.hauteur - 2 * A4.marge) / height);
  const [l, h] = [width * echelle, height * echelle];
  moteur.FPDFImageObj_SetMatrix(image, l, 0, 0, h, (A4.largeur - l) / 2, (A4.hauteur - h) / 2);
  moteur.FPDFPage_InsertObject(page, image);
  moteur.FPDFPage_GenerateContent(page);
  moteur.FPDF_ClosePage(page);
  moteur.FPDFBitmap_Destroy(bitmap);
}

/** All the parts as one PDF, in order. */
export async function assembler(parties: readonly Partie[]): Promise<Uint8Array> {
  const moteur = await ouvrirMoteur();
  const neuf = moteur.FPDF_CreateNewDocument();
  let rang = 0;
  for (const { octets, type } of parties) {
    if (type === 'application/pdf') {
      const { document, pages } = ouvrirPdf(moteur, octets);
      if (!moteur.FPDF_ImportPagesByIndex(neuf, document, 0, 0, rang))
        throw new RangeError('les pages d’un PDF gardé ne se reprennent pas');
      rang += pages;
    } else {
      await ajouterImage(moteur, neuf, rang, octets);
      rang += 1;
    }
  }
  return enregistrer(moteur, neuf);
}
