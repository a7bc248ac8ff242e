import { z } from 'zod';
import { MotivationSchema } from '#lib/dossier/schema.ts';
import { chaine } from '#lib/technique/texte.ts';

/** What is done at once on the dossiers of a selection, in the words of its button. */
export const GESTES = {
  instruire: 'Prendre en charge',
  demander_pieces: 'Demander les pièces qui manquent',
  proposer: 'Transmettre les propositions',
  decider: 'Décider selon le calcul',
} as const;
const NOMS = Object.keys(GESTES) as (keyof typeof GESTES)[];

/** What a lot does: what a selection asks, or what takes a lot back. */
export const GESTES_DES_LOTS = { ...GESTES, rattraper: 'Rattraper les décisions' } as const;
export type Geste = keyof typeof GESTES_DES_LOTS;

/** What is told of a lot that cannot be taken back, once it is done; null when it can, until its letters leave. */
export const SANS_RETOUR: Readonly<Record<Geste, string | null>> = {
  instruire:
    'Une prise en charge ne se défait pas : elle n’envoie rien, et le dossier peut être confié à quelqu’un d’autre.',
  demander_pieces:
    'Une demande de pièces ne se rattrape pas : son courrier part aussitôt, car il fait courir le délai de la famille. Une pièce demandée en trop se dit à la famille, et s’accepte sur le dossier.',
  proposer:
    'Une proposition ne se reprend pas : le service académique l’a déjà. Écrivez-lui pour la corriger avant sa décision.',
  decider: null,
  rattraper: 'Une décision rattrapée est à reprendre : décidez de nouveau.',
};

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

/** A lot whose decisions are called back before their letters leave, and why. */
export const RattrapageSchema = LotSchema.extend({ motivation: MotivationSchema });
export type Rattrapage = z.output<typeof RattrapageSchema>;

/** A geste that was written by an earlier version has no word any more. */
export const estGeste = (lu: string): lu is Geste => Object.hasOwn(GESTES_DES_LOTS, lu);
