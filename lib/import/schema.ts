import { z } from 'zod';
import { raison } from '#lib/eleve/schema.ts';

/** An import to go on with. */
export const ImportSchema = z.object({ importId: z.uuid() });

/** Lists of the difference page: what becomes of pupils, and what is to be looked at besides. */
export const LISTES = {
  nouveau: 'Nouveaux',
  change: 'Changés',
  retour: 'Revenus',
  arrivee: 'Arrivés d’un autre établissement',
  sortie: 'Sortis',
  absent: 'Absents du fichier',
  a_rapprocher: 'À rapprocher',
  inchange: 'Inchangés',
} as const;
export type ListeDImport = keyof typeof LISTES;

/** Which list is open; it lives in the address. A wrong value counts as none. */
export const VueDImportSchema = z.object({
  liste: z.string().max(40).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});

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
