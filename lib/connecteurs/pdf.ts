import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import path from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import encodeQR from 'qr';
import type { Courrier } from '#lib/droit/courrier/courrier.ts';
import type { FicheImprimee } from '#lib/droit/courrier/fiche.ts';
import type { FormulaireImprime } from '#lib/droit/courrier/formulaire.ts';
import type { ListeImprimee } from '#lib/droit/courrier/liste.ts';
import { typographier } from '#lib/droit/courrier/typographie.ts';

const PDF_UA = 'ua-1';
const GABARITS = {
  courrier: new URL('./courriers/lettre.typ', import.meta.url),
  liste: new URL('./courriers/liste.typ', import.meta.url),
  fiche: new URL('./courriers/fiche.typ', import.meta.url),
  formulaire: new URL('./courriers/formulaire.typ', import.meta.url),
};

/** Files of the fonts, below node_modules. */
export const POLICES: readonly string[] = [
  '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf',
  '@expo-google-fonts/noto-sans/400Regular_Italic/NotoSans_400Regular_Italic.ttf',
  '@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf',
  'dejavu-fonts-ttf/ttf/DejaVuSans.ttf',
  'dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf',
];

/** A letter holds characters that no shipped font can draw: that letter alone is set aside for a human. */
export class CaractereSansGlyphe extends Error {
  override readonly name = 'CaractereSansGlyphe';
  readonly caracteres: readonly string[];
  /** Paths in the letter, "destinataire.0": where a human should look. */
  readonly champs: readonly string[];

  constructor(caracteres: readonly string[], champs: readonly string[]) {
    const codes = caracteres.map((c) => `U+${c.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`);
    super(`Caractères impossibles à imprimer : ${codes.join(', ')} (${champs.join(', ')}).`);
    this.caracteres = caracteres;
    this.champs = champs;
  }
}

/** The engine refused the letter or warned about it: nothing is printed, the message holds its words. */
export class LettreNonConforme extends Error {
  override readonly name = 'LettreNonConforme';
}

/** Looking through the engine's memory costs a tenth of a letter: not after each. */
const LETTRES_PAR_OUBLI = 20;
let imprimees = 0;

interface Moteur {
  compilateur: NodeCompiler;
  gabarits: Readonly<Record<keyof typeof GABARITS, string>>;
}

let moteur: Moteur | undefined;

/** A file of a package, by its path below node_modules: were it resolved as a module, the bundler of the pages would take it for code. */
export function trouverFichier(chemin: string): string {
  const [paquet = ''] = /^(@[^/]+\/)?[^/]+/.exec(chemin) ?? [];
  const fiche = findPackageJSON(paquet, import.meta.url);
  if (!fiche) throw new Error(`fichier introuvable : ${chemin}`);
  return path.join(/* turbopackIgnore: true */ path.dirname(fiche), chemin.slice(paquet.length));
}

function ouvrirMoteur(): Moteur {
  const fontBlobs = POLICES.map((police) => readFileSync(/* turbopackIgnore: true */ trouverFichier(police)));
  moteur ??= {
    compilateur: NodeCompiler.create({ fontArgs: [{ fontBlobs }] }),
    gabarits: {
      courrier: readFileSync(GABARITS.courrier, 'utf8'),
      liste: readFileSync(GABARITS.liste, 'utf8'),
      fiche: readFileSync(GABARITS.fiche, 'utf8'),
      formulaire: readFileSync(GABARITS.formulaire, 'utf8'),
    },
  };
  return moteur;
}

/**
 * The letter as a tagged PDF/UA-1, the same bytes for the same letter. Blocks the thread for some milliseconds:
 * batches run in worker processes, and let the event loop turn between two letters (storing each one does), or the
 * engine's finished documents are never released. Throws `CaractereSansGlyphe` or `LettreNonConforme`, never prints a letter with a hole.
 */
export const produirePdf = (courrier: Courrier): Uint8Array =>
  imprimer('courrier', courrier.acces ? { ...courrier, qr: imageDe(courrier.acces.lien) } : courrier);

/** A QR code as pixels of one byte, one for each module: a hundredth of its drawing. */
function imageDe(lien: string): { cote: number; pixels: number[] } {
  const modules = encodeQR(lien, 'raw', { border: 2 });
  return { cote: modules.length, pixels: modules.flat().map((noir) => (noir ? 0 : 255)) };
}

/** A list as a tagged PDF/UA-1, landscape, its header on every page. Throws as `produirePdf`. */
export function produireListe(liste: ListeImprimee): Uint8Array {
  try {
    return imprimer('liste', typographier(liste));
  } catch (erreur) {
    if (!(erreur instanceof CaractereSansGlyphe)) throw erreur;
    // One name must not keep a whole list from being printed: what no font draws is a question mark there.
    const sansDessin = new Set(erreur.caracteres);
    const lisible = (_: string, valeur: unknown): unknown =>
      typeof valeur === 'string' ? Array.from(valeur, (c) => (sansDessin.has(c) ? '?' : c)).join('') : valeur;
    return produireListe(JSON.parse(JSON.stringify(liste), lisible));
  }
}

/** A fiche with its table of contents as a tagged PDF/UA-1. Throws as `produirePdf`. */
export const produireFiche = (fiche: FicheImprimee): Uint8Array => imprimer('fiche', typographier(fiche));

/** A blank form as a tagged PDF/UA-1. Throws as `produirePdf`. */
export const produireFormulaire = (formulaire: FormulaireImprime): Uint8Array =>
  imprimer('formulaire', typographier(formulaire));

function imprimer(
  genre: keyof typeof GABARITS,
  document:
    | (Courrier & { qr?: ReturnType<typeof imageDe> })
    | ListeImprimee
    | FicheImprimee
    | FormulaireImprime,
): Uint8Array {
  const { compilateur, gabarits } = moteur ?? ouvrirMoteur();
  const donnees = JSON.stringify(document).normalize('NFC');
  const resultat = compilateur.compile({ mainFileContent: gabarits[genre], inputs: { [genre]: donnees } });
  try {
    // A missing font is only a warning, and would print a letter without text.
    const diagnostic = resultat.takeError() ?? resultat.takeWarnings();
    if (diagnostic || !resultat.result)
      throw new LettreNonConforme(JSON.stringify(diagnostic?.shortDiagnostics ?? 'aucun document'));
    return compilateur.pdf(resultat.result, { pdfStandard: PDF_UA });
  } catch (erreur) {
    throw expliquer(erreur, JSON.parse(donnees));
  } finally {
    imprimees++;
    // Paragraphs common to many letters stay known to the engine; what twenty letters in a row did not use is forgotten.
    if (imprimees % LETTRES_PAR_OUBLI === 0) compilateur.evictCache(1);
  }
}

function expliquer(erreur: unknown, courrier: unknown): Error {
  const message = erreur instanceof Error ? erreur.message : String(erreur);
  const caracteres = sansGlyphe(message);
  if (caracteres.length === 0)
    return erreur instanceof LettreNonConforme ? erreur : new LettreNonConforme(message, { cause: erreur });
  return new CaractereSansGlyphe(caracteres, champsAvec(caracteres, courrier));
}

/** The characters named by the engine: text `"\u{f7c}"` could not be displayed. */
function sansGlyphe(message: string): string[] {
  const textes = message.matchAll(/the text `\\?"(.*?)\\?"` could not be displayed/g);
  const caracteres = [...textes].flatMap(([, texte = '']) => [
    ...texte.replace(/\\+u\{([0-9a-f]+)\}/g, (_, code: string) =>
      String.fromCodePoint(Number.parseInt(code, 16)),
    ),
  ]);
  return [...new Set(caracteres)];
}

function champsAvec(caracteres: readonly string[], valeur: unknown, chemin = ''): string[] {
  if (typeof valeur === 'string') return caracteres.some((c) => valeur.includes(c)) ? [chemin] : [];
  if (typeof valeur !== 'object' || valeur === null) return [];
  return Object.entries(valeur).flatMap(([cle, v]) =>
    champsAvec(caracteres, v, chemin ? `${chemin}.${cle}` : cle),
  );
}
