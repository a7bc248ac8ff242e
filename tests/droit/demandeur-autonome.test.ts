import { describe, expect, test } from 'vitest';
import { jour } from '#lib/droit/date.ts';
import { examinerDemandeur } from '#lib/droit/demandeur/demandeur.ts';
import { drapeauxDe } from '#lib/droit/drapeaux.ts';
import type { SituationDemandeur } from '#lib/droit/situation.ts';
import { issueDe, manque, refus, seul } from './situations.ts';

type Autonome = NonNullable<SituationDemandeur['autonome']>;
const examen = (a: Partial<Autonome> = {}, e: Parameters<typeof seul>[1] = {}) =>
  examinerDemandeur(seul(a, e));
const college = {
  etablissement: { type: 'college' as const, secteur: 'public' as const },
  niveau: 'college' as const,
};

describe('a pupil who asks alone (C. III.D.4)', () => {
  test('an adult at nobody’s charge, with an avis, asks on the pupil’s own income', () => {
    expect(examen()).toMatchObject({ genre: 'droit', droit: { lien: 'eleve_lui_meme', revenusDe: 'eleve' } });
  });
  test('is adult on the 18th birthday, not the day before (demandeur_majeur)', () => {
    expect(examen({}, { eleve: { naissance: jour('2008-10-05') } }).genre).toBe('droit');
    expect(refus(examen({}, { eleve: { naissance: jour('2008-10-06'), emancipe: false } }))).toEqual([
      'demandeur_majeur',
    ]);
  });
  test('an emancipated minor may ask', () => {
    expect(examen({}, { eleve: { naissance: jour('2010-01-01'), emancipe: true } }).genre).toBe('droit');
  });
  test.each<[string, Partial<Autonome>, string]>([
    ['someone provides for the pupil', { chargeDePersonne: false }, 'autonome_sans_charge'],
    ['the pupil is on somebody’s avis', { surAvisDUnTiers: true }, 'autonome_hors_avis_d_un_tiers'],
    [
      'the pupil is on somebody’s CAF attestation',
      { surAttestationCafDUnTiers: true },
      'autonome_hors_caf_d_un_tiers',
    ],
    ['no avis nor déclaration', { avisPropre: false }, 'autonome_avis_propre'],
    ['once under a delegation', { ancienDelegataire: true }, 'autonome_ancien_delegataire'],
  ])('refuses: %s (%s)', (_nom, a, regle) => {
    expect(refus(examen(a))).toEqual([regle]);
  });
  test('refuses: living abroad, as for anyone', () => {
    expect(
      refus(
        examen({}, { demandeur: { lien: 'eleve_lui_meme', resideEnFrance: false, ressortissantUe: false } }),
      ),
    ).toContain('residence_en_france');
  });
  test('tells every reason, in order', () => {
    expect(refus(examen({ surAvisDUnTiers: true, avisPropre: false }))).toEqual([
      'autonome_hors_avis_d_un_tiers',
      'autonome_avis_propre',
    ]);
  });
  test('names exactly what lacks', () => {
    const s = seul();
    const { naissance: _n, ...eleve } = s.eleve;
    const r = examinerDemandeur({ ...s, eleve, demandeur: { lien: 'eleve_lui_meme', resideEnFrance: true } });
    expect(manque(r)).toEqual([
      'eleve.naissance',
      ...[
        'chargeDePersonne',
        'surAvisDUnTiers',
        'surAttestationCafDUnTiers',
        'ancienDelegataire',
        'avisPropre',
      ].map((champ) => `demandeur.autonome.${champ}`),
    ]);
  });
  test('a contrat jeune majeur closes nothing and flags the dossier (contrat_jeune_majeur)', () => {
    const r = examen({ contratJeuneMajeur: true });
    expect([r.genre, drapeauxDe(r.trace)]).toEqual(['droit', ['contrat_jeune_majeur']]);
    expect(drapeauxDe(examen().trace)).toEqual([]);
  });
});

describe('isolated foreign adults (C. III.D.5)', () => {
  const isole = { etrangerIsole: true };
  test('have their own provisions at the lycée only (etranger_isole)', () => {
    expect(issueDe(examen(isole), 'etranger_isole')).toBe('appliquee');
    expect(
      issueDe(examen(isole, { eleve: { ...college, naissance: jour('2008-03-10') } }), 'etranger_isole'),
    ).toBe('ecartee');
  });
  test('formerly under a delegation, keep the right when that person no longer provides (etranger_isole_ancien_delegataire)', () => {
    const r = examen({ ...isole, ancienDelegataire: true, delegataireAssumeEncoreLaCharge: false });
    expect([r.genre, drapeauxDe(r.trace)]).toEqual(['droit', ['ancien_delegataire']]);
  });
  test('refuses: that person still provides; asks when unknown', () => {
    const avant = { ...isole, ancienDelegataire: true };
    expect(refus(examen({ ...avant, delegataireAssumeEncoreLaCharge: true }))).toEqual([
      'etranger_isole_ancien_delegataire',
    ]);
    expect(manque(examen(avant))).toEqual(['demandeur.autonome.delegataireAssumeEncoreLaCharge']);
  });
  test('refuses: the same at the collège, by the rule of every adult, flagged all the same', () => {
    const a = { ...isole, ancienDelegataire: true, delegataireAssumeEncoreLaCharge: false };
    const r = examen(a, { eleve: { ...college, naissance: jour('2008-03-10') } });
    expect([refus(r), drapeauxDe(r.trace)]).toEqual([
      ['autonome_ancien_delegataire'],
      ['ancien_delegataire'],
    ]);
  });
  test('refuses: an emancipated minor formerly under a delegation, by the rule of III.D.4', () => {
    const a = { ...isole, ancienDelegataire: true, delegataireAssumeEncoreLaCharge: false };
    expect(refus(examen(a, { eleve: { naissance: jour('2010-01-01'), emancipe: true } }))).toEqual([
      'autonome_ancien_delegataire',
    ]);
  });
  test('refuses: without an avis, as any autonomous adult', () => {
    expect(refus(examen({ ...isole, avisPropre: false }))).toEqual(['autonome_avis_propre']);
  });
});
