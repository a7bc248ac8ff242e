import { describe, expect, it } from 'vitest';
import { rentree } from '#lib/droit/annee.ts';
import { ANNEES, baremeDe, baremeDuJour } from '#lib/droit/bareme/bareme.ts';
import { calculerDroit } from '#lib/droit/calcul.ts';
import { jour } from '#lib/droit/date.ts';
import type { TypeBourse } from '#lib/droit/situation.ts';
import { avis, demandePour } from './foyers.ts';

const lire = (annee: number, type: TypeBourse, leJour?: string) => {
  const resultat = baremeDe(rentree(annee), type, leJour === undefined ? undefined : jour(leJour));
  if (resultat.genre !== 'droit') throw new Error(`${annee} refusée`);
  const { plafonds, montants, echelons } = resultat.droit;
  return {
    unEnfant: [...plafonds.slice(0, echelons)],
    premierEchelon: Array.from({ length: 8 }, (_, i) => plafonds[i * echelons]),
    montants: [...montants.slice(1)].map((c) => c / 100),
  };
};

describe('barèmes of past years, against what was published', () => {
  it('finds the collège of 2018-2019', () => {
    expect(lire(2018, 'college')).toMatchObject({
      unEnfant: [15_048, 8_134, 2_870],
      premierEchelon: [15_048, 18_521, 21_993, 25_466, 28_939, 32_412, 35_884, 39_357],
      montants: [105, 288, 453],
    });
  });

  it('finds the ceilings and amounts of the collège of 2019-2020', () => {
    const { premierEchelon, montants } = lire(2019, 'college');
    expect(premierEchelon).toEqual([15_189, 18_693, 22_198, 25_703, 29_209, 32_714, 36_218, 39_723]);
    expect(montants).toEqual([105, 291, 456]);
  });

  it('finds the collège of 2021-2022', () => {
    expect(lire(2021, 'college').premierEchelon.slice(0, 5)).toEqual([
      15_795, 19_440, 23_085, 26_730, 30_376,
    ]);
    expect(lire(2021, 'college').montants).toEqual([105, 294, 459]);
  });

  it('finds the collège and the lycée of 2023-2024', () => {
    expect(lire(2023, 'college')).toMatchObject({
      unEnfant: [16_885, 9_127, 3_220],
      montants: [111, 312, 486],
    });
    expect(lire(2023, 'lycee').premierEchelon).toEqual([
      20_127, 21_674, 24_769, 28_641, 32_511, 37_157, 41_801, 46_446,
    ]);
  });

  it('finds the lycée of 2024-2025', () => {
    const { unEnfant, montants } = lire(2024, 'lycee');
    expect([unEnfant[0], unEnfant[5]]).toEqual([21_370, 2_814]);
    expect(montants).toEqual([474, 582, 687, 792, 897, 1_008]);
  });

  it.each([
    [2016, 'college', 84, 360],
    [2017, 'college', 105, 450],
    [2018, 'lycee', 435, 921],
    [2019, 'lycee', 438, 930],
    [2020, 'lycee', 441, 933],
  ] as const)('pays in %i (%s) from %i to %i €', (annee, type, bas, haut) => {
    const { montants } = lire(annee, type);
    expect([montants[0], montants.at(-1)]).toEqual([bas, haut]);
  });

  it('says which years were read and which were derived', () => {
    expect(
      ANNEES.filter((a) => a.versions.some((v) => v.origine === 'publie')).map((a) => a.rentree),
    ).toEqual([2026]);
    for (const annee of ANNEES) for (const v of annee.versions) expect(v.source).toMatch(/SMIC|annexes/);
  });
});

describe('a barème revised in the middle of a year: 2022-2023', () => {
  it('keeps the first table before 1 September 2022', () => {
    expect(lire(2022, 'college', '2022-08-31').unEnfant[0]).toBe(15_951);
    expect(lire(2022, 'lycee', '2022-06-15').montants).toEqual([441, 543, 639, 738, 837, 936]);
  });

  it('applies the revised one from that day on, and when no day is given', () => {
    expect(lire(2022, 'college', '2022-09-01').premierEchelon).toEqual([
      16_885, 20_781, 24_677, 28_573, 32_471, 36_367, 40_263, 44_160,
    ]);
    expect(lire(2022, 'college').montants).toEqual([111, 312, 486]);
  });

  it('gives the revised table to a demande filed in June, which takes effect in September', () => {
    const foyer = { situation: 'parent_isole' as const, avis: avis(16_500, 1, { annee: 2021 }) };
    const enJuin = calculerDroit(demandePour('college', foyer, { annee: 2022, jour: '2022-06-10' }));
    expect(enJuin.genre === 'droit' && enJuin.droit.echelon).toBe(1);
  });

  it('keeps the table of its year for a demande filed in a prolonged campaign', () => {
    const foyer = { situation: 'parent_isole' as const, avis: avis(17_927, 1, { annee: 2023 }) };
    const prolongee = calculerDroit(demandePour('college', foyer, { annee: 2024, jour: '2024-11-14' }));
    expect(prolongee.genre === 'droit' && prolongee.droit.annuel).toBe(11_400);
  });
});

describe('years without barème', () => {
  it.each([2000, 2015, 2027, 2100])('refuses by its name: the rentrée %i', (annee) => {
    const resultat = baremeDe(rentree(annee), 'college');
    if (resultat.genre !== 'incalculable') throw new Error(`${annee} calculée`);
    expect(resultat.manques[0]?.libelle).toContain(`${annee}-${annee + 1}`);
    expect(resultat.trace).toMatchObject([{ regle: 'bareme_annee', issue: 'manque' }]);
  });

  it('refuses by its name: a whole situation of 2027-2028', () => {
    const foyer = { situation: 'parent_isole' as const, avis: avis(1_000, 1, { annee: 2026 }) };
    const resultat = calculerDroit(demandePour('lycee', foyer, { annee: 2027 }));
    expect(resultat).toMatchObject({ genre: 'incalculable', manques: [{ champ: 'rentree' }] });
  });
});

describe('temporal coverage', () => {
  it('has exactly one version in force each day from 2016-09-01 to 2027-08-31', () => {
    const versions = ANNEES.flatMap((a) => a.versions.map((v) => ({ ...v, rentree: a.rentree })));
    const fin = jour('2027-08-31');
    for (let j = jour('2016-09-01'); j.until(fin).sign >= 0; j = j.add({ days: 1 })) {
      const iso = j.toString();
      const annee = j.month >= 9 ? j.year : j.year - 1;
      const enVigueur = versions.filter((v) => v.rentree === annee && v.du <= iso && iso <= v.au);
      if (enVigueur.length !== 1) expect.fail(`${iso} : ${enVigueur.length} barèmes`);
      const trouve = baremeDuJour(j, 'lycee');
      if (trouve.genre !== 'droit' || trouve.droit.du !== enVigueur[0]?.du) expect.fail(iso);
    }
  });
});
