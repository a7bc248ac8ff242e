import { z } from 'zod';
import { CibleSchema, MotivationSchema } from '#lib/dossier/schema.ts';
import { jour } from '#lib/droit/date.ts';
import { QUESTIONS_DES_PRIMES } from '#lib/droit/questions/primes.ts';
import { nomDuFait } from '#lib/saisie/faits.ts';
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

/** Facts of the household and of the primes that a family may have written wrong, or not told: the others have acts of their own. */
export const FAITS_RECTIFIABLES: readonly string[] = [
  'foyer.avis.rfr',
  'foyer.avis.enfants',
  'foyer.situation',
  ...['annee', 'rfr', 'enfants'].map((ligne) => `foyer.concubin.avis.${ligne}`),
  'foyer.eleveSurAvis',
  'foyer.residenceAlternee',
  ...['genre', 'survenuLe', 'signaleLe', 'avisPropre', 'secondAvis'].map((dit) => `foyer.changement.${dit}`),
  ...['rfr', 'enfants', 'motivation'].map((dit) => `foyer.changement.revenuIsole.${dit}`),
  ...Object.keys(QUESTIONS_DES_PRIMES),
];

/** Their fields, and those that name the partner. */
export const REPONSES_RECTIFIABLES: readonly string[] = [
  ...FAITS_RECTIFIABLES.map(nomDuFait),
  'concubin.lien',
  'concubin.nom',
  'concubin.prenom',
];

const reponse = chaine().max(1_000).default('');

/** The corrected answers, what the person finds of the error, and the difference as seen. */
export const RectifierSchema = CibleSchema.extend({
  bonneFoi: z.enum(['oui', 'non'], { error: 'Bonne foi : à dire.' }).transform((dit) => dit === 'oui'),
  motivation: MotivationSchema,
  vu: chaine().max(20).default(''),
  ...Object.fromEntries(REPONSES_RECTIFIABLES.map((nom) => [nom, reponse])),
}).transform(({ dossierId, version, liste, bonneFoi, motivation, vu, ...reponses }) => ({
  cible: { dossierId, version, liste },
  bonneFoi,
  motivation,
  vu,
  reponses: reponses as Record<string, string>,
}));
