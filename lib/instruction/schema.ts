import { z } from 'zod';
import { CibleSchema, type Partie } from '#lib/habilitation/schema.ts';
import { JourSchema, texte } from '#lib/technique/champs.ts';

/** Parts that the ministère may put right: never the contacts, who answer each from its own mailbox. */
export const PARTIES_CORRIGIBLES = ['projet', 'cadre', 'donnees', 'conservation'] as const;
export type PartieCorrigible = (typeof PARTIES_CORRIGIBLES)[number];

export const estCorrigible = (partie: Partie): partie is PartieCorrigible =>
  PARTIES_CORRIGIBLES.some((une) => une === partie);

/** Which request, as the page showed it, and which part of it is corrected beside. */
export const CorrectionSchema = CibleSchema.extend({ partie: z.enum(PARTIES_CORRIGIBLES) });
export type Correction = z.output<typeof CorrectionSchema>;

/** Why: the body reads it. */
export const MotifSchema = z.object({ motif: texte('Raison de la correction', 1000) });

/** What changes for every body, and from which day. */
export const ChangementSchema = z.object({
  message: texte('Ce qui change', 3000),
  aCompterDu: JourSchema,
});
export type ChangementAnnonce = z.output<typeof ChangementSchema>;
