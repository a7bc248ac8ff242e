/** A piece received establishes what its name says (C. I, III.B, III.D.4): no box has to be ticked besides. */
import { describe, expect, test } from 'vitest';
import { chargeProuvee, faitsDesPieces } from '#lib/droit/demandeur/faits-des-pieces.ts';
import type { CodePiece } from '#lib/droit/pieces-liste.ts';
import type { SituationDemandeur } from '#lib/droit/situation.ts';

const de = (pieces: readonly CodePiece[], demandeur: Partial<SituationDemandeur> = {}) =>
  faitsDesPieces(pieces, { demandeur, eleve: {} });

describe('the charge that what came establishes', () => {
  test('the avis that names the pupil, or a paper', () => {
    expect(chargeProuvee(true, [])).toBe(true);
    expect(chargeProuvee(undefined, ['attestation_caf'])).toBe(true);
  });

  test('refuses to presume it from another paper, or from an avis without the pupil', () => {
    expect(chargeProuvee(false, ['avis_impot', 'rib'])).toBeUndefined();
    expect(chargeProuvee(undefined, [])).toBeUndefined();
  });
});

describe('the proof of a person who is not the parent (C. III.B)', () => {
  test.each<[CodePiece[], Partial<SituationDemandeur>, object]>([
    [['delegation_autorite_parentale'], {}, { justificatifCharge: 'delegation_france' }],
    [
      ['delegation_autorite_parentale'],
      { justificatifCharge: 'aucun' },
      { justificatifCharge: 'delegation_france' },
    ],
    [['document_charge'], { justificatifCharge: 'aucun' }, { justificatifCharge: 'autre_document' }],
    [
      ['document_charge'],
      { justificatifCharge: 'delegation_etranger' },
      { justificatifCharge: 'autre_document' },
    ],
    [
      ['attestation_consulat'],
      { justificatifCharge: 'delegation_etranger', attestationConsulat: false },
      { justificatifCharge: 'delegation_etranger', attestationConsulat: true },
    ],
    [
      ['delegation_autorite_parentale', 'attestation_consulat'],
      {},
      { justificatifCharge: 'delegation_etranger', attestationConsulat: true },
    ],
  ])('%o, when the form said %o, shows %o', (pieces, dit, faits) => {
    expect(de(pieces, dit).demandeur).toEqual(faits);
  });

  test.each<[CodePiece[], Partial<SituationDemandeur>]>([
    [['delegation_autorite_parentale'], { justificatifCharge: 'delegation_etranger' }],
    [['attestation_consulat'], {}],
    [['attestation_caf', 'avis_impot', 'rib'], {}],
    [[], { justificatifCharge: 'aucun' }],
  ])('refuses: %o alone says nothing more of %o', (pieces, dit) => {
    expect(de(pieces, dit)).toEqual({ demandeur: {}, eleve: {} });
  });
});

test.each<[CodePiece, object]>([
  ['justificatif_emploi_france', { demandeur: { parentEmployeEnFrance: true } }],
  ['contrat_jeune_majeur', { demandeur: { autonome: { contratJeuneMajeur: true } } }],
  ['avis_dasen', { eleve: { avisDasenFavorable: true } }],
  ['affectation_dasen', { eleve: { affectationDasen: true } }],
  ['justificatif_aefe', { eleve: { cnedHorsDeFrance: { impossibiliteAefe: true } } }],
  ['decision_emancipation', { eleve: { emancipe: true } }],
  ['justificatif_protection_temporaire', { eleve: { protectionTemporaire: true } }],
])('%s shows its fact', (code, faits) => {
  expect(de([code])).toEqual({ demandeur: {}, eleve: {}, ...faits });
});
