import { z } from 'zod';
import { CocheSchema, raison } from '#lib/eleve/schema.ts';
import { texte } from '#lib/technique/champs.ts';

/** The paper with a photograph that was seen before an account is tied. */
export const PREUVES = {
  carte_d_identite: 'Carte nationale d’identité',
  passeport: 'Passeport',
  titre_de_sejour: 'Titre de séjour',
  autre: 'Autre pièce avec photographie, nommée dans la raison',
} as const;
export type PreuveDIdentite = keyof typeof PREUVES;

/** What the history of a record says of its account. */
export const CHAMPS_DU_RATTACHEMENT = { compte: 'Compte en ligne', preuve: 'Pièce vue' } as const;

const CibleSchema = { scolariteId: z.uuid(), responsableId: z.uuid() };

/** The account of a code, tied to a responsable of a pupil of the place. */
export const RattacherSchema = z.object({
  ...CibleSchema,
  code: texte('Code', 40),
  preuve: z.enum(Object.keys(PREUVES) as [PreuveDIdentite, ...PreuveDIdentite[]], {
    error: 'Pièce d’identité vue : à choisir.',
  }),
  /** The names of the account are not those of the record, and a paper says why. */
  autreNom: CocheSchema,
  motivation: raison('Raison'),
});
export type ARattacher = z.output<typeof RattacherSchema>;

/** An account that must no longer open this record, and why. */
export const DetacherSchema = z.object({ ...CibleSchema, motivation: raison('Raison') });
export type ADetacher = z.output<typeof DetacherSchema>;

/** Asks for a code: nothing is typed, the session says whose account it is. */
export const TirerSchema = z.object({});
