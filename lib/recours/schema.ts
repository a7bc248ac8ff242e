import { z } from 'zod';
import { ActeMotiveSchema, CibleSchema } from '#lib/dossier/schema.ts';
import { facultatif, JourSchema, vide } from '#lib/technique/champs.ts';
import { chaine } from '#lib/technique/texte.ts';

/** Characters under which nobody can tell what is contested. */
export const GRIEF_MINIMAL = 10;

const GriefSchema = chaine()
  .trim()
  .min(
    GRIEF_MINIMAL,
    `Raisons du recours : dites ce qui est contesté, en ${GRIEF_MINIMAL} caractères au moins.`,
  )
  .max(5000, 'Raisons du recours : 5 000 caractères au plus.');

/** How a family may call its recours; "sans" when it gives it no name. */
export const NOMS_DE_RECOURS = ['sans', 'rapo', 'gracieux', 'hierarchique'] as const;

/** A recours that came on paper. */
export const FormerRecoursSchema = CibleSchema.extend({
  nomme: z.enum(NOMS_DE_RECOURS, { error: 'Nom du recours : à choisir.' }),
  formeLe: JourSchema,
  recuLe: JourSchema,
  grief: GriefSchema,
});

/** A recours formed on the portal. */
export const RecoursEnLigneSchema = CibleSchema.extend({
  nomme: z.enum(NOMS_DE_RECOURS).default('sans'),
  grief: GriefSchema,
});

/** A requête that the tribunal sent. */
export const RequeteSchema = CibleSchema.extend({
  recueLe: JourSchema,
  numero: facultatif(40, 'Numéro du greffe'),
  reponseAvant: vide(JourSchema),
});

/** What the judge decided. */
export const JugementSchema = ActeMotiveSchema.extend({
  jugeeLe: JourSchema,
  issue: z.enum(['rejetee', 'desistement', 'non_lieu'], { error: 'Issue : à choisir.' }),
});

/** A judgement that annuls the decision. */
export const AnnulationSchema = ActeMotiveSchema.extend({ jugeeLe: JourSchema });
