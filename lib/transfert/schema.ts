import { z } from 'zod';
import { CibleSchema } from '#lib/dossier/schema.ts';
import { jour } from '#lib/droit/date.ts';
import { coche, JourSchema, texteImprimable } from '#lib/technique/champs.ts';

/** Where the pupil goes on, its last day where it was, and whether it was excluded for good. */
export const TransfererSchema = CibleSchema.extend({
  accueil: z.uuid({ error: 'Établissement d’accueil : à choisir.' }),
  sortieLe: JourSchema.transform(jour),
  exclusion: coche,
});

/** What the printed transfer of another authority says of its bourse. */
export const ReprendreDAilleursSchema = CibleSchema.extend({
  echelon: z.coerce.number({ error: 'Échelon : à choisir.' }).int().min(1, 'Échelon : à choisir.').max(6),
  service: texteImprimable('Service qui a décidé')
    .min(5, 'Service qui a décidé : écrivez-le en toutes lettres.')
    .max(200, 'Service qui a décidé : 200 caractères au plus.'),
  decideeLe: JourSchema.transform(jour),
  sortieLe: JourSchema.transform(jour),
});

/** A transfer that the établissement which receives takes in charge. */
export const PrendreEnChargeSchema = z.object({ transfertId: z.uuid() });
