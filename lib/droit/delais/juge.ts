import { ecrireJour, type Jour } from '../date.ts';
import type { Delai } from './delai.ts';

/** The day that the tribunal set for what the administration answers: no rule computes it, the judge says it (CJA R. 611-10). */
export const echeanceDuJuge = (reponseAvant: Jour): Delai => ({
  id: 'delai.du_juge',
  echeance: reponseAvant,
  article: 'CJA R. 611-10',
  cause: 'le délai que le tribunal a fixé',
  phrase: `Le tribunal attend la réponse de l’administration jusqu’au ${ecrireJour(reponseAvant)} : c’est le délai qu’il a fixé.`,
  trace: [],
});
