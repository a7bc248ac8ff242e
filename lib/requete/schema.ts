import { z } from 'zod';
import { ActeMotiveSchema, CibleSchema } from '#lib/dossier/schema.ts';
import { jour } from '#lib/droit/date.ts';
import { ObjetSchema } from '#lib/recours/schema.ts';
import { facultatif, JourSchema, vide } from '#lib/technique/champs.ts';

const LE_JOUR = JourSchema.transform(jour);

/** A requête that the tribunal sent. */
export const RequeteSchema = CibleSchema.extend({
  objet: ObjetSchema.default('decision'),
  recueLe: LE_JOUR,
  numero: facultatif(40, 'Numéro du greffe'),
  reponseAvant: vide(LE_JOUR),
});

/** The State's answer, lodged with the court. */
export const MemoireSchema = CibleSchema.extend({
  objet: ObjetSchema.default('decision'),
  memoireLe: LE_JOUR,
});

/** What the judge decided. */
export const JugementSchema = ActeMotiveSchema.extend({
  objet: ObjetSchema.default('decision'),
  jugeeLe: LE_JOUR,
  issue: z.enum(['rejetee', 'desistement', 'non_lieu'], { error: 'Issue : à choisir.' }),
});

/** A judgement that annuls the decision. */
export const AnnulationSchema = ActeMotiveSchema.extend({ jugeeLe: LE_JOUR });
