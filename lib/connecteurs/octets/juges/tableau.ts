/** A table as a spreadsheet writes it in CSV: its names of columns, then its lines with their numbers. */
import { CsvError, parse } from 'csv-parse/sync';
import { type CasRecus, FichierRefuse } from '../cas-recus.ts';
import { estUnClasseur, texteDuClasseur } from './classeur.ts';
import { decoderTexte, enLignes, separateurAnnonce, separateurDe } from './texte-de-tableur.ts';

export type Decoupe = readonly string[] | { cause: string };

/** The cells of one line. A quote left open spoils that line alone, not those that follow. */
export function decouper(ligne: string, delimiter: string): Decoupe {
  // Most lines have no quote: setting up a parser for each would cost more than judging it.
  if (!ligne.includes('"')) return ligne.replace(/^\ufeff/, '').split(delimiter);
  try {
    return parse(ligne, { bom: true, delimiter })[0] ?? [];
  } catch (erreur) {
    if (!(erreur instanceof CsvError)) throw erreur;
    return { cause: `guillemets mal placés (${erreur.code})` };
  }
}

export const sansFinVide = (cellules: readonly string[]): readonly string[] =>
  cellules.slice(0, cellules.findLastIndex((cellule) => cellule.trim() !== '') + 1);

interface LigneNumerotee {
  numero: number;
  texte: string;
}

/** Lines with their number, those that hold nothing but separators left out. */
function* numeroter(texte: string): Generator<LigneNumerotee> {
  let numero = 0;
  for (const ligne of enLignes(texte)) {
    numero += 1;
    if (/[^\s;,|"\ufeff]/.test(ligne)) yield { numero, texte: ligne };
  }
}

/** The line of the names, its separator, and the lines that follow as they are asked for. Throws `FichierRefuse` on an empty text. */
export function ouvrirTableau(texte: string): {
  separateur: string;
  noms: Decoupe;
  lignes: Generator<LigneNumerotee>;
} {
  const lignes = numeroter(texte);
  const premiere = lignes.next();
  if (premiere.done) throw new FichierRefuse('le fichier est vide');
  const annonce = separateurAnnonce(premiere.value.texte);
  const noms = annonce === null ? premiere : lignes.next();
  if (noms.done) throw new FichierRefuse('le fichier est vide');
  const separateur = annonce ?? separateurDe(noms.value.texte);
  return { separateur, noms: decouper(noms.value.texte, separateur), lignes };
}

/** The text of a file, whatever its encoding. Throws `FichierRefuse` when it is no text. */
export function lireOctets(octets: Uint8Array): string {
  const texte = decoderTexte(octets);
  if (texte === null)
    throw new FichierRefuse(
      'Ce fichier n’est pas un texte. Dans le tableur, choisissez « Enregistrer sous », puis « CSV UTF-8 ».',
    );
  return texte;
}

/** What a work may take of a table: beyond, it is cut. */
const LIGNES_MAX = 20_000;

/** A whole table, its cells as text: a line that cannot be cut is told with its cause. */
export interface TableauLu {
  texte: string;
  noms: string[];
  lignes: { numero: number; cellules: string[]; cause?: string }[];
}

/** Reads a table that names its columns as it likes, a text or the first sheet of a workbook. Throws `FichierRefuse`. */
export async function lireTableau(recus: CasRecus): Promise<TableauLu> {
  const texte =
    typeof recus === 'string'
      ? recus
      : estUnClasseur(recus)
        ? await texteDuClasseur(recus)
        : lireOctets(recus);
  const { separateur, noms, lignes } = ouvrirTableau(texte);
  if ('cause' in noms) throw new FichierRefuse(`ligne des noms de colonnes : ${noms.cause}`);
  const lus = sansFinVide(noms).map((nom) => nom.replace(/^\ufeff/, '').trim());
  const tableau: TableauLu = { texte, noms: lus, lignes: [] };
  for (const { numero, texte: ligne } of lignes) {
    if (tableau.lignes.length === LIGNES_MAX)
      throw new FichierRefuse('Plus de 20 000 lignes : coupez ce fichier en plusieurs.');
    const decoupe = decouper(ligne, separateur);
    tableau.lignes.push(
      'cause' in decoupe
        ? { numero, cellules: [], cause: decoupe.cause }
        : { numero, cellules: [...decoupe] },
    );
  }
  return tableau;
}
