/** Échelon and amount, the fast path: no allocation, no trace. `calcul.ts` tells the same thing with its reasons. */
import { type Bareme, ligneDuTableau } from './bareme/bareme.ts';
import type { Centimes } from './montant.ts';

/**
 * The échelon granted (annexes 6 and 7): the highest whose ceiling is not exceeded, 0 when even the first one is.
 * `rfr` in whole euros, `enfants` a whole number; both are checked by `ressources.ts` and `charges.ts`, not here.
 */
export function echelonDe(bareme: Bareme, rfr: number, enfants: number): number {
  const { plafonds, echelons } = bareme;
  const debut = ligneDuTableau(enfants) * echelons;
  let echelon = 0;
  while (echelon < echelons && rfr <= (plafonds[debut + echelon] as number)) echelon++;
  return echelon;
}

/** The ceiling of an échelon (1 to n) in euros; Infinity below the first: nothing to exceed when there is no bourse. */
export function plafondDe(bareme: Bareme, echelon: number, enfants: number): number {
  if (echelon < 1) return Number.POSITIVE_INFINITY;
  return bareme.plafonds[ligneDuTableau(enfants) * bareme.echelons + echelon - 1] as number;
}

/** The yearly amount of an échelon in centimes, 0 for échelon 0. */
export function montantDe(bareme: Bareme, echelon: number): Centimes {
  return bareme.montants[echelon] as Centimes;
}

/** The yearly amount for an income and a number of children, in centimes: 0 when there is no bourse. */
export function montantAnnuel(bareme: Bareme, rfr: number, enfants: number): Centimes {
  return bareme.montants[echelonDe(bareme, rfr, enfants)] as Centimes;
}
