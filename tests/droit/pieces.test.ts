import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jour } from '#lib/droit/date.ts';
import { estCodePiece, type PieceRequise, piecesManquantes, piecesRequises } from '#lib/droit/pieces.ts';
import { type CodePiece, estAvisImpot, PIECES } from '#lib/droit/pieces-liste.ts';
import type { Situation } from '#lib/droit/situation.ts';
import { typeBourseDe } from '#lib/droit/type-bourse.ts';
import { avis } from './foyers.ts';
import { auCollege, auLycee, seul, situations } from './situations.ts';

const pieces = (s: Situation) => piecesRequises(s, typeBourseDe(s.eleve));
const trouver = (s: Situation, code: CodePiece): PieceRequise | undefined =>
  pieces(s).find((p) => p.code === code);
const codes = (s: Situation) => pieces(s).map((p) => p.code);

const cned = {
  etablissement: { type: 'cned' as const, secteur: 'public' as const },
  inscriptionReglementee: true,
};
const autre = (demandeur: object) =>
  auCollege({ demandeur: { lien: 'autre_personne_en_charge', ...demandeur } });
const changement = (genre: 'deces' | 'divorce_ou_separation' | 'residence_exclusive' | 'perte_de_revenus') =>
  auCollege({
    foyer: { changement: { genre, survenuLe: jour('2026-02-01'), signaleLe: jour('2026-09-15') } },
  });

/** Rule, piece, a situation that asks for it, one close by that does not. */
const CAS: readonly [string, CodePiece, Situation, Situation][] = [
  ['piece_formulaire', 'formulaire_signe', auCollege({ canal: 'papier' }), auCollege({ canal: 'en_ligne' })],
  [
    'piece_avis',
    'avis_impot',
    auCollege(),
    auCollege({ foyer: { avis: avis(10_000, 2, { source: 'source_fiscale' }) } }),
  ],
  [
    'piece_domicile',
    'justificatif_domicile',
    auCollege({ demandeur: { resideEnFrance: undefined } }),
    auCollege(),
  ],
  [
    'piece_avis_autonome',
    'avis_impot',
    seul(),
    seul({}, { foyer: { avis: avis(0, 0, { source: 'source_fiscale' }) } }),
  ],
  [
    'piece_concubin',
    'avis_impot_concubin',
    auCollege({ foyer: { situation: 'concubinage', concubin: { avis: avis(1, 0) } } }),
    auCollege({
      foyer: { situation: 'concubinage', concubin: { avis: avis(1, 0, { source: 'source_fiscale' }) } },
    }),
  ],
  [
    'piece_avis_etranger',
    'avis_impot_etranger',
    auCollege({ foyer: { avis: avis(10_000, 2, { source: 'avis_etranger' }) } }),
    auCollege(),
  ],
  [
    'piece_revenus_etrangers',
    'justificatif_revenus_etrangers',
    auCollege({ foyer: { revenusEtrangers: true } }),
    auCollege({ foyer: { revenusEtrangers: false } }),
  ],
  [
    'piece_nouvel_arrivant',
    'justificatif_revenus_pays_origine',
    {
      ...auCollege(),
      foyer: {
        situation: 'parent_isole',
        revenusBruts: { annee: 2025, brut: 9_000, enfants: 1, justificatif: 'pays_origine' },
      },
    },
    auCollege(),
  ],
  [
    'piece_eleve_hors_avis',
    'justificatif_changement_residence',
    auCollege({ foyer: { eleveSurAvis: false } }),
    auCollege(),
  ],
  ['piece_attestation_possible', 'attestation_caf', changement('perte_de_revenus'), auCollege()],
  ['piece_tutelle', 'decision_tutelle', auCollege({ demandeur: { lien: 'tuteur' } }), auCollege()],
  ['piece_cned_rib', 'rib', auLycee({ eleve: cned }), auLycee()],
  [
    'piece_cned_avis',
    'avis_dasen',
    auCollege({ eleve: { ...cned, naissance: jour('2010-10-06') } }),
    auCollege({ eleve: { ...cned, naissance: jour('2010-10-05') } }),
  ],
  [
    'piece_cned_hors_de_france',
    'justificatif_aefe',
    auCollege({ eleve: { ...cned, cnedHorsDeFrance: {} } }),
    auCollege({ eleve: cned }),
  ],
  [
    'piece_delegation',
    'delegation_autorite_parentale',
    autre({ justificatifCharge: 'delegation_france' }),
    auCollege(),
  ],
  [
    'piece_consulat',
    'attestation_consulat',
    autre({ justificatifCharge: 'delegation_etranger' }),
    autre({ justificatifCharge: 'delegation_france' }),
  ],
  [
    'piece_emploi_ue',
    'justificatif_emploi_france',
    auCollege({ demandeur: { resideEnFrance: false, ressortissantUe: true } }),
    auCollege({ demandeur: { ressortissantUe: true } }),
  ],
  [
    'piece_placement',
    'attestation_placement',
    auCollege({ eleve: { ase: { mesure: 'placement' } } }),
    auCollege({ eleve: { ase: { mesure: 'aemo' } } }),
  ],
  [
    'piece_pjj',
    'attestation_pjj',
    auCollege({ eleve: { ase: { mesure: 'pjj' } } }),
    auCollege({ eleve: { ase: { mesure: 'placement' } } }),
  ],
  [
    'piece_assistance_educative',
    'decision_assistance_educative',
    auCollege({ eleve: { ase: { mesure: 'pead' } } }),
    auCollege({ eleve: { ase: { mesure: 'pjj' } } }),
  ],
  ['piece_changement', 'acte_deces', changement('deces'), changement('perte_de_revenus')],
  ['piece_changement', 'justificatif_separation', changement('divorce_ou_separation'), changement('deces')],
  ['piece_changement', 'decision_residence', changement('residence_exclusive'), changement('deces')],
  [
    'piece_nouvelle_charge',
    'document_charge',
    auCollege({ demandeur: { priseEnCharge: { survenueLe: jour('2027-01-10') } } }),
    auCollege(),
  ],
  ['piece_emancipation', 'decision_emancipation', seul({}, { eleve: { emancipe: true } }), seul()],
  ['piece_contrat_jeune_majeur', 'contrat_jeune_majeur', seul({ contratJeuneMajeur: true }), seul()],
  ['piece_rapport_social', 'rapport_service_social', seul(), auLycee()],
  [
    'piece_reprise_etudes',
    'fiche_reprise_etudes',
    auLycee({ eleve: { repriseEtudes: true } }),
    auCollege({ eleve: { repriseEtudes: true } }),
  ],
  [
    'piece_protection_temporaire',
    'justificatif_protection_temporaire',
    auCollege({ eleve: { protectionTemporaire: true } }),
    auCollege(),
  ],
  [
    'piece_mlds',
    'attestation_mlds',
    auLycee({ eleve: { dispositif: 'mlds' } }),
    auLycee({ eleve: { dispositif: 'retour_en_formation', affectationDasen: true } }),
  ],
  [
    'piece_retour_en_formation',
    'affectation_dasen',
    auLycee({ eleve: { dispositif: 'retour_en_formation', affectationDasen: true } }),
    auLycee({ eleve: { dispositif: 'retour_en_formation', affectationDasen: false } }),
  ],
  [
    'piece_procuration',
    'procuration',
    auCollege({ eleve: { etablissement: { type: 'college', secteur: 'prive_sous_contrat' } } }),
    auCollege(),
  ],
];

describe('pieces by situation', () => {
  test.each(CAS)('%s asks for %s', (regle, code, avec) => {
    const piece = trouver(avec, code);
    expect(piece?.regle).toBe(regle);
    expect(piece?.pourquoi).toMatch(/^\p{Lu}.*\.$/u);
    expect(piece?.article).not.toBe('');
  });
  test.each(CAS)('%s does not ask for %s in the situation beside', (_regle, code, _avec, sans) => {
    expect(codes(sans)).not.toContain(code);
  });
});

describe('the list as a whole', () => {
  test('the plainest demande asks for the signed form and the avis, nothing more', () => {
    expect(codes(auCollege({ canal: 'papier' }))).toEqual(['formulaire_signe', 'avis_impot']);
  });
  test('an étude automatique whose figures were read asks for nothing', () => {
    const s = auCollege({
      canal: 'etude_automatique',
      foyer: { avis: avis(1, 1, { source: 'source_fiscale' }) },
    });
    expect(codes(s)).toEqual([]);
  });
  test('the avis d’impôt alone has the special regime, the concubin’s and the foreign one included', () => {
    expect((Object.keys(PIECES) as CodePiece[]).filter(estAvisImpot)).toEqual([
      'avis_impot',
      'avis_impot_concubin',
      'avis_impot_etranger',
    ]);
  });
  test('a guardian brings one decision or the other, and the CAF attestation', () => {
    const s = auCollege({ demandeur: { lien: 'tuteur' } });
    expect(trouver(s, 'decision_tutelle')?.alternatives).toEqual(['decision_conseil_famille']);
    expect(trouver(s, 'attestation_caf')).toMatchObject({ force: 'requise', regle: 'piece_tutelle' });
  });
  test('a CAF attestation that is required stays required when it may be asked for too', () => {
    const s = auCollege({ foyer: { ...changement('deces').foyer, eleveSurAvis: false } });
    expect(pieces(s).filter((p) => p.code === 'attestation_caf')).toMatchObject([{ force: 'requise' }]);
  });
  test('a delegation made abroad accepts no other paper in its place', () => {
    const s = autre({ justificatifCharge: 'delegation_etranger' });
    expect(trouver(s, 'delegation_autorite_parentale')?.alternatives).toEqual([]);
  });
  test('every piece of the closed list can be asked for', () => {
    const demandees = new Set(
      CAS.flatMap(([, , s]) => pieces(s).flatMap((p) => [p.code, ...p.alternatives])),
    );
    // Another service sends it: no situation asks a family for it.
    expect((Object.keys(PIECES) as CodePiece[]).filter((code) => !demandees.has(code))).toEqual([
      'imprime_transfert',
    ]);
  });
});

describe('what is still missing', () => {
  const requises = pieces(
    auCollege({ canal: 'papier', demandeur: { lien: 'tuteur' }, eleve: { ase: { mesure: 'pjj' } } }),
  );
  test('an alternative stands for the piece', () => {
    const recues = ['formulaire_signe', 'avis_impot', 'attestation_caf', 'decision_conseil_famille'];
    expect(piecesManquantes(requises, recues)).toEqual([]);
  });
  test('refuses: another piece of the list does not', () => {
    const recues = ['formulaire_signe', 'avis_impot', 'attestation_caf', 'document_charge'];
    expect(piecesManquantes(requises, recues).map((p) => p.code)).toEqual(['decision_tutelle']);
  });
  test('a piece that may be asked for never makes a dossier incomplete', () => {
    expect(requises.find((p) => p.code === 'attestation_pjj')?.force).toBe('possible');
    expect(piecesManquantes(requises, []).map((p) => p.code)).not.toContain('attestation_pjj');
  });
  test('refuses: a code outside the closed list', () => {
    expect([estCodePiece('avis_impot'), estCodePiece('facture'), estCodePiece('toString')]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

test('any situation gets pieces of the list, each once, each with an article, the same twice', () => {
  fc.assert(
    fc.property(situations, (s) => {
      const liste = pieces(s);
      expect(new Set(liste.map((p) => p.code)).size).toBe(liste.length);
      for (const p of liste) {
        expect([p.code, ...p.alternatives].every(estCodePiece)).toBe(true);
        expect(p.article).not.toBe('');
      }
      expect(pieces(structuredCloneSansDates(s))).toEqual(liste);
    }),
    { numRuns: 500 },
  );
});

/** New objects around the same civil days, which are immutable. */
function structuredCloneSansDates(s: Situation): Situation {
  return { ...s, eleve: { ...s.eleve }, demandeur: { ...s.demandeur }, foyer: { ...s.foyer } };
}
