import { z } from 'zod';
import type { Branche } from '#lib/droit/competence.ts';
import { ETATS, type Etat } from '#lib/droit/etats.ts';
import { CANAUX, type Canal } from '#lib/droit/situation.ts';
import { chaine, UAI } from '#lib/technique/texte.ts';

const vide = <T extends z.ZodType>(schema: T) =>
  z.preprocess((lu) => (lu === '' ? undefined : lu), schema.optional()).catch(undefined);

/** Counters of the queue that filter it. */
export const URGENCES = [
  'a_faire',
  'en_retard',
  'aujourdhui',
  'sept_jours',
  'incomplets',
  'hors_delai',
  'retard_leve',
  'refus_implicites',
  'recours',
  'requete',
  'retrait',
  'piece_a_verifier',
  'courrier_revenu',
  'courriel_refuse',
  'a_examiner',
] as const;
export type Urgence = (typeof URGENCES)[number];

/** Why a deadline hurries: what silence, or time, will do. */
export const CAUSES = ['silence', 'proposition', 'pieces', 'recours', 'retrait', 'requete'] as const;
export type Cause = (typeof CAUSES)[number];

const UaiSchema = chaine().trim().toUpperCase().regex(UAI);

/** Why the UAI typed in the address filters nothing; null when it does, or when there is none. */
export function refusDeLUai(lu: unknown): string | null {
  if (typeof lu !== 'string' || lu.trim() === '' || UaiSchema.safeParse(lu).success) return null;
  return 'Un UAI s’écrit avec sept chiffres et une lettre, par exemple 0599901S. Ce filtre n’est pas appliqué.';
}

/** Filters of the queue: they live in the URL, so that a link shares the view. A wrong value counts as none. */
export const FiltresSchema = z.object({
  q: vide(chaine().trim().max(100)),
  etat: vide(z.enum(ETATS)),
  uai: vide(UaiSchema),
  /** Counts only with one établissement: elsewhere the same name is another class. */
  classe: vide(chaine().max(30)),
  canal: vide(z.enum(CANAUX)),
  drapeau: vide(chaine().max(60)),
  /** `tous` says that the list that one begins with is not wanted. */
  urgence: vide(z.enum([...URGENCES, 'tous'])),
  cause: vide(z.enum(CAUSES)),
  /** Keyset: deadline and id of the last row shown ("2026-10-15~uuid"), and the way. */
  apres: vide(chaine().max(60)),
  avant: vide(chaine().max(60)),
});
export type Filtres = z.output<typeof FiltresSchema>;

/**
 * The list that one begins with is what waits for who reads, when anything may; it gives way to a search and to a state, which
 * it may not hold.
 */
export function filtresDOuverture(filtres: Filtres, agit: boolean): Filtres {
  const { q, etat, drapeau, urgence } = filtres;
  if (urgence === 'a_faire' && (etat || !agit)) return { ...filtres, urgence: 'tous' };
  return agit && !q && !etat && !drapeau && !urgence ? { ...filtres, urgence: 'a_faire' } : filtres;
}

/** A counter stops here: beyond, it says so. To count them all would read the whole académie at each page. */
export const PLAFOND_DES_COMPTEURS = 200;

/** A place in the order of the queues: deadline, then id. */
export interface Cle {
  tri: string;
  id: string;
}

/** A key as the URL writes it; their order as texts is that of the queues, "-infinity" and "infinity" included. */
export const ecrireCle = ({ tri, id }: Cle): string => `${tri}~${id}`;

/** The place of a dossier in the queues, as its deadline gives it. */
export const placeDe = ({ id, echeanceLe }: { id: string; echeanceLe: Date | null }): string =>
  ecrireCle({ tri: echeanceLe ? echeanceLe.toISOString().slice(0, 10) : 'infinity', id });

const CleSchema = z.object({ tri: z.union([z.literal('infinity'), z.iso.date()]), id: z.uuid() });

/** A key of the URL; null when it was typed wrong. */
export function lireCle(cle: string | undefined): Cle | null {
  const [tri, id, ...reste] = (cle ?? '').split('~');
  const lu = CleSchema.safeParse({ tri, id });
  return lu.success && reste.length === 0 ? lu.data : null;
}

/** What is read of a list: the stretch after or before a place, or without a way as many as there are up to a limit. */
export interface Lecture {
  sens?: 'apres' | 'avant';
  depuis?: Cle | null;
  limite: number;
}

/** Ids that no dossier has. */
export const AVANT_TOUS = '00000000-0000-0000-0000-000000000000';
export const APRES_TOUS = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** The two ends of what is read, neither included. One on each side, since an index is entered at a single place. */
export function bornesDe(
  { du, au }: { du: string; au: string },
  { sens, depuis }: Lecture,
): { bas: Cle; haut: Cle } {
  const bas = { tri: du, id: AVANT_TOUS };
  const haut = { tri: au, id: APRES_TOUS };
  const apres = depuis && sens === 'apres' && ecrireCle(depuis) > ecrireCle(bas);
  const avant = depuis && sens === 'avant' && ecrireCle(depuis) < ecrireCle(haut);
  return { bas: apres ? depuis : bas, haut: avant ? depuis : haut };
}

/** A row of the queue. */
export interface LigneDeBannette {
  id: string;
  numero: string;
  nom: string;
  prenom: string;
  classe: string;
  uai: string;
  etablissement: string;
  branche: Branche;
  etat: Etat;
  canal: Canal;
  drapeaux: string[];
  echeanceLe: Date | null;
  echeanceCause: string | null;
  depuisLe: Date;
  /** Who has it in hand; null when nobody in particular. */
  confieA: string | null;
  /** On hold until that day; null when it is not. */
  reveilLe: Date | null;
}
