import { describe, expect, it } from 'vitest';
import { type Grilles, projeter } from '#lib/droit/bareme/projection.ts';
import { RENTREE_2026 } from '#lib/droit/bareme/rentree-2026.ts';
import { ecartsAvecLaProjection } from '#lib/droit/bareme/verification.ts';
import { CELLULES, MONTANTS } from './annexes-2026.ts';

const BASES_2026 = { smicHoraire: 11.88, bmaf: 474.37 };

describe('the projection of a barème from SMIC and BMAF', () => {
  it('finds 71 of the 72 printed ceilings of 2026-2027, and 12 301 instead of 12 300', () => {
    const grilles = projeter(BASES_2026);
    const differentes = CELLULES.filter(
      (c) => grilles[c.type].plafonds[c.enfants - 1]?.[c.echelon - 1] !== c.plafond,
    );
    expect(differentes).toEqual([{ type: 'college', enfants: 2, echelon: 2, plafond: 12_300 }]);
    expect(grilles.college.plafonds[1]?.[1]).toBe(12_301);
  });

  it('finds the nine amounts, all of them multiples of three', () => {
    const { college, lycee } = projeter(BASES_2026);
    expect(college.montants).toEqual(MONTANTS.college);
    expect(lycee.montants).toEqual(MONTANTS.lycee);
    for (let bmaf = 400; bmaf < 600; bmaf += 0.37) {
      const p = projeter({ smicHoraire: 12, bmaf });
      for (const m of [...p.college.montants, ...p.lycee.montants]) expect(m % 3).toBe(0);
    }
  });

  it.each([
    [0, 474.37],
    [11.88, 0],
    [-1, 474.37],
    [Number.NaN, 474.37],
    [11.88, Number.NaN],
  ])('refuses: SMIC %d with BMAF %d', (smicHoraire, bmaf) => {
    expect(() => projeter({ smicHoraire, bmaf })).toThrow(RangeError);
  });
});

describe('the check of a newly typed annexe', () => {
  const projection = projeter(BASES_2026);
  const annexe = RENTREE_2026.versions[0].grilles;
  const modifiee = (changer: (g: { plafonds: number[][]; montants: number[] }) => void): Grilles => {
    const college = {
      plafonds: projection.college.plafonds.map((l) => [...l]),
      montants: [...projection.college.montants],
    };
    changer(college);
    return { college, lycee: projection.lycee };
  };

  it('finds nothing in the projection itself', () => {
    expect(ecartsAvecLaProjection(projection, projection)).toEqual([]);
  });

  it('refuses to pass over the printed 12 300', () => {
    expect(ecartsAvecLaProjection(annexe, projection)).toEqual([
      { type: 'college', enfants: 2, echelon: 2, saisi: 12_300, attendu: 12_301 },
    ]);
  });

  it('refuses: two figures swapped in a cell', () => {
    const saisie = modifiee((g) => {
      g.plafonds[7] = [48_532, 26_138, 9_222];
    });
    expect(ecartsAvecLaProjection(saisie, projection)).toEqual([
      { type: 'college', enfants: 8, echelon: 1, saisi: 48_532, attendu: 48_352 },
    ]);
  });

  it('refuses: a wrong amount, told with no number of children', () => {
    const saisie = modifiee((g) => {
      g.montants[2] = 552;
    });
    expect(ecartsAvecLaProjection(saisie, projection)).toEqual([
      { type: 'college', enfants: 0, echelon: 3, saisi: 552, attendu: 525 },
    ]);
  });

  it('refuses: a missing line, cell by cell, and cells that are not whole numbers', () => {
    const saisie = modifiee((g) => {
      g.plafonds.pop();
      g.plafonds[0] = [Number.NaN, 9_993.5, -3_526];
    });
    const ecarts = ecartsAvecLaProjection(saisie, projection);
    expect(ecarts.map((e) => [e.enfants, e.echelon, e.saisi])).toEqual([
      [1, 1, null],
      [1, 2, null],
      [1, 3, null],
      [8, 1, null],
      [8, 2, null],
      [8, 3, null],
    ]);
  });
});
