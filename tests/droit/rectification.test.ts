/** What a rectification changes, and how it is told before anything is saved (C. IV.B, droit à l'erreur). */
import { describe, expect, test } from 'vitest';
import type { Prime } from '#lib/droit/argent/primes.ts';
import { centimes } from '#lib/droit/montant.ts';
import { aRembourser, direDifference, estLeMemeEffet, vuDe } from '#lib/droit/rectification/difference.ts';

const effet = (echelon: number, annuel: number, primes: readonly Prime[] = []) => ({
  echelon,
  annuel: centimes(annuel),
  primes,
});
const lisible = (texte: string) => texte.replaceAll(/[\u00a0\u202f]/g, ' ');

describe('the difference, told', () => {
  test('from one échelon to another', () => {
    expect(lisible(direDifference({ avant: effet(3, 52_500), apres: effet(1, 12_000) }))).toBe(
      'Avant : échelon 3, 525 € pour une année entière. Après : échelon 1, 120 € pour une année entière.',
    );
  });

  test('from nothing, to nothing, and to what cannot be said yet', () => {
    expect(lisible(direDifference({ avant: null, apres: effet(1, 12_000) }))).toBe(
      'Avant : pas de bourse. Après : échelon 1, 120 € pour une année entière.',
    );
    expect(lisible(direDifference({ avant: effet(1, 12_000), apres: 'sans_droit' }))).toMatch(
      /Après : pas de bourse\.$/,
    );
    expect(lisible(direDifference({ avant: null, apres: 'a_voir' }))).toMatch(
      /Après : calcul impossible pour l’instant\.$/,
    );
  });

  test('a prime more is told beside the same échelon, and what is still missed is named', () => {
    const dite = direDifference({ avant: effet(3, 52_500), apres: effet(3, 52_500, ['merite']) });
    expect(lisible(dite)).toContain('Après : échelon 3, 525 € pour une année entière, bourse au mérite.');
    expect(direDifference({ avant: null, apres: 'a_voir' }, ['l’avis du concubin'])).toContain(
      'Il manque encore : l’avis du concubin.',
    );
  });

  test('refuses to call the same two bourses of which one has a prime more', () => {
    expect(estLeMemeEffet(effet(3, 0, ['merite']), effet(3, 0, ['merite']))).toBe(true);
    expect(estLeMemeEffet(effet(3, 0), effet(3, 0, ['merite']))).toBe(false);
    expect(estLeMemeEffet(effet(3, 0, ['internat']), effet(3, 0, ['merite']))).toBe(false);
    expect(estLeMemeEffet(effet(3, 0), effet(2, 0))).toBe(false);
  });

  test('each result has an answer of its own, by which a person says to have seen it', () => {
    const vus = [effet(1, 0), effet(2, 0), 'sans_droit', 'a_voir'] as const;
    expect(vus.map((apres) => vuDe({ avant: effet(1, 0), apres }))).toEqual([
      'echelon_1',
      'echelon_2',
      'sans_droit',
      'a_voir',
    ]);
  });

  test('refuses to take the same échelon for an answer when a prime alone comes or goes', () => {
    const avec = effet(2, 0, ['merite']);
    expect(vuDe({ avant: effet(2, 0), apres: avec })).toBe('primes');
    expect(vuDe({ avant: avec, apres: effet(2, 0) })).toBe('primes');
    expect(vuDe({ avant: avec, apres: effet(3, 0) })).toBe('echelon_3');
    expect(vuDe({ avant: null, apres: avec })).toBe('echelon_2');
  });
});

describe('what was paid in excess is due', () => {
  test('for a smaller right, or none any more', () => {
    expect(aRembourser({ avant: effet(3, 52_500), apres: effet(1, 12_000) })).toBe(true);
    expect(aRembourser({ avant: effet(3, 52_500), apres: 'sans_droit' })).toBe(true);
    expect(aRembourser({ avant: effet(3, 52_500, ['equipement']), apres: effet(3, 52_500) })).toBe(true);
  });

  test('refuses: the same right, a greater one, none before, or nothing that can be said yet', () => {
    expect(aRembourser({ avant: effet(1, 12_000), apres: effet(1, 12_000) })).toBe(false);
    expect(aRembourser({ avant: effet(1, 12_000), apres: effet(3, 52_500) })).toBe(false);
    expect(aRembourser({ avant: null, apres: effet(1, 12_000) })).toBe(false);
    expect(aRembourser({ avant: effet(1, 12_000), apres: 'a_voir' })).toBe(false);
  });
});
