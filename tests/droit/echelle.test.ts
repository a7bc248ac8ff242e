/** The barème as a ladder, compared with the annexes as printed. */
import { describe, expect, test } from 'vitest';
import { trouverBareme } from '#lib/droit/bareme/bareme.ts';
import {
  direDistances,
  direEchelle,
  echelleDe,
  echelleDeLaGrille,
  echelleDeLaTrace,
  sansRepere,
} from '#lib/droit/bareme/echelle.ts';
import { projeter } from '#lib/droit/bareme/projection.ts';
import { examiner } from '#lib/droit/examen.ts';
import type { TypeBourse } from '#lib/droit/situation.ts';
import { avis, demandePour } from './foyers.ts';

const espaces = (texte: string): string => texte.replace(/[\u00a0\u202f]/gu, ' ');
const bareme = (type: TypeBourse) => {
  const trouve = trouverBareme(2026, type);
  if (!trouve) throw new Error(type);
  return trouve;
};
const examine = (type: TypeBourse, rfr: number, enfants: number) => {
  const demande = demandePour(type, { situation: 'parent_isole', avis: avis(rfr, enfants) });
  return echelleDeLaTrace(examiner(demande).trace, 2026);
};

describe('the bands', () => {
  test('of a collège with two children: the highest échelon first, each from the ceiling of the next', () => {
    expect(echelleDe(bareme('college'), 2).bandes).toEqual([
      { echelon: 3, auDela: 0, plafond: 4_340, montant: 52_500 },
      { echelon: 2, auDela: 4_340, plafond: 12_300, montant: 33_600 },
      { echelon: 1, auDela: 12_300, plafond: 22_754, montant: 12_000 },
    ]);
  });

  test('of a lycée are six', () => {
    expect(echelleDe(bareme('lycee'), 1).bandes.map(({ plafond }) => plafond)).toEqual([
      2_902, 7_426, 11_949, 14_816, 17_445, 22_037,
    ]);
  });

  test('of a projected grid are those of the annexe that the same figures gave', () => {
    const { college } = projeter({ smicHoraire: 11.88, bmaf: 474.37 });
    expect(echelleDeLaGrille(college, 1).bandes).toEqual(echelleDe(bareme('college'), 1).bandes);
    expect(echelleDeLaGrille(college, 9).enfants).toBe(8);
  });

  test.each([
    [0, 1],
    [8, 8],
    [11, 8],
  ])('%i children stand on the line of %i', (enfants, ligne) => {
    expect(echelleDe(bareme('college'), enfants).enfants).toBe(ligne);
  });
});

describe('the household on its ladder', () => {
  test.each([
    [22_754, 1],
    [22_755, 0],
    [12_300, 2],
    [12_301, 1],
    [0, 3],
  ])('%i € with two children: échelon %i', (rfr, echelon) => {
    expect(examine('college', rfr, 2)).toMatchObject({ enfants: 2, echelon, ressources: rfr });
  });

  test('refuses: a trace that never met a ceiling has no ladder', () => {
    const demande = demandePour('college', { situation: 'parent_isole' });
    expect(echelleDeLaTrace(examiner(demande).trace, 2026)).toBeNull();
    expect(echelleDeLaTrace([], 2026)).toBeNull();
  });

  test('refuses: a year without barème has none', () => {
    const { trace } = examiner(demandePour('college', { situation: 'parent_isole', avis: avis(100, 1) }));
    expect(echelleDeLaTrace(trace, 2012)).toBeNull();
  });
});

describe('what it says', () => {
  const dite = (rfr: number, enfants = 2) => {
    const echelle = examine('college', rfr, enfants);
    if (!echelle) throw new Error(String(rfr));
    return { phrase: espaces(direEchelle(echelle)), distances: direDistances(echelle).map(espaces), echelle };
  };

  test('between two ceilings, the distance to each', () => {
    const { phrase, distances } = dite(16_925);
    expect(phrase).toBe(
      'Avec 2 enfants à charge et 16 925 € de ressources, l’échelon 1 donne 120 € par an, jusqu’à 22 754 € de ressources.',
    );
    expect(distances).toEqual([
      'Encore 5 829 € de marge avant de perdre l’échelon 1.',
      'Il faudrait 4 625 € de moins pour l’échelon 2 (336 € par an).',
    ]);
  });

  test('on the ceiling, that one euro more would lose it', () => {
    expect(dite(22_754).distances[0]).toBe(
      'Juste au plafond de l’échelon 1 : un euro de plus le ferait perdre.',
    );
  });

  test('above every ceiling, what is too much; on the highest échelon, nothing above', () => {
    expect(dite(22_755).distances).toEqual(['Il faudrait 1 € de moins pour l’échelon 1 (120 € par an).']);
    expect(dite(0).distances).toEqual(['Encore 4 340 € de marge avant de perdre l’échelon 3.']);
    expect(dite(70_000, 8).phrase).toContain(
      'Avec 8 enfants à charge ou plus, une bourse est accordée jusqu’à',
    );
  });

  test('refuses: who may not see the income reads neither it nor a distance, and reads the ceilings', () => {
    for (const rfr of [16_925, 98_765]) {
      const masquee = sansRepere(dite(rfr).echelle);
      const tout = espaces([direEchelle(masquee), ...direDistances(masquee), JSON.stringify(masquee)].join());
      expect(tout).toContain('22 754 €');
      for (const secret of [rfr, rfr - 12_300, Math.abs(22_754 - rfr)])
        expect(tout.replaceAll(' ', '')).not.toContain(String(secret));
    }
  });
});
