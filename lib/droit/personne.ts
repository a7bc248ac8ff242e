import { APRES_LE_DEPOT, BUREAUX, type LigneDeProcedure, SUR_PLACE } from './ligne-de-procedure.ts';

/** Row of the procedure table for what is learnt of a person after the deposit (RGPD, art. 5 and 16). */
export const ACTES_DE_PERSONNE = {
  corriger_personne: {
    libelle: 'Corriger une personne',
    accompli: 'Personne corrigée',
    de: APRES_LE_DEPOT,
    vers: SUR_PLACE,
    // What was corrected in one place is followed by the application in the others.
    par: [...BUREAUX, 'systeme'],
    gardes: ['motivationEcrite'],
    saisie: ['motivation'],
    article: 'RGPD, art. 5 et 16',
  },
} as const satisfies Record<string, LigneDeProcedure>;
