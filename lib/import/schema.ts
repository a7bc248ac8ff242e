import { z } from 'zod';
import { chaine } from '#lib/technique/texte.ts';

/** An import to go on with. */
export const ImportSchema = z.object({ importId: z.uuid() });

/** Lists of the difference page: what becomes of pupils, and what is to be looked at besides. */
export const LISTES = {
  nouveau: 'Nouveaux',
  change: 'Changés',
  retour: 'Revenus',
  arrivee: 'Arrivés d’un autre établissement',
  sortie: 'Sortis',
  absent: 'Absents du fichier',
  a_rapprocher: 'À rapprocher',
  inchange: 'Inchangés',
} as const;
export type ListeDImport = keyof typeof LISTES;

/** Which list is open; it lives in the address. A wrong value counts as none. */
export const VueDImportSchema = z.object({
  liste: chaine().max(40).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});

/** Where an import stands, in words. */
export const ETATS_D_IMPORT = {
  lecture: 'lecture interrompue',
  lu: 'comparaison en cours',
  compare: 'attend votre accord',
  en_cours: 'en train d’être pris',
  applique: 'pris',
  abandonne: 'abandonné',
} as const;

const INSTANT = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'short', timeStyle: 'short', timeZone: 'UTC' });

/** When the base made an export, as a clock of Paris showed. */
export const direInstant = (exporteLe: Date): string => INSTANT.format(exporteLe).replace(' ', ' à ');
