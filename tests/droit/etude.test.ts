/** What the étude automatique makes of each answer of the tax source. Ceilings of annexe 6, two children: 22 754 €, 12 300 €, 4 340 €. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rentree } from '#lib/droit/annee.ts';
import { jour } from '#lib/droit/date.ts';
import { BILAN_VIDE, compter } from '#lib/droit/etude/bilan.ts';
import {
  type ChiffresEtudies,
  conclureSansAppel,
  type Etudie,
  etudier,
  type ReponseEtudiee,
  SANS_CHIFFRES,
  type SansChiffres,
} from '#lib/droit/etude/etude.ts';
import { collegien, lyceen } from './foyers.ts';

const chiffres = (rfr: number, ecarts: Partial<ChiffresEtudies> = {}): ReponseEtudiee => ({
  genre: 'chiffres',
  chiffres: {
    ...{ annee: 2025, rfr, nbPacF: 2, nbPacH: 0, nbPacJ: 0, situation: 'D', deuxDeclarants: false },
    ...ecarts,
  },
});

const etude = (ecarts: Partial<Etudie> = {}): Etudie => ({
  situation: {
    rentree: rentree(2026),
    jour: jour('2026-06-20'),
    eleve: { ...collegien, naissance: jour('2013-03-10') },
    demandeur: { lien: 'mere', resideEnFrance: true },
  },
  demandeur: chiffres(12_300),
  concubin: null,
  eleves: 1,
  ...ecarts,
});
const pour = (ecarts: Partial<Etudie['situation']>): Partial<Etudie> => ({
  situation: { ...etude().situation, ...ecarts },
});
const echelon = (e: Etudie): number | null => {
  const issue = etudier(e);
  return issue.genre === 'attribution' && issue.resultat.genre === 'droit'
    ? issue.resultat.droit.echelon
    : null;
};

describe('figures of the year', () => {
  test.each([
    [4_340, 3],
    [4_341, 2],
    [12_300, 2],
    [12_302, 1],
    [22_754, 1],
  ])('%i € with two children: échelon %i, ready to be signed', (rfr, attendu) => {
    expect(echelon(etude({ demandeur: chiffres(rfr) }))).toBe(attendu);
  });

  test('one euro above the last ceiling: a refusal ready to be signed', () => {
    const issue = etudier(etude({ demandeur: chiffres(22_755) }));
    expect(issue).toMatchObject({
      genre: 'refus',
      resultat: { motif: { regle: 'bareme_plafond_depasse', valeurs: { ecart: 1 } } },
    });
  });

  test('the RFR as it is, even negative; children F, H and J, and no other box', () => {
    expect(etudier(etude({ demandeur: chiffres(-800) }))).toMatchObject({
      situation: { foyer: { avis: { rfr: -800, enfants: 2 } } },
    });
    // Three children: 27 020 €.
    const trois = { nbPacF: 1, nbPacH: 1, nbPacJ: 1 };
    expect(echelon(etude({ demandeur: chiffres(27_020, trois) }))).toBe(1);
    expect(etudier(etude({ demandeur: chiffres(27_021, trois) })).genre).toBe('refus');
  });

  test('the trace says where the figures come from, and what shows the charge', () => {
    const issue = etudier(etude());
    expect('trace' in issue ? issue.trace.slice(0, 2) : []).toEqual([
      { regle: 'etude.chiffres', issue: 'appliquee', valeurs: { qui: 'demandeur', annee: 2025 } },
      { regle: 'etude.charge', issue: 'appliquee', valeurs: { enfants: 2, eleves: 1 } },
    ]);
  });

  test('a concubin: both incomes, and the children of both', () => {
    // Three children in all: 27 020 €.
    const concubin = chiffres(7_020, { nbPacF: 1 });
    expect(echelon(etude({ demandeur: chiffres(20_000), concubin }))).toBe(1);
    expect(etudier(etude({ demandeur: chiffres(20_001), concubin })).genre).toBe('refus');
  });

  test('a couple on one avis is one household', () => {
    const demandeur = chiffres(12_300, { deuxDeclarants: true, situation: 'M' });
    expect(etudier(etude({ demandeur }))).toMatchObject({
      genre: 'attribution',
      situation: { foyer: { situation: 'couple_foyer_commun' } },
    });
  });
});

describe('an answer without figures', () => {
  // By hand, from the text: what the family is asked for, what a person looks at first, what is asked again.
  const SUITES: Record<SansChiffres, 'incomplete' | 'personne' | 'a_reprendre'> = {
    ambigue: 'incomplete',
    introuvable: 'incomplete',
    sans_chiffres: 'incomplete',
    autre_annee: 'incomplete',
    protegee: 'incomplete',
    autre_personne: 'personne',
    fiche_a_corriger: 'personne',
    indisponible: 'a_reprendre',
  };

  test.each(Object.entries(SUITES) as [SansChiffres, string][])(
    'refuses to decide: %s of the demandeur, then of the concubin',
    (genre, attendue) => {
      expect(Object.keys(SUITES)).toEqual(expect.arrayContaining(Object.keys(SANS_CHIFFRES)));
      const sien = etudier(etude({ demandeur: { genre } }));
      const autre = etudier(etude({ concubin: { genre } }));
      expect([sien.genre, autre.genre]).toEqual([attendue, attendue]);
      if (sien.genre === 'incomplete') {
        expect(sien).toMatchObject({ pieces: ['avis_impot'], causes: [`demandeur.${genre}`] });
        expect(autre).toMatchObject({ pieces: ['avis_impot_concubin'], causes: [`concubin.${genre}`] });
      }
    },
  );

  test('both lack: both avis are asked for at once', () => {
    const issue = etudier(etude({ demandeur: { genre: 'introuvable' }, concubin: { genre: 'protegee' } }));
    expect(issue).toMatchObject({
      pieces: ['avis_impot', 'avis_impot_concubin'],
      causes: ['demandeur.introuvable', 'concubin.protegee'],
    });
  });

  test('refuses figures of the year before or after: the avis is asked for', () => {
    for (const annee of [2024, 2026])
      expect(etudier(etude({ demandeur: chiffres(0, { annee }) }))).toMatchObject({
        genre: 'incomplete',
        pieces: ['avis_impot'],
        causes: ['demandeur.autre_annee'],
      });
  });

  test('a concubin too rich to wait for the demandeur’s avis: nothing is refused before it came', () => {
    const issue = etudier(etude({ demandeur: { genre: 'introuvable' }, concubin: chiffres(90_000) }));
    expect(issue.genre).toBe('incomplete');
  });

  test('a source that is away comes first: nothing is asked of anybody', () => {
    const issue = etudier(
      etude({ demandeur: { genre: 'introuvable' }, concubin: { genre: 'indisponible' } }),
    );
    expect(issue).toEqual({ genre: 'a_reprendre' });
  });
});

describe('the charge', () => {
  test.each([
    [2, 2, 'attribution'],
    [3, 2, 'incomplete'],
    [1, 0, 'incomplete'],
    [1, 1, 'attribution'],
  ])('%i pupils, %i children on the avis: %s', (eleves, nbPacF, attendue) => {
    const issue = etudier(etude({ eleves, demandeur: chiffres(3_000, { nbPacF }) }));
    expect(issue.genre).toBe(attendue);
    if (issue.genre === 'incomplete')
      expect(issue).toMatchObject({ pieces: ['attestation_caf'], causes: ['charge_non_etablie'] });
  });

  test('refuses to refuse: an income above the ceiling, while the charge is not shown', () => {
    expect(etudier(etude({ demandeur: chiffres(90_000, { nbPacF: 0 }) })).genre).toBe('incomplete');
  });

  test('the children of the concubin do not show the charge of the demandeur', () => {
    const issue = etudier(etude({ demandeur: chiffres(3_000, { nbPacF: 0 }), concubin: chiffres(0) }));
    expect(issue).toMatchObject({ genre: 'incomplete', pieces: ['attestation_caf'] });
  });

  test('a tuteur brings the decision that names them, with the attestation, once', () => {
    const issue = etudier(etude(pour({ demandeur: { lien: 'tuteur', resideEnFrance: true } })));
    expect(issue).toMatchObject({
      genre: 'incomplete',
      pieces: ['decision_tutelle', 'attestation_caf'],
      causes: ['piece_exigee'],
    });
  });
});

describe('what a person looks at', () => {
  test('refuses to choose: married on the avis and alone in the consent, or the other way round', () => {
    for (const situation of ['M', 'O'] as const)
      expect(etudier(etude({ demandeur: chiffres(3_000, { situation }) }))).toMatchObject({
        genre: 'personne',
        causes: ['couple_contredit'],
      });
    const deux = chiffres(3_000, { deuxDeclarants: true });
    expect(etudier(etude({ demandeur: deux, concubin: chiffres(0) }))).toMatchObject({
      genre: 'personne',
      causes: ['couple_contredit'],
    });
  });

  test('a reading that flags: a class of collège level in a lycée', () => {
    const eleve = { ...lyceen, niveau: 'college' as const, naissance: jour('2012-03-10') };
    expect(etudier(etude({ ...pour({ eleve }), demandeur: chiffres(0) }))).toMatchObject({
      genre: 'personne',
      causes: ['drapeau'],
    });
  });

  test('the euro where the annexe and the formula of the arrêté disagree', () => {
    expect(etudier(etude({ demandeur: chiffres(12_301) }))).toMatchObject({
      genre: 'personne',
      causes: ['drapeau'],
      drapeaux: ['plafond_imprime_12300'],
    });
  });

  test('a negative income', () => {
    expect(etudier(etude({ demandeur: chiffres(-1) })).genre).toBe('personne');
    expect(echelon(etude({ demandeur: chiffres(0) }))).toBe(3);
  });

  test('a country of residence that nobody knows', () => {
    expect(etudier(etude(pour({ demandeur: { lien: 'pere' } })))).toMatchObject({
      genre: 'personne',
      causes: ['incalculable'],
    });
  });
});

describe('whatever the answers', () => {
  const reponse = fc.oneof(
    fc.constantFrom(...(Object.keys(SANS_CHIFFRES) as SansChiffres[])).map((genre) => ({ genre })),
    fc
      .record({
        annee: fc.constantFrom(2024, 2025),
        rfr: fc.integer({ min: -5_000, max: 60_000 }),
        nbPacF: fc.nat(4),
        nbPacH: fc.nat(2),
        nbPacJ: fc.nat(2),
        situation: fc.constantFrom('M', 'O', 'C', 'D', 'V', null),
        deuxDeclarants: fc.boolean(),
      })
      .map((lus): ReponseEtudiee => ({ genre: 'chiffres', chiffres: lus as ChiffresEtudies })),
  );
  const etudes = fc.record({
    demandeur: reponse,
    concubin: fc.option(reponse),
    eleves: fc.integer({ min: 1, max: 3 }),
  });

  test('decides on figures of the reference year alone, and asks for something when it asks', () => {
    fc.assert(
      fc.property(etudes, (tirees) => {
        const issue = etudier(etude(tirees));
        if (issue.genre === 'attribution' || issue.genre === 'refus')
          for (const lue of [tirees.demandeur, ...(tirees.concubin ? [tirees.concubin] : [])])
            expect(lue).toMatchObject({ genre: 'chiffres', chiffres: { annee: 2025 } });
        if (issue.genre === 'incomplete') {
          expect(issue.pieces.length).toBeGreaterThan(0);
          expect(new Set(issue.pieces).size).toBe(issue.pieces.length);
          expect(issue.causes.length).toBeGreaterThan(0);
        }
      }),
    );
  });

  test('the order of the études changes none of them', () => {
    fc.assert(
      fc.property(fc.array(etudes, { maxLength: 8 }), (toutes) => {
        const dans = toutes.map((tirees) => etudier(etude(tirees)));
        const rebours = toutes.toReversed().map((tirees) => etudier(etude(tirees)));
        expect(rebours.toReversed()).toEqual(dans);
      }),
      { numRuns: 20 },
    );
  });
});

describe('the figures of a rehearsal', () => {
  const issues = [
    etudier(etude({ demandeur: chiffres(4_340) })),
    etudier(etude({ demandeur: chiffres(12_300) })),
    etudier(etude({ demandeur: chiffres(90_000) })),
    etudier(etude({ demandeur: { genre: 'introuvable' }, concubin: { genre: 'ambigue' } })),
    etudier(etude({ demandeur: { genre: 'fiche_a_corriger' } })),
    { genre: 'sans_accord', refuse: true },
  ] as const;

  test('tell the cost of the bourses, and count a dossier once for each of its causes', () => {
    expect(issues.reduce(compter, BILAN_VIDE)).toEqual({
      total: 6,
      issues: { attribution: 2, refus: 1, incomplete: 1, personne: 1, sans_accord: 1 },
      echelons: { 'college 3': 1, 'college 2': 1 },
      // 525 € and 336 € (annexe 6).
      cout: 86_100,
      refus: { bareme_plafond_depasse: 1 },
      causes: { 'demandeur.introuvable': 1, 'concubin.ambigue': 1, 'demandeur.fiche_a_corriger': 1 },
    });
  });

  test('are the same in whatever order', () => {
    const attendu = issues.reduce(compter, BILAN_VIDE);
    fc.assert(
      fc.property(fc.shuffledSubarray([...issues], { minLength: issues.length }), (melees) => {
        expect(melees.reduce(compter, BILAN_VIDE)).toEqual(attendu);
      }),
      { numRuns: 20 },
    );
  });
});

describe('what a service decides without any call', () => {
  const { situation } = etude();

  test('asks the avis of the demandeur, and that of the concubin who agreed; no figure is supposed', () => {
    const seul = conclureSansAppel(situation, false, 'avis_demande');
    expect(seul).toMatchObject({ genre: 'incomplete', causes: ['avis_demande'], pieces: ['avis_impot'] });
    expect('situation' in seul && seul.situation.foyer.avis).toBeUndefined();
    expect(conclureSansAppel(situation, true, 'avis_demande')).toMatchObject({
      pieces: ['avis_impot', 'avis_impot_concubin'],
    });
  });

  test('hands over to a person without telling a household that nobody said', () => {
    expect(conclureSansAppel(situation, false, 'remise')).toMatchObject({
      ...{ genre: 'personne', causes: ['remise'] },
      situation: { canal: 'etude_automatique', foyer: {}, demandeur: situation.demandeur },
    });
    expect(conclureSansAppel(situation, true, 'remise')).toMatchObject({
      situation: { foyer: { situation: 'concubinage' } },
    });
  });
});
