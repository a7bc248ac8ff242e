/** What is told of a bourse to who may ask, the SIRET of who asks, and the places of the BCN. */
import { describe, expect, test } from 'vitest';
import { rentree } from '#lib/droit/annee.ts';
import { jour } from '#lib/droit/date.ts';
import { estSiret } from '#lib/droit/habilitation/siret.ts';
import { DEPARTEMENTS_BCN, departementsDeLaRegion, REGIONS_BCN } from '#lib/droit/lieux/bcn.ts';
import { jourDeLAnnee, statutPublie } from '#lib/droit/publication/statut-publie.ts';

const CLOTURE = jour('2026-10-15');

describe('the bourse that is told', () => {
  test.each([
    ['a right in force, during the campaign', { echelon: 2, enAttente: false }, '2026-09-20', true],
    ['a right in force, whatever else waits', { echelon: 2, enAttente: true }, '2026-11-20', true],
    ['no right, on the last day', { echelon: null, enAttente: false }, '2026-10-15', null],
    ['no right, the day after', { echelon: null, enAttente: false }, '2026-10-16', false],
    ['no right while a demande waits', { echelon: null, enAttente: true }, '2027-05-01', null],
  ])('%s', (_quoi, faits, leJour, attendu) => {
    const { estBoursier, echelon } = statutPublie({ ...faits, cloture: CLOTURE }, jour(leJour));
    expect([estBoursier, echelon]).toEqual([attendu, faits.echelon]);
  });

  test('unknown of a year whose campaign no text sets', () => {
    const faits = { echelon: null, enAttente: false, cloture: null };
    expect(statutPublie(faits, jour('2099-01-01')).estBoursier).toBeNull();
  });

  test.each([
    ['2026-11-26', '2026-11-26'],
    ['2026-07-01', '2026-09-01'],
    ['2027-08-31', '2027-08-31'],
    ['2028-01-01', '2027-08-31'],
  ])('asked on %s, the year 2026-2027 answers as of %s', (aujourdHui, attendu) => {
    expect(jourDeLAnnee(rentree(2026), jour(aujourdHui)).toString()).toBe(attendu);
  });
});

describe('a SIRET', () => {
  test.each(['21590350100017', '26590352600019', '35600000000048', '35600000049837'])(
    'is one: %s',
    (texte) => {
      expect(estSiret(texte)).toBe(true);
    },
  );

  test.each(['', '21590350100018', '2159035010001', '215903501000170', '21590350 00017', '35600000049838'])(
    'refuses: %s',
    (texte) => {
      expect(estSiret(texte)).toBe(false);
    },
  );
});

describe('the places of the BCN', () => {
  test('each département is in one region at most, and a hundred and seven codes are known', () => {
    const ranges = REGIONS_BCN.flatMap((region) => departementsDeLaRegion(region));
    expect(new Set(ranges).size).toBe(ranges.length);
    expect([REGIONS_BCN.length, DEPARTEMENTS_BCN.length, ranges.length]).toEqual([18, 107, 101]);
  });

  test('refuses: the region of the INSEE', () => {
    expect(departementsDeLaRegion('93')).toEqual([]);
    expect(departementsDeLaRegion('18')).toContain('013');
  });
});
