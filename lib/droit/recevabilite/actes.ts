import { BUREAUX, type LigneDeProcedure } from '../ligne-de-procedure.ts';

/** A family may give up until its decision leaves, and when its demande waits for the other parent to give up. */
const ABANDONNABLES = [
  'deposee',
  'incomplete',
  'en_instruction',
  'proposee',
  'decidee',
  'irrecevable',
] as const;

/** Rows of the procedure table for two demandes of one pupil, and for the end that a family gives to its own (C. II.C.1). */
export const ACTES_DE_LA_DOUBLE_DEMANDE = {
  declarer_double_demande: {
    libelle: 'Déclarer irrecevable, deux parents demandent',
    accompli: 'Demande déclarée irrecevable, les deux parents demandent',
    de: ['deposee', 'incomplete', 'en_instruction', 'proposee'],
    vers: 'irrecevable',
    par: 'decider',
    gardes: ['aucunRecoursPendant', 'delegationEnCours', 'dansLesDelais', 'deuxParents'],
    saisie: [],
    ecrit: 'decision',
    decision: 'irrecevabilite',
    courrier: 'irrecevabilite',
    article: 'C. II.C.1',
    attendu: true,
  },
  reprendre_apres_desistement: {
    libelle: 'Reprendre la demande, l’autre est retirée',
    accompli: 'Demande reprise à sa date, l’autre demande est retirée',
    de: ['irrecevable'],
    vers: 'deposee',
    par: ['systeme'],
    gardes: ['aucunRecoursPendant', 'repriseDue'],
    saisie: [],
    courrier: 'reprise_de_la_demande',
    article: 'C. II.C.1',
  },
  se_desister: {
    libelle: 'Renoncer à la demande',
    accompli: 'Demande abandonnée par la famille',
    de: ABANDONNABLES,
    vers: 'desistee',
    par: ['famille'],
    gardes: ['abandonPossible'],
    saisie: [],
    article: 'C. II.C.1',
  },
  enregistrer_desistement: {
    libelle: 'Enregistrer un désistement',
    accompli: 'Demande abandonnée par la famille, par écrit',
    de: ABANDONNABLES,
    vers: 'desistee',
    par: BUREAUX,
    gardes: ['abandonPossible', 'motivationEcrite'],
    saisie: ['motivation'],
    article: 'C. II.C.1',
  },
} as const satisfies Record<string, LigneDeProcedure>;
