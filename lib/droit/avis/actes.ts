import { FAMILLE_OU_BUREAUX, type LigneDeProcedure, SUR_PLACE } from '../ligne-de-procedure.ts';

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
  retenir_avis_tardif: {
    libelle: 'Retenir l’avis d’impôt venu tard',
    accompli: 'Avis d’impôt tardif retenu',
    de: ['incomplete', 'en_instruction', 'proposee'],
    vers: SUR_PLACE,
    par: 'decider',
    gardes: ['delegationEnCours', 'avisTardifVenu', 'avisRecuDate', 'motivationEcrite'],
    saisie: ['avisRecuParLaFamille', 'motivation'],
    article: 'C. III.C',
  },
  refuser_avis_tardif: {
    libelle: 'Refuser pour un avis d’impôt trop tardif',
    accompli: 'Bourse refusée, avis d’impôt trop tardif',
    de: ['incomplete', 'en_instruction', 'proposee'],
    vers: 'decidee',
    par: 'decider',
    gardes: [
      'aucunRecoursPendant',
      'autreLecteur',
      'delegationEnCours',
      'piecesVerifiees',
      'demandeExaminable',
      'avisTardifAOpposer',
      'avisRecuDate',
      'motivationEcrite',
    ],
    saisie: ['avisRecuParLaFamille', 'motivation'],
    ecrit: 'decision',
    decision: 'refus_incompletude',
    courrier: 'refus',
    article: 'C. III.C',
  },
} as const satisfies Record<string, LigneDeProcedure>;
