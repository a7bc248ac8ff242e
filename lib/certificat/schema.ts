import { z } from 'zod';
import { NaissanceDEleveSchema } from '#lib/technique/champs.ts';
import { chaine } from '#lib/technique/texte.ts';

/** What is typed from a certificate. */
export const VerifierSchema = z.object({
  code: chaine('Code : recopiez-le du certificat.')
    .trim()
    .min(1, 'Code : recopiez-le du certificat.')
    .max(40),
  naissance: NaissanceDEleveSchema,
});
export type Verifier = z.output<typeof VerifierSchema>;

export const DemanderSchema = z.object({ dossierId: z.uuid() });
