import { z } from 'zod';
import { CibleSchema, MotivationSchema } from '#lib/dossier/schema.ts';

/** Attribution; an échelon comes with it, and with its reason, only where the law leaves the choice to a person. */
export const AttribuerSchema = z.union([
  CibleSchema.extend({ echelon: z.undefined().optional() }).transform((cible) => ({
    cible,
    choix: undefined,
  })),
  CibleSchema.extend({
    echelon: z.coerce.number({ error: 'Échelon : à choisir.' }).int().min(1, 'Échelon : à choisir.').max(6),
    motivation: MotivationSchema,
  }).transform(({ echelon, motivation, ...cible }) => ({ cible, choix: { echelon, motivation } })),
]);

/** Refusal; the reason is written by a person only where the computation gives none. */
export const RefuserSchema = CibleSchema.extend({ motivation: MotivationSchema.optional() });
