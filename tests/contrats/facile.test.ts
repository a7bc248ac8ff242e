/** The easy French and the other languages of families keep to what makes them easy. */
import { describe, expect, test } from 'vitest';
import { FACILE } from '#components/facile/facile.ts';
import { LANGUES } from '#components/facile/langues.ts';
import { ecrireAcces } from '#lib/droit/courrier/acces.ts';
import { jour } from '#lib/droit/date.ts';

const phrases = FACILE.flatMap((partie) => partie.phrases);

describe('easy French', () => {
  test('refuses: a long sentence, two ideas, a word of the administration left unsaid', () => {
    expect(phrases.filter((phrase) => phrase.split(/\s+/).length > 17)).toEqual([]);
    expect(phrases.filter((phrase) => /[;()]|\.\s|[A-Z]{2}/.test(phrase))).toEqual([]);
    expect(
      phrases.filter((phrase) =>
        /rapo|irrecevab|notifi|instruc|dossier|échelon|réception|justificatif|académi/i.test(phrase),
      ),
    ).toEqual([]);
  });

  test('says each thing once, each sentence to its end', () => {
    expect(new Set(phrases).size).toBe(phrases.length);
    expect(phrases.filter((phrase) => !phrase.endsWith('.'))).toEqual([]);
  });
});

describe('other languages', () => {
  test('each says the same seven things, none of them twice', () => {
    expect(LANGUES.map((langue) => langue.phrases.length)).toEqual(LANGUES.map(() => 7));
    const toutes = LANGUES.flatMap((langue) => langue.phrases);
    expect(new Set(toutes).size).toBe(toutes.length);
  });

  test('refuses: a language said in another script than its own, or read from the wrong side', () => {
    const ecritures: Record<string, RegExp> = { ar: /\p{Script=Arabic}/u, uk: /\p{Script=Cyrillic}/u };
    for (const { code, sens, phrases: siennes } of LANGUES) {
      const propre = ecritures[code] ?? /\p{Script=Latin}/u;
      expect([code, siennes.every((phrase) => propre.test(phrase))]).toEqual([code, true]);
      expect([code, sens]).toEqual([code, code === 'ar' ? 'rtl' : undefined]);
    }
  });

  test('the foot of a letter promises no language that the page does not have', () => {
    const pied = ecrireAcces({
      adresse: 'https://b.example/lettre',
      code: 'AAAAA-BBBBB',
      jusquAu: jour('2027-01-04'),
    });
    const promises = (pied?.autrement.split(/… :/)[0] ?? '').split(', ').slice(1);
    expect(promises.length).toBeGreaterThan(3);
    expect(promises.filter((nom) => !LANGUES.some((langue) => langue.nom === nom))).toEqual([]);
    expect(pied?.autrement).toContain('b.example/lettre');
  });
});
