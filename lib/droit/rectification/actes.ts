import {
  APRES_LE_DEPOT,
  BUREAUX,
  FAMILLE_OU_BUREAUX,
  type LigneDeProcedure,
  SUR_PLACE,
  selon,
} from '../ligne-de-procedure.ts';

/** Nothing was decided yet, or the decision is known: between the two, it is called back or leaves. */
const RECTIFIABLES = ['deposee', 'incomplete', 'en_instruction', 'proposee', 'notifiee'] as const;

/** Rows of the procedure table for an error that a family says of its own demande (C. IV.B, droit à l'erreur). */
export const ACTES_DE_RECTIFICATION = {
  signaler_erreur: {
    libelle: 'Enregistrer une erreur signalée',
    accompli: 'Erreur signalée par la famille',
    de: RECTIFIABLES,
    vers: SUR_PLACE,
    par: FAMILLE_OU_BUREAUX,
    gardes: ['dansLesDelais', 'aucuneErreurAnnoncee', 'erreurDatee'],
    saisie: ['erreurLe'],
    ecrit: 'rectification',
    article: 'C. IV.B, droit à l’erreur ; CRPA L. 123-1',
  },
  rectifier: {
    libelle: 'Rectifier la demande',
    accompli: 'Demande rectifiée',
    de: RECTIFIABLES,
    // A decision that would be another one is taken anew; what was decided stands until then.
    vers: selon(['etat', 'resultatInchange'], ({ etat, resultatInchange }) =>
      etat === 'notifiee' && !resultatInchange ? 'en_instruction' : etat,
    ),
    par: 'instruire',
    gardes: [
      'dansLesDelais',
      'aucunRecoursPendant',
      'aucunRetraitEngage',
      'erreurAnnoncee',
      'bonneFoiPourModifier',
      'motivationEcrite',
    ],
    saisie: ['bonneFoi', 'motivation'],
    ecrit: 'demande',
    article: 'C. IV.B, droit à l’erreur ; CRPA L. 123-1',
  },
  ecarter_rectification: {
    libelle: 'Laisser la demande comme elle est',
    accompli: 'Erreur signalée, examinée : rien n’est changé',
    de: RECTIFIABLES,
    vers: SUR_PLACE,
    par: 'instruire',
    gardes: ['erreurAnnoncee', 'reponseSignee', 'motivationEcrite'],
    saisie: ['motivation'],
    ecrit: 'rectification',
    courrier: 'rectification_ecartee',
    article: 'C. IV.B, droit à l’erreur ; CRPA L. 123-1',
  },
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
