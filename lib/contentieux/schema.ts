import { z } from 'zod';
import { GENRES_DE_RECOURS } from '#lib/droit/recours/reponse.ts';
import { chaine } from '#lib/technique/texte.ts';

/** How a recours stands in the figures: it waits, or as it ended; an examination begun again counts as won. */
export const SUITES = ['attend', 'accueilli', 'maintenu', 'tardif'] as const;
export type SuiteDuRecours = (typeof SUITES)[number];

/** Which recours of the figures are listed; they live in the address. A wrong value counts as none. */
export const FiltresDuContentieuxSchema = z.object({
  motif: chaine().min(1).max(120).optional().catch(undefined),
  genre: z.enum(GENRES_DE_RECOURS).optional().catch(undefined),
  suite: z.enum(SUITES).optional().catch(undefined),
});
export type FiltresDuContentieux = z.output<typeof FiltresDuContentieuxSchema>;

/** Between what is contested and the article of its first reason, in the key of a motif. */
export const SEPARATEUR = '|';

/** The key of what silence decided, and that of a retenue for absences. */
export const SILENCE = 'silence';
export const RETENUE = 'retenue';
