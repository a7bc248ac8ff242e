import type { AnneeDeBareme } from './annee-de-bareme.ts';

/**
 * Annexes 6 and 7 of the circulaire of 11-5-2026 (MENE2612428C), every cell as printed.
 * Collège, 2 children, échelon 2: the annexe prints 12 300 where the formula gives 12 301; the printed value counts.
 */
export const RENTREE_2026: AnneeDeBareme = {
  rentree: 2026,
  anneeDesRevenus: 2025,
  versions: [
    {
      du: '2026-09-01',
      au: '2027-08-31',
      origine: 'publie',
      source: 'circulaire du 11-5-2026 (MENE2612428C), annexes 6 et 7',
      bases: { smicHoraire: 11.88, bmaf: 474.37 },
      grilles: {
        college: {
          plafonds: [
            [18_488, 9_993, 3_526],
            [22_754, 12_300, 4_340],
            [27_020, 14_606, 5_154],
            [31_286, 16_914, 5_967],
            [35_553, 19_219, 6_781],
            [39_819, 21_525, 7_595],
            [44_085, 23_832, 8_409],
            [48_352, 26_138, 9_222],
          ],
          montants: [120, 336, 525],
        },
        lycee: {
          plafonds: [
            [22_037, 17_445, 14_816, 11_949, 7_426, 2_902],
            [23_731, 19_033, 16_162, 13_034, 8_252, 3_468],
            [27_121, 22_204, 18_856, 15_208, 9_902, 4_596],
            [31_360, 25_378, 21_550, 17_380, 11_551, 5_723],
            [35_597, 30_136, 25_591, 20_639, 14_027, 7_414],
            [40_684, 34_893, 29_632, 23_900, 16_504, 9_105],
            [45_769, 39_652, 33_674, 27_156, 18_978, 10_799],
            [50_855, 44_412, 37_715, 30_415, 21_454, 12_489],
          ],
          montants: [504, 621, 732, 843, 957, 1_071],
        },
      },
      primes: {
        internat: { college: [327, 396, 465], lycee: [327, 396, 465, 534, 603, 672] },
        merite: [402, 522, 642, 762, 882, 1_002],
        equipement: 341.71,
      },
    },
  ],
};
