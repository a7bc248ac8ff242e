import { apres, avant, type Jour } from '../date.ts';
import type { EtapeDeRelance } from './relances.ts';

/** What the family has still to be told. */
export interface AnnoncesDues {
  /** Day on which silence rejected the demande, and the recours that waits. */
  silenceDemande: Jour | null;
  silenceRecours: Jour | null;
  /** Last day of the pieces to remind of. */
  rappelPieces: Jour | null;
  /** Means by which the family is to be reminded before the closing of what its dossier lacks. */
  relance: EtapeDeRelance | null;
}

/** Days before the last one for the pieces, from which the family is reminded of it: enough to ask for a paper. */
export const JOURS_DU_RAPPEL = 5;

/** A day that the family has still to be told of: null once a letter was written about it, or when there is none. */
export const resteADire = (leJour: Jour | null, dits: readonly Jour[]): Jour | null =>
  leJour && !dits.some((dit) => apres(dit, leJour)) ? leJour : null;

/** The last day of the pieces when it is near enough to be reminded, and still ahead; null otherwise. */
export function rappelDes(limite: Jour | null, jour: Jour): Jour | null {
  if (!limite || apres(jour, limite)) return null;
  return avant(jour, limite.subtract({ days: JOURS_DU_RAPPEL })) ? null : limite;
}
