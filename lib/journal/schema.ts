import { z } from 'zod';
import { chaine } from '#lib/technique/texte.ts';

/** The register of reads of one dossier: it lives in the address. A wrong value counts as none. */
export const RegistreDesLecturesSchema = z.object({
  q: chaine().trim().max(40).optional().catch(undefined),
  /** Line before which the page starts. */
  avant: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional().catch(undefined),
});

const jourDAdresse = z.iso.date().optional().catch(undefined);

/** Reads out of the ordinary, between two days, of an agent whose name has this in it. A wrong value counts as none. */
export const InhabituellesSchema = z.object({
  q: chaine().trim().max(60).optional().catch(undefined),
  du: jourDAdresse,
  au: jourDAdresse,
});
export type Inhabituelles = z.output<typeof InhabituellesSchema>;

/** The day of which the reads of one agent are listed. */
export const JourDeLecturesSchema = z.object({ jour: jourDAdresse });
export type RegistreDesLectures = z.output<typeof RegistreDesLecturesSchema>;
