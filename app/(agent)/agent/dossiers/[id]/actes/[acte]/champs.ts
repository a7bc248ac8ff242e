interface Commun {
  nom: string;
  libelle: string;
  indice?: string;
  valeur?: string;
  /** The act passes without it: the browser asks for every other field. */
  facultatif?: boolean;
}

/** Fields of an act as data: the page says which, the form draws them and gives back what was typed after a refusal. */
export type Champ =
  | ({ sorte: 'date' | 'long' | 'nombre' | 'texte' } & Commun)
  | ({ sorte: 'montant'; centimes?: boolean } & Commun)
  | ({ sorte: 'choix' | 'liste'; options: readonly Option[] } & Commun)
  | { sorte: 'cases'; nom: string; libelle: string; options: readonly Case[]; replie?: boolean }
  | { sorte: 'fichiers'; nom: string; libelle: string; indice?: string; facultatif?: boolean };

export interface Option {
  valeur: string;
  libelle: string;
  indice?: string;
}

/** A tick box: its own name, so that each answer comes back by itself. */
export interface Case {
  nom: string;
  libelle: string;
  indice?: string;
  cochee: boolean;
}
