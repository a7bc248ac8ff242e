import type { CodePiece } from '../pieces-liste.ts';

/** Papers that name who has the pupil in charge (C. III.A, III.B, III.C.1, III.D.2). */
const PREUVES: readonly CodePiece[] = [
  'attestation_caf',
  'document_charge',
  'delegation_autorite_parentale',
  'decision_tutelle',
  'decision_conseil_famille',
  'decision_residence',
];

/** Papers that show with whom the pupil lives: the parent is presumed in charge until proof to the contrary (CGI 194). */
export const residenceProuvee = (piecesRecues: readonly string[]): true | undefined =>
  piecesRecues.includes('justificatif_changement_residence') || undefined;

/**
 * Whether what came with the form establishes the charge effective et permanente (C. III.A): the pupil is on the
 * demandeur's avis, or a paper says so. Undefined when nothing does yet: it is then asked for, never presumed.
 */
export function chargeProuvee(
  eleveSurAvis: boolean | undefined,
  piecesRecues: readonly string[],
): true | undefined {
  return eleveSurAvis === true || PREUVES.some((code) => piecesRecues.includes(code)) ? true : undefined;
}
