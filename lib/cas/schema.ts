import type { Reponse } from '#lib/droit/cas/juger.ts';

/** First answers shown in the page; the whole file is for the download. */
export const LIGNES_MONTREES = 50;

/** What the page shows of a file: nothing of it is kept on the server. */
export type EtatDesCas =
  | { statut: 'vierge' }
  | { statut: 'refuse'; champ: 'fichier' | 'texte'; causes: readonly string[]; texte: string }
  | {
      statut: 'juge';
      texte: string;
      /** Lines read, by result. */
      comptes: Readonly<Record<string, number>>;
      total: number;
      premieres: readonly Pick<
        Reponse,
        'ligne' | 'ref' | 'resultat' | 'type' | 'echelon' | 'annuel' | 'motif' | 'manques' | 'questions'
      >[];
      millisecondes: number;
    };
