import { z } from 'zod';
import { ETATS } from '#lib/droit/etats.ts';
import { CANAUX } from '#lib/droit/situation.ts';

const vide = <T extends z.ZodType>(schema: T) =>
  z.preprocess((lu) => (lu === '' ? undefined : lu), schema.optional()).catch(undefined);

/** Counters of the queue that filter it. */
export const URGENCES = ['en_retard', 'aujourdhui', 'sept_jours', 'incomplets', 'a_examiner'] as const;
export type Urgence = (typeof URGENCES)[number];

/** Filters of the queue: they live in the URL, so that a link shares the view. A wrong value counts as none. */
export const FiltresSchema = z.object({
  q: vide(z.string().trim().max(100)),
  etat: vide(z.enum(ETATS)),
  uai: vide(z.string().regex(/^\d{7}[A-Z]$/)),
  classe: vide(z.string().max(30)),
  canal: vide(z.enum(CANAUX)),
  drapeau: vide(z.string().max(60)),
  urgence: vide(z.enum(URGENCES)),
  /** Keyset: deadline and id of the last row shown ("2026-10-15~uuid"), and the way. */
  apres: vide(z.string().max(60)),
  avant: vide(z.string().max(60)),
});
export type Filtres = z.output<typeof FiltresSchema>;
