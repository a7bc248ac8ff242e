import { z } from 'zod';
import { CibleSchema, MotivationSchema } from '#lib/dossier/schema.ts';
import { jour } from '#lib/droit/date.ts';
import { JourSchema, texteImprimable } from '#lib/technique/champs.ts';
import { chaine } from '#lib/technique/texte.ts';

/** Characters under which nobody can tell which error is meant. */
export const EXPOSE_MINIMAL = 10;

const Expose = texteImprimable('L’erreur')
  .min(EXPOSE_MINIMAL, `L’erreur : écrivez-la en ${EXPOSE_MINIMAL} caractères au moins.`)
  .max(5000, 'L’erreur : 5 000 caractères au plus.');

/** By itself, or once it was asked. */
export const ORIGINES = ['spontanee', 'controle'] as const;

/** An error told to the office, and one told on the portal. */
export const SignalerErreurSchema = CibleSchema.extend({
  erreurLe: JourSchema.transform(jour),
  origine: z.enum(ORIGINES, { error: 'Comment l’erreur est apparue : à choisir.' }),
  expose: Expose,
});
export const ErreurEnLigneSchema = CibleSchema.extend({ expose: Expose });

/** Answers of the household that a family may have written wrong: the other facts have acts of their own. */
export const REPONSES_RECTIFIABLES = [
  'demandeur.situation',
  'ressources.avis.rfr',
  'ressources.avis.enfants',
  'ressources.avisConcubin.rfr',
  'ressources.avisConcubin.enfants',
  'ressources.eleveSurAvis',
  'ressources.residenceAlternee',
] as const;

const reponse = chaine().max(200).default('');

/** The corrected answers, what the person finds of the error, and the difference as seen. */
export const RectifierSchema = CibleSchema.extend({
  bonneFoi: z.enum(['oui', 'non'], { error: 'Bonne foi : à dire.' }).transform((dit) => dit === 'oui'),
  motivation: MotivationSchema,
  vu: chaine().max(20).default(''),
  ...(Object.fromEntries(REPONSES_RECTIFIABLES.map((nom) => [nom, reponse])) as Record<
    (typeof REPONSES_RECTIFIABLES)[number],
    typeof reponse
  >),
});
