import { z } from 'zod';
import { MOTIVATION_MINIMALE } from '#lib/droit/gardes.ts';
import type { Acte } from '#lib/droit/procedure.ts';
import { MOTIFS_D_ADMISSION, type MotifDAdmission } from '#lib/droit/recevabilite/gardes-du-retard.ts';
import { JourSchema, texteImprimable, vide } from '#lib/technique/champs.ts';
import { chaine, numeroDeVersion } from '#lib/technique/texte.ts';

/** The dossier as the screen showed it, and the filters of the list to go back to. */
export const CibleSchema = z.object({
  dossierId: z.uuid(),
  version: numeroDeVersion,
  liste: chaine().max(500).default(''),
});
export type CibleDeFormulaire = z.output<typeof CibleSchema>;

/** Address of the dossier after an act, on the tab named and the list that led there; the page says what was done. */
export function retourAuDossier(
  { dossierId, liste }: CibleDeFormulaire,
  acte: Acte,
  onglet?: string,
): string {
  const suite = new URLSearchParams(liste);
  if (onglet) suite.set('onglet', onglet);
  suite.set('fait', acte);
  return `/agent/dossiers/${dossierId}?${suite}`;
}

/** A reason written by the person who decides, long enough to say something. */
export const MotivationSchema = texteImprimable('Motivation')
  .min(MOTIVATION_MINIMALE, `Motivation : écrivez la raison en ${MOTIVATION_MINIMALE} caractères au moins.`)
  .max(2000, 'Motivation : 2 000 caractères au plus.');

/** The day of reception and the postmark that take the place of those recorded, with the reason. */
export const CorrigerReceptionSchema = CibleSchema.extend({
  recuLe: JourSchema,
  cachetPostalLe: vide(JourSchema),
  motivation: MotivationSchema,
});

export const ActeMotiveSchema = CibleSchema.extend({ motivation: MotivationSchema });

/** Why a late demande is admitted. */
export const AdmettreHorsDelaiSchema = ActeMotiveSchema.extend({
  motif: z.enum(
    Object.keys(MOTIFS_D_ADMISSION) as MotifDAdmission[],
    'Motif : dites sur quoi repose l’admission.',
  ),
});

/** Flag of a dossier one of whose letters was set aside: an agent must look at it. */
export const DRAPEAU_COURRIER = 'courrier_mis_de_cote';

/** Flag of a demande judged late that the campaign, prolonged since, finds in time. */
export const DRAPEAU_RETARD = 'retard_leve';

/** Flag of a dossier that holds a piece to look at: its result is « sous réserve ». */
export const DRAPEAU_PIECE = 'piece_a_verifier';

/** Flag of a dossier that a requête has taken before the judge. */
export const DRAPEAU_JUGE = 'requete';

/** Flag of a demande that silence has rejected, and that still waits for its decision. */
export const DRAPEAU_SILENCE = 'silence';

/** Flag of a dossier whose family waits for the answer to its recours. */
export const DRAPEAU_RECOURS = 'recours';
