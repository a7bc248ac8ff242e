import { z } from 'zod';
import { chaine } from '#lib/technique/texte.ts';
import { TrimestreSchema } from '#lib/trimestre/schema.ts';

/** Which trimestre is looked at, and which établissements: they live in the address, and a wrong value counts as none. */
export const FinDeTrimestreSchema = z.object({
  trimestre: TrimestreSchema.optional().catch(undefined),
  nom: chaine().max(80).catch(''),
});
