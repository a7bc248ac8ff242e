/** What a rectification changes, and how it is told before anything is saved (C. IV.B, droit à l'erreur). */
import { describe, expect, test } from 'vitest';
import { centimes } from '#lib/droit/montant.ts';
import { aRembourser, direDifference, vuDe } from '#lib/droit/rectification/difference.ts';

const effet = (echelon: number, annuel: number) => ({ echelon, annuel: centimes(annuel) });
const lisible = (texte: string) => texte.replaceAll(/[\u00a0\u202f]/g, ' ');

describe('the difference, told', () => {
  test('from one échelon to another', () => {
    expect(lisible(direDifference({ avant: effet(3, 52_500), apres: effet(1, 12_000) }))).toBe(
      'Avant : échelon 3, 525 € par an. Après : échelon 1, 120 € par an.',
    );
  });

  test('from nothing, to nothing, and to what cannot be said yet', () => {
    expect(lisible(direDifference({ avant: null, apres: effet(1, 12_000) }))).toBe(
      'Avant : pas de bourse. Après : échelon 1, 120 € par an.',
    );
    expect(lisible(direDifference({ avant: effet(1, 12_000), apres: 'sans_droit' }))).toMatch(
      /Après : pas de bourse\.$/,
    );
    expect(lisible(direDifference({ avant: null, apres: 'a_voir' }))).toMatch(
      /Après : calcul impossible pour l’instant\.$/,
    );
  });

  test('each result has an answer of its own, by which a person says to have seen it', () => {
    expect([vuDe(effet(1, 0)), vuDe(effet(2, 0)), vuDe('sans_droit'), vuDe('a_voir')]).toEqual([
      'echelon_1',
      'echelon_2',
      'sans_droit',
      'a_voir',
    ]);
  });
});

describe('what was paid in excess is due', () => {
  test('for a smaller right, or none any more', () => {
    expect(aRembourser({ avant: effet(3, 52_500), apres: effet(1, 12_000) })).toBe(true);
    expect(aRembourser({ avant: effet(3, 52_500), apres: 'sans_droit' })).toBe(true);
  });

  test('refuses: the same right, a greater one, none before, or nothing that can be said yet', () => {
    expect(aRembourser({ avant: effet(1, 12_000), apres: effet(1, 12_000) })).toBe(false);
    expect(aRembourser({ avant: effet(1, 12_000), apres: effet(3, 52_500) })).toBe(false);
    expect(aRembourser({ avant: null, apres: effet(1, 12_000) })).toBe(false);
    expect(aRembourser({ avant: effet(1, 12_000), apres: 'a_voir' })).toBe(false);
  });
});
