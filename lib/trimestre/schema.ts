import { z } from 'zod';
import { jour } from '#lib/droit/date.ts';
import { JourSchema } from '#lib/technique/champs.ts';
import { chaine } from '#lib/technique/texte.ts';

export const TrimestreSchema = z
  .enum(['1', '2', '3'], { error: 'Trimestre : à choisir.' })
  .transform((lu) => Number(lu) as 1 | 2 | 3);
export const AcademieSchema = chaine().regex(/^\w{2}$/, 'Académie : à choisir.');

/** A trimestre that the recteur's delegate opens, with the day on which states are due; or closes. */
export const OuvrirSchema = z.object({
  academieCode: AcademieSchema,
  trimestre: TrimestreSchema,
  remiseLe: JourSchema.transform(jour),
});
export const FermerSchema = OuvrirSchema.omit({ remiseLe: true });
