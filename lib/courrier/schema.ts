import { z } from 'zod';
import { CibleSchema } from '#lib/dossier/schema.ts';
import { jour } from '#lib/droit/date.ts';
import { JourSchema } from '#lib/technique/champs.ts';

/** How the reception of a letter is known. */
export const PREUVES = [
  'accusé de réception postal',
  'remise en main propre contre signature',
  'ouverture dans l’espace de la famille',
  'réponse de la famille',
] as const;

/** The day a letter reached the family, and the proof. */
export const DaterReceptionSchema = CibleSchema.extend({
  recuLe: JourSchema.transform(jour),
  preuve: z.enum(PREUVES, { error: 'Preuve : à choisir.' }),
});

export const RelancerSchema = z.object({ courrierId: z.uuid() });
