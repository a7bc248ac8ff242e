import { z } from 'zod';
import { MotifSchema } from '#lib/administration/schema.ts';
import { annee } from '#lib/technique/champs.ts';
import { chaine, numeroDeVersion } from '#lib/technique/texte.ts';

/** The school year that is prepared; the one that comes otherwise; whether its passage is tried. */
export const RentreeSchema = z.object({
  rentree: z.coerce.number().int().min(2019).max(2099).optional().catch(undefined),
  essai: z.literal('oui').optional().catch(undefined),
});

/** What is done to a campaign, as the page showed it. */
export const PassageSchema = z.object({
  rentree: annee('Rentrée'),
  version: numeroDeVersion,
  motif: MotifSchema,
  geste: z.enum(['passer_rentree', 'revenir_rentree']),
});

/** The same in one académie; without it, in all those that are not opened yet. */
export const OuvertureSchema = z
  .object({
    ...PassageSchema.omit({ geste: true }).shape,
    academie: z
      .preprocess(
        (lu) => (lu === '' ? undefined : lu),
        chaine().length(2, 'Académie : choisissez-la dans la liste.').optional(),
      )
      .optional(),
    geste: z.enum(['ouvrir_academie', 'arreter_academie', 'reprendre_academie']),
  })
  .refine(({ academie, geste }) => academie || geste === 'ouvrir_academie', {
    path: ['academie'],
    message: 'Académie : choisissez-la dans la liste.',
  });
