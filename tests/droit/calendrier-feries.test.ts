import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  estFerie,
  estJourOuvrable,
  joursFeries,
  paques,
  prochainJourOuvrable,
} from '#lib/droit/calendrier/feries.ts';
import { TERRITOIRES, type Territoire, territoireDuDepartement } from '#lib/droit/calendrier/territoire.ts';
import { avant, jour } from '#lib/droit/date.ts';

const unJour = fc.integer({ min: 0, max: 40_000 }).map((n) => jour('1999-01-01').add({ days: n }));
const unTerritoire = fc.constantFrom(...TERRITOIRES);

describe('Pâques', () => {
  // Published dates, with the earliest, the latest, and the two exceptions of the lunar table.
  test.each([
    '1818-03-22',
    '1943-04-25',
    '1954-04-18',
    '1981-04-19',
    '2000-04-23',
    '2008-03-23',
    '2016-03-27',
    '2024-03-31',
    '2025-04-20',
    '2026-04-05',
    '2027-03-28',
    '2038-04-25',
    '2076-04-19',
  ])('falls on %s', (iso) => {
    expect(paques(jour(iso).year).toString()).toBe(iso);
  });

  test('is always a Sunday between 22 March and 25 April', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1583, max: 4000 }), (annee) => {
        const p = paques(annee);
        expect(p.dayOfWeek).toBe(7);
        expect(avant(p, jour(`${annee}-03-22`))).toBe(false);
        expect(avant(jour(`${annee}-04-25`), p)).toBe(false);
      }),
    );
  });
});

describe('jours fériés', () => {
  test('the eleven of the whole country in 2027', () => {
    expect(joursFeries(2027, 'metropole').map((f) => f.jour.toString())).toEqual([
      '2027-01-01',
      '2027-03-29',
      '2027-05-01',
      '2027-05-06',
      '2027-05-08',
      '2027-05-17',
      '2027-07-14',
      '2027-08-15',
      '2027-11-01',
      '2027-11-11',
      '2027-12-25',
    ]);
  });

  const propres: readonly [Territoire, string[]][] = [
    ['metropole', []],
    ['alsace_moselle', ['2027-03-26', '2027-12-26']],
    ['guadeloupe', ['2027-05-27']],
    ['martinique', ['2027-05-22']],
    ['guyane', ['2027-06-10']],
    ['reunion', ['2027-12-20']],
    ['mayotte', ['2027-04-27']],
    ['saint_barthelemy', ['2027-10-09']],
    ['saint_martin', ['2027-05-28']],
    ['saint_pierre_et_miquelon', []],
  ];

  test('every territory is told', () => {
    expect(propres.map(([territoire]) => territoire).sort()).toEqual([...TERRITOIRES].sort());
  });

  test.each(propres)('%s adds %j, which are no holidays of the others', (territoire, attendus) => {
    const communs = new Set(joursFeries(2027, 'metropole').map((f) => f.jour.toString()));
    const ajoutes = joursFeries(2027, territoire)
      .map((f) => f.jour.toString())
      .filter((iso) => !communs.has(iso));
    expect(ajoutes).toEqual(attendus);
    for (const iso of attendus)
      for (const autre of TERRITOIRES) expect(estFerie(jour(iso), autre)).toBe(autre === territoire);
  });

  test('refuses: a holiday of use, 2 November in Martinique or 26 December in Paris', () => {
    expect(estFerie(jour('2026-11-02'), 'martinique')).toBe(false);
    expect(estFerie(jour('2026-12-26'), 'metropole')).toBe(false);
  });

  test('Ascension on 8 May 2059 is one holiday twice named', () => {
    expect(estFerie(jour('2059-05-08'), 'metropole')).toBe(true);
    expect(joursFeries(2059, 'metropole').filter((f) => f.jour.toString() === '2059-05-08')).toHaveLength(2);
  });
});

describe('jours ouvrables', () => {
  test('a Friday is one, the Saturday and the Sunday after are not', () => {
    expect(estJourOuvrable(jour('2026-10-16'), 'metropole')).toBe(true);
    expect(estJourOuvrable(jour('2026-10-17'), 'metropole')).toBe(false);
    expect(estJourOuvrable(jour('2026-10-18'), 'metropole')).toBe(false);
  });

  test('a working day is its own next working day', () => {
    expect(prochainJourOuvrable(jour('2026-10-15'), 'metropole').toString()).toBe('2026-10-15');
  });

  test('Good Friday 2027 leads to the Tuesday after Easter in Alsace-Moselle, not in Paris', () => {
    expect(prochainJourOuvrable(jour('2027-03-26'), 'alsace_moselle').toString()).toBe('2027-03-30');
    expect(prochainJourOuvrable(jour('2027-03-26'), 'metropole').toString()).toBe('2027-03-26');
  });

  test('29 February of a leap year is a day like the others', () => {
    expect(prochainJourOuvrable(jour('2032-02-28'), 'metropole').toString()).toBe('2032-03-01');
    expect(prochainJourOuvrable(jour('2028-02-29'), 'metropole').toString()).toBe('2028-02-29');
  });

  test('the next working day is working, never before, and no working day lies between', () => {
    fc.assert(
      fc.property(unJour, unTerritoire, (j, territoire) => {
        const suivant = prochainJourOuvrable(j, territoire);
        expect(estJourOuvrable(suivant, territoire)).toBe(true);
        expect(avant(suivant, j)).toBe(false);
        for (let d = j; avant(d, suivant); d = d.add({ days: 1 }))
          expect(estJourOuvrable(d, territoire)).toBe(false);
        expect(j.until(suivant).days).toBeLessThanOrEqual(5);
      }),
    );
  });
});

describe('territoire du département', () => {
  test.each([
    ['75', 'metropole'],
    ['01', 'metropole'],
    ['95', 'metropole'],
    ['2A', 'metropole'],
    ['02B', 'metropole'],
    ['075', 'metropole'],
    ['57', 'alsace_moselle'],
    ['067', 'alsace_moselle'],
    ['68', 'alsace_moselle'],
    ['54', 'metropole'],
    ['971', 'guadeloupe'],
    ['972', 'martinique'],
    ['973', 'guyane'],
    ['974', 'reunion'],
    ['975', 'saint_pierre_et_miquelon'],
    ['976', 'mayotte'],
    ['977', 'saint_barthelemy'],
    ['978', 'saint_martin'],
  ] as const)('%s is %s', (code, territoire) => {
    expect(territoireDuDepartement(code)).toBe(territoire);
  });

  test.each(['', '0', '1', '00', '000', '20', '96', '99', '100', '970', '979', '2C', '2a', '0971', 'Paris'])(
    'refuses: « %s » names no département',
    (code) => {
      expect(() => territoireDuDepartement(code)).toThrow(RangeError);
    },
  );
});
