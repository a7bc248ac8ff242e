import { z } from 'zod';
import { chaine } from '#lib/technique/texte.ts';

/** The list of agents: it lives in the address. A wrong value counts as none. */
export const RechercheSchema = z.object({
  q: chaine().trim().max(100).optional().catch(undefined),
  /** Key of the row after which the page starts. */
  apres: chaine().max(250).optional().catch(undefined),
});
export type Recherche = z.output<typeof RechercheSchema>;
