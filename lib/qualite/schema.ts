import { z } from 'zod';
import { chaine, UAI } from '#lib/technique/texte.ts';
import { CODES_DES_DEFAUTS } from './faits.ts';

/** Filters of the list: they live in the address, and a wrong value counts as none. */
export const FiltresDeQualiteSchema = z.object({
  uai: chaine().regex(UAI).optional().catch(undefined),
  classe: chaine().max(100).optional().catch(undefined),
  defaut: z.enum(CODES_DES_DEFAUTS).optional().catch(undefined),
});
export type FiltresDeQualite = z.output<typeof FiltresDeQualiteSchema>;
