/** A workbook for spreadsheets, as data: named sheets, each one table from its first cell; and one of them as the lines of a CSV. */
import { ecrireDecimal } from '../montant.ts';

/** What a column holds: a text that stays a text, a number, a sum in centimes, or a day (ISO). */
export type GenreDeColonne = 'texte' | 'nombre' | 'montant' | 'jour';

export interface Feuille {
  /** At most 31 signs, as spreadsheets ask. */
  nom: string;
  colonnes: readonly { titre: string; genre: GenreDeColonne }[];
  /** Each cell of the kind of its column; null leaves it empty. */
  lignes: readonly (readonly (string | number | null)[])[];
}

export interface Classeur {
  titre: string;
  sujet: string;
  /** Who makes it. */
  auteur: string;
  /** ISO day on which it is dated: the same figures always make the same bytes. */
  jour: string;
  feuilles: readonly Feuille[];
}

/** A column of a kind, by its title. */
export const colonne =
  <G extends GenreDeColonne>(genre: G) =>
  (titre: string) => ({ titre, genre });

/** The sheet where a workbook says what it is, and each of its sheets where that needs words. */
export const lisezMoi = (lignes: readonly (readonly [sujet: string, explication: string])[]): Feuille => ({
  nom: 'Lisez-moi',
  colonnes: ['sujet', 'explication'].map(colonne('texte')),
  lignes,
});

const enCellule = (valeur: string | number | null, genre: GenreDeColonne | undefined): string => {
  if (valeur === null) return '';
  return genre === 'montant' && typeof valeur === 'number' ? ecrireDecimal(valeur) : String(valeur);
};

/** A sheet as the lines of a CSV: its heads, then its cells; sums in euros. */
export const lignesDeTableau = ({ colonnes, lignes }: Feuille): string[][] => [
  colonnes.map(({ titre }) => titre),
  ...lignes.map((ligne) => ligne.map((valeur, rang) => enCellule(valeur, colonnes[rang]?.genre))),
];
