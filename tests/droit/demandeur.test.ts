import { describe, expect, test } from 'vitest';
import { jour } from '#lib/droit/date.ts';
import { examinerDemandeur } from '#lib/droit/demandeur/demandeur.ts';
import { auCollege, auLycee, issueDe, manque, questions, refus } from './situations.ts';

describe('charge and person (C. III.A)', () => {
  test('the mother who has the pupil in charge may ask, on the income of her household', () => {
    const r = examinerDemandeur(auCollege());
    expect(r).toMatchObject({ genre: 'droit', droit: { lien: 'mere', revenusDe: 'menage_du_demandeur' } });
    expect(issueDe(r, 'charge_effective')).toBe('appliquee');
  });
  test('refuses: a father without the charge', () => {
    const r = examinerDemandeur(auCollege({ demandeur: { lien: 'pere', chargeEtablie: false } }));
    expect(refus(r)).toEqual(['charge_effective']);
  });
  describe('after a separation, the parent with whom the pupil mainly lives (charge_presumee, CGI 194)', () => {
    const separe = (demandeur: object = {}, foyer: object = {}) =>
      examinerDemandeur(
        auCollege({
          demandeur: { lien: 'mere', chargeEtablie: undefined, residencePrincipale: true, ...demandeur },
          foyer: { situation: 'parent_isole', eleveSurAvis: false, ...foyer },
        }),
      );
    test.each(['parent_isole', 'concubinage'])('is presumed to have the charge: %s', (situation) => {
      const r = separe({}, { situation });
      expect([r.genre, issueDe(r, 'charge_presumee')]).toEqual(['droit', 'appliquee']);
    });
    test('refuses: proof to the contrary', () => {
      expect(refus(separe({ chargeEtablie: false }))).toEqual(['charge_effective']);
    });
    test.each([
      [{ residencePrincipale: undefined }, {}],
      [{}, { situation: 'couple_foyer_commun' }],
      [{ lien: 'tuteur' }, {}],
    ])('presumes nothing of %o %o', (demandeur, foyer) => {
      expect(manque(separe(demandeur, foyer))).toEqual(['demandeur.chargeEtablie']);
    });
  });
  test('refuses: the département, whatever the measure (personne_physique)', () => {
    const r = examinerDemandeur(auLycee({ demandeur: { lien: 'departement' } }));
    expect(refus(r)).toEqual(['personne_physique']);
  });
  test('names exactly what lacks: charge and residence', () => {
    const { chargeEtablie: _c, resideEnFrance: _r, ...demandeur } = auCollege().demandeur;
    expect(manque(examinerDemandeur({ ...auCollege(), demandeur }))).toEqual([
      'demandeur.chargeEtablie',
      'demandeur.resideEnFrance',
    ]);
  });
  test('refuses for two reasons at once, the charge before the residence', () => {
    const demandeur = { chargeEtablie: false, resideEnFrance: false, ressortissantUe: false };
    expect(refus(examinerDemandeur(auCollege({ demandeur })))).toEqual([
      'charge_effective',
      'residence_en_france',
    ]);
  });
});

describe('residence (C. III.B)', () => {
  const hors = (demandeur: object) =>
    examinerDemandeur(auCollege({ demandeur: { resideEnFrance: false, ...demandeur } }));
  test('an EU national with a parent employed in France may live abroad (residence_ressortissant_ue)', () => {
    const r = hors({ ressortissantUe: true, parentEmployeEnFrance: true });
    expect([r.genre, issueDe(r, 'residence_ressortissant_ue')]).toEqual(['droit', 'appliquee']);
  });
  test('refuses: an EU national abroad without any job of a parent in France', () => {
    expect(refus(hors({ ressortissantUe: true, parentEmployeEnFrance: false }))).toEqual([
      'residence_en_france',
      'residence_ressortissant_ue',
    ]);
  });
  test('refuses: a national of a third State abroad, even with a job in France', () => {
    expect(refus(hors({ ressortissantUe: false, parentEmployeEnFrance: true }))).toEqual([
      'residence_en_france',
    ]);
  });
  test('asks for the nationality, then for the job', () => {
    expect(manque(hors({}))).toEqual(['demandeur.ressortissantUe']);
    expect(manque(hors({ ressortissantUe: true }))).toEqual(['demandeur.parentEmployeEnFrance']);
  });
  const cned = { etablissement: { type: 'cned' as const, secteur: 'public' as const }, cnedHorsDeFrance: {} };
  test('is not opposed to a collège pupil of the CNED abroad (residence_cned_hors_de_france)', () => {
    const r = examinerDemandeur(auCollege({ eleve: cned, demandeur: { resideEnFrance: false } }));
    expect([r.genre, issueDe(r, 'residence_cned_hors_de_france')]).toEqual(['droit', 'appliquee']);
  });
  test('refuses: the same abroad at the lycée', () => {
    const r = examinerDemandeur(
      auLycee({ eleve: cned, demandeur: { resideEnFrance: false, ressortissantUe: false } }),
    );
    expect(refus(r)).toEqual(['residence_en_france']);
  });
});

describe('proof of someone who is not a parent (C. III.B, preuve_non_parent)', () => {
  const autre = (demandeur: object, eleve: object = {}) =>
    examinerDemandeur(auCollege({ demandeur: { lien: 'autre_personne_en_charge', ...demandeur }, eleve }));
  test.each(['delegation_france', 'autre_document'])('%s is enough', (justificatifCharge) => {
    expect(autre({ justificatifCharge }).genre).toBe('droit');
  });
  test('a delegation made abroad needs the consulate (delegation_etrangere)', () => {
    const justificatifCharge = 'delegation_etranger';
    expect(autre({ justificatifCharge, attestationConsulat: true }).genre).toBe('droit');
    expect(refus(autre({ justificatifCharge, attestationConsulat: false }))).toEqual([
      'delegation_etrangere',
    ]);
    expect(manque(autre({ justificatifCharge }))).toEqual(['demandeur.attestationConsulat']);
  });
  test('refuses: no document at all', () => {
    expect(refus(autre({ justificatifCharge: 'aucun' }))).toEqual(['preuve_non_parent']);
  });
  test('asks for the document when nothing is said', () => {
    expect(manque(autre({}))).toEqual(['demandeur.justificatifCharge']);
  });
  test('an adult pupil needs no delegation, a pupil of 17 does', () => {
    expect(autre({}, { naissance: jour('2008-10-05') }).genre).toBe('droit');
    expect(autre({}, { naissance: jour('2008-10-06') }).genre).toBe('incalculable');
  });
  test('a document does not replace the charge', () => {
    expect(refus(autre({ justificatifCharge: 'delegation_france', chargeEtablie: false }))).toEqual([
      'charge_effective',
    ]);
  });
});

describe('tutelle (C. III.D.2)', () => {
  const tuteur = (e: Parameters<typeof auCollege>[0] = {}) =>
    examinerDemandeur(auCollege({ ...e, demandeur: { lien: 'tuteur', ...e?.demandeur } }));
  test('the guardian asks on the guardian’s own income (tutelle)', () => {
    const r = tuteur();
    expect(r).toMatchObject({ genre: 'droit', droit: { revenusDe: 'tuteur' } });
    expect([issueDe(r, 'tutelle'), issueDe(r, 'tutelle_pupille_hors_declaration')]).toEqual([
      'appliquee',
      undefined,
    ]);
  });
  test('a ward absent from the declaration keeps the right, on a reading that is flagged', () => {
    const r = tuteur({ foyer: { eleveSurAvis: false } });
    expect([r.genre, issueDe(r, 'tutelle_pupille_hors_declaration')]).toEqual(['droit', 'appliquee']);
  });
  test('refuses: a guardian who does not have the pupil in charge', () => {
    expect(refus(tuteur({ demandeur: { chargeEtablie: false } }))).toEqual(['charge_effective']);
  });
});

describe('general provision (C. III.D.6, disposition_generale)', () => {
  const cas = (eleveSurAvis: boolean | undefined) =>
    examinerDemandeur({
      ...auCollege({ demandeur: { lien: 'pere', horsDispositions: true, chargeEtablie: false } }),
      foyer: { situation: 'parent_isole', ...(eleveSurAvis === undefined ? {} : { eleveSurAvis }) },
    });
  test('who declares the child may ask, on that income', () => {
    expect(cas(true)).toMatchObject({ genre: 'droit', droit: { revenusDe: 'declarant' } });
  });
  test('asks a person when someone else declares the child, and who declares when unknown', () => {
    expect(questions(cas(false))).toEqual(['disposition_generale']);
    expect(manque(cas(undefined))).toEqual(['foyer.eleveSurAvis']);
  });
  test('refuses: the département and a demandeur abroad are not saved by it', () => {
    const demandeur = { horsDispositions: true, resideEnFrance: false, ressortissantUe: false };
    expect(refus(examinerDemandeur(auCollege({ demandeur })))).toEqual(['residence_en_france']);
    expect(refus(examinerDemandeur(auCollege({ demandeur: { ...demandeur, lien: 'departement' } })))).toEqual(
      ['personne_physique', 'residence_en_france'],
    );
  });
});
