/**
 * The table behind every barème: ceilings are coefficients of the hourly SMIC (arrêtés of 22 March 2016, unchanged since),
 * amounts are percentages of the BMAF (D. 531-7 for the collège, D. 531-29 for the lycée).
 * Kept as integers (tenths of a coefficient, hundredths of a percent) so that no rounding depends on binary fractions.
 */
import type { TypeBourse } from '../situation.ts';

/** One line per number of children (1 to 8 and more), one column per échelon. */
type Table = readonly (readonly number[])[];

const COLLEGE: Table = [
  [15_562, 8_412, 2_968],
  [19_153, 10_354, 3_653],
  [22_744, 12_295, 4_338],
  [26_335, 14_237, 5_023],
  [29_927, 16_178, 5_708],
  [33_518, 18_119, 6_393],
  [37_109, 20_061, 7_078],
  [40_700, 22_002, 7_763],
];

const LYCEE: Table = [
  [18_550, 14_684, 12_471, 10_058, 6_251, 2_443],
  [19_976, 16_021, 13_604, 10_971, 6_946, 2_919],
  [22_829, 18_690, 15_872, 12_801, 8_335, 3_869],
  [26_397, 21_362, 18_140, 14_630, 9_723, 4_817],
  [29_964, 25_367, 21_541, 17_373, 11_807, 6_241],
  [34_246, 29_371, 24_943, 20_118, 13_892, 7_664],
  [38_526, 33_377, 28_345, 22_859, 15_975, 9_090],
  [42_807, 37_384, 31_747, 25_602, 18_059, 10_513],
];

/** Coefficients of the hourly SMIC, in tenths: `[children − 1][échelon − 1]`. */
export const COEFFICIENTS: Readonly<Record<TypeBourse, Table>> = { college: COLLEGE, lycee: LYCEE };

/** Percentages of the BMAF, in hundredths of a percent, one per échelon. */
export interface Pourcentages {
  college: readonly number[];
  lycee: readonly number[];
}

const LYCEE_DEPUIS_2016 = [10_642, 13_079, 15_435, 17_791, 20_147, 22_584] as const;

/** In force since the rentrée 2017 (décret 2017-792 raised the collège by a quarter). */
export const POURCENTAGES: Pourcentages = { college: [2_560, 7_091, 11_075], lycee: LYCEE_DEPUIS_2016 };

/** The rentrée 2016 alone: collège rates of D. 531-7 before the décret 2017-792. */
export const POURCENTAGES_2016: Pourcentages = { college: [2_048, 5_673, 8_860], lycee: LYCEE_DEPUIS_2016 };

/** Number of échelons of a type of bourse. */
export const nombreEchelons = (type: TypeBourse): number => (type === 'college' ? 3 : 6);

/** Ceilings stop growing at eight children (C. IV.A). */
export const ENFANTS_MAXIMUM = 8;
