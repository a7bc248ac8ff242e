/** What comes with a bourse on the day of its attribution. Amounts are annexe 7's of 2026-2027, conditions C. IV.C's. */
import { describe, expect, test } from 'vitest';
import { rentree } from '#lib/droit/annee.ts';
import { primesDuBoursier, primesPossibles } from '#lib/droit/argent/primes.ts';
import { jour } from '#lib/droit/date.ts';
import type { FaitsDesPrimes, SituationEleve } from '#lib/droit/situation.ts';
import { collegien, lyceen } from './foyers.ts';

const TOUT: FaitsDesPrimes = {
  mentionBrevet: 'bien',
  prepare: 'cap',
  // Group 221, agro-alimentaire, alimentation, cuisine.
  formation: '50022138',
  libelleFormation: 'CUISINE',
  premiereAnnee: true,
  equipementDejaPercue: false,
};
const REPRISE: FaitsDesPrimes = {
  interruption: jour('2026-01-15'),
  reprise: jour('2026-09-01'),
  diplomeAuRncp: true,
  ficheFavorable: true,
};
const interne = (primes?: FaitsDesPrimes, ecart: Partial<SituationEleve> = {}): SituationEleve => ({
  ...lyceen,
  naissance: jour('2009-03-10'),
  regime: 'interne',
  terminale: false,
  primes,
  ...ecart,
});
const juger = (eleve: SituationEleve, type: 'college' | 'lycee' = 'lycee', annee = 2026, echelon = 5) => {
  const { ouvertes, trace } = primesDuBoursier(eleve, type, rentree(annee), echelon);
  return {
    ouvertes: ouvertes.map(({ prime, annuel }) => [prime, annuel]),
    possibles: primesPossibles(trace),
    du: ouvertes.find(({ prime }) => prime === 'reprise')?.du?.toString(),
  };
};

describe('a boursier of a lycée, fifth échelon', () => {
  test('has the four primes when each of their facts is known', () => {
    expect(juger(interne({ ...TOUT, ...REPRISE }))).toEqual({
      ouvertes: [
        ['merite', 88_200],
        ['internat', 60_300],
        ['equipement', 34_171],
        ['reprise', 60_000],
      ],
      possibles: [],
      du: undefined,
    });
  });

  test('a return during the year runs from its day', () => {
    expect(juger(interne({ ...TOUT, ...REPRISE, reprise: jour('2027-02-01') })).du).toBe('2027-02-01');
  });

  test('refuses: any prime of the lycée while nothing is known; mérite and équipement may still come', () => {
    expect(juger(interne())).toMatchObject({
      ouvertes: [['internat', 60_300]],
      possibles: ['merite', 'equipement'],
    });
  });

  test.each([
    ['a mention assez bien', { mentionBrevet: 'assez_bien' }, 'merite'],
    ['no brevet', { mentionBrevet: 'non_obtenu' }, 'merite'],
    ['a second year', { premiereAnnee: false }, 'equipement'],
    ['a prime already received', { equipementDejaPercue: true }, 'equipement'],
    // Group 314, comptabilité, gestion: not in annexe 8.
    ['a speciality out of annexe 8', { formation: '40031402' }, 'equipement'],
    ['a baccalauréat général', { prepare: 'bac_general' }, 'equipement'],
  ] as const)('refuses: with %s, for good', (_, ecart, prime) => {
    const { ouvertes, possibles } = juger(interne({ ...TOUT, ...ecart }));
    expect(ouvertes.map(([nom]) => nom)).not.toContain(prime);
    expect(possibles).not.toContain(prime);
  });

  // C. IV.C.2: equipement.changement_de_formation. The rest of its primes is untouched.
  test.each([
    ['2026-09-29', false],
    ['2026-09-30', true],
    ['2026-10-01', true],
  ])('gone on %s to a formation that opens none: the prime d’équipement is %s', (dernier, due) => {
    const { ouvertes, possibles } = juger(interne({ ...TOUT, formationQuitteeLe: jour(dernier) }));
    expect(ouvertes.map(([nom]) => nom)).toEqual(['merite', 'internat', ...(due ? ['equipement'] : [])]);
    expect(possibles).toEqual([]);
  });

  test.each([
    ['externe', 'externe'],
    ['demi-pensionnaire', 'demi_pensionnaire'],
  ] as const)('refuses: the prime à l’internat of an élève %s', (_, regime) => {
    expect(juger(interne(TOUT, { regime })).ouvertes.map(([nom]) => nom)).toEqual(['merite', 'equipement']);
  });

  test('refuses: a prime de reprise that nobody asked for, even as a maybe', () => {
    const { ouvertes, possibles } = juger(interne(TOUT));
    expect([...ouvertes.map(([nom]) => nom), ...possibles]).not.toContain('reprise');
  });

  test('a return whose diploma is not known to the RNCP may still give its prime', () => {
    const { ouvertes, possibles } = juger(interne({ ...REPRISE, diplomeAuRncp: undefined }));
    expect(ouvertes.map(([nom]) => nom)).not.toContain('reprise');
    expect(possibles).toContain('reprise');
  });

  test('refuses: the prime de reprise before the IEN-IO answers; it may still come', () => {
    const { ouvertes, possibles } = juger(interne({ ...REPRISE, ficheFavorable: undefined }));
    expect(ouvertes.map(([nom]) => nom)).not.toContain('reprise');
    expect(possibles).toContain('reprise');
  });

  test.each([
    ['four months and thirty days', '2026-04-02', false],
    ['five months', '2026-04-01', true],
  ])('an interruption of %s before 1 September: the prime de reprise is %s', (_, depuis, due) => {
    const { ouvertes } = juger(interne({ ...REPRISE, interruption: jour(depuis) }));
    expect(ouvertes.some(([nom]) => nom === 'reprise')).toBe(due);
  });
});

describe('refuses: the primes of the lycée', () => {
  test('to a boursier of collège, whatever is told', () => {
    expect(juger({ ...collegien, regime: 'interne', primes: TOUT }, 'college', 2026, 2)).toMatchObject({
      ouvertes: [['internat', 39_600]],
      possibles: [],
    });
  });

  test('to a class of collège level, which prepares neither baccalauréat nor CAP', () => {
    expect(juger(interne({ mentionBrevet: 'bien' }, { niveau: 'college' }))).toMatchObject({
      ouvertes: [['internat', 60_300]],
      possibles: [],
    });
  });

  test('of a terminale: its first year is behind', () => {
    expect(juger(interne(undefined, { terminale: true })).possibles).toEqual(['merite']);
  });

  test('of a year whose annexes were not read', () => {
    expect(juger(interne(TOUT), 'lycee', 2016)).toMatchObject({ ouvertes: [], possibles: [] });
  });
});
