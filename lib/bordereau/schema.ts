import { z } from 'zod';
import { chaine, UAI } from '#lib/technique/texte.ts';

/** Which établissement sends. */
export const EnvoyerSchema = z.object({
  uai: chaine().regex(UAI, 'Établissement : à choisir.'),
});

/** What is asked of the document: its form, and the bordereau whose lines it shows. */
export const DocumentSchema = z.object({
  forme: z.enum(['pdf', 'csv']).catch('pdf'),
  bordereau: z.coerce.number().int().positive().nullable().catch(null),
});

export type DocumentDemande = z.output<typeof DocumentSchema>;
