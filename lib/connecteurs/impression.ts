import { readFileSync } from 'node:fs';
import { init, type WrappedPdfiumModule } from '@embedpdf/pdfium';
import { trouverFichier } from './pdf.ts';

/** A stored letter to print, with what is written over each of its pages; null: it is the original. */
export interface AImprimer {
  octets: Uint8Array;
  marque: string | null;
}

/** Places of the mark, in points from the lower left corner of a page: the foot, under the reference. */
const MARQUE = { taille: 8, x: 62, y: 18 };

async function ouvrirMoteur(): Promise<WrappedPdfiumModule> {
  const wasmBinary = Uint8Array.from(
    readFileSync(trouverFichier('@embedpdf/pdfium/dist/pdfium.wasm')),
  ).buffer;
  const moteur = await init({ wasmBinary });
  moteur.PDFiumExt_Init();
  return moteur;
}

/** The memory of the engine, to ask for again after each call: it moves when it grows. */
const memoireDe = ({ pdfium }: WrappedPdfiumModule): Uint8Array =>
  (pdfium as unknown as { HEAPU8: Uint8Array }).HEAPU8;

function deposer(moteur: WrappedPdfiumModule, octets: Uint8Array): number {
  const adresse = moteur.pdfium.wasmExports.malloc(octets.length);
  memoireDe(moteur).set(octets, adresse);
  return adresse;
}

/** Writes the mark over the pages from a rank on. */
function marquer(moteur: WrappedPdfiumModule, lot: number, pages: readonly number[], marque: string): void {
  const texte = deposer(moteur, Buffer.from(`${marque}\0`, 'utf16le'));
  for (const rang of pages) {
    const page = moteur.FPDF_LoadPage(lot, rang);
    const objet = moteur.FPDFPageObj_NewTextObj(lot, 'Helvetica', MARQUE.taille);
    moteur.FPDFText_SetText(objet, texte);
    moteur.FPDFPageObj_Transform(objet, 1, 0, 0, 1, MARQUE.x, MARQUE.y);
    moteur.FPDFPage_InsertObject(page, objet);
    moteur.FPDFPage_GenerateContent(page);
    moteur.FPDF_ClosePage(page);
  }
  moteur.pdfium.wasmExports.free(texte);
}

function enregistrer(moteur: WrappedPdfiumModule, document: number): Uint8Array {
  const ecrivain = moteur.PDFiumExt_OpenFileWriter();
  moteur.PDFiumExt_SaveAsCopy(document, ecrivain);
  const taille = moteur.PDFiumExt_GetFileWriterSize(ecrivain);
  const memoire = moteur.pdfium.wasmExports.malloc(taille);
  moteur.PDFiumExt_GetFileWriterData(ecrivain, memoire, taille);
  return memoireDe(moteur).slice(memoire, memoire + taille);
}

/**
 * One PDF to print, of letters in the order given: their pages as they are stored, those of a reprint marked at the foot. Made
 * for paper: each letter alone stays the one that a screen reader reads. Throws an Error for bytes that are no PDF.
 */
export async function assembler(lettres: readonly AImprimer[]): Promise<Uint8Array> {
  const moteur = await ouvrirMoteur();
  const lot = moteur.FPDF_CreateNewDocument();
  let rang = 0;
  for (const { octets, marque } of lettres) {
    const adresse = deposer(moteur, octets);
    const lettre = moteur.FPDF_LoadMemDocument(adresse, octets.length, '');
    if (!lettre) throw new Error('un courrier stocké ne se lit pas');
    const pages = moteur.FPDF_GetPageCount(lettre);
    moteur.FPDF_ImportPages(lot, lettre, `1-${pages}`, rang);
    moteur.FPDF_CloseDocument(lettre);
    moteur.pdfium.wasmExports.free(adresse);
    if (marque)
      marquer(
        moteur,
        lot,
        Array.from({ length: pages }, (_, n) => rang + n),
        marque,
      );
    rang += pages;
  }
  return enregistrer(moteur, lot);
}
