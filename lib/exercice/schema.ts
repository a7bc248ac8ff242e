import { z } from 'zod';
import {
  CODES_DES_DROITS,
  GENRES_DE_SUITE,
  SENS_DES_REPONSES,
  type SensDeReponse,
} from '#lib/droit/conservation/exercice.ts';
import { jour } from '#lib/droit/date.ts';
import { facultatif, JourSchema, texte } from '#lib/technique/champs.ts';
import { chaine } from '#lib/technique/texte.ts';

const Exercice = z.object({
  droit: z.enum(CODES_DES_DROITS, { error: 'Droit : à choisir.' }),
  numero: facultatif(40, 'Numéro du dossier').transform((lu) => lu?.toUpperCase() ?? null),
  precisions: texte('Ce qui est demandé', 2000),
});

/** What a person asks online. */
export const ExercerSchema = Exercice;
export type ExerciceSaisi = z.output<typeof ExercerSchema>;

/** What came on paper: who wrote, where the answer goes, and when it came. */
export const EnregistrerSchema = Exercice.extend({
  nom: texte('Nom de la personne'),
  adresse: texte('Adresse', 300),
  recueLe: JourSchema.transform(jour),
});
export type ExerciceRecu = z.output<typeof EnregistrerSchema>;

/** A request, by its address. */
export const ExerciceSchema = z.object({ exerciceId: z.uuid({ error: 'Demande : rechargez la page.' }) });
const Suite = ExerciceSchema.extend({
  motif: texte('Motif', 2000),
});
const [prolongation, limitation, levee, reponse] = GENRES_DE_SUITE;

/** What the data protection officer does of a request: each with its reason, which the person reads. */
export const SuivreSchema = z.discriminatedUnion(
  'genre',
  [
    Suite.extend({ genre: z.literal(prolongation) }),
    Suite.extend({ genre: z.literal(limitation) }),
    Suite.extend({ genre: z.literal(levee), informeeLe: JourSchema.transform(jour) }),
    Suite.extend({
      genre: z.literal(reponse),
      sens: z.enum(Object.keys(SENS_DES_REPONSES) as [SensDeReponse, ...SensDeReponse[]], {
        error: 'Réponse : à choisir.',
      }),
    }),
  ],
  { error: 'Cette suite n’existe pas : rechargez la page.' },
);
export type SuiteSaisie = z.output<typeof SuivreSchema>;

/** The dossier, or the pupil, whose consents are looked for: it lives in the address, and a wrong value finds nothing. */
export const PreuvesSchema = z.object({ q: chaine().trim().toUpperCase().max(40).catch('') });
