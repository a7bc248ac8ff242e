import { z } from 'zod';
import { SUITES_D_OPPOSITION } from '#lib/droit/publication/opposition.ts';
import { JourSchema, texte } from '#lib/technique/champs.ts';
import { chaine } from '#lib/technique/texte.ts';

const REFERENCE = 'Élève : le numéro de son dossier, tel qu’il figure sur les courriers, ou son INE.';

/** What the DPO writes of a demand that came by mail. */
export const OppositionSchema = z.object({
  reference: chaine(REFERENCE)
    .transform((lu) => lu.replace(/\s/g, '').toUpperCase())
    .pipe(chaine().min(1, REFERENCE).max(40, REFERENCE)),
  suite: z.enum(SUITES_D_OPPOSITION, { error: 'Suite : à choisir.' }),
  demandeeLe: JourSchema,
  motif: texte('Motif', 1000),
});
/** Of the page: whom to write about, and what was just done; a wrong value is none. */
export const AdresseSchema = z.object({
  q: chaine().trim().toUpperCase().max(40).catch(''),
  fait: chaine().catch(''),
});

export type OppositionDite = z.output<typeof OppositionSchema>;
