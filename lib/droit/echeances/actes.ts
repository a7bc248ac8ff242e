import { BUREAUX, type LigneDeProcedure, SUR_PLACE } from '../ligne-de-procedure.ts';

/**
 * Rows of the procedure table that follow from a day alone. The application tells and reminds: it never decides, refuses
 * nor answers (a test holds it).
 */
export const ACTES_DES_ECHEANCES = {
  constater_silence: {
    libelle: 'Constater l’absence de réponse',
    accompli: 'Demande rejetée par le silence, famille avertie',
    de: ['deposee', 'en_instruction', 'proposee'],
    vers: SUR_PLACE,
    par: ['systeme'],
    gardes: ['silenceSurLaDemande'],
    saisie: [],
    courrier: 'silence_sur_la_demande',
    article: 'C. IV.B ; CRPA L. 231-4',
  },
  constater_silence_recours: {
    libelle: 'Constater l’absence de réponse au recours',
    accompli: 'Recours rejeté par le silence, famille avertie',
    de: ['deposee', 'en_instruction', 'proposee', 'notifiee', 'irrecevable', 'retiree'],
    vers: SUR_PLACE,
    par: ['systeme'],
    gardes: ['silenceSurLeRecours'],
    saisie: [],
    courrier: 'silence_sur_le_recours',
    article: 'C. IV.B ; CRPA L. 411-7',
  },
  rappeler_pieces: {
    libelle: 'Rappeler les pièces attendues',
    accompli: 'Pièces attendues rappelées à la famille',
    de: ['incomplete'],
    vers: SUR_PLACE,
    par: ['systeme'],
    gardes: ['rappelDu'],
    saisie: [],
    courrier: 'rappel_de_pieces',
    article: 'C. III.C',
  },
  relancer_avant_cloture: {
    libelle: 'Relancer avant la clôture',
    accompli: 'Famille relancée avant la clôture',
    de: ['deposee', 'en_instruction', 'incomplete'],
    vers: SUR_PLACE,
    par: ['systeme'],
    gardes: ['relanceDue'],
    saisie: [],
    courrier: 'relance_avant_cloture',
    article: 'C. II.A',
  },
  relancer_en_recommande: {
    libelle: 'Relancer en recommandé',
    accompli: 'Famille relancée en recommandé',
    de: ['deposee', 'en_instruction', 'incomplete'],
    vers: SUR_PLACE,
    par: BUREAUX,
    gardes: ['recommandeDu'],
    saisie: [],
    courrier: 'relance_avant_cloture',
    article: 'C. II.A',
  },
} as const satisfies Record<string, LigneDeProcedure>;
