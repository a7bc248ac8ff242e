import { z } from 'zod';
import { LISTES_DU_RAPPROCHEMENT, type ListeDuRapprochement } from '#lib/droit/argent/rapprochement.ts';

/** Which list of the reconciliation is asked for as a file: a wrong value counts as the first. */
export const ListeDemandeeSchema = z.object({
  liste: z.enum(Object.keys(LISTES_DU_RAPPROCHEMENT) as ListeDuRapprochement[]).catch('notifies'),
});
