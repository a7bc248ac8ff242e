import { garde, type Verification } from '../garde.ts';
import { type LigneDeProcedure, selon } from '../ligne-de-procedure.ts';
import type { Canal } from '../situation.ts';

/** What a dossier says of how it was opened. */
export interface FaitsDeLEtude {
  canal: Canal;
}

/** Conditions of what the application does after an étude. */
export const GARDES_DE_L_ETUDE = {
  etudeConsentie: garde(['canal'], ({ canal }) =>
    canal === 'etude_automatique'
      ? null
      : 'Cette demande a été déposée : elle ne vient pas d’une étude automatique.',
  ),
  calculConclut: garde(['calcul'], ({ calcul }) =>
    calcul === 'droit' || calcul === 'sans_droit'
      ? null
      : 'Le calcul ne conclut pas : ce dossier revient à une personne, ou attend une pièce.',
  ),
} as const satisfies Record<string, Verification>;

/**
 * Rows of the procedure table for the étude automatique (C. II.B.1): the application opens it on a consent, computes it and asks
 * for what lacks. It decides nothing: the authority of the branch signs.
 */
export const ACTES_DE_L_ETUDE = {
  ouvrir_etude: {
    libelle: 'Ouvrir une étude automatique',
    accompli: 'Étude automatique ouverte, sur consentement',
    de: ['brouillon'],
    vers: selon(['horsDelai'], ({ horsDelai }) => (horsDelai ? 'deposee' : 'en_instruction')),
    par: ['systeme'],
    gardes: ['etudeConsentie'],
    saisie: [],
    ecrit: 'demande',
    article: 'C. II.B.1',
  },
  proposer_etude: {
    libelle: 'Proposer le résultat de l’étude',
    accompli: 'Résultat de l’étude automatique proposé à la signature',
    de: ['en_instruction'],
    vers: 'proposee',
    par: ['systeme'],
    gardes: ['etudeConsentie', 'dansLesDelais', 'calculConclut'],
    saisie: [],
    ecrit: 'proposition',
    article: 'C. II.B.1',
  },
  demander_pieces_etude: {
    libelle: 'Demander ce que l’étude n’a pas trouvé',
    accompli: 'Pièces demandées à la famille, après l’étude automatique',
    de: ['en_instruction'],
    vers: 'incomplete',
    par: ['systeme'],
    gardes: ['etudeConsentie', 'dansLesDelais', 'piecesNommees'],
    saisie: ['piecesNommees'],
    ecrit: 'demande_de_pieces',
    courrier: 'demande_incomplete',
    article: 'C. II.B.1 et III.C',
  },
} as const satisfies Record<string, LigneDeProcedure>;
