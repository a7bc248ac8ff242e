import { apres, type Jour } from '../date.ts';
import type { Etat } from '../etats.ts';
import { echeanceSilenceSurLaDemande } from './administration.ts';

/** States in which the administration owes a decision. */
const ATTEND_UNE_DECISION: readonly Etat[] = ['deposee', 'en_instruction', 'proposee'];

/** What makes the delays of a recours run when nobody answered. */
export const REJET_PAR_SILENCE = 'le rejet né du silence de l’administration';

/**
 * The day on which silence has rejected a demande (CRPA L. 231-4, 3°); null while the administration still has that day to
 * answer, while nothing runs (pieces are missing, L. 114-5), and once it has decided. A later decision stays possible.
 */
export function rejetParSilence(etat: Etat, demandeComplete: Jour | null, jour: Jour): Jour | null {
  if (!ATTEND_UNE_DECISION.includes(etat)) return null;
  const { echeance } = echeanceSilenceSurLaDemande(demandeComplete);
  return echeance && apres(jour, echeance) ? echeance : null;
}
