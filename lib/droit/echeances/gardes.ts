import { garde, type Verification } from '../garde.ts';
import { JOURS_DES_RELANCES, JOURS_ENTRE_RELANCES } from './relances.ts';

const RIEN_A_ANNONCER = 'Rien n’est échu, ou la famille le sait déjà.';

/** Conditions of what the application tells on a day: something is due, and was not told yet. */
export const GARDES_DES_ECHEANCES = {
  silenceSurLaDemande: garde(['silenceDemande'], (f) => (f.silenceDemande ? null : RIEN_A_ANNONCER)),
  silenceSurLeRecours: garde(['silenceRecours'], (f) => (f.silenceRecours ? null : RIEN_A_ANNONCER)),
  rappelDu: garde(['rappelPieces'], (f) => (f.rappelPieces ? null : RIEN_A_ANNONCER)),
  relanceDue: garde(['relance'], ({ relance }) =>
    relance === 'courriel' || relance === 'courrier' ? null : RIEN_A_ANNONCER,
  ),
  recommandeDu: garde(['relance'], ({ relance }) =>
    relance === 'recommande'
      ? null
      : `La relance en recommandé vient dans les ${JOURS_DES_RELANCES.recommande} derniers jours de la campagne, ${JOURS_ENTRE_RELANCES} jours au moins après le courrier resté sans effet.`,
  ),
} as const satisfies Record<string, Verification>;
