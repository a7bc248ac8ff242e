import { z } from 'zod';
import { MOTIVATION_MINIMALE } from '#lib/droit/gardes.ts';

/** The dossier as the screen showed it, and the filters of the list to go back to. */
export const CibleSchema = z.object({
  dossierId: z.uuid(),
  version: z.coerce.number().int().min(0),
  liste: z.string().max(500).default(''),
});
export type CibleDeFormulaire = z.output<typeof CibleSchema>;

/** A reason written by the person who decides, long enough to say something. */
export const MotivationSchema = z
  .string()
  .trim()
  .min(MOTIVATION_MINIMALE, `Motivation : écrivez la raison en ${MOTIVATION_MINIMALE} caractères au moins.`)
  .max(2000, 'Motivation : 2 000 caractères au plus.');

export const ActeMotiveSchema = CibleSchema.extend({ motivation: MotivationSchema });
