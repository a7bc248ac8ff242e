/** What a person who accepted the étude automatique reads until it is answered (C. II.B.1). */
import { describe, expect, test } from 'vitest';
import type { Rentree } from '#lib/droit/annee.ts';
import { jour } from '#lib/droit/date.ts';
import { direEtudeAttendue, type EtudeAttendue } from '#lib/droit/etude/attente.ts';

const lire = (le: string, dit: Partial<EtudeAttendue> = {}) =>
  direEtudeAttendue({ consentiLe: jour('2026-06-10'), ...dit }, 2026 as Rentree, jour(le)).join(' ');

describe('who accepted the étude automatique', () => {
  test('is told not to file a demande, and from which day the étude is made, the day before it may begin', () => {
    expect(lire('2026-09-14')).toMatch(
      /accepté .* le mercredi 10 juin 2026\. Vous n’avez pas de demande à déposer\. .*à partir du mardi 15 septembre 2026/,
    );
  });
  test('is told who holds it and until when, from that day to the last of the first trimestre', () => {
    for (const le of ['2026-09-15', '2026-12-31'])
      expect(lire(le)).toMatch(/Le service des bourses l’étudie.* au plus tard le jeudi 31 décembre 2026/);
  });
  test('is told to ask for the answer once that day is past, and promised nothing more', () => {
    expect(lire('2027-01-01')).toMatch(/était attendue le jeudi 31 décembre 2026 : demandez-la/);
    expect(lire('2027-01-01')).not.toContain('pas de demande à déposer');
  });
  test('is told that a change of académie ended it, whatever the day, and promised nothing', () => {
    for (const le of ['2026-09-01', '2026-10-01', '2027-02-01']) {
      const lu = lire(le, { fini: true });
      expect(lu).toMatch(/changé d’académie depuis : le consentement a pris fin\. Donnez-le de nouveau/);
      expect(lu).not.toMatch(/pas de demande à déposer|31 décembre/);
    }
  });
  test('is not told that nothing is to be filed while the concubin has not agreed, or refuses', () => {
    for (const accordDuConcubin of [null, false]) {
      const lu = lire('2026-10-01', { accordDuConcubin });
      expect(lu).not.toContain('pas de demande à déposer');
      expect(lu).not.toContain('31 décembre');
      expect(lu).toContain(
        'formulaire papier, ou en ligne dans un établissement public, avec vos deux avis d’impôt',
      );
    }
    expect(lire('2026-10-01', { accordDuConcubin: true })).toContain('pas de demande à déposer');
  });
});
