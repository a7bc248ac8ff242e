import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ARBRE,
  type Conclusion,
  DEPART,
  parcourirGuide,
  type ReponsesGuide,
} from '#lib/droit/guide/guide.ts';
import { estCodePiece } from '#lib/droit/pieces.ts';
import { LECTURES, regleDe } from '#lib/droit/registre.ts';

/** The end of a set of answers; fails when the guide still asks. */
function fin(reponses: ReponsesGuide): Conclusion {
  const etape = parcourirGuide(reponses);
  if (etape.genre !== 'fin') throw new Error(`le guide demande encore : ${etape.id}`);
  return etape.conclusion;
}

const FOYER = {
  residence: 'france',
  bourse_existante: 'non',
  menage: 'seul',
  alternee: 'non',
  changement: 'aucun',
  ressources: 'avis',
  sur_avis: 'oui',
};
const parent = (plus: ReponsesGuide = {}): ReponsesGuide => ({
  demandeur: 'parent',
  protection: 'aucune',
  ...FOYER,
  ...plus,
});
const eleve = (plus: ReponsesGuide = {}): ReponsesGuide => ({
  demandeur: 'eleve',
  age: 'majeur',
  etranger_isole: 'non',
  charge: 'personne',
  charge_etranger: 'personne',
  delegation: 'non',
  delegation_etranger_isole: 'non',
  contrat: 'non',
  avis_eleve: 'avis',
  residence_eleve: 'france',
  ...plus,
});

describe('where the situations of C. III lead', () => {
  test('a parent alone, nothing special: the demande, own income, form and avis', () => {
    expect(fin(parent())).toEqual({
      issue: 'demande_possible',
      texte: expect.any(String),
      qui: 'parent',
      revenus: 'demandeur_seul',
      pieces: [['formulaire_signe'], ['avis_impot']],
      drapeaux: [],
      fondsSocial: false,
    });
  });
  test('concubinage: both incomes, the concubin’s avis too', () => {
    const c = fin(parent({ menage: 'concubinage' }));
    expect([c.revenus, c.pieces.map((p) => p[0])]).toEqual([
      'demandeur_et_concubin',
      expect.arrayContaining(['avis_impot_concubin']),
    ]);
  });
  test('separation reported in time: own part of the common avis, flagged', () => {
    const c = fin(parent({ changement: 'separation', date_du_changement: 'avant_cloture' }));
    expect([c.revenus, c.drapeaux, c.pieces]).toEqual([
      'part_isolee',
      ['revenu_isole'],
      expect.arrayContaining([['justificatif_separation']]),
    ]);
  });
  test('refuses: a separation after the closing changes no income, and points to the fonds social', () => {
    const c = fin(parent({ changement: 'separation', date_du_changement: 'apres_cloture' }));
    expect([c.revenus, c.fondsSocial, c.drapeaux]).toEqual(['demandeur_seul', true, []]);
  });
  test('refuses: a loss of income counts for nothing, and points to the fonds social', () => {
    expect(fin(parent({ changement: 'perte_de_revenus' }))).toMatchObject({
      revenus: 'demandeur_seul',
      fondsSocial: true,
    });
  });
  test('refuses: two demandes of parents in résidence alternée', () => {
    expect(fin(parent({ alternee: 'oui_deux_demandes' }))).toMatchObject({ issue: 'irrecevable' });
    expect(fin(parent({ alternee: 'oui_une_demande' })).issue).toBe('demande_possible');
  });
  test('a frontalier whose foreign income is not in the French figure brings the foreign avis', () => {
    const c = fin(parent({ ressources: 'etranger_non_compris' }));
    expect(c.pieces.map((p) => p[0])).toEqual([
      'formulaire_signe',
      'avis_impot_etranger',
      'justificatif_revenus_etrangers',
    ]);
  });
  test('a new arrival brings one of three proofs', () => {
    const c = fin(parent({ ressources: 'arrivant_justifie' }));
    expect(c.pieces).toContainEqual([
      'justificatif_revenus_pays_origine',
      'bulletins_salaire',
      'attestation_organisme_accueil',
    ]);
  });
  test('refuses: a new arrival with no proof at all goes to the fonds social, without pieces', () => {
    expect(fin(parent({ ressources: 'aucun' }))).toMatchObject({
      issue: 'fonds_social',
      fondsSocial: true,
      pieces: [],
    });
  });
  test('a pupil who is not on the avis: CAF attestation, change of residence, flag', () => {
    const c = fin(parent({ sur_avis: 'non' }));
    expect([c.pieces.map((p) => p[0]), c.drapeaux]).toEqual([
      ['formulaire_signe', 'avis_impot', 'attestation_caf', 'justificatif_changement_residence'],
      ['eleve_hors_avis'],
    ]);
  });
  test('a guardian: decision of the judge or of the conseil de famille', () => {
    const c = fin({ ...parent(), demandeur: 'tuteur' });
    expect([c.qui, c.pieces]).toEqual([
      'tuteur',
      expect.arrayContaining([['decision_tutelle', 'decision_conseil_famille']]),
    ]);
  });
  test('another carer with a delegation made abroad: the consulate validates it', () => {
    const base = { ...parent(), demandeur: 'autre_personne', preuve: 'delegation_etranger' };
    expect(fin({ ...base, consulat: 'oui' })).toMatchObject({
      issue: 'demande_possible',
      qui: 'autre_personne',
    });
    expect(fin({ ...base, consulat: 'non' }).issue).toBe('a_completer');
  });
  test('refuses: another carer without any document', () => {
    expect(fin({ demandeur: 'autre_personne', preuve: 'aucun' })).toMatchObject({
      issue: 'aucun_droit',
      qui: 'personne',
    });
  });
  test('the pupil’s bourse through someone else: two months to ask, no more', () => {
    expect(fin(parent({ bourse_existante: 'oui_dans_le_delai' })).pieces).toContainEqual(['document_charge']);
    expect(fin(parent({ bourse_existante: 'oui_hors_delai' }))).toMatchObject({
      issue: 'irrecevable',
      fondsSocial: true,
    });
  });
  test('refuses: residence abroad without a job in France', () => {
    expect(fin(parent({ residence: 'ailleurs' }))).toMatchObject({ issue: 'aucun_droit', pieces: [] });
  });
});

describe('aide sociale à l’enfance', () => {
  const place = (placement: string, terminale = 'non') =>
    fin(parent({ protection: 'placement', placement, terminale }));
  test('refuses: effective and paid, nobody asks', () => {
    expect(place('effectif_et_paye')).toMatchObject({
      issue: 'aucun_droit',
      qui: 'personne',
      revenus: 'sans_objet',
    });
  });
  test('terminale: the statut, and nothing to bring', () => {
    expect(place('effectif_et_paye', 'oui')).toMatchObject({ issue: 'statut_boursier', pieces: [] });
    expect(fin({ demandeur: 'departement', terminale: 'oui' }).issue).toBe('statut_boursier');
    expect(fin({ demandeur: 'departement', terminale: 'non' }).issue).toBe('aucun_droit');
  });
  test('neither effective nor paid: the family goes on', () => {
    expect(place('ni_effectif_ni_paye').issue).toBe('demande_possible');
  });
  test('one without the other: a person decides, flagged', () => {
    expect(place('l_un_sans_l_autre')).toMatchObject({
      issue: 'decision_humaine',
      drapeaux: ['ase_placement_sans_allocation'],
    });
  });
  test.each(['aemo', 'pead', 'pjj'])('%s leaves the demande to the family', (protection) => {
    expect(fin(parent({ protection })).issue).toBe('demande_possible');
  });
  test('refuses: a tiers digne de confiance only when paid', () => {
    const tiers = {
      ...parent(),
      demandeur: 'autre_personne',
      preuve: 'tiers_digne_de_confiance',
      terminale: 'non',
    };
    expect(fin({ ...tiers, tiers_allocation: 'oui' }).issue).toBe('aucun_droit');
    expect(fin({ ...tiers, tiers_allocation: 'non' })).toMatchObject({
      issue: 'demande_possible',
      qui: 'autre_personne',
    });
  });
});

describe('a pupil alone', () => {
  test('autonomous, with an avis: own income', () => {
    expect(fin(eleve())).toMatchObject({
      issue: 'demande_possible',
      qui: 'eleve',
      revenus: 'eleve',
      fondsSocial: false,
    });
    expect(fin(eleve({ charge: 'heberge' })).issue).toBe('demande_possible');
  });
  test.each([
    ['a minor', { age: 'mineur' }],
    ['someone provides', { charge: 'a_charge' }],
    ['on somebody’s avis', { charge: 'avis_d_un_tiers' }],
    ['on somebody’s CAF attestation', { charge: 'caf_d_un_tiers' }],
    ['once under a delegation', { delegation: 'oui' }],
    [
      'still provided for by the person once delegated',
      { etranger_isole: 'oui', delegation_etranger_isole: 'oui_encore' },
    ],
  ])('refuses: %s', (_nom, plus) => {
    expect(fin(eleve(plus)).issue).toBe('aucun_droit');
  });
  test('an isolated foreign adult no longer provided for may ask, flagged', () => {
    const c = fin(eleve({ etranger_isole: 'oui', delegation_etranger_isole: 'oui_plus' }));
    expect([c.issue, c.drapeaux]).toEqual(['demande_possible', ['ancien_delegataire']]);
  });
  test('refuses: neither avis nor déclaration, the fonds social looks at it', () => {
    expect(fin(eleve({ avis_eleve: 'aucun' }))).toMatchObject({ issue: 'fonds_social', fondsSocial: true });
  });
});

describe('walking the guide', () => {
  test('starts with who asks, and asks again what was not offered', () => {
    expect(parcourirGuide({})).toMatchObject({ genre: 'question', id: DEPART, trace: [] });
    expect(parcourirGuide({ demandeur: 'voisin' })).toMatchObject({ genre: 'question', id: DEPART });
    expect(parcourirGuide({ demandeur: 'parent', protection: 'toString' })).toMatchObject({
      genre: 'question',
      id: 'protection',
    });
  });
  test('names the answers that are off the path', () => {
    expect(parcourirGuide({ ...parent(), age: 'majeur' })).toMatchObject({ ignorees: ['age'] });
  });
  test('answers survive a trip through JSON', () => {
    const reponses = eleve({ contrat: 'oui' });
    expect(parcourirGuide(JSON.parse(JSON.stringify(reponses)))).toEqual(parcourirGuide(reponses));
  });
  test('keeps in its trace each question, its answer and its article', () => {
    const { trace } = parcourirGuide({ demandeur: 'parent', protection: 'placement' });
    expect(trace.map((l) => [l.question, l.reponse, l.regle])).toEqual([
      ['demandeur', 'parent', 'charge_effective'],
      ['protection', 'placement', 'ase_placement'],
    ]);
  });
});

describe('the tree itself', () => {
  const liens = Object.entries(ARBRE).flatMap(([id, noeud]) =>
    noeud.genre === 'question' ? noeud.reponses.map((r) => ({ id, ...r })) : [],
  );
  test.each(liens.map((l) => [`${l.id}.${l.valeur}`, l] as const))(
    '%s leads somewhere, on a rule and in French',
    (_nom, l) => {
      expect(ARBRE[l.vers]).toBeDefined();
      expect(regleDe(l.regle.id).source.article).not.toBe('');
      expect(l.phrase).toMatch(/^\p{Lu}.*\.$/u);
      for (const choix of l.pieces ?? []) expect(choix.every(estCodePiece)).toBe(true);
    },
  );
  test('no node is out of reach', () => {
    const vus = new Set<string>();
    const suivre = (id: string): void => {
      if (vus.has(id)) return;
      vus.add(id);
      for (const l of liens.filter((x) => x.id === id)) suivre(l.vers);
    };
    suivre(DEPART);
    expect(Object.keys(ARBRE).filter((id) => !vus.has(id))).toEqual([]);
  });
  test('every path ends: no question can come back to itself', () => {
    const descend = (id: string, chemin: readonly string[]): void => {
      expect(chemin).not.toContain(id);
      for (const vers of new Set(liens.filter((l) => l.id === id).map((l) => l.vers)))
        descend(vers, [...chemin, id]);
    };
    descend(DEPART, []);
  });
  test('no two answers of a question share a value', () => {
    const cles = liens.map((l) => `${l.id}.${l.valeur}`);
    expect(new Set(cles).size).toBe(cles.length);
  });
  test('every flag is one that the law declares', () => {
    const connus = new Set([...LECTURES.flatMap((l) => l.drapeau ?? []), 'eleve_hors_avis']);
    expect(liens.flatMap((l) => l.drapeau ?? []).filter((d) => !connus.has(d))).toEqual([]);
  });
  test('any walk ends with who, whose income, an article at every step, and the same twice', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(10), { minLength: 15, maxLength: 15 }), (choix) => {
        const reponses: Record<string, string> = {};
        let etape = parcourirGuide(reponses);
        for (const n of choix) {
          if (etape.genre === 'fin') break;
          reponses[etape.id] = etape.reponses[n % etape.reponses.length]?.valeur ?? '';
          etape = parcourirGuide(reponses);
        }
        expect(etape.genre).toBe('fin');
        if (etape.genre !== 'fin') return;
        expect(etape.trace.length).toBeGreaterThan(0);
        for (const l of etape.trace) expect(l.article).not.toBe('');
        const { issue, pieces, fondsSocial } = etape.conclusion;
        if (issue === 'demande_possible') expect(pieces.length).toBeGreaterThan(1);
        if (issue === 'fonds_social') expect(fondsSocial).toBe(true);
        expect(parcourirGuide({ ...reponses })).toEqual(etape);
      }),
      { numRuns: 500 },
    );
  });
});
