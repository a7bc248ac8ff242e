import { z } from 'zod';
import { BRANCHES } from '#lib/droit/competence.ts';
import { jour } from '#lib/droit/date.ts';
import { JourSchema } from '#lib/technique/champs.ts';
import { chaine } from '#lib/technique/texte.ts';

const Trimestre = z
  .enum(['1', '2', '3'], { error: 'Trimestre : à choisir.' })
  .transform((lu) => Number(lu) as 1 | 2 | 3);
const Academie = chaine().regex(/^\w{2}$/, 'Académie : à choisir.');

/** A trimestre that the recteur's delegate opens, with the day on which states are due; or closes. */
export const OuvrirSchema = z.object({
  academieCode: Academie,
  trimestre: Trimestre,
  remiseLe: JourSchema.transform(jour),
});
export const FermerSchema = OuvrirSchema.omit({ remiseLe: true });

/** Where a state is prepared, and for which trimestre. */
export const PreparerSchema = z.object({
  uai: chaine().regex(/^\d{7}[A-Z]$/, 'Établissement : à choisir.'),
  academieCode: Academie,
  branche: z.enum(BRANCHES, { error: 'Branche : à choisir.' }),
  trimestre: Trimestre,
});

/** A state that is checked or signed. */
export const EtatSchema = z.object({ etatId: z.uuid({ error: 'État : à choisir.' }) });

/** What is asked of a state as a file. */
export const DocumentDEtatSchema = z.object({
  forme: z.enum(['pdf', 'csv']).catch('pdf'),
  document: z.enum(['liste', 'recapitulatif']).catch('liste'),
});
export type DocumentDEtat = z.output<typeof DocumentDEtatSchema>;
