import { z } from 'zod';
import { FormeDeTableurSchema } from '#lib/technique/champs.ts';

/** The campaign whose public figures are asked for; the last published otherwise. */
export const CampagneSchema = z.object({
  rentree: z.coerce.number().int().min(2000).max(2100).optional().catch(undefined),
});

/** The same, as a file. */
export const DonneesOuvertesSchema = CampagneSchema.extend(FormeDeTableurSchema.shape);

/** The licence under which the figures may be used again. */
export const LICENCE = {
  nom: 'Licence Ouverte 2.0 (Etalab)',
  adresse: 'https://www.etalab.gouv.fr/licence-ouverte-open-licence/',
} as const;
