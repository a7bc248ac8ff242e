/** Which half-days a retenue counts and gives back (C. VII.A), and the remedies that its letter opens. */
import { describe, expect, test } from 'vitest';
import { composerCourrier } from '#lib/droit/courrier/courrier.ts';
import { regleDe } from '#lib/droit/registre.ts';
import { comparerAuxRetenues, type DemiJourneeDAbsence } from '#lib/droit/retenue/comparer.ts';
import { LETTRES } from '#tests/contrats/courriers.ts';

/** `n` half-days from the first of September, two a day. */
const absent = (n: number, depuis = 1): DemiJourneeDAbsence[] =>
  Array.from({ length: n }, (_, i) => ({
    jour: `2026-09-${String(depuis + Math.floor(i / 2)).padStart(2, '0')}`,
    demiJournee: i % 2 === 0 ? 'matin' : 'apres_midi',
  }));

describe('the half-days of a retenue', () => {
  test('counts all those since the rentrée, at the crossing', () => {
    expect(comparerAuxRetenues(absent(31), [])).toEqual({ aRetenir: absent(31), aRendre: [], restent: [] });
  });

  test('counts only what is new, afterwards', () => {
    const { aRetenir, restent } = comparerAuxRetenues(absent(34), absent(31));
    expect(aRetenir).toEqual(absent(34).slice(31));
    expect(restent).toEqual(absent(31));
  });

  test('gives back the half-day that is justified since, and no other', () => {
    const { aRendre, restent } = comparerAuxRetenues(absent(34).slice(1), absent(34));
    expect(aRendre).toEqual([{ jour: '2026-09-01', demiJournee: 'matin' }]);
    expect(restent).toHaveLength(33);
  });

  test('gives back all of them once fifteen days are no longer exceeded', () => {
    const { aRendre, restent } = comparerAuxRetenues(absent(31).slice(1), absent(31));
    expect(aRendre).toHaveLength(31);
    expect(restent).toEqual([]);
  });

  test('refuses: to take the morning of a day for its afternoon', () => {
    const [matin] = absent(1);
    const apres = { jour: '2026-09-01', demiJournee: 'apres_midi' } as const;
    expect(comparerAuxRetenues([apres, ...absent(40, 2)], matin ? [matin] : []).aRendre).toEqual([matin]);
  });
});

describe('its letter', () => {
  const voies = (genre: 'retenue_pour_absences' | 'restitution_de_retenue') => {
    const composee = composerCourrier(LETTRES[genre]);
    if (composee.genre === 'impossible') throw new Error(composee.defauts.join());
    return composee.voies.map((voie) => [voie.genre, voie.obligatoire, voie.autorite]);
  };

  test('names the chef, then the recteur, for a collège public', () => {
    expect(voies('retenue_pour_absences')).toEqual([
      ['gracieux', false, 'chef d’établissement'],
      ['hierarchique', false, 'recteur de l’académie de Lille'],
      ['contentieux', false, 'tribunal administratif de Lille'],
    ]);
  });

  test('refuses: no recours préalable for a retenue of lycée, whose text speaks of the bourse', () => {
    expect(voies('restitution_de_retenue').map(([genre]) => genre)).toEqual([
      'gracieux',
      'hierarchique',
      'contentieux',
    ]);
  });

  test('refuses: a letter without its computation or without its facts', () => {
    const lettre = LETTRES.retenue_pour_absences;
    if (lettre.genre !== 'retenue_pour_absences') throw new Error('une autre lettre');
    for (const retenue of [
      { ...lettre.retenue, motifs: [] },
      { ...lettre.retenue, motivation: ' ' },
    ])
      expect(composerCourrier({ ...lettre, retenue })).toMatchObject({ genre: 'impossible' });
  });

  test('tells what is given back, and what stays', () => {
    const dire = (regle: string, valeurs = {}) => regleDe(regle).dire({ regle, issue: 'appliquee', valeurs });
    expect(dire('retenue.rendue', { demiJournees: 3, rendu: 187, reste: 1929 })).toBe(
      'Absence retenue qui ne l’est plus : 1,5 jour. Somme rendue : 1,87\u00a0€ ; encore retenue : 19,29\u00a0€.',
    );
    expect(dire('retenue.notifiee')).toBe('La retenue est notifiée à la personne qui a demandé la bourse.');
  });
});
