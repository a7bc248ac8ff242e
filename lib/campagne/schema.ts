import { z } from 'zod';
import { MotifSchema } from '#lib/administration/schema.ts';
import { annee, JourSchema, texte } from '#lib/technique/champs.ts';
import { chaine, numeroDeVersion } from '#lib/technique/texte.ts';

const CLOTURES = {
  rentree: annee('Rentrée'),
  cloture: JourSchema,
  clotureCned: JourSchema,
  source: texte('Texte', 300),
  motif: MotifSchema,
};

/** All the dates of a campaign; without a version, one that is not on record yet. */
export const CampagneSchema = z
  .object({
    version: numeroDeVersion.optional(),
    ouverture: JourSchema,
    finAnneeScolaire: JourSchema,
    ...CLOTURES,
  })
  .refine(({ rentree, ouverture }) => ouverture.startsWith(`${rentree}-`), {
    path: ['ouverture'],
    message: 'L’ouverture est l’année de la rentrée.',
  })
  .refine(({ ouverture, cloture }) => ouverture <= cloture, {
    path: ['cloture'],
    message: 'La clôture vient avant l’ouverture : corrigez l’une des deux.',
  })
  .refine(({ ouverture, clotureCned }) => ouverture <= clotureCned, {
    path: ['clotureCned'],
    message: 'La clôture du Cned vient avant l’ouverture : corrigez l’une des deux.',
  })
  .refine(
    ({ cloture, clotureCned, finAnneeScolaire }) =>
      cloture <= finAnneeScolaire && clotureCned <= finAnneeScolaire,
    {
      path: ['finAnneeScolaire'],
      message: 'L’année scolaire finirait avant la clôture : corrigez cette date.',
    },
  );

/** Later closing days for a campaign that is open, as the page showed it. */
export const ProlongationSchema = z.object({
  version: numeroDeVersion,
  /** Absent: for everybody. */
  academie: z
    .preprocess(
      (lu) => (lu === '' ? undefined : lu),
      chaine().length(2, 'Académie : choisissez-la dans la liste.').optional(),
    )
    .optional(),
  ...CLOTURES,
});
