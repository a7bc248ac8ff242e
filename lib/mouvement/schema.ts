import { z } from 'zod';
import { raison } from '#lib/eleve/schema.ts';

/** What was done of an exit or of an arrival. */
export const TraiterSchema = z.object({ mouvementId: z.uuid(), suite: raison('Ce qui a été fait') });
export type SuiteDonnee = z.output<typeof TraiterSchema>;
