import type { Rentree } from './annee.ts';
import { trouverBareme } from './bareme/bareme.ts';
import { primesDe } from './bareme/primes.ts';
import { montantDe } from './echelon.ts';
import type { Centimes } from './montant.ts';
import type { Regime, TypeBourse } from './situation.ts';

/** Yearly amounts that one attribution opens; `internat` only for a boursier interne (C. IV.C.2). */
export interface MontantsAttribues {
  echelon: number;
  annuel: Centimes;
  internat: Centimes | null;
}

/** Amounts of an échelon (annexes 6 and 7). Null when the barème has no such échelon or no such year. */
export function montantsDeLAttribution(
  type: TypeBourse,
  annee: Rentree,
  echelon: number,
  regime: Regime,
): MontantsAttribues | null {
  const bareme = trouverBareme(annee, type);
  if (!bareme || !Number.isInteger(echelon) || echelon < 1 || echelon > bareme.echelons) return null;
  const primes = primesDe(annee, type, echelon);
  const interne = regime === 'interne' && primes.genre === 'droit';
  return { echelon, annuel: montantDe(bareme, echelon), internat: interne ? primes.droit.internat : null };
}
