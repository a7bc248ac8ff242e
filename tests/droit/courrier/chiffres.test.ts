import { describe, expect, test } from 'vitest';
import { chiffresDeLaTrace } from '#lib/droit/courrier/chiffres.ts';
import { composerCourrier } from '#lib/droit/courrier/courrier.ts';
import { deLAcademie } from '#lib/droit/courrier/typographie.ts';
import { departementDuCodePostal } from '#lib/droit/recours/tribunaux.ts';
import type { Ligne } from '#lib/droit/regle.ts';
import { COLLEGE } from '#tests/contrats/courriers.ts';

const ligne = (regle: string, valeurs: Ligne['valeurs'], issue: Ligne['issue'] = 'appliquee'): Ligne => ({
  regle,
  issue,
  valeurs,
});
const ENFANTS = ligne('charges_enfants_de_l_avis', { qui: 'demandeur', enfants: 2 });
const ECHELON = ligne('bareme_echelon', { echelon: 2, rfr: 11_000, ligne: 2, plafond: 12_300 });

describe('figures of a letter', () => {
  test('an attribution shows the income, the children and the ceiling of its échelon', () => {
    expect(chiffresDeLaTrace([ENFANTS, ECHELON], 2025, 2)).toEqual({
      anneeDesRevenus: 2025,
      ressources: 11_000,
      enfants: 2,
      plafond: 12_300,
    });
  });

  test('a couple of concubins: their incomes are named as such, and the children of both are counted', () => {
    const trace = [
      ENFANTS,
      ligne('ressources_concubin', { demandeur: 5_000, concubin: 6_000, total: 11_000 }),
      ligne('charges_menage', { demandeur: 2, concubin: 1, total: 3 }),
      ECHELON,
    ];
    expect(chiffresDeLaTrace(trace, 2025, 2)).toMatchObject({
      enfants: 3,
      libelleRessources: 'Revenus fiscaux de référence des deux membres du couple',
    });
  });

  test('refuses: the ceiling of another échelon than the one granted is not shown', () => {
    expect(chiffresDeLaTrace([ENFANTS, ECHELON], 2025, 1)).not.toHaveProperty('plafond');
  });

  test('refuses: a rule tried and set aside gives no figure', () => {
    const ecartee = ligne('bareme_plafond_depasse', { rfr: 11_000, plafond: 9_000 }, 'ecartee');
    expect(chiffresDeLaTrace([ENFANTS, ecartee], 2025, null)).toBeNull();
  });

  test('refuses: a decision without barème has no figures, and its letter leaves without a table', () => {
    expect(chiffresDeLaTrace([], 2025, 2)).toBeNull();
  });
});

test('what the agent wrote to the family stands in the demand for pieces', () => {
  const message = 'La page 2 de votre avis manque.';
  const composition = composerCourrier({
    ...COLLEGE,
    genre: 'demande_incomplete',
    pieces: [{ libelle: 'Avis d’impôt' }],
    message,
  });
  if (composition.genre === 'impossible') throw new Error(composition.defauts.join(' '));
  expect(JSON.stringify(composition.courrier.ouverture)).toContain(message);
});

test.each([
  ['Lille', 'de Lille'],
  ['Amiens', 'd’Amiens'],
  ['Orléans-Tours', 'd’Orléans-Tours'],
  ['La Réunion', 'de La Réunion'],
  ['Guyane', 'de la Guyane'],
])('the académie of %s is written "%s"', (nom, ecrit) => {
  expect(deLAcademie(nom)).toBe(ecrit);
});

test.each([
  ['59000', '59'],
  ['20000', '2A'],
  ['20200', '2B'],
  ['97400', '974'],
])('postal code %s is in département %s', (codePostal, departement) => {
  expect(departementDuCodePostal(codePostal)).toBe(departement);
});
