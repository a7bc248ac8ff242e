/** What a caisse answered of a pupil, from the row that keeps it. Pure. */
import { z } from 'zod';
import { CAISSES, type ReponseDeLaCaisse } from '#lib/droit/consentement/caisse.ts';
import type { Jour } from '#lib/droit/date.ts';

/** Who is asked for, encrypted until the answer comes. Same words as the register of consents. */
export const AppelALaCaisseSchema = z.object({
  nomNaissance: z.string(),
  prenoms: z.array(z.string()),
  sexe: z.enum(['F', 'M']),
  naissance: z.string(),
  pays: z.string(),
  departement: z.string().optional(),
  commune: z.string().optional(),
});

/** What is kept of an answer that names the pupil. */
export const ConfirmationSchema = z.object({
  caisse: z.enum(Object.keys(CAISSES) as (keyof typeof CAISSES)[]),
  annee: z.number().int(),
  mois: z.number().int(),
});
export type Confirmation = z.output<typeof ConfirmationSchema>;

/** Where the last request of a dossier stands. */
export type EtatDeLaCaisse =
  | { genre: 'attendue' }
  | { genre: 'nomme'; id: string; confirmation: Confirmation; recueLe: Jour }
  | { genre: 'sans'; issue: Exclude<ReponseDeLaCaisse, 'eleve_nomme'> };

/** The piece that the answer stands for. */
export const PIECE_DE_LA_CAISSE = 'attestation_caf';
