import type { Jour } from './date.ts';
import type { Regle } from './regle.ts';

/** True when the rule is law on that day, both bounds included. */
export function estEnVigueur(regle: Regle, j: Jour): boolean {
  const iso = j.toString();
  return iso >= regle.enVigueur.du && (regle.enVigueur.au === undefined || iso <= regle.enVigueur.au);
}
