import { z } from 'zod';
import { chaine } from '#lib/technique/texte.ts';

/** The register of reads of one dossier: it lives in the address. A wrong value counts as none. */
export const RegistreDesLecturesSchema = z.object({
  q: chaine().trim().max(40).optional().catch(undefined),
  /** Line before which the page starts. */
  avant: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional().catch(undefined),
});
export type RegistreDesLectures = z.output<typeof RegistreDesLecturesSchema>;
