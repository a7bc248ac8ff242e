import { describe, expect, test } from 'vitest';
import { jour } from '#lib/droit/date.ts';
import { direPreuve, finDeGarde } from '#lib/droit/reception/preuves.ts';
import { ecrireRecommande, lireRecommande } from '#lib/droit/reception/recommande.ts';
import { DaterReceptionSchema, RemettreSchema, RenvoyerSchema } from '#lib/reception/schema.ts';

describe('the number of a registered letter', () => {
  test.each([
    ['1A 123 456 7890 1', '1A12345678901'],
    ['2c 000 111 2222 3', '2C00011122223'],
    ['RK123456785FR', 'RK123456785FR'],
    ['RK 123 456 785 FR', 'RK123456785FR'],
    // Remainder 1 of the check: the digit is 0.
    ['RA 003 000 000 FR', 'RA003000000FR'],
    // No remainder: the digit is 5.
    ['RA 000 000 005 FR', 'RA000000005FR'],
  ])('« %s » is read', (saisi, numero) => {
    expect(lireRecommande(saisi)).toEqual({ numero });
  });

  test.each(['', '1A 123', '12345678901234', '1A 123 456 7890 12', 'A1 123 456 7890 1', 'RK 123 456 78 FR'])(
    'refuses « %s », with the way out',
    (saisi) => {
      expect(lireRecommande(saisi)).toEqual({ faute: expect.stringContaining('recopiez') });
    },
  );

  test('refuses: an international number whose check digit is wrong', () => {
    expect(lireRecommande('RK 123 456 786 FR')).toEqual({
      faute: expect.stringContaining('un chiffre est faux'),
    });
  });

  test('is written as the slip prints it', () => {
    expect(ecrireRecommande('1A12345678901')).toBe('1A 123 456 7890 1');
    expect(ecrireRecommande('RK123456785FR')).toBe('RK 123 456 785 FR');
    expect(direPreuve({ genre: 'main_propre', numero: null })).toBe('remise en main propre contre signature');
  });
});

test('the post keeps a registered letter for fifteen days after the day it was presented', () => {
  expect(finDeGarde(jour('2028-02-20')).toString()).toBe('2028-03-06');
  expect(finDeGarde(jour('2026-02-20')).toString()).toBe('2026-03-07');
});

describe('the forms', () => {
  const cible = { dossierId: '00000000-0000-4000-8000-000000000000', version: '3' };
  const fautesDe = (lu: { error?: { issues: { path: PropertyKey[] }[] } }) =>
    lu.error?.issues.map(({ path }) => path.join('.'));

  test('a proof by hand needs no number, whatever is typed there', () => {
    const lu = DaterReceptionSchema.parse({
      ...cible,
      recuLe: '20/10/2026',
      preuve: 'main_propre',
      numero: 'x',
    });
    expect(lu.preuve).toEqual({ genre: 'main_propre', numero: null });
  });

  test.each([
    ['recommande_remis', ''],
    ['recommande_non_reclame', '12'],
  ])('refuses: « %s » with « %s » for number', (preuve, numero) => {
    const lu = DaterReceptionSchema.safeParse({ ...cible, recuLe: '20/10/2026', preuve, numero });
    expect(fautesDe(lu)).toEqual(['numero']);
  });

  test('refuses: the opening on the portal, which is the family’s own', () => {
    const lu = DaterReceptionSchema.safeParse({ ...cible, recuLe: '20/10/2026', preuve: 'ouverture' });
    expect(fautesDe(lu)).toEqual(['preuve']);
  });

  test('refuses: a hand-over that nobody signed, and lines that do not read', () => {
    for (const cases of [
      {},
      { 'remise:pas-un-dossier:1': 'oui' },
      { [`remise:${cible.dossierId}:3`]: 'non' },
    ])
      expect(fautesDe(RemettreSchema.safeParse({ remisLe: '20/10/2026', ...cases }))).toEqual(['remises']);
    const lu = RemettreSchema.parse({ remisLe: '20/10/2026', [`remise:${cible.dossierId}:3`]: 'oui' });
    expect(lu.remises).toEqual([{ dossierId: cible.dossierId, version: 3, sorte: 'remise' }]);
    const deux = RemettreSchema.parse({
      remisLe: '20/10/2026',
      [`invitation:${cible.dossierId}:4`]: 'oui',
      [`autre:${cible.dossierId}:5`]: 'oui',
    });
    expect(deux.remises).toEqual([{ dossierId: cible.dossierId, version: 4, sorte: 'invitation' }]);
  });

  test('refuses: another address half filled, or whose postal code is none', () => {
    const adresse = { ...cible, adresse: '3 rue Neuve', codePostal: '62000', commune: 'Arras' };
    expect(RenvoyerSchema.safeParse(adresse).success).toBe(true);
    expect(fautesDe(RenvoyerSchema.safeParse({ ...adresse, adresse: '' }))).toEqual(['adresse']);
    const chez = { ...adresse, adresse: '', codePostal: '', commune: '' };
    expect(
      RenvoyerSchema.safeParse({ ...chez, chez: '018f0000-0000-7000-8000-000000000001' }).data?.vers,
    ).toEqual({ chez: '018f0000-0000-7000-8000-000000000001' });
    expect(fautesDe(RenvoyerSchema.safeParse({ ...chez, chez: 'ailleurs' }))).toEqual(['chez']);
    expect(fautesDe(RenvoyerSchema.safeParse({ ...adresse, codePostal: '6200' }))).toEqual(['codePostal']);
  });
});
