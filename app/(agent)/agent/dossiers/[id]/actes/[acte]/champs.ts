/** Fields of an act as data: the page says which, the form draws them and gives back what was typed after a refusal. */
export type Champ =
  | { sorte: 'date'; nom: string; libelle: string; valeur?: string; indice?: string; facultatif?: boolean }
  | {
      sorte: 'long';
      nom: string;
      libelle: string;
      indice?: string;
      valeur?: string;
      facultatif?: boolean;
      apercu?: boolean;
    }
  | {
      sorte: 'choix' | 'liste';
      nom: string;
      libelle: string;
      options: readonly Option[];
      indice?: string;
      valeur?: string;
      apercu?: boolean;
    }
  | { sorte: 'cases'; nom: string; libelle: string; options: readonly Case[]; replie?: boolean }
  | {
      sorte: 'nombre' | 'montant' | 'texte';
      nom: string;
      libelle: string;
      indice?: string;
      valeur?: string;
      facultatif?: boolean;
    }
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
