import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { init, type WrappedPdfiumModule } from '@embedpdf/pdfium';
import { type ExamenDePiece, refuser } from '../motifs.ts';
import { nommeUnActif } from './structure-pdf.ts';

/** The engine, below node_modules: read by its path. */
export const MOTEUR_PDF = '@embedpdf/pdfium/dist/pdfium.wasm';

const PAGES_MAX = 200;

/** What PDFium says of a document that it does not open. */
const MOT_DE_PASSE = [4, 5];
const XFA_SEUL = 2;

const chercher = (octets: Uint8Array): Buffer =>
  Buffer.from(octets.buffer, octets.byteOffset, octets.byteLength);

/** The first object of a file made for the web tells how long the whole is. */
const LINEARISE = /\/Linearized[^>]{0,200}?\/L[ \t\r\n]{0,20}(\d{1,10})/;

/** A file cut on its way: PDFium would open what came, and a page could lack without anybody knowing. */
function estCoupe(octets: Uint8Array): boolean {
  const vus = chercher(octets);
  if (!vus.includes('%%EOF') || !vus.includes('startxref')) return true;
  const debut = vus.subarray(0, 2048).toString('latin1');
  const annonce = LINEARISE.exec(debut)?.[1];
  return annonce !== undefined && octets.length < Number(annonce);
}

/** A memory of its own for each document: nothing of one is left for the next. */
export async function ouvrirMoteur(): Promise<WrappedPdfiumModule> {
  const { resolve } = createRequire(import.meta.url);
  const wasmBinary = Uint8Array.from(readFileSync(resolve('@embedpdf/pdfium/pdfium.wasm'))).buffer;
  const moteur = await init({ wasmBinary });
  moteur.PDFiumExt_Init();
  return moteur;
}

/** The memory of the engine, to ask for again after each call: it moves when it grows. */
export const memoireDe = ({ pdfium }: WrappedPdfiumModule): Uint8Array =>
  (pdfium as unknown as { HEAPU8: Uint8Array }).HEAPU8;

/**
 * The pages of a received PDF as a new document, which holds what they draw and nothing else: no script, action, link,
 * form, attached file nor layer. What was filled in a form and what was noted on a page become part of the page
 * (docs/adr/octets-recus.md).
 */
export async function reecrirePdf(octets: Uint8Array): Promise<ExamenDePiece> {
  if (estCoupe(octets)) return refuser('incomplet');
  const moteur = await ouvrirMoteur();
  const memoire = moteur.pdfium.wasmExports.malloc(octets.length);
  memoireDe(moteur).set(octets, memoire);
  const recu = moteur.FPDF_LoadMemDocument(memoire, octets.length, '');
  if (!recu) return refuser(MOT_DE_PASSE.includes(moteur.FPDF_GetLastError()) ? 'protege' : 'illisible');
  if (moteur.FPDF_GetFormType(recu) === XFA_SEUL) return refuser('xfa');
  const pages = moteur.FPDF_GetPageCount(recu);
  if (pages > PAGES_MAX) return refuser('pages');
  const neuf = moteur.FPDF_CreateNewDocument();
  // Draws the fields that a form fills without drawing them.
  const formulaire = moteur.PDFiumExt_InitFormFillEnvironment(recu, moteur.PDFiumExt_OpenFormFillInfo());
  for (let rang = 0; rang < pages; rang += 1)
    if (!mettreAPlat(moteur, recu, formulaire, rang) || !redessinerPage(moteur, recu, neuf, rang))
      return refuser('illisible');
  if (pages === 0) return refuser('illisible');
  const reecrit = enregistrer(moteur, neuf);
  if (nommeUnActif(reecrit)) return refuser('contenu_actif');
  return {
    accepte: true,
    octets: reecrit,
    type: 'application/pdf',
    signee: moteur.FPDF_GetSignatureCount(recu) > 0,
  };
}

/** Draws the filled fields and the notes of a page into the page itself. False when the page cannot be read. */
function mettreAPlat(
  moteur: WrappedPdfiumModule,
  document: number,
  formulaire: number,
  rang: number,
): boolean {
  const page = moteur.FPDF_LoadPage(document, rang);
  if (!page) return false;
  moteur.FORM_OnAfterLoadPage(page, formulaire);
  const fait = moteur.FPDFPage_Flatten(page, 0) !== 0;
  moteur.FORM_OnBeforeClosePage(page, formulaire);
  moteur.FPDF_ClosePage(page);
  return fait;
}

/** What a page draws, as one drawing on a new page of its size. */
function redessinerPage(moteur: WrappedPdfiumModule, recu: number, neuf: number, rang: number): boolean {
  const page = moteur.FPDF_LoadPage(recu, rang);
  const dessin = moteur.FPDF_NewXObjectFromPage(neuf, recu, rang);
  if (!page || !dessin) return false;
  const [largeur, hauteur] = [moteur.FPDF_GetPageWidthF(page), moteur.FPDF_GetPageHeightF(page)];
  moteur.FPDF_ClosePage(page);
  const nouvelle = moteur.FPDFPage_New(neuf, rang, largeur, hauteur);
  moteur.FPDFPage_InsertObject(nouvelle, moteur.FPDF_NewFormObjectFromXObject(dessin));
  const ecrite = moteur.FPDFPage_GenerateContent(nouvelle);
  moteur.FPDF_ClosePage(nouvelle);
  moteur.FPDF_CloseXObject(dessin);
  return ecrite;
}

/** The document as bytes. */
export function enregistrer(moteur: WrappedPdfiumModule, document: number): Uint8Array {
  const ecrivain = moteur.PDFiumExt_OpenFileWriter();
  moteur.PDFiumExt_SaveAsCopy(document, ecrivain);
  const taille = moteur.PDFiumExt_GetFileWriterSize(ecrivain);
  const memoire = moteur.pdfium.wasmExports.malloc(taille);
  moteur.PDFiumExt_GetFileWriterData(ecrivain, memoire, taille);
  return memoireDe(moteur).slice(memoire, memoire + taille);
}
