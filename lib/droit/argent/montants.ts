import { type Centimes, centimes } from '../montant.ts';
import type { Trace } from '../regle.ts';

/** What a boursier may be paid besides the bourse itself (C. IV.C). */
export type Composante = 'bourse' | 'merite' | 'internat' | 'reprise' | 'equipement';

/** Yearly amount of each component, in centimes; zero when the pupil has no right to it. */
export type MontantsAnnuels = Readonly<Record<Composante, Centimes>>;

/** One amount per trimestre, first to third. */
export type Parts = readonly [Centimes, Centimes, Centimes];

/** A computation that always has an answer, with the lines that explain it. */
export interface Calcul<T> {
  valeur: T;
  trace: Trace;
}

export const ZERO = centimes(0);
export const PARTS_NULLES: Parts = [ZERO, ZERO, ZERO];

/** Sum of amounts, in centimes. */
export function somme(montants: readonly Centimes[]): Centimes {
  return centimes(montants.reduce((total: number, montant) => total + montant, 0));
}

/** Trimestre by trimestre, `a` plus `b`. */
export const ajouterParts = (a: Parts, b: Parts): Parts => [
  centimes(a[0] + b[0]),
  centimes(a[1] + b[1]),
  centimes(a[2] + b[2]),
];

/** Trimestre by trimestre, `a` minus `b`. */
export const retrancherParts = (a: Parts, b: Parts): Parts => [
  centimes(a[0] - b[0]),
  centimes(a[1] - b[1]),
  centimes(a[2] - b[2]),
];
