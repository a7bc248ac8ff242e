import { describe, expect, it } from 'vitest';
import { calculerDroit } from '#lib/droit/calcul.ts';
import type { Niveau, SituationEleve, TypeEtablissement } from '#lib/droit/situation.ts';
import { echelonMaximum, typeBourseDe } from '#lib/droit/type-bourse.ts';
import { avis, demandePour, lyceen, seule } from './foyers.ts';

const eleve = (type: TypeEtablissement, niveau: Niveau): SituationEleve => ({
  ...lyceen,
  etablissement: { type, secteur: 'public' },
  niveau,
});

describe('the type of bourse follows the établissement (C. I)', () => {
  it.each<[TypeEtablissement, Niveau, string]>([
    ['college', 'college', 'college'],
    ['erpd', 'college', 'college'],
    ['lycee_general_technologique', 'lycee', 'lycee'],
    ['lycee_professionnel', 'lycee', 'lycee'],
    ['lycee_polyvalent', 'college', 'lycee'],
    ['lycee_professionnel', 'college', 'lycee'],
    ['erea', 'college', 'lycee'],
    ['erea', 'lycee', 'lycee'],
    ['cned', 'college', 'college'],
    ['cned', 'lycee', 'lycee'],
    ['medico_social', 'college', 'college'],
    ['medico_social', 'lycee', 'lycee'],
    ['cfa', 'college', 'lycee'],
    ['college', 'lycee', 'college'],
  ])('%s, class of %s: bourse de %s', (type, niveau, attendu) => {
    expect(typeBourseDe(eleve(type, niveau))).toBe(attendu);
  });

  it('pays the lycée amount to a class of collège in an EREA', () => {
    const r = calculerDroit(demandePour('lycee', seule(14_816, 1), { eleve: eleve('erea', 'college') }));
    expect(r).toMatchObject({
      genre: 'droit',
      droit: { type: 'lycee', echelon: 3, annuel: 73_200, drapeaux: [] },
    });
    expect(r.trace[0]).toMatchObject({ regle: 'type_bourse_classe_de_college' });
  });
});

describe('the échelon 3 of the arrêté of 2016 for classes of collège in a lycée', () => {
  const classe = eleve('erea', 'college');
  const calcul = (annee: number, rfr: number, e = classe) => {
    const foyer = { situation: 'parent_isole' as const, avis: avis(rfr, 1, { annee: annee - 1 }) };
    const r = calculerDroit(demandePour('lycee', foyer, { annee, eleve: e }));
    if (r.genre !== 'droit') throw new Error(r.genre);
    return r;
  };

  it('has no cap from the rentrée 2026, and flags the dossier for a human', () => {
    const { droit, trace } = calcul(2026, 2_902);
    expect(droit).toMatchObject({ echelon: 6, drapeaux: ['classe_de_college_au_dela_de_l_echelon_3'] });
    expect(trace.find((l) => l.regle === 'type_bourse_plafond_echelon_3')?.issue).toBe('ecartee');
  });

  it('refuses: more than the échelon 3 before the rentrée 2026', () => {
    const { droit } = calcul(2025, 2_000);
    expect(droit).toMatchObject({ echelon: 3, annuel: 72_000, ecartEchelonSuperieur: null });
    expect(droit.drapeaux).toHaveLength(1);
  });

  it('refuses: the very next échelon, the fourth, before the rentrée 2026', () => {
    expect(calcul(2025, 11_718, eleve('erea', 'lycee')).droit).toMatchObject({ echelon: 4, annuel: 83_100 });
    expect(calcul(2025, 11_718).droit).toMatchObject({ echelon: 3, annuel: 72_000 });
  });

  it('counts the margin of a capped échelon up to the ceiling of that échelon, to the euro', () => {
    const { margeAvantPlafond } = calcul(2025, 2_000).droit;
    expect(calcul(2025, 2_000 + margeAvantPlafond).droit.echelon).toBe(3);
    expect(calcul(2025, 2_001 + margeAvantPlafond).droit.echelon).toBe(2);
  });

  it('flags nobody at the échelon 3 or in a class of lycée', () => {
    expect(calcul(2026, 14_816).droit.drapeaux).toEqual([]);
    expect(calcul(2026, 2_902, eleve('erea', 'lycee')).droit.drapeaux).toEqual([]);
    expect(calcul(2025, 2_000, eleve('erea', 'lycee')).droit.echelon).toBe(6);
  });

  it('is a dated switch', () => {
    expect([2016, 2025, 2026, 2030].map(echelonMaximum)).toEqual([3, 3, null, null]);
  });
});
