/** A fiche to print, strings only: what is known of a dossier, then what is joined to it and on which page. */
export interface FicheImprimee {
  titre: string;
  reference: string;
  /** ISO day. */
  jour: string;
  entete: readonly string[];
  ouverture: readonly string[];
  sections: readonly SectionDeFiche[];
  /** Page null: known to the dossier, and not found. */
  sommaire: readonly { titre: string; page: number | null }[];
}

export interface SectionDeFiche {
  titre: string;
  /** A name and its value. */
  donnees?: readonly (readonly [string, string])[];
  textes?: readonly string[];
  /** Rows of as many cells as there are columns; `nombre`: aligned right. */
  tableau?: {
    colonnes: readonly { titre: string; nombre?: boolean }[];
    lignes: readonly (readonly string[])[];
  };
  /** Room for a hand. */
  aRemplir?: boolean;
}
