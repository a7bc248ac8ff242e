import { z } from 'zod';
import { raison } from '#lib/eleve/schema.ts';

/** Who a pupil of the inbox is: somebody new, or one of those proposed; a reason is asked for the second alone. */
export const RapprocherSchema = z
  .object({
    importId: z.uuid(),
    rang: z.coerce.number().int().min(1),
    /** "nouveau", or the id of a record. */
    qui: z.union([z.literal('nouveau'), z.uuid()], { error: 'Qui est-ce : à choisir.' }),
    motivation: raison('Raison')
      .optional()
      .or(z.literal('').transform(() => undefined)),
  })
  .refine(({ qui, motivation }) => qui === 'nouveau' || motivation, {
    path: ['motivation'],
    error: 'Raison : dites ce qui prouve que c’est le même élève, 20 caractères au moins.',
  });
export type Rapprochement = z.output<typeof RapprocherSchema>;
