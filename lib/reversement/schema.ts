import { z } from 'zod';
import { jour } from '#lib/droit/date.ts';
import {
  coche,
  entier,
  eurosEtCentimes,
  facultatif,
  JourSchema,
  texteImprimable,
} from '#lib/technique/champs.ts';

/** An order of repayment: the debt that the last state of a place leaves, asked for at once or in monthly parts. */
export const EmettreSchema = z.object({
  etatId: z.uuid({ error: 'État : à choisir.' }),
  dossierId: z.uuid({ error: 'Élève : à choisir.' }),
  motivation: texteImprimable('Motifs'),
  mensualites: entier('Nombre de mensualités', 24),
  premiereLe: JourSchema.transform(jour),
  bonneFoi: coche,
});
export type Emission = z.output<typeof EmettreSchema>;

/** What was paid back of an order, or remitted. */
export const SuiteSchema = z.object({
  ordreId: z.uuid({ error: 'Ordre : à choisir.' }),
  genre: z.enum(['paiement', 'remise'], { error: 'Suite : à choisir.' }),
  euros: eurosEtCentimes('Somme', 100_000),
  le: JourSchema.transform(jour),
  motif: facultatif(500, 'Motif'),
});
export type Suite = z.output<typeof SuiteSchema>;
