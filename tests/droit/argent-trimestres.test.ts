import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { joursAcquis } from '#lib/droit/argent/acquis.ts';
import { somme } from '#lib/droit/argent/montants.ts';
import {
  partager,
  partsEgales,
  REGLES_TRIMESTRES,
  situer,
  trimestreDu,
  trimestresDe,
} from '#lib/droit/argent/trimestres.ts';
import { jour } from '#lib/droit/date.ts';
import { centimes, euros } from '#lib/droit/montant.ts';

const ANNEE = { rentree: jour('2026-09-01'), fin: jour('2027-07-03') };

describe('trimestre.bornes', () => {
  test.each([
    ['2026-09-01', 1],
    ['2026-12-31', 1],
    ['2027-01-01', 2],
    ['2027-03-31', 2],
    ['2027-04-01', 3],
    ['2027-07-03', 3],
  ])('%s is in the trimestre %i', (j, trimestre) => {
    expect(trimestreDu(ANNEE, jour(j))).toBe(trimestre);
  });

  test.each(['2026-08-31', '2027-07-04', '2025-11-01'])('%s is in no trimestre', (j) => {
    const { valeur, trace } = situer(ANNEE, jour(j));
    expect(valeur).toBeNull();
    expect(trace[0]).toMatchObject({ regle: 'trimestre.bornes', issue: 'ecartee' });
    expect(REGLES_TRIMESTRES['trimestre.bornes'].dire(trace[0] as never)).toContain('hors de l’année');
  });

  test('a day inside the year is said with its trimestre', () => {
    const [ligne] = situer(ANNEE, jour('2027-01-01')).trace;
    expect(REGLES_TRIMESTRES['trimestre.bornes'].dire(ligne as never)).toBe(
      'Le 01/01/2027 appartient au trimestre 2.',
    );
  });

  test('refuses a calendar that ends before its third trimestre starts', () => {
    expect(() => trimestresDe({ rentree: jour('2026-09-01'), fin: jour('2027-03-31') })).toThrow(RangeError);
    expect(trimestresDe({ rentree: jour('2026-09-01'), fin: jour('2027-04-01') })).toHaveLength(3);
  });

  test('refuses a calendar longer than the year that follows the rentrée', () => {
    expect(() => trimestresDe({ rentree: jour('2026-09-01'), fin: jour('2028-01-01') })).toThrow(RangeError);
  });

  test('trimestres follow each other without gap nor overlap', () => {
    const [a, b, c] = trimestresDe(ANNEE);
    expect(a.fin.add({ days: 1 }).equals(b.debut)).toBe(true);
    expect(b.fin.add({ days: 1 }).equals(c.debut)).toBe(true);
  });
});

describe('trimestre.parts_egales', () => {
  test('1 071 € make three times 357 €', () => {
    const { valeur, trace } = partager(euros(1071));
    expect(valeur).toEqual([35_700, 35_700, 35_700]);
    expect(REGLES_TRIMESTRES['trimestre.parts_egales'].dire(trace[0] as never)).toContain('357');
  });

  test('the centime that does not divide goes to the third part, none is lost', () => {
    expect(partsEgales(centimes(100))).toEqual([33, 33, 34]);
  });

  test('nothing for the year is nothing each trimestre', () => {
    expect(partsEgales(centimes(0))).toEqual([0, 0, 0]);
  });

  test('the trimestres always add up to the year', () => {
    fc.assert(
      fc.property(fc.nat(10_000_000), (n) => {
        const parts = partsEgales(centimes(n));
        expect(somme(parts)).toBe(n);
        expect(Math.max(...parts) - Math.min(...parts)).toBeLessThanOrEqual(2);
      }),
    );
  });
});

describe('days on months of thirty days', () => {
  test.each([
    ['2026-08-31', [0, 0, 0]],
    ['2026-09-01', [1, 0, 0]],
    ['2026-10-30', [60, 0, 0]],
    ['2026-10-31', [60, 0, 0]],
    ['2026-12-30', [120, 0, 0]],
    ['2026-12-31', [120, 0, 0]],
    ['2027-02-28', [120, 60, 0]],
    ['2027-03-31', [120, 90, 0]],
    ['2027-06-30', [120, 90, 90]],
    ['2027-07-02', [120, 90, 90]],
    ['2027-12-01', [120, 90, 90]],
  ])('at the end of %s', (j, jours) => {
    expect(joursAcquis(ANNEE, jour(j))).toEqual(jours);
  });

  test('a rentrée on 3 September still makes 120 days, a rentrée in August never more', () => {
    expect(joursAcquis({ ...ANNEE, rentree: jour('2026-09-03') }, jour('2026-12-31'))[0]).toBe(120);
    expect(joursAcquis({ ...ANNEE, rentree: jour('2026-09-03') }, jour('2026-09-02'))[0]).toBe(0);
    expect(joursAcquis({ ...ANNEE, rentree: jour('2026-08-18') }, jour('2026-12-24'))[0]).toBe(120);
  });

  test('a year that ends before 30 June still fills its third trimestre', () => {
    expect(joursAcquis({ ...ANNEE, fin: jour('2027-06-25') }, jour('2027-06-25'))[2]).toBe(90);
  });

  test('in a leap year 28 February is not yet the end of the month', () => {
    const bissextile = { rentree: jour('2027-09-01'), fin: jour('2028-07-01') };
    expect(joursAcquis(bissextile, jour('2028-02-28'))[1]).toBe(58);
    expect(joursAcquis(bissextile, jour('2028-02-29'))[1]).toBe(60);
  });
});
