/** Where a copy of the base stands, at both sides of each limit. */
import { describe, expect, test } from 'vitest';
import { causeDeReplique, type EtatDeReplique, situer } from '#lib/technique/replique.ts';

const MAINTENANT = new Date('2026-11-26T10:00:00Z');
const ilYA = (secondes: number): Date => new Date(MAINTENANT.getTime() - secondes * 1_000);
const VUE = { maintenant: MAINTENANT, copie: true, complete: false, rejoue: ilYA(1) };

describe('a copy', () => {
  test('that holds all is up to date, as of the moment when the base was asked, however old its last commit', () => {
    expect(situer({ ...VUE, complete: true, rejoue: ilYA(90_000) }, null, 30)).toEqual({
      etat: 'a_jour',
      tellesQua: MAINTENANT,
      retard: 0,
    });
  });

  test('that lacks what came just now is up to date as of its last commit', () => {
    expect(situer(VUE, null, 30)).toEqual({ etat: 'a_jour', tellesQua: ilYA(1), retard: 1 });
  });

  test.each<[number, EtatDeReplique]>([
    [30, 'a_jour'],
    [31, 'en_retard'],
    [600, 'en_retard'],
    [601, 'trop_en_retard'],
  ])('of %i seconds ago is %s', (secondes, etat) => {
    expect(situer({ ...VUE, rejoue: ilYA(secondes) }, null, 30).etat).toBe(etat);
  });

  test('is as of when it last held all, when no commit came since', () => {
    expect(situer({ ...VUE, rejoue: ilYA(7_200) }, ilYA(2), 30)).toEqual({
      etat: 'a_jour',
      tellesQua: ilYA(2),
      retard: 2,
    });
  });

  test('refuses: one that never held anything', () => {
    expect(situer({ ...VUE, rejoue: null }, null, 30).etat).toBe('trop_en_retard');
  });

  test('refuses: a day to come, from a clock that is ahead', () => {
    expect(situer({ ...VUE, rejoue: ilYA(-60) }, null, 30).tellesQua).toEqual(MAINTENANT);
  });

  test('refuses: one that became a base of its own, whatever it holds', () => {
    expect(situer({ ...VUE, copie: false, complete: true }, MAINTENANT, 30)).toEqual({
      etat: 'promue',
      tellesQua: null,
      retard: null,
    });
  });
});

test('each state but the first is a cause, with its way out', () => {
  const dite = (etat: EtatDeReplique) => causeDeReplique({ etat, tellesQua: null, retard: 42.4 });
  expect(dite('a_jour')).toBeNull();
  expect(dite('en_retard')).toContain('en retard de 42 secondes');
  expect(dite('trop_en_retard')).toContain('refaites-la depuis une sauvegarde');
  expect(dite('muette')).toContain('DATABASE_URL_LECTURE');
  expect(dite('promue')).toContain('DATABASE_URL');
  expect(causeDeReplique({ etat: 'trop_en_retard', tellesQua: null, retard: null })).toContain(
    'un temps inconnu',
  );
});
