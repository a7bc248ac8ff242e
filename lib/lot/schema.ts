import { z } from 'zod';
import { chaine } from '#lib/technique/texte.ts';

/** What is done at once on the dossiers of a selection, in the words of its button. */
export const GESTES = {
  instruire: 'Prendre en charge',
  demander_pieces: 'Demander les pièces qui manquent',
  proposer: 'Transmettre les propositions',
  decider: 'Décider selon le calcul',
} as const;
export type Geste = keyof typeof GESTES;
const NOMS = Object.keys(GESTES) as [Geste, ...Geste[]];

/** Dossiers of a lot at most: what a person answers for in one look. */
export const TAILLE_DU_LOT = 1_000;

/** A selection of the queue: the rows ticked, or the whole list under these filters. */
export const SelectionSchema = z.object({
  geste: z.enum(NOMS, { error: 'Choisissez ce qu’il faut faire des dossiers.' }),
  etendue: z.enum(['cochees', 'liste']).default('cochees'),
  ids: z
    .array(z.uuid())
    .max(TAILLE_DU_LOT)
    .transform((ids) => [...new Set(ids)]),
  /** The filters of the list, as its address says them. */
  liste: chaine().max(500).default(''),
});
export type Selection = z.output<typeof SelectionSchema>;

export const LotSchema = z.object({ lotId: z.uuid() });

/** A geste that was written by an earlier version has no word any more. */
export const estGeste = (lu: string): lu is Geste => lu in GESTES;
