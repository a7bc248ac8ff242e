import type { TypeBourse } from '#lib/droit/situation.ts';

/** Annexes 6 and 7 of the circulaire of 11-5-2026, typed a second time from the text: line = children, then échelons. */
const COLLEGE = `
1 18488 9993 3526
2 22754 12300 4340
3 27020 14606 5154
4 31286 16914 5967
5 35553 19219 6781
6 39819 21525 7595
7 44085 23832 8409
8 48352 26138 9222`;

const LYCEE = `
1 22037 17445 14816 11949 7426 2902
2 23731 19033 16162 13034 8252 3468
3 27121 22204 18856 15208 9902 4596
4 31360 25378 21550 17380 11551 5723
5 35597 30136 25591 20639 14027 7414
6 40684 34893 29632 23900 16504 9105
7 45769 39652 33674 27156 18978 10799
8 50855 44412 37715 30415 21454 12489`;

export interface Cellule {
  type: TypeBourse;
  enfants: number;
  echelon: number;
  plafond: number;
}

const lire = (type: TypeBourse, texte: string): Cellule[] =>
  texte
    .trim()
    .split('\n')
    .flatMap((ligne) => {
      const [enfants, ...plafonds] = ligne.split(' ').map(Number) as [number, ...number[]];
      return plafonds.map((plafond, i) => ({ type, enfants, echelon: i + 1, plafond }));
    });

export const CELLULES: readonly Cellule[] = [...lire('college', COLLEGE), ...lire('lycee', LYCEE)];

/** Yearly amounts in euros, as printed. */
export const MONTANTS: Readonly<Record<TypeBourse, readonly number[]>> = {
  college: [120, 336, 525],
  lycee: [504, 621, 732, 843, 957, 1071],
};
