import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jour } from '#lib/droit/date.ts';
import { drapeauxDe } from '#lib/droit/drapeaux.ts';
import { ageRevolu, anniversaire } from '#lib/droit/eleve/age.ts';
import { examinerEleve } from '#lib/droit/eleve/eleve.ts';
import { regleDe } from '#lib/droit/registre.ts';
import type { Secteur, SituationEleve, TypeEtablissement } from '#lib/droit/situation.ts';
import { auCollege, auLycee, issueDe, manque, questions, refus } from './situations.ts';

const a = (type: TypeEtablissement, secteur: Secteur = 'public') => ({ etablissement: { type, secteur } });

describe('établissements and classes in scope', () => {
  test.each<[string, TypeEtablissement, Secteur]>([
    ['a public collège', 'college', 'public'],
    ['a collège sous contrat', 'college', 'prive_sous_contrat'],
    ['a collège hors contrat habilité', 'college', 'prive_hors_contrat_habilite'],
    ['an ERPD with classes of collège', 'erpd', 'public'],
  ])('%s gives the bourse de collège', (_nom, type, secteur) => {
    const r = examinerEleve(auCollege({ eleve: a(type, secteur) }));
    expect(r).toMatchObject({ genre: 'droit', droit: { type: 'college', limites: [] } });
    expect(issueDe(r, 'champ_college')).toBe('appliquee');
  });

  test.each<[string, Partial<SituationEleve>]>([
    ['a lycée professionnel', a('lycee_professionnel')],
    ['a lycée hors contrat habilité', a('lycee_polyvalent', 'prive_hors_contrat_habilite')],
    ['a class of collège level in an EREA', { ...a('erea'), niveau: 'college' }],
    ['a class of collège level in a lycée', { niveau: 'college' }],
  ])('%s gives the bourse de lycée', (_nom, eleve) => {
    const r = examinerEleve(auLycee({ eleve }));
    expect(r).toMatchObject({ genre: 'droit', droit: { type: 'lycee' } });
    expect(issueDe(r, 'champ_lycee')).toBe('appliquee');
  });

  test.each<[string, Partial<SituationEleve>, string]>([
    ['a collège hors contrat', a('college', 'prive_hors_contrat'), 'hors_contrat_habilite'],
    ['a lycée hors contrat', a('lycee_polyvalent', 'prive_hors_contrat'), 'hors_contrat_habilite'],
    ['a GRETA', a('greta'), 'greta'],
    ['a class of lycée in an ERPD', { ...a('erpd'), niveau: 'lycee' }, 'champ_college'],
    ['a class after the baccalauréat', { niveau: 'post_bac' }, 'niveau_second_degre'],
    ['an apprentice', { statut: 'apprenti' }, 'statut_scolaire'],
    [
      'a stagiaire of continuing training',
      { statut: 'stagiaire_formation_professionnelle' },
      'statut_scolaire',
    ],
  ])('refuses: %s', (_nom, eleve, regle) => {
    expect(refus(examinerEleve(auLycee({ eleve })))).toContain(regle);
  });

  test('refuses: an apprentice in a BTS, and tells both reasons in legal order', () => {
    const r = examinerEleve(auLycee({ eleve: { niveau: 'post_bac', statut: 'apprenti' } }));
    expect(refus(r)).toEqual(['niveau_second_degre', 'statut_scolaire']);
  });
});

describe('medico-social', () => {
  const medico = (secteur: Secteur, priseEnChargeL24210?: boolean) => ({
    etablissement: {
      type: 'medico_social' as const,
      secteur,
      ...(priseEnChargeL24210 === undefined ? {} : { priseEnChargeL24210 }),
    },
  });
  test('a collège class sous contrat without the L. 242-10 costs is in scope (medico_social)', () => {
    const r = examinerEleve(auCollege({ eleve: medico('prive_sous_contrat', false) }));
    expect(issueDe(r, 'medico_social')).toBe('appliquee');
    expect(r.genre).toBe('droit');
  });
  test.each([
    ['costs borne under L. 242-10', medico('prive_sous_contrat', true)],
    ['a public one', medico('public', false)],
    ['a collège class without contract', medico('prive_hors_contrat_habilite', false)],
  ])('refuses: %s', (_nom, eleve) => {
    expect(refus(examinerEleve(auCollege({ eleve })))).toEqual(['medico_social']);
  });
  test('a lycée class needs no contract, but must be private', () => {
    expect(examinerEleve(auLycee({ eleve: medico('prive_hors_contrat_habilite', false) })).genre).toBe(
      'droit',
    );
    expect(refus(examinerEleve(auLycee({ eleve: medico('public', false) })))).toEqual(['medico_social']);
  });
  test('cannot be judged without knowing who bears the costs', () => {
    expect(manque(examinerEleve(auCollege({ eleve: medico('prive_sous_contrat') })))).toEqual([
      'eleve.etablissement.priseEnChargeL24210',
    ]);
  });
});

describe('CNED', () => {
  const cned = (eleve: Partial<SituationEleve>) =>
    auCollege({ eleve: { ...a('cned'), inscriptionReglementee: true, ...eleve } });
  test('under 16, the favourable opinion of the DASEN opens the right', () => {
    expect(examinerEleve(cned({ avisDasenFavorable: true })).genre).toBe('droit');
  });
  test('refuses: the day before the 16th birthday without a favourable opinion', () => {
    const eleve = { naissance: jour('2010-10-06'), avisDasenFavorable: false };
    expect(refus(examinerEleve(cned(eleve)))).toEqual(['cned_college_avis_dasen']);
  });
  test('the day of the 16th birthday needs no opinion', () => {
    const r = examinerEleve(cned({ naissance: jour('2010-10-05') }));
    expect([r.genre, issueDe(r, 'cned_college_avis_dasen')]).toEqual(['droit', 'ecartee']);
  });
  test('asks for the opinion, the birth date or the kind of class when they lack', () => {
    expect(manque(examinerEleve(cned({})))).toEqual(['eleve.avisDasenFavorable']);
    const { naissance: _sans, ...eleve } = cned({}).eleve;
    expect(manque(examinerEleve({ ...cned({}), eleve }))).toEqual(['eleve.naissance']);
    expect(manque(examinerEleve(auLycee({ eleve: a('cned') })))).toEqual(['eleve.inscriptionReglementee']);
  });
  test('refuses: a class that is not "à inscription réglementée"', () => {
    const eleve = { ...a('cned'), inscriptionReglementee: false };
    expect(refus(examinerEleve(auLycee({ eleve })))).toEqual(['cned_classe_reglementee']);
  });
  test('a lycée pupil of the CNED needs no opinion', () => {
    const r = examinerEleve(
      auLycee({ eleve: { ...a('cned'), inscriptionReglementee: true, naissance: jour('2012-01-01') } }),
    );
    expect(r.genre).toBe('droit');
  });
  test('abroad, the right stands only when no school of the AEFE can take the pupil', () => {
    expect(examinerEleve(cned({ cnedHorsDeFrance: { impossibiliteAefe: true } })).genre).toBe('droit');
    expect(refus(examinerEleve(cned({ cnedHorsDeFrance: { impossibiliteAefe: false } })))).toEqual([
      'cned_college_hors_de_france',
    ]);
    expect(manque(examinerEleve(cned({ cnedHorsDeFrance: {} })))).toEqual([
      'eleve.cnedHorsDeFrance.impossibiliteAefe',
    ]);
  });
});

describe('lycée professionnel before 15, for an apprenticeship (C. I)', () => {
  const enLp = (naissance: string, debuteApprentissage?: boolean) =>
    examinerEleve(
      auLycee({ eleve: { ...a('lycee_professionnel'), naissance: jour(naissance), debuteApprentissage } }),
    );
  test('has the right until the 15th birthday, that day included', () => {
    expect(enLp('2011-10-05', true)).toMatchObject({
      genre: 'droit',
      droit: { limites: [{ regle: 'cfa_avant_15_ans', jusquAu: jour('2026-10-05') }] },
    });
    expect(refus(enLp('2011-10-04', true))).toEqual(['cfa_avant_15_ans']);
  });
  test.each([false, undefined])('limits nothing for the other pupils of the lycée: %s', (debute) => {
    expect(enLp('2011-10-04', debute)).toMatchObject({ genre: 'droit', droit: { limites: [] } });
  });
});

describe('CFA before 15 (cfa_avant_15_ans)', () => {
  const cfa = (naissance: string, eleve: Partial<SituationEleve> = {}) =>
    auLycee({ eleve: { ...a('cfa'), naissance: jour(naissance), ...eleve } });
  test('the right lasts until the 15th birthday included', () => {
    const r = examinerEleve(cfa('2011-10-05'));
    expect(r.genre === 'droit' && r.droit.limites.map((l) => [l.regle, l.jusquAu?.toString()])).toEqual([
      ['cfa_avant_15_ans', '2026-10-05'],
    ]);
  });
  test('refuses: the day after the 15th birthday', () => {
    expect(refus(examinerEleve(cfa('2011-10-04')))).toEqual(['cfa_avant_15_ans']);
  });
  test('refuses: a 15th birthday before the school year, even if the demande came before', () => {
    expect(refus(examinerEleve({ ...cfa('2011-08-31'), jour: jour('2026-07-01') }))).toEqual([
      'cfa_avant_15_ans',
    ]);
  });
  test('refuses: under 15 but already under contract', () => {
    expect(refus(examinerEleve(cfa('2012-10-05', { statut: 'apprenti' })))).toEqual(['statut_scolaire']);
  });
  test('cannot be judged without a birth date', () => {
    const { naissance: _sans, ...eleve } = cfa('2012-01-01').eleve;
    expect(manque(examinerEleve({ ...cfa('2012-01-01'), eleve }))).toEqual(['eleve.naissance']);
  });
  test('a pupil of lycée professionnel has no such limit', () => {
    expect(examinerEleve(auLycee({ eleve: a('lycee_professionnel') }))).toMatchObject({
      droit: { limites: [] },
    });
  });
});

describe('dispositifs', () => {
  const dans = (
    dispositif: SituationEleve['dispositif'],
    eleve: Partial<SituationEleve> = {},
    le = '2026-10-05',
  ) => examinerEleve(auLycee({ jour: le, eleve: { ...(dispositif ? { dispositif } : {}), ...eleve } }));

  test('MLDS in a lycée: for the training only (mlds)', () => {
    const r = dans('mlds', { finFormation: jour('2027-02-26'), parcours: { trimestresMlds: 2 } });
    expect(r.genre === 'droit' && r.droit.limites[0]?.jusquAu?.toString()).toBe('2027-02-26');
    expect(issueDe(r, 'mlds')).toBe('appliquee');
  });
  test('refuses: MLDS outside a collège, lycée or EREA', () => {
    const eleve = { ...a('medico_social', 'prive_sous_contrat'), parcours: { trimestresMlds: 0 } };
    const s = dans('mlds', {
      ...eleve,
      etablissement: { ...eleve.etablissement, priseEnChargeL24210: false },
    });
    expect(refus(s)).toEqual(['mlds']);
  });
  test('refuses: a fourth trimestre of MLDS, or no return after three (exclusion_mlds_trois_trimestres)', () => {
    const regle = ['exclusion_mlds_trois_trimestres'];
    expect(refus(dans('mlds', { parcours: { trimestresMlds: 3 } }))).toEqual(regle);
    expect(refus(dans(undefined, { parcours: { trimestresMlds: 3, reintegreTempsPlein: false } }))).toEqual(
      regle,
    );
  });
  test('after three trimestres, back to full time keeps the right; unknown is asked', () => {
    expect(dans(undefined, { parcours: { trimestresMlds: 3, reintegreTempsPlein: true } }).genre).toBe(
      'droit',
    );
    expect(manque(dans(undefined, { parcours: { trimestresMlds: 3 } }))).toEqual([
      'eleve.parcours.reintegreTempsPlein',
    ]);
    expect(manque(dans('mlds'))).toEqual(['eleve.parcours.trimestresMlds']);
  });

  const retour = { affectationDasen: true, entree: jour('2026-10-05') };
  test('retour en formation escapes the exclusions, once assigned (retour_en_formation)', () => {
    const parcours = { trimestresMlds: 3, reintegreTempsPlein: false, diplomeObtenu: 'niveau_3' as const };
    const sansAgrement = {
      etablissement: { ...a('lycee_polyvalent').etablissement, formationSansAgrement: true },
    };
    const r = dans('retour_en_formation', { ...retour, ...sansAgrement, parcours });
    expect([r.genre, issueDe(r, 'retour_en_formation')]).toEqual(['droit', 'appliquee']);
  });
  test('before the assignment, a phase préparatoire counts as the MLDS, until its end (phase_preparatoire)', () => {
    const phase = { ...retour, affectationDasen: false, phasePreparatoire: true };
    const r = dans('retour_en_formation', { ...phase, finFormation: jour('2027-02-12') });
    expect([r.genre, issueDe(r, 'phase_preparatoire')]).toEqual(['droit', 'appliquee']);
    expect(r).toMatchObject({
      droit: { limites: [{ regle: 'phase_preparatoire', jusquAu: jour('2027-02-12') }] },
    });
    expect(refus(dans('retour_en_formation', { ...phase, phasePreparatoire: false }))).toEqual([
      'retour_en_formation',
    ]);
    expect(
      refus(dans('retour_en_formation', { ...phase, ...a('cfa'), naissance: jour('2010-01-01') })),
    ).toContain('phase_preparatoire');
  });
  test('retour_en_formation_diplome: who holds a diploma keeps the right and is shown to a person', () => {
    const r = dans('retour_en_formation', { ...retour, parcours: { diplomeObtenu: 'baccalaureat' } });
    expect([r.genre, drapeauxDe(r.trace)]).toEqual(['droit', ['retour_en_formation_diplome']]);
  });
  test.each([{}, { parcours: { diplomeObtenu: 'aucun' as const } }])(
    'refuses: no flag for a retour en formation without diploma (%j)',
    (autres) => {
      expect(drapeauxDe(dans('retour_en_formation', { ...retour, ...autres }).trace)).toEqual([]);
    },
  );
  test('a diploma that nobody told is said unknown, never absent', () => {
    const lignes = dans('prepa_seconde').trace.filter(({ regle }) => /exclusion_/.test(regle));
    const phrases = lignes.map((ligne) => regleDe(ligne.regle).dire(ligne)).join(' ');
    expect(phrases).toContain('Aucun diplôme déjà obtenu n’est signalé');
    expect(phrases).toContain('Aucun trimestre de MLDS n’est signalé');
    expect(phrases).not.toContain('n’a pas');
  });
  test('refuses: retour en formation before the assignment, or in a school hors contrat', () => {
    expect(refus(dans('retour_en_formation', { ...retour, affectationDasen: false }))).toEqual([
      'retour_en_formation',
    ]);
    expect(
      refus(dans('retour_en_formation', { ...retour, ...a('lycee_polyvalent', 'prive_hors_contrat') })),
    ).toEqual(['hors_contrat_habilite']);
    expect(manque(dans('retour_en_formation', { entree: retour.entree }))).toEqual([
      'eleve.affectationDasen',
    ]);
  });
  test.each([
    ['15 years and 364 days', '2010-10-06', 'ecartee'],
    ['16 years', '2010-10-05', 'appliquee'],
    ['25 years and 364 days', '2000-10-06', 'appliquee'],
    ['26 years', '2000-10-05', 'ecartee'],
  ])('at %s the regime is %s', (_age, naissance, issue) => {
    const r = dans('retour_en_formation', { ...retour, naissance: jour(naissance) });
    expect(issueDe(r, 'retour_en_formation')).toBe(issue);
  });
  test('refuses: out of the age of the regime, the exclusions come back', () => {
    const parcours = { trimestresMlds: 3, reintegreTempsPlein: false };
    const r = dans('retour_en_formation', { ...retour, naissance: jour('2000-10-05'), parcours });
    expect(refus(r)).toEqual(['exclusion_mlds_trois_trimestres']);
  });

  test('refuses: service civique alterné with the MLDS or a retour en formation at the lycée', () => {
    const statut = 'service_civique_alterne';
    expect(refus(dans('mlds', { statut, parcours: { trimestresMlds: 0 } }))).toEqual([
      'service_civique_alterne',
    ]);
    expect(refus(dans('retour_en_formation', { ...retour, statut }))).toEqual(['service_civique_alterne']);
  });
  test('asks a person about a service civique alterné anywhere else', () => {
    expect(questions(dans(undefined, { statut: 'service_civique_alterne' }))).toEqual([
      'service_civique_alterne',
    ]);
  });

  test.each([
    ['2026-12-31', 'droit'],
    ['2027-01-01', 'sans_droit'],
  ])('AvenirPro+ entered on 1 September, judged on %s: %s (avenirpro)', (le, genre) => {
    const r = dans('avenirpro', { entree: jour('2026-09-01'), parcours: { diplomeObtenu: 'niveau_3' } }, le);
    expect([r.genre, issueDe(r, 'avenirpro')]).toEqual([genre, 'appliquee']);
  });
  test('AvenirPro+ needs its day of entry, and a person before the arrêté of 2025', () => {
    expect(manque(dans('avenirpro'))).toEqual(['eleve.entree']);
    expect(questions(dans('avenirpro', { entree: jour('2025-11-01') }, '2025-11-27'))).toEqual(['avenirpro']);
    expect(questions(dans('avenirpro', { entree: jour('2025-11-01') }, '2025-11-28'))).toEqual([]);
  });
  test('prépa-seconde counts in a lycée only (prepa_seconde)', () => {
    expect(issueDe(dans('prepa_seconde'), 'prepa_seconde')).toBe('appliquee');
    expect(issueDe(dans('prepa_seconde', a('college')), 'prepa_seconde')).toBe('ecartee');
    expect(questions(dans('prepa_seconde', {}, '2024-03-15'))).toEqual(['prepa_seconde']);
  });
  test('Tous droits ouverts keeps the right until the end of the school year, no further', () => {
    const r = dans('tous_droits_ouverts');
    expect(r.genre === 'droit' && r.droit.limites[0]?.jusquAu?.toString()).toBe('2027-08-31');
    expect(questions(dans('tous_droits_ouverts', {}, '2023-07-17'))).toEqual(['tous_droits_ouverts']);
  });
});

describe('exclusions of C. V.C', () => {
  const parcours = (p: NonNullable<SituationEleve['parcours']>) =>
    examinerEleve(auLycee({ eleve: { parcours: p } }));

  test('refuses: a training opened without agrément, collège as lycée', () => {
    const eleve = {
      etablissement: { type: 'college' as const, secteur: 'public' as const, formationSansAgrement: true },
    };
    expect(refus(examinerEleve(auCollege({ eleve })))).toEqual(['exclusion_formation_sans_agrement']);
    expect(
      refus(
        examinerEleve(
          auLycee({ eleve: { etablissement: { ...eleve.etablissement, type: 'lycee_polyvalent' } } }),
        ),
      ),
    ).toEqual(['exclusion_formation_sans_agrement']);
  });
  test.each(['diplome_niveau_3', 'certificat_specialisation', 'complementaire_non_diplomante'] as const)(
    'a CAP holder keeps the right for %s in one year, loses it in two',
    (prepare) => {
      expect(parcours({ diplomeObtenu: 'niveau_3', prepare, dureeAnnees: 1 }).genre).toBe('droit');
      expect(refus(parcours({ diplomeObtenu: 'niveau_3', prepare, dureeAnnees: 2 }))).toEqual([
        'exclusion_diplome_niveau_3',
      ]);
    },
  );
  test.each([
    'baccalaureat',
    'baccalaureat_pro',
    'diplome_niveau_3',
    'certificat_specialisation',
    'complementaire_non_diplomante',
  ] as const)('a bachelier keeps the right for %s in one year, loses it in two', (prepare) => {
    expect(parcours({ diplomeObtenu: 'baccalaureat', prepare, dureeAnnees: 1 }).genre).toBe('droit');
    expect(refus(parcours({ diplomeObtenu: 'baccalaureat', prepare, dureeAnnees: 2 }))).toEqual([
      'exclusion_bachelier',
    ]);
  });
  test('a CAP holder who enters a bac pro keeps the right (cap_vers_bac_pro)', () => {
    const r = parcours({ diplomeObtenu: 'niveau_3', prepare: 'baccalaureat_pro', dureeAnnees: 2 });
    expect([r.genre, issueDe(r, 'cap_vers_bac_pro')]).toEqual(['droit', 'appliquee']);
  });
  test('asks what is prepared, then how long it lasts', () => {
    expect(manque(parcours({ diplomeObtenu: 'niveau_3' }))).toEqual(['eleve.parcours.prepare']);
    expect(manque(parcours({ diplomeObtenu: 'baccalaureat', prepare: 'baccalaureat' }))).toEqual([
      'eleve.parcours.dureeAnnees',
    ]);
  });
  test('the diplomas do not touch a bourse de collège', () => {
    const r = examinerEleve(auCollege({ eleve: { parcours: { diplomeObtenu: 'niveau_3' } } }));
    expect([r.genre, issueDe(r, 'exclusion_diplome_niveau_3')]).toEqual(['droit', undefined]);
  });
});

describe('age', () => {
  test('someone born on 29 February is 15 on 1 March of an ordinary year, on the 29th of a leap one', () => {
    expect(anniversaire(jour('2012-02-29'), 15).toString()).toBe('2027-03-01');
    expect(anniversaire(jour('2012-02-29'), 16).toString()).toBe('2028-02-29');
    expect(ageRevolu(jour('2012-02-29'), jour('2027-02-28'))).toBe(14);
    expect(ageRevolu(jour('2012-02-29'), jour('2027-03-01'))).toBe(15);
  });
  test('the age changes on the anniversary and not a day before', () => {
    const jours = fc.integer({ min: 0, max: 12_000 }).map((n) => jour('1995-01-01').add({ days: n }));
    fc.assert(
      fc.property(jours, fc.integer({ min: 1, max: 30 }), (naissance, ans) => {
        const jourJ = anniversaire(naissance, ans);
        expect(ageRevolu(naissance, jourJ)).toBe(ans);
        expect(ageRevolu(naissance, jourJ.subtract({ days: 1 }))).toBe(ans - 1);
      }),
    );
  });
});
