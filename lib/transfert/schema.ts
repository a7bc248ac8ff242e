import { z } from 'zod';
import { CibleSchema } from '#lib/dossier/schema.ts';
import { jour } from '#lib/droit/date.ts';
import { JourSchema } from '#lib/technique/champs.ts';

/** Where the pupil goes on, and its last day where it was. */
export const TransfererSchema = CibleSchema.extend({
  accueil: z.uuid({ error: 'Établissement d’accueil : à choisir.' }),
  sortieLe: JourSchema.transform(jour),
});

/** A transfer that the établissement which receives takes in charge. */
export const PrendreEnChargeSchema = z.object({ transfertId: z.uuid() });
