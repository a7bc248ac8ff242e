/** The shape of a year of barème, and how a year without its annexe at hand is rebuilt from the formula. */
import { POURCENTAGES, type Pourcentages } from './coefficients.ts';
import { type BasesDeCalcul, type Grilles, projeter } from './projection.ts';

/** `publie`: every cell read in the annexe. `derive`: computed from the coefficients, with the official SMIC and BMAF. */
export type Origine = 'publie' | 'derive';

/** Yearly amounts in euros, one per échelon, that go with the bourse. Known only where the annexe was read. */
export interface Primes {
  internat: { college: readonly number[]; lycee: readonly number[] };
  merite: readonly number[];
  equipement: number;
}

/** A barème and the days on which it is the one in force. A mid-year revision adds a version; the old one keeps its dates. */
export interface Version {
  /** ISO days, both included. */
  du: string;
  au: string;
  origine: Origine;
  source: string;
  bases: BasesDeCalcul;
  grilles: Grilles;
  primes?: Primes;
}

export interface AnneeDeBareme {
  rentree: number;
  /** Calendar year of the income that counts: N-2 up to the rentrée 2019, N-1 since. */
  anneeDesRevenus: number;
  versions: readonly [Version, ...Version[]];
}

/** A version computed from SMIC and BMAF; by default in force over the whole school year. */
export function versionDerivee(
  rentree: number,
  bases: BasesDeCalcul,
  source: string,
  options: { du?: string; au?: string; pourcentages?: Pourcentages } = {},
): Version {
  return {
    du: options.du ?? `${rentree}-09-01`,
    au: options.au ?? `${rentree + 1}-08-31`,
    origine: 'derive',
    source,
    bases,
    grilles: projeter(bases, options.pourcentages ?? POURCENTAGES),
  };
}
