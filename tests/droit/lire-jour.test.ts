/** How people and spreadsheets write a day, and what only looks like one. */
import { describe, expect, test } from 'vitest';
import { jour } from '#lib/droit/date.ts';
import { lireJour } from '#lib/droit/lire-jour.ts';

describe('a day is read', () => {
  test.each([
    '15/09/2026',
    '15/9/2026',
    '15-09-2026',
    '15.09.2026',
    '15 09 2026',
    '15 / 09 / 2026',
    '15092026',
    '2026-09-15',
    '2026/09/15',
    '2026-09-15 00:00:00',
    '2026-09-15T00:00:00.000Z',
    '15/09/2026 00:00',
    '15 septembre 2026',
    'mardi 15 Septembre 2026',
    '15 sept. 2026',
    '15-sept-2026',
    '15/septembre/2026',
    'mar. 15 sept. 2026',
    '\u200e15\u200e/\u200e09\u200e/\u200e2026',
    '\u202a15/09/2026\u202c',
    '15‑09‑2026',
    '15–09–2026',
    ' 15/09/2026\u00a0',
  ])('« %s »', (texte) => {
    expect(lireJour(texte)).toEqual({ jour: jour('2026-09-15') });
  });

  test.each([
    ['1er août 2026', '2026-08-01'],
    ['29/02/2028', '2028-02-29'],
    ['3 févr. 2027', '2027-02-03'],
    ['01/01/1900', '1900-01-01'],
    ['31/12/2100', '2100-12-31'],
  ])('« %s » is %s', (texte, iso) => {
    expect(lireJour(texte)).toEqual({ jour: jour(iso) });
  });
});

describe('refuses: what only looks like a date', () => {
  test.each([
    ['29/02/2026', 'calendrier'],
    ['31/09/2026', 'calendrier'],
    ['00/00/2026', 'calendrier'],
    ['09/15/2026', 'calendrier'],
    ['20260915', 'calendrier'],
    ['46280', 'jj/mm/aaaa'],
    ['15/09', 'jj/mm/aaaa'],
    ['15/09/026', 'jj/mm/aaaa'],
    ['2026-09-15[u-ca=gregory]', 'jj/mm/aaaa'],
    ['+002026-09-15', 'jj/mm/aaaa'],
    ['2026-W38-2', 'jj/mm/aaaa'],
    ['15/09/2026 08:30', 'jj/mm/aaaa'],
    ['15 ju 2026', 'jj/mm/aaaa'],
    ['15-ju-26', 'jj/mm/aaaa'],
    ['31-sept.-26', 'calendrier'],
    ['15-sept.-026', 'jj/mm/aaaa'],
    ['demain', 'jj/mm/aaaa'],
    ['', 'jj/mm/aaaa'],
  ])('« %s »', (texte, raison) => {
    expect(lireJour(texte)).toEqual({ faute: expect.stringContaining(raison) });
  });
});

describe('a year out of its bounds', () => {
  const BORNES = { du: jour('1950-01-01'), au: jour('2049-12-31') };

  test.each(['15/09/26', '15-sept.-26', '15 septembre 26'])('« %s » has one year within them', (texte) => {
    expect(lireJour(texte, BORNES)).toEqual({ jour: jour('2026-09-15') });
    expect(lireJour(texte)).toEqual({ faute: expect.stringContaining('quatre chiffres') });
  });

  test.each(['12/10/0026', '12/10/1949', '31/12/1949', '01/01/2050', '12/10/2916'])(
    'refuses: « %s », and says to look at the year',
    (texte) => {
      expect(lireJour(texte, BORNES)).toEqual({ faute: expect.stringContaining('vérifiez l’année') });
    },
  );

  test.each([
    ['01/01/1950', '1950-01-01'],
    ['31/12/2049', '2049-12-31'],
  ])('takes the first and the last day: %s', (texte, iso) => {
    expect(lireJour(texte, BORNES)).toEqual({ jour: jour(iso) });
  });

  test.each([
    ['15/09/26', '2026-09-15'],
    ['010215', '2015-02-01'],
    ['1.2.50', '1950-02-01'],
    ['1.2.49', '2049-02-01'],
  ])('two digits name one year only: « %s »', (texte, iso) => {
    expect(lireJour(texte, BORNES)).toEqual({ jour: jour(iso) });
  });

  test('refuses: two digits of which the century can be doubted', () => {
    expect(lireJour('15/09/26')).toEqual({
      faute: '« 15/09/26 » : écrivez l’année en quatre chiffres, par exemple 1926 ou 2026.',
    });
  });
});
