import { z } from 'zod';

/** The list of agents: it lives in the address. A wrong value counts as none. */
export const RechercheSchema = z.object({
  q: z.string().trim().max(100).optional().catch(undefined),
  /** Key of the row after which the page starts. */
  apres: z.string().max(250).optional().catch(undefined),
});
export type Recherche = z.output<typeof RechercheSchema>;
