import { z } from 'zod';
import { JourSchema, texte } from '#lib/technique/champs.ts';

/** The day on which the signed paper came. */
export const RecevoirSchema = z.object({ dossierId: z.uuid(), recuLe: JourSchema });
export type EngagementRecu = z.output<typeof RecevoirSchema>;

/** Why a reception is taken back. */
export const RetirerSchema = z.object({ dossierId: z.uuid(), motif: texte('Motif', 300) });
export type EngagementRetire = z.output<typeof RetirerSchema>;
