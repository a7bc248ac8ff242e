/** Reads the cachet of an avis in the browser: neither the image nor what it says leaves the machine. */
import { type Cachet, CachetIllisible, lireCachet } from '#lib/cachet/faits.ts';
import { type CertificatDeCachet, COURBES, type Verdict } from '#lib/cachet/schema.ts';

/** A page is drawn at the scanners' 300 dots an inch; PDF counts 72. */
const AGRANDISSEMENT = 300 / 72;
/** The code of an avis stands on its first page; a scan may have the sheets in disorder. */
const PAGES_LUES = 6;
const PIXELS_MAX = 40_000_000;

const RIEN_LU =
  'Aucun code 2D-DOC lu : cadrez le carré de points de la première page, net et sans reflet, ou donnez un scan à 300 points par pouce.';

const octetsDe = async (adresse: URL): Promise<ArrayBuffer> => (await fetch(adresse)).arrayBuffer();

async function chargerLecteur() {
  const { prepareZXingModule, readBarcodes } = await import('zxing-wasm/reader');
  const wasmBinary = await octetsDe(
    new URL('../../node_modules/zxing-wasm/dist/reader/zxing_reader.wasm', import.meta.url),
  );
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
  return readBarcodes;
}

let lecteur: ReturnType<typeof chargerLecteur> | undefined;

/** Bytes of every DataMatrix of an image, none when there is none. */
async function codesDe(image: Blob | ImageData): Promise<Uint8Array<ArrayBuffer>[]> {
  lecteur ??= chargerLecteur();
  const lire = await lecteur.catch((erreur) => {
    // The network came back, perhaps: the next reading tries again.
    lecteur = undefined;
    throw erreur;
  });
  const lus = await lire(image, { formats: ['DataMatrix'], tryHarder: true, maxNumberOfSymbols: 4 });
  // Not its text, where separators are written as words.
  return lus.map(({ bytes }) => Uint8Array.from(bytes));
}

/** The pages of a PDF as images, one at a time. */
async function* pagesDe(fichier: Blob): AsyncGenerator<ImageData> {
  const { init } = await import('@embedpdf/pdfium');
  const wasmBinary = await octetsDe(
    new URL('../../node_modules/@embedpdf/pdfium/dist/pdfium.wasm', import.meta.url),
  );
  const moteur = await init({ wasmBinary });
  moteur.PDFiumExt_Init();
  const memoire = (): Uint8Array => (moteur.pdfium as unknown as { HEAPU8: Uint8Array }).HEAPU8;
  const octets = new Uint8Array(await fichier.arrayBuffer());
  const adresse = moteur.pdfium.wasmExports.malloc(octets.length);
  memoire().set(octets, adresse);
  const document = moteur.FPDF_LoadMemDocument(adresse, octets.length, '');
  if (!document) throw new CachetIllisible('Ce PDF ne s’ouvre pas : il est protégé ou abîmé.');
  const pages = Math.min(moteur.FPDF_GetPageCount(document), PAGES_LUES);
  for (let rang = 0; rang < pages; rang += 1) {
    const page = moteur.FPDF_LoadPage(document, rang);
    const largeur = Math.round(moteur.FPDF_GetPageWidthF(page) * AGRANDISSEMENT);
    const hauteur = Math.round(moteur.FPDF_GetPageHeightF(page) * AGRANDISSEMENT);
    if (!page || largeur * hauteur > PIXELS_MAX) continue;
    const image = moteur.FPDFBitmap_Create(largeur, hauteur, 0);
    moteur.FPDFBitmap_FillRect(image, 0, 0, largeur, hauteur, 0xffffffff);
    moteur.FPDF_RenderPageBitmap(image, page, 0, 0, largeur, hauteur, 0, 0);
    const debut = moteur.FPDFBitmap_GetBuffer(image);
    // Blue and red are the other way round: the points of the code are black on white.
    const points = Uint8ClampedArray.from(memoire().subarray(debut, debut + largeur * hauteur * 4));
    moteur.FPDFBitmap_Destroy(image);
    moteur.FPDF_ClosePage(page);
    yield new ImageData(points, largeur, hauteur);
  }
}

/** The first code that is a 2D-DOC; what is wrong with the others only when there is none. */
function premierCachet(codes: readonly Uint8Array<ArrayBuffer>[]): Cachet | undefined {
  let faute: unknown;
  for (const code of codes)
    try {
      return lireCachet(code);
    } catch (erreur) {
      faute ??= erreur;
    }
  if (faute) throw faute;
}

/** The cachet of a frame of the camera; undefined while none is seen. */
export async function cachetDeLImage(image: ImageData): Promise<Cachet | undefined> {
  return premierCachet(await codesDe(image));
}

/** The cachet of a photograph or of a PDF. Throws CachetIllisible, whose message says what to do. */
export async function cachetDuFichier(fichier: File): Promise<Cachet> {
  if (fichier.type === 'application/pdf') {
    for await (const page of pagesDe(fichier)) {
      const lu = premierCachet(await codesDe(page));
      if (lu) return lu;
    }
    throw new CachetIllisible(RIEN_LU);
  }
  const lu = premierCachet(await codesDe(fichier));
  if (!lu) throw new CachetIllisible(RIEN_LU);
  return lu;
}

/** Whether the certificate that a cachet names signed it, and could on that day; a code without date asks nothing of it. */
export async function verifierCachet(
  { autorite, certificat, signe, signature, signeLe }: Cachet,
  certificats: readonly CertificatDeCachet[],
): Promise<Verdict> {
  const sien = certificats.find((connu) => connu.autorite === autorite && connu.certificat === certificat);
  if (!sien) return 'inconnue';
  const { empreinte, longueur } = COURBES[sien.courbe];
  if (signature?.length !== longueur) return 'fausse';
  const cle = await crypto.subtle.importKey(
    'spki',
    Uint8Array.from(atob(sien.cle), (signe) => signe.charCodeAt(0)),
    { name: 'ECDSA', namedCurve: sien.courbe },
    false,
    ['verify'],
  );
  if (!(await crypto.subtle.verify({ name: 'ECDSA', hash: empreinte }, cle, signature, signe)))
    return 'fausse';
  const le = signeLe?.toString();
  return le !== undefined && (le < sien.du || le > sien.au) ? 'hors_validite' : 'verifiee';
}
