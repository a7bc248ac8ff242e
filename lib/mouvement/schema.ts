import { z } from 'zod';
import { texte } from '#lib/technique/champs.ts';

/** What was done of an exit or of an arrival. */
export const TraiterSchema = z.object({
  mouvementId: z.uuid(),
  suite: texte('Suite donnée', 500).min(5, 'Suite donnée : dites en quelques mots ce qui a été fait.'),
});
export type SuiteDonnee = z.output<typeof TraiterSchema>;
