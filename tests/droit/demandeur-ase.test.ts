import { describe, expect, test } from 'vitest';
import { jour } from '#lib/droit/date.ts';
import { examinerDemandeur } from '#lib/droit/demandeur/demandeur.ts';
import { aLeStatutDeBoursier, constatStatutBoursier } from '#lib/droit/demandeur/statut-boursier.ts';
import { drapeauxDe } from '#lib/droit/drapeaux.ts';
import type { LienDemandeur, MesureAse, SituationEleve } from '#lib/droit/situation.ts';
import { auCollege, auLycee, issueDe, manque, questions, refus } from './situations.ts';

const paye: MesureAse = { mesure: 'placement', effectif: true, allocationVersee: true };
const pour = (ase: MesureAse, lien: LienDemandeur = 'mere', eleve: Partial<SituationEleve> = {}) =>
  examinerDemandeur(auCollege({ eleve: { ase, ...eleve }, demandeur: { lien } }));

describe('placement (C. III.D.3.a)', () => {
  test.each<LienDemandeur>(['mere', 'pere', 'tuteur', 'autre_personne_en_charge', 'eleve_lui_meme'])(
    'refuses: %s, when the placement is effective and paid (ase_placement)',
    (lien) => {
      expect(refus(pour(paye, lien))[0]).toBe('ase_placement');
    },
  );
  test('refuses: the département, for two reasons', () => {
    expect(refus(pour(paye, 'departement'))).toEqual(['personne_physique', 'ase_placement']);
  });
  test('refuses: a tiers digne de confiance who is paid', () => {
    const r = pour({ ...paye, chez: 'tiers_digne_de_confiance' }, 'autre_personne_en_charge');
    expect(refus(r)).toEqual(['ase_placement']);
  });
  test('asks nothing more of anyone once nobody may ask', () => {
    const s = auCollege({ eleve: { ase: paye } });
    const r = examinerDemandeur({ ...s, demandeur: { lien: 'mere' } });
    expect(r.trace.some((l) => l.issue === 'manque')).toBe(false);
  });
  test('the family keeps the right while nothing is effective nor paid (ase_placement_non_effectif)', () => {
    const r = pour({ mesure: 'placement', effectif: false, allocationVersee: false });
    expect([r.genre, issueDe(r, 'ase_placement_non_effectif')]).toEqual(['droit', 'appliquee']);
  });
  test('refuses: that family when it no longer has the pupil in charge', () => {
    const ase: MesureAse = { mesure: 'placement', effectif: false, allocationVersee: false };
    expect(
      refus(examinerDemandeur(auCollege({ eleve: { ase }, demandeur: { chargeEtablie: false } }))),
    ).toEqual(['charge_effective']);
  });
  test.each([
    [true, false],
    [false, true],
  ])('asks a person when effective is %s and paid is %s, and flags it', (effectif, allocationVersee) => {
    const r = pour({ mesure: 'placement', effectif, allocationVersee });
    expect(questions(r)).toEqual(['ase_placement_sans_allocation']);
    expect(drapeauxDe(r.trace)).toEqual(['ase_placement_sans_allocation']);
  });
  test('a tiers digne de confiance without allowance may ask, the parent may not without a person (ase_tiers_digne_de_confiance)', () => {
    const ase: MesureAse = {
      mesure: 'placement',
      effectif: true,
      allocationVersee: false,
      chez: 'tiers_digne_de_confiance',
    };
    expect(pour(ase, 'autre_personne_en_charge').genre).toBe('droit');
    expect(questions(pour(ase, 'mere'))).toEqual(['ase_placement_sans_allocation']);
  });
  test('names what lacks to judge a placement', () => {
    expect(manque(pour({ mesure: 'placement' }))).toEqual([
      'eleve.ase.effectif',
      'eleve.ase.allocationVersee',
    ]);
    expect(manque(pour({ mesure: 'placement', effectif: false }))).toEqual(['eleve.ase.allocationVersee']);
  });
  test('a placement that ended at majority closes nothing', () => {
    expect(pour({ ...paye, cesseALaMajorite: true }).genre).toBe('droit');
  });
});

describe('other measures (C. III.D.3.b) and PJJ', () => {
  test.each([
    [{ mesure: 'aemo', allocationVersee: false }, 'ase_aemo'],
    [{ mesure: 'pead', allocationVersee: false }, 'ase_pead'],
    [{ mesure: 'pjj' }, 'ase_pjj'],
  ] as const)('%o leaves the right to the family (%s)', (ase, regle) => {
    const r = pour(ase);
    expect([r.genre, issueDe(r, regle)]).toEqual(['droit', 'appliquee']);
  });
  test.each(['aemo', 'pead'] as const)(
    '%s with an allowance paid: a person says who has the charge',
    (mesure) => {
      expect(questions(pour({ mesure, allocationVersee: true }))).toEqual([`ase_${mesure}`]);
    },
  );
  test.each(['aemo', 'pead'] as const)('refuses to guess whether an allowance is paid: %s', (mesure) => {
    expect(manque(pour({ mesure }))).toEqual(['eleve.ase.allocationVersee']);
  });
  test.each(['aemo', 'pead', 'pjj'] as const)('refuses: %s, when the family lost the charge', (mesure) => {
    const s = auCollege({ eleve: { ase: { mesure } }, demandeur: { chargeEtablie: false } });
    expect(refus(examinerDemandeur(s))).toEqual(['charge_effective']);
  });
  test('a PEAD before the ruling of 2 October 2024 is for a person', () => {
    const le = (j: string) =>
      examinerDemandeur(auCollege({ jour: j, eleve: { ase: { mesure: 'pead', allocationVersee: false } } }));
    expect(questions(le('2024-10-01'))).toEqual(['ase_pead']);
    expect(questions(le('2024-10-02'))).toEqual([]);
  });
});

describe('statut de boursier of a terminale pupil who is placed (statut_boursier_ase_terminale)', () => {
  const statut = (eleve: Partial<SituationEleve>, le = '2026-10-05') =>
    aLeStatutDeBoursier(
      constatStatutBoursier(auLycee({ jour: le, eleve: { ase: paye, terminale: true, ...eleve } })).trace,
    );

  test('is of right, effective or not', () => {
    expect(statut({})).toBe(true);
    expect(statut({ ase: { mesure: 'placement', effectif: false, allocationVersee: false } })).toBe(true);
  });
  test('stays after a majority within the school year', () => {
    expect(statut({ ase: { ...paye, cesseALaMajorite: true }, naissance: jour('2008-09-01') })).toBe(true);
  });
  test('refuses: a majority before the school year', () => {
    expect(statut({ ase: { ...paye, cesseALaMajorite: true }, naissance: jour('2008-08-31') })).toBe(false);
  });
  test.each<[string, Partial<SituationEleve>]>([
    ['another class', { terminale: false }],
    ['an AEMO', { ase: { mesure: 'aemo' } }],
    ['the PJJ', { ase: { mesure: 'pjj' } }],
    ['a collège', { etablissement: { type: 'college', secteur: 'public' } }],
  ])('refuses: %s', (_nom, eleve) => {
    expect(statut(eleve)).toBe(false);
  });
  test('refuses: before the decree of 3 April 2024', () => {
    expect(statut({}, '2024-04-02')).toBe(false);
    expect(statut({}, '2024-04-03')).toBe(true);
  });
  test('names what lacks: the class, or the birth date after the placement', () => {
    const sans = auLycee({ eleve: { ase: paye } });
    expect(constatStatutBoursier(sans).manques.map((m) => m.champ)).toEqual(['eleve.terminale']);
    const { naissance: _n, ...eleve } = auLycee({
      eleve: { ase: { ...paye, cesseALaMajorite: true }, terminale: true },
    }).eleve;
    expect(constatStatutBoursier({ ...sans, eleve }).manques.map((m) => m.champ)).toEqual([
      'eleve.naissance',
    ]);
  });
});
