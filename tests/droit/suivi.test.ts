/** The sentence that says who holds a dossier and what comes next. */
import { describe, expect, test } from 'vitest';
import { BRANCHES } from '#lib/droit/competence.ts';
import { ETATS, ETATS_CLOS } from '#lib/droit/etats.ts';
import { detenteur } from '#lib/droit/evaluation.ts';
import { direSuivi, LIBELLES_DETENTEURS } from '#lib/droit/suivi.ts';

describe.each(BRANCHES)('%s', (branche) => {
  test.each(ETATS.filter((etat) => etat !== 'notifiee' && !ETATS_CLOS.includes(etat)))(
    'names the holder of a dossier « %s »',
    (etat) => {
      const phrase = direSuivi({ etat, branche, horsDelai: false });
      expect(phrase.toLowerCase()).toContain(LIBELLES_DETENTEURS[detenteur(etat, branche)]);
      expect(phrase).toMatch(/^\p{Lu}.*\.$/u);
    },
  );

  test('names nobody once nothing is expected any more', () => {
    for (const etat of ETATS_CLOS)
      expect(direSuivi({ etat, branche, horsDelai: false })).not.toMatch(/doit/u);
  });

  test('says that the lateness comes first', () => {
    expect(direSuivi({ etat: 'deposee', branche, horsDelai: true })).toContain('retard');
    expect(direSuivi({ etat: 'deposee', branche, horsDelai: false })).not.toContain('retard');
  });
});

test('a collège privé proposes before the service académique decides', () => {
  const deposee = { etat: 'deposee', horsDelai: false } as const;
  expect(direSuivi({ ...deposee, branche: 'college_prive' })).toContain('proposition');
  expect(direSuivi({ ...deposee, branche: 'lycee_prive' })).not.toContain('proposition');
});
