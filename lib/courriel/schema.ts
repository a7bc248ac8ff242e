import { z } from 'zod';
import { CourrielSchema } from '#lib/technique/champs.ts';
import { chaine } from '#lib/technique/texte.ts';

const ECRITE = z.object({
  courriel: CourrielSchema.refine((lu) => lu !== undefined, {
    error: 'Courriel : écrivez votre adresse, par exemple nom@exemple.fr.',
  }),
});

/** The address at which a family wants to be written to: one that its page proposes, whatever was being typed, or the one typed. */
export const MonAdresseSchema = z
  .object({ courriel: chaine().optional(), proposee: chaine().optional() })
  .transform(({ courriel, proposee }): z.input<typeof ECRITE> => ({ courriel: proposee || courriel }))
  .pipe(ECRITE)
  .transform(({ courriel }) => courriel);
