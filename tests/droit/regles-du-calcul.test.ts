import { describe, expect, test } from 'vitest';
import { rentree } from '#lib/droit/annee.ts';
import { primesDe } from '#lib/droit/bareme/primes.ts';
import { calculerDroit } from '#lib/droit/calcul.ts';
import { BRANCHES, type Branche, COMPETENCES, competents } from '#lib/droit/competence.ts';
import { REGLES_COMPETENCE } from '#lib/droit/competence-regles.ts';
import { jour } from '#lib/droit/date.ts';
import { redigerLigne } from '#lib/droit/rediger.ts';
import type { Issue } from '#lib/droit/regle.ts';
import type { ChangementFamilial, Foyer, Situation } from '#lib/droit/situation.ts';
import { avis, demandePour, lyceen, seule } from './foyers.ts';

/** What became of a rule in the trace of a situation; undefined when it was not tried. */
const issue = (s: Situation, regle: string): Issue | undefined => {
  const ligne = calculerDroit(s).trace.find((l) => l.regle === regle);
  if (ligne) expect(redigerLigne(ligne).texte).toMatch(/^[A-ZÀÉ].*\.$/u);
  return ligne?.issue;
};

const collegien = (foyer: Foyer, ecarts?: Parameters<typeof demandePour>[2]) =>
  demandePour('college', foyer, ecarts);
const couple = (plus: Partial<Foyer> = {}): Foyer => ({
  situation: 'couple_foyer_commun',
  avis: avis(12_000, 2),
  ...plus,
});
const isole = (plus: Partial<Foyer> = {}): Foyer => ({ ...seule(12_000, 2), ...plus });
const separation = (genre: ChangementFamilial['genre'], survenuLe = '2026-09-20'): ChangementFamilial => ({
  genre,
  survenuLe: jour(survenuLe),
  signaleLe: jour('2026-10-05'),
  revenuIsole: { rfr: 5_000, enfants: 1, motivation: 'Part de la mère, bulletins de salaire joints.' },
});
const concubins: Foyer = {
  situation: 'concubinage',
  avis: avis(6_000, 1),
  concubin: { avis: avis(4_000, 1) },
};
const arrivant: Foyer = {
  situation: 'parent_isole',
  revenusBruts: { annee: 2025, brut: 10_000, enfants: 2, justificatif: 'pays_origine' },
};

describe('each rule of the computation applies to its situation and not to its neighbour', () => {
  test.each<[regle: string, oui: Situation, non: Situation]>([
    [
      'type_bourse_etablissement',
      collegien(isole()),
      demandePour('lycee', isole(), { eleve: { ...lyceen, niveau: 'college' } }),
    ],
    [
      'type_bourse_classe_de_college',
      demandePour('lycee', isole(), { eleve: { ...lyceen, niveau: 'college' } }),
      demandePour('lycee', isole()),
    ],
    ['ressources_annee_de_reference', collegien(isole()), collegien(arrivant)],
    ['ressources_foyer_commun', collegien(couple()), collegien(isole())],
    ['ressources_parent_isole', collegien(isole()), collegien(couple())],
    ['ressources_concubin', collegien(concubins), collegien(isole())],
    [
      'ressources_changement',
      collegien(couple({ changement: separation('divorce_ou_separation') })),
      collegien(couple({ changement: separation('divorce_ou_separation', '2026-10-16') })),
    ],
    ['ressources_nouvel_arrivant', collegien(arrivant), collegien(isole())],
    ['charges_enfants_de_l_avis', collegien(isole()), collegien({ situation: 'parent_isole' })],
    ['charges_menage', collegien(concubins), collegien(couple())],
    [
      'charges_residence_alternee',
      collegien(isole({ residenceAlternee: true })),
      collegien(isole({ residenceAlternee: false })),
    ],
    [
      'charges_eleve_hors_avis',
      collegien(isole({ eleveSurAvis: false })),
      collegien(isole({ eleveSurAvis: true })),
    ],
    ['bareme_sans_enfant', collegien(seule(12_000, 0)), collegien(seule(12_000, 1))],
    ['bareme_huit_enfants', collegien(seule(12_000, 9)), collegien(seule(12_000, 8))],
    ['bareme_echelon', collegien(seule(18_488, 1)), collegien(seule(18_489, 1))],
    ['bareme_plafond_depasse', collegien(seule(18_489, 1)), collegien(seule(18_488, 1))],
  ])('%s', (regle, oui, non) => {
    expect(issue(oui, regle)).toBe('appliquee');
    expect(issue(non, regle)).not.toBe('appliquee');
  });

  test('bareme_echelon_superieur: says which higher échelon was missed, and nothing at the highest', () => {
    expect(issue(collegien(seule(18_488, 1)), 'bareme_echelon_superieur')).toBe('ecartee');
    expect(issue(collegien(seule(0, 1)), 'bareme_echelon_superieur')).toBeUndefined();
  });

  test('ressources_perte_de_revenus: set aside, and changes no amount', () => {
    const perte = collegien(isole({ perteDeRevenusRecente: true }));
    expect(issue(perte, 'ressources_perte_de_revenus')).toBe('ecartee');
    expect(issue(collegien(isole()), 'ressources_perte_de_revenus')).toBeUndefined();
    const [avec, sans] = [calculerDroit(perte), calculerDroit(collegien(isole()))];
    expect(avec.genre === 'droit' && avec.droit.annuel).toBe(sans.genre === 'droit' && sans.droit.annuel);
  });

  test('refuses: a change of another kind is not counted', () => {
    expect(issue(collegien(couple({ changement: separation('autre') })), 'ressources_changement')).toBe(
      'ecartee',
    );
  });

  test('bareme_primes: known for 2026, refused by name for 2025', () => {
    const issueDes = (annee: number) =>
      primesDe(rentree(annee), 'lycee', 1).trace.map((l) => [l.regle, l.issue]);
    expect(issueDes(2026)).toEqual([['bareme_primes', 'appliquee']]);
    expect(issueDes(2025)).toEqual([['bareme_primes', 'manque']]);
  });
});

describe('each branch of the competence table follows its rule', () => {
  const REGLE: Readonly<Record<Branche, keyof typeof REGLES_COMPETENCE>> = {
    college_public: 'competence.college_public',
    college_prive: 'competence.college_prive',
    lycee_public: 'competence.lycee',
    lycee_prive: 'competence.lycee',
    cned: 'competence.lycee',
  };

  test.each(BRANCHES)('%s', (branche) => {
    const { autorite } = COMPETENCES[branche];
    const phrase = REGLES_COMPETENCE[REGLE[branche]].dire({
      regle: REGLE[branche],
      issue: 'appliquee',
      valeurs: {},
    });
    expect(phrase).toContain(autorite === 'dasen' ? 'directeur académique' : 'chef d’établissement, au nom');
    expect(competents(branche, 'decider')).not.toContain('secretariat');
  });

  test('only the collège privé proposes', () => {
    expect(BRANCHES.filter((branche) => competents(branche, 'proposer').length > 0)).toEqual([
      'college_prive',
    ]);
  });

  test('refuses: the chef of a lycée or of a collège privé decides nothing', () => {
    for (const branche of BRANCHES)
      expect(competents(branche, 'decider').includes('chef_etablissement')).toBe(
        branche === 'college_public',
      );
  });
});
