import { FAMILLE_OU_BUREAUX, type LigneDeProcedure } from '../ligne-de-procedure.ts';

/** Rows of the procedure table for the avis d'impôt that comes after the other pieces (C. III.C). */
export const ACTES_DE_L_AVIS = {
  signaler_attente_avis: {
    libelle: 'Signaler l’attente de l’avis d’impôt',
    accompli: 'Attente de l’avis d’impôt signalée',
    de: ['incomplete'],
    vers: 'incomplete',
    par: FAMILLE_OU_BUREAUX,
    gardes: ['avisManquant', 'annonceDatee', 'anneeScolaireEnCours'],
    saisie: ['annonceLe'],
    article: 'C. III.C',
  },
} as const satisfies Record<string, LigneDeProcedure>;
