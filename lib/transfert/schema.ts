import { z } from 'zod';
import { CibleSchema } from '#lib/dossier/schema.ts';
import { jour } from '#lib/droit/date.ts';
import { coche, JourSchema } from '#lib/technique/champs.ts';

/** Where the pupil goes on, its last day where it was, and whether it was excluded for good. */
export const TransfererSchema = CibleSchema.extend({
  accueil: z.uuid({ error: 'Établissement d’accueil : à choisir.' }),
  sortieLe: JourSchema.transform(jour),
  exclusion: coche,
});

/** A transfer that the établissement which receives takes in charge. */
export const PrendreEnChargeSchema = z.object({ transfertId: z.uuid() });
