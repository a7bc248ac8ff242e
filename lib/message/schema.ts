import { z } from 'zod';
import { CibleSchema } from '#lib/dossier/schema.ts';
import { CODES_MODELES } from '#lib/droit/message/modeles.ts';
import { chaine } from '#lib/technique/texte.ts';

/** Longest message: beyond, a letter says it better. */
export const LONGUEUR_D_UN_MESSAGE = 2000;

/** Messages of a family that may wait for an answer on one dossier: the next one waits until somebody has read them. */
export const MESSAGES_SANS_REPONSE = 5;

const texte = chaine()
  .trim()
  .min(1, 'Message : écrivez-le avant de l’envoyer.')
  .max(LONGUEUR_D_UN_MESSAGE, `Message : ${LONGUEUR_D_UN_MESSAGE} caractères au plus.`);

/** What a family writes, with the piece that its files are, if it joins any. */
export const MessageDeFamilleSchema = CibleSchema.extend({
  texte,
  code: z.preprocess((lu) => (lu === '' ? undefined : lu), chaine().max(60).optional()),
});
export type MessageDeFamille = z.output<typeof MessageDeFamilleSchema>;

/** What a service writes, and the template that it began with. */
export const MessageDuServiceSchema = z.object({
  dossierId: z.uuid(),
  texte,
  modele: z.enum(CODES_MODELES).optional().catch(undefined),
});
export type MessageDuService = z.output<typeof MessageDuServiceSchema>;

export const CloreSchema = z.object({ dossierId: z.uuid() });

/** What is counted of the messages that began with a template. */
const SUITES_DE_MODELE = ['envoyes', 'lus', 'repondus'] as const;
export type SuiteDeModele = (typeof SUITES_DE_MODELE)[number];

/** The figure of a template whose messages are asked for; a wrong template is none. */
export const FigureDeModeleSchema = z.object({
  modele: z.enum(CODES_MODELES).nullable().catch(null),
  suite: z.enum(SUITES_DE_MODELE).catch('envoyes'),
  page: z.coerce.number().int().min(1).max(1_000).catch(1),
});
