import { z } from 'zod';
import { CibleSchema, MotivationSchema } from '#lib/dossier/schema.ts';
import { jour } from '#lib/droit/date.ts';
import { RESEAUX } from '#lib/droit/transfert/depart.ts';
import { FINS_DE_SCOLARITE } from '#lib/droit/transfert/fin-de-scolarite.ts';
import { coche, JourSchema, texteImprimable, vide } from '#lib/technique/champs.ts';

/** Where the pupil goes on, its last day where it was, the first school day missed between the two, and whether it was excluded for good. */
export const TransfererSchema = CibleSchema.extend({
  accueil: z.uuid({ error: 'Établissement d’accueil : à choisir.' }),
  sortieLe: JourSchema.transform(jour),
  manqueDu: vide(JourSchema).transform((dit) => (dit ? jour(dit) : null)),
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

const LePartant = CibleSchema.extend({ sortieLe: JourSchema.transform(jour), exclusion: coche });

/** Where a boursier goes that the base does not hold, or why it goes nowhere and what shows it; and its last day. */
export const ConstaterDepartSchema = z.discriminatedUnion(
  'suite',
  [
    LePartant.extend({
      suite: z.enum(RESEAUX),
      etablissement: texteImprimable('Établissement d’accueil')
        .min(5, 'Établissement d’accueil : écrivez son nom en toutes lettres.')
        .max(200, 'Établissement d’accueil : 200 caractères au plus.'),
      commune: texteImprimable('Commune')
        .min(2, 'Commune : écrivez celle de l’établissement d’accueil, avec son pays s’il est à l’étranger.')
        .max(120, 'Commune : 120 caractères au plus.'),
    }),
    LePartant.extend({ suite: z.enum(FINS_DE_SCOLARITE), motivation: MotivationSchema }),
  ],
  { error: 'Ce que devient l’élève : à choisir.' },
);

/** A transfer that the établissement which receives takes in charge. */
export const PrendreEnChargeSchema = z.object({ transfertId: z.uuid() });

/** First day of a pupil who is back. */
export const ConstaterRetourSchema = CibleSchema.extend({ retourLe: JourSchema.transform(jour) });
