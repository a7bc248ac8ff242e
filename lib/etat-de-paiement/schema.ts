import { z } from 'zod';
import { BRANCHES } from '#lib/droit/competence.ts';
import { DOCUMENTS_D_ETAT } from '#lib/droit/courrier/etat-de-paiement.ts';
import { chaine, UAI } from '#lib/technique/texte.ts';
import { AcademieSchema, TrimestreSchema } from '#lib/trimestre/schema.ts';

/** Where a state is prepared, and for which trimestre. */
export const PreparerSchema = z.object({
  uai: chaine().regex(UAI, 'Établissement : à choisir.'),
  academieCode: AcademieSchema,
  branche: z.enum(BRANCHES, { error: 'Branche : à choisir.' }),
  trimestre: TrimestreSchema,
});

/** A place whose trimestre is closed in one act, with the print of what was read. */
export const CloreSchema = PreparerSchema.extend({
  lue: chaine().regex(/^[\da-f]{64}$/, 'Cette page n’est plus à jour : relisez-la, puis signez.'),
});

/** A state that is checked or signed. */
export const EtatSchema = z.object({ etatId: z.uuid({ error: 'État : à choisir.' }) });

/** Which établissement of the list is looked for: it lives in the address, and a wrong value counts as none. */
export const RechercheDEtatsSchema = z.object({ nom: chaine().max(80).catch('') });

/** What is asked of a state as a file. */
export const DocumentDEtatSchema = z.object({
  forme: z.enum(['pdf', 'csv', 'xlsx']).catch('pdf'),
  document: z.enum(DOCUMENTS_D_ETAT).catch('liste'),
});
export type DocumentDemande = z.output<typeof DocumentDEtatSchema>;
