/** The fields that the primes of the lycée depend on, as they are typed beside the paper (C. IV.C, annexes 8 and 9). */
import { describe, expect, test } from 'vitest';
import { lireEnDirect } from '#lib/demande/faits.ts';
import { COMPLET, CONTEXTE } from './contexte.ts';

const erreurs = (ecart: Record<string, string>) => lireEnDirect({ ...COMPLET, ...ecart }, CONTEXTE).erreurs;

describe('the primes of the lycée, typed', () => {
  test.each(['40022106', ' 4002210a ', ''])('the code of a diploma is taken: « %s »', (code) => {
    expect(erreurs({ 'eleve.primes.formation': code })).toEqual({});
  });

  test.each(['4002210', '400221066', '400AB106', 'cuisine'])(
    'refuses: « %s », saying what a code is',
    (code) => {
      expect(erreurs({ 'eleve.primes.formation': code })['eleve.primes.formation']).toMatch(
        /^Code du diplôme : huit caractères/,
      );
    },
  );

  test('refuses: a return before the interruption, or on its day', () => {
    const interruption = '15/01/2026';
    for (const reprise of ['14/01/2026', '15/01/2026'])
      expect(
        erreurs({ 'eleve.primes.interruption': interruption, 'eleve.primes.reprise': reprise })[
          'eleve.primes.reprise'
        ],
      ).toContain('elle doit suivre l’interruption');
    expect(
      erreurs({ 'eleve.primes.interruption': interruption, 'eleve.primes.reprise': '01/09/2026' }),
    ).toEqual({});
  });

  test('refuses: a mention that the brevet does not have', () => {
    expect(Object.keys(erreurs({ 'eleve.primes.mentionBrevet': 'passable' }))).toEqual([
      'eleve.primes.mentionBrevet',
    ]);
  });

  test('a return asks for the form of annexe 9; refuses to ask it of the others', () => {
    const pieces = (reprise: string) =>
      lireEnDirect({ ...COMPLET, 'eleve.primes.reprise': reprise }, { ...CONTEXTE, typeBourse: 'lycee' })
        .pieces.map(({ code }) => code)
        .filter((code) => code === 'fiche_reprise_etudes');
    expect(pieces('01/09/2026')).toHaveLength(1);
    expect(pieces('')).toEqual([]);
  });
});
