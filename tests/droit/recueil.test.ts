import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { REGLES } from '#lib/droit/registre.ts';
import { PARTIES } from './recueil/cas.ts';
import { pageDuRecueil } from './recueil/ecrire.ts';
import { FAMILLES_JUGEES } from './recueil/familles.ts';

const TOUTES = [...PARTIES, FAMILLES_JUGEES];
const page = (fichier: string): string =>
  readFileSync(path.join(import.meta.dirname, 'recueil', `${fichier}.md`), 'utf8');

describe('the recueil of whole situations', () => {
  test.each(TOUTES)('$fichier: the same answers and the same traces as when they were read', (partie) => {
    expect(pageDuRecueil(partie)).toBe(page(partie.fichier));
  });

  test('two cases never carry the same title in a part', () => {
    for (const { cas } of TOUTES) expect(new Set(cas.map(({ titre }) => titre)).size).toBe(cas.length);
  });

  test('holds rights, refusals, answers that lack and questions for a person', () => {
    const tout = TOUTES.map(({ fichier }) => page(fichier)).join('');
    for (const genre of [
      '**Bourse de',
      '**Pas de bourse.**',
      '**Incalculable.**',
      '**Une personne décide.**',
    ])
      expect(tout.split(genre).length - 1, genre).toBeGreaterThanOrEqual(
        genre === '**Une personne décide.**' ? 1 : 5,
      );
  });

  test('refuses a line of trace without its article', () => {
    for (const { fichier } of TOUTES)
      for (const ligne of page(fichier)
        .split('\n')
        .filter((l) => l.startsWith('- ')))
        expect(ligne).toMatch(/\[[^\]]+\]$/);
  });

  test('refuses an id of a rule shown to a reader', () => {
    const ids = new Set(REGLES.map(({ id }) => id));
    for (const { fichier } of TOUTES)
      for (const [, mot = ''] of page(fichier).matchAll(/^- .*?\b([a-z]+(?:_[a-z0-9]+){2,})\b/gm))
        expect(ids.has(mot), mot).toBe(false);
  });
});
