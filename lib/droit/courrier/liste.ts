/** A list to print, strings only: a table with its head, what is counted, and room for a hand where one signs. */
export interface ListeImprimee {
  /** A letter to a person: upright, its address where an envelope has its window. Left out of what an office reads, as wide as its table. */
  lettre?: true;
  titre: string;
  reference: string;
  /** ISO day. */
  jour: string;
  lieuEtDate: string;
  /** Ministère, académie, then who makes the list. */
  entete: readonly string[];
  destinataire: readonly string[];
  ouverture: readonly string[];
  /** Names of the columns; `nombre`: aligned right. `largeur`: share of the width. */
  colonnes: readonly { titre: string; largeur: number; nombre?: boolean }[];
  lignes: readonly (readonly string[])[];
  /** Under the table. */
  bilan: readonly string[];
  /** Under whom a hand signs; left out when nobody does. */
  signature?: readonly string[];
}
