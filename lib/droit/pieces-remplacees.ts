/** Papers that the law takes in the place of one that was asked (C. III.C, III.C.2, III.D.4). */
import type { PieceRequise } from './pieces.ts';
import { type CodePiece, estAvisImpot } from './pieces-liste.ts';

/** What proves an income where there is no avis français, as the situation says (C. III.C.2, III.D.4). */
const A_DEFAUT_D_AVIS: readonly CodePiece[] = [
  'situation_declarative',
  'avis_impot_etranger',
  'justificatif_revenus_pays_origine',
  'bulletins_salaire',
  'attestation_organisme_accueil',
];

/**
 * The paper received that makes an asked piece needless; null while none does. One that does as well as it, by its own
 * requirement; or, of an avis that the situation no longer asks for, the proof of income that it asks for instead.
 */
export function remplacanteDe(
  demandee: CodePiece,
  requises: readonly PieceRequise[],
  recues: readonly CodePiece[],
): CodePiece | null {
  const exigence =
    requises.find(({ code }) => code === demandee) ??
    requises.find(({ alternatives }) => alternatives.includes(demandee));
  const possibles = exigence
    ? [exigence.code, ...exigence.alternatives]
    : estAvisImpot(demandee)
      ? requises
          .flatMap(({ code, alternatives }) => [code, ...alternatives])
          .filter((code) => A_DEFAUT_D_AVIS.includes(code))
      : [];
  return possibles.find((code) => code !== demandee && recues.includes(code)) ?? null;
}
