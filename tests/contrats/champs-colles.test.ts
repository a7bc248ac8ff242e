/** What is pasted into a field is cleaned before it is judged. */
import { describe, expect, test } from 'vitest';
import { lireIne } from '#lib/eleve/schema.ts';
import {
  CourrielSchema,
  courriel,
  JourSchema,
  NaissanceSchema,
  NumeroFiscalSchema,
  ReferenceDAvisSchema,
  TelephoneSchema,
} from '#lib/technique/champs.ts';

/** A mark of direction, as the properties of a Windows file and some pages put before what they show. */
const MARQUE = '\u200e';

describe('one e-mail address', () => {
  test.each([
    'nom@exemple.fr',
    ' nom@exemple.fr',
    'nom@exemple.fr\u00a0',
    '\u200bnom@exemple.fr\ufeff',
    'mailto:nom@exemple.fr',
    '<nom@exemple.fr>',
    'nom@exemple.fr;',
  ])('« %s »', (colle) => {
    expect(CourrielSchema.parse(colle)).toBe('nom@exemple.fr');
    expect(courriel('Courriel').parse(colle)).toBe('nom@exemple.fr');
  });

  test('is kept as it is written, its hyphens too', () => {
    expect(CourrielSchema.parse('Marie-Lou@Exemple.fr')).toBe('Marie-Lou@Exemple.fr');
  });

  test.each(['', ' ', '\u200b'])('« %s » is none', (colle) => {
    expect(CourrielSchema.parse(colle)).toBeUndefined();
    expect(courriel('Courriel').safeParse(colle).success).toBe(false);
  });

  test.each([
    'nom@exemple',
    'nom exemple.fr',
    'a@exemple.fr; b@exemple.fr',
    'Nom <a@exemple.fr>',
    'nom@@exemple.fr',
  ])('refuses: « %s »', (colle) => {
    expect(CourrielSchema.safeParse(colle).error?.issues[0]?.message).toContain('adresse complète');
  });
});

describe('one phone number', () => {
  test.each([
    ['06‑12‑34‑56‑78', '06-12-34-56-78'],
    ['06–12–34–56–78', '06-12-34-56-78'],
    [`${MARQUE}06 12 34 56 78`, '06 12 34 56 78'],
    ['Tél. : 06 12 34 56 78', '06 12 34 56 78'],
    ['+590 690 12 34 56', '+590 690 12 34 56'],
    ['75.12.34', '75.12.34'],
    ['+689 87 12 34 56', '+689 87 12 34 56'],
    ['+33 (0)6 12 34 56 78', '+33 (0)6 12 34 56 78'],
  ])('« %s »', (colle, lu) => {
    expect(TelephoneSchema.parse(colle)).toBe(lu);
  });

  test.each(['06 12 34 56 78 / 07 12 34 56 78', '06 12 34 56 78 (mère)', 'abc', '12 34', '06+12345678'])(
    'refuses: « %s »',
    (colle) => {
      expect(TelephoneSchema.safeParse(colle).error?.issues[0]?.message).toContain('un seul numéro');
    },
  );

  test('empty is absent', () => {
    expect(TelephoneSchema.parse('')).toBeUndefined();
    expect(TelephoneSchema.parse(undefined)).toBeUndefined();
  });
});

describe('numbers of the tax administration and of the school', () => {
  test.each(['1 234 567 890 123', `${MARQUE}1234567890123`, '12.34.567.890.123', '1234567890123\u00a0'])(
    '« %s »',
    (colle) => {
      expect(NumeroFiscalSchema.parse(colle)).toBe('1234567890123');
    },
  );

  test.each(['123456789012', '12345678901234', '4234567890123', '123456789012a'])(
    'refuses: « %s »',
    (colle) => {
      expect(NumeroFiscalSchema.safeParse(colle).success).toBe(false);
    },
  );

  test('a reference of an avis and an INE', () => {
    expect(ReferenceDAvisSchema.parse(`${MARQUE}26 59 a123456 78`)).toBe('2659A12345678');
    expect(ReferenceDAvisSchema.safeParse('2659A1234567').success).toBe(false);
    expect(lireIne(`${MARQUE}123456789 ab`)).toBe('123456789AB');
    expect(lireIne('12345678 ab')).toBeNull();
  });
});

describe('one day', () => {
  test('with the marks of direction that Windows copies', () => {
    expect(JourSchema.parse(`${MARQUE}15${MARQUE}/${MARQUE}10${MARQUE}/${MARQUE}2026`)).toBe('2026-10-15');
    expect(NaissanceSchema.parse(`${MARQUE}00/00/1957`)).toBe('1957');
  });

  test('refuses: a wrong day all the same', () => {
    expect(JourSchema.safeParse(`${MARQUE}31/11/2026`).success).toBe(false);
    expect(NaissanceSchema.safeParse(`${MARQUE}00/13/1957`).success).toBe(false);
  });
});
