import { describe, expect, test } from 'vitest';
import { REGLES } from '#lib/droit/registre.ts';
import { RUBRIQUES } from './couverture/rubriques.ts';

const IDS = RUBRIQUES.map(({ id }) => id);
const CONNUES = new Set(REGLES.map(({ id }) => id));

/** Number of a heading among its siblings, or null for a heading without number ("I.college"). */
function rang(dernier: string, profondeur: number): number | null {
  if (/^\d+$/.test(dernier)) return Number(dernier);
  if (profondeur === 1 && /^[A-Z]$/.test(dernier)) return dernier.charCodeAt(0) - 64;
  return /^[a-z]$/.test(dernier) ? dernier.charCodeAt(0) - 96 : null;
}

describe('couverture de la circulaire', () => {
  test('the seven parts and the annexes are there, in order', () => {
    expect(IDS.filter((id) => !id.includes('.'))).toEqual([
      'I',
      'II',
      'III',
      'IV',
      'V',
      'VI',
      'VII',
      'annexes',
    ]);
  });

  test('no heading twice, and each stands after the one that holds it', () => {
    expect(new Set(IDS).size).toBe(IDS.length);
    IDS.forEach((id, place) => {
      const parent = id.split('.').slice(0, -1).join('.');
      if (parent) expect(IDS.slice(0, place)).toContain(parent);
    });
  });

  test('numbered headings follow each other without a hole', () => {
    const parParent = Map.groupBy(
      IDS.filter((id) => id.includes('.')),
      (id) => id.split('.').slice(0, -1).join('.'),
    );
    for (const [parent, enfants] of parParent) {
      const rangs = enfants
        .map((id) => rang(id.split('.').at(-1) ?? '', parent.split('.').length))
        .filter((r) => r !== null);
      expect([parent, rangs]).toEqual([parent, rangs.map((_, i) => i + 1)]);
    }
  });

  test.each(RUBRIQUES.map((rubrique) => [rubrique.id, rubrique] as const))(
    '%s is coded by rules that exist, or says why not',
    (_id, { regles, horsCalcul }) => {
      expect(regles.filter((id) => !CONNUES.has(id))).toEqual([]);
      if (regles.length === 0) expect(horsCalcul?.length).toBeGreaterThan(20);
      else expect(horsCalcul).toBeUndefined();
    },
  );

  test('a heading out of the computation is the exception', () => {
    const hors = RUBRIQUES.filter(({ horsCalcul }) => horsCalcul && !horsCalcul.startsWith('Titre'));
    expect(hors.map(({ id }) => id)).toEqual([
      'II.A',
      'II.B',
      'II.C.3.automatique',
      'III.recevabilite',
      'VII.B.2.a',
      ...[2, 3, 4, 5, 11, 12, 13].map((rang) => `annexes.${rang}`),
    ]);
  });
});
