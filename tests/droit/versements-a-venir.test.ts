/** What a family may still expect of the year, on a day (C. IV.C, V.A, VII.B). */
import { describe, expect, test } from 'vitest';
import { rentree } from '#lib/droit/annee.ts';
import { type DroitEnCours, versementsAVenir } from '#lib/droit/argent/a-venir.ts';
import { jour } from '#lib/droit/date.ts';
import { euros } from '#lib/droit/montant.ts';

const ANNEE = rentree(2026);
const droit = (
  composante: DroitEnCours['composante'],
  annuel: number,
  du = '2026-09-01',
  au = '2027-08-31',
) => ({
  composante,
  annuel: euros(annuel),
  du: jour(du),
  au: jour(au),
  finSansSuite: false,
});
const aVenir = (
  droits: DroitEnCours[],
  connueLe: string,
  leJour = connueLe,
  type: 'college' | 'lycee' = 'college',
) =>
  versementsAVenir(ANNEE, type, droits, { connueLe: jour(connueLe), jour: jour(leJour) }).map(
    ({ trimestre, avantLe, montant, rappel, equipement }) => [
      trimestre,
      avantLe.toString(),
      montant / 100,
      rappel / 100,
      equipement / 100,
    ],
  );

describe('payments to come', () => {
  test('are three thirds, each before the end of its trimestre', () => {
    expect(aVenir([droit('bourse', 525)], '2026-11-10')).toEqual([
      [1, '2026-12-31', 175, 0, 0],
      [2, '2027-03-31', 175, 0, 0],
      [3, '2027-08-31', 175, 0, 0],
    ]);
  });

  test('of the lycée: mérite and internat in three parts, the équipement whole with the first', () => {
    const droits = [
      droit('bourse', 504),
      droit('merite', 402),
      droit('internat', 327),
      droit('equipement', 341.71),
    ];
    expect(aVenir(droits, '2026-12-01')).toEqual([
      [1, '2026-12-31', 168 + 134 + 109 + 341.71, 0, 341.71],
      [2, '2027-03-31', 411, 0, 0],
      [3, '2027-08-31', 411, 0, 0],
    ]);
  });

  test('of a bourse renounced in October: its whole trimestre in a collège, its days in a lycée or when another goes on', () => {
    // 50 of the 120 days of the first trimestre (C. V.A).
    const finie = { ...droit('bourse', 525, '2026-09-01', '2026-10-20'), finSansSuite: true };
    expect(aVenir([finie], '2026-10-10')).toEqual([[1, '2026-12-31', 175, 0, 0]]);
    expect(aVenir([finie], '2026-10-10', '2026-10-10', 'lycee')).toEqual([[1, '2026-12-31', 72.92, 0, 0]]);
    expect(aVenir([{ ...finie, finSansSuite: false }], '2026-10-10')).toEqual([
      [1, '2026-12-31', 72.92, 0, 0],
    ]);
  });

  test('of a late decision: the first one pays the trimestres past', () => {
    expect(aVenir([droit('bourse', 525)], '2027-02-03')).toEqual([
      [2, '2027-03-31', 350, 175, 0],
      [3, '2027-08-31', 175, 0, 0],
    ]);
  });

  test('on the last day of a trimestre its payment is still to come, on the day after it is not', () => {
    const bourse = [droit('bourse', 525)];
    expect(aVenir(bourse, '2026-11-10', '2026-12-31').length).toBe(3);
    expect(aVenir(bourse, '2026-11-10', '2027-01-01').map(([trimestre]) => trimestre)).toEqual([2, 3]);
  });

  test('refuses: anything after a right that ended, or once the year is over', () => {
    const fini = aVenir([droit('bourse', 525, '2026-09-01', '2026-12-31')], '2026-11-10', '2027-01-15');
    expect(fini).toEqual([]);
    expect(aVenir([droit('bourse', 525)], '2026-11-10', '2027-09-01')).toEqual([]);
  });

  test('refuses: a sum without a right', () => {
    expect(aVenir([], '2026-11-10')).toEqual([]);
  });

  test('the reprise d’études begins with the trimestre of the return', () => {
    expect(aVenir([droit('reprise', 600, '2027-01-15')], '2027-02-03')).toEqual([
      [2, '2027-03-31', 200, 0, 0],
      [3, '2027-08-31', 200, 0, 0],
    ]);
  });
});
