import { z } from 'zod';
import { CibleSchema } from '#lib/dossier/schema.ts';
import { JourSchema } from '#lib/technique/champs.ts';
import { chaine } from '#lib/technique/texte.ts';

/** What may be told of a dossier to who gives an opinion: neither incomes, nor pieces, nor numbers. */
export const DONNEES_A_DIRE = {
  eleve: 'Nom, prénom et date de naissance de l’élève',
  scolarite: 'Établissement et classe',
  demandeur: 'Nom de qui demande la bourse',
  joindre: 'Téléphone et courriel de qui demande la bourse',
} as const;
export type DonneeADire = keyof typeof DONNEES_A_DIRE;

const cochee = z
  .literal('oui')
  .optional()
  .transform((lu) => lu === 'oui');

/** An opinion to ask: of whom, on what, with what, until when. */
export const SolliciterSchema = CibleSchema.extend({
  a: z.union([z.uuid(), z.literal('service_social')], { error: 'À qui : à choisir.' }),
  question: chaine()
    .trim()
    .min(10, 'Question : écrivez ce que vous voulez savoir, en 10 caractères au moins.')
    .max(2000, 'Question : 2 000 caractères au plus.'),
  aRendreLe: JourSchema,
  eleve: cochee,
  scolarite: cochee,
  demandeur: cochee,
  joindre: cochee,
});
export type ASolliciter = z.output<typeof SolliciterSchema>;

/** The answer, in writing. */
export const RendreSchema = z.object({
  id: z.uuid('Cet avis n’existe pas.'),
  reponse: chaine()
    .trim()
    .min(10, 'Avis : écrivez-le en 10 caractères au moins.')
    .max(4000, 'Avis : 4 000 caractères au plus.'),
});
