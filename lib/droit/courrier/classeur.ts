/** A workbook for spreadsheets, as data: named sheets, each one table from its first cell. */

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
