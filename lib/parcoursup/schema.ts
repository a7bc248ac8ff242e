import { z } from 'zod';

/** A pupil of the list, ticked in Parcoursup or no longer, as the screen showed it. */
export const CocherSchema = z.object({
  scolariteId: z.uuid(),
  coche: z.enum(['oui', 'non']).transform((lu) => lu === 'oui'),
});
export type ACocher = z.output<typeof CocherSchema>;
