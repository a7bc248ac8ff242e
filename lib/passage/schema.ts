import { z } from 'zod';
import { chaine, UAI } from '#lib/technique/texte.ts';

const GESTES = ['repeter', 'lancer', 'suspendre', 'reprendre', 'arreter'] as const;

/** Établissements of a run at most: beyond, the académie. */
const ETABLISSEMENTS_MAXIMUM = 200;

/** The extent of a run: an académie ("" for all of them), and some of its établissements when they are named. */
export const PreparationSchema = z.object({
  academie: chaine()
    .regex(/^(\d[\dA-Z])?$/, 'Académie : à choisir dans la liste.')
    .default(''),
  uais: chaine()
    .max(2_000, 'Établissements : la liste est trop longue.')
    .default('')
    .transform((liste) => [
      ...new Set(
        liste
          .toUpperCase()
          .split(/[\s,;]+/)
          .filter(Boolean),
      ),
    ])
    .refine((uais) => uais.length <= ETABLISSEMENTS_MAXIMUM, {
      error: `Établissements : ${ETABLISSEMENTS_MAXIMUM} au plus ; au-delà, laissez la liste vide pour prendre toute l’académie.`,
    })
    .refine((uais) => uais.every((uai) => UAI.test(uai)), {
      error: 'Établissements : écrivez leurs UAI (sept chiffres et une lettre), séparés par des espaces.',
    }),
});
export type Preparation = z.output<typeof PreparationSchema>;

export const GesteSchema = z.object({
  passageId: z.uuid(),
  geste: z.enum(GESTES, { error: 'Choisissez ce qu’il faut faire du passage.' }),
});
