/** The part of a demande online that the concubin gives, from the rows that keep it. Pure. */
import { z } from 'zod';
import type { EtatDeLaPart } from '#lib/droit/consentement/part.ts';
import { apres, type Jour } from '#lib/droit/date.ts';
import type { AvisImpot } from '#lib/droit/situation.ts';

/** What a concubin wrote, encrypted until the demande is sent. */
export const EcritDuConcubinSchema = z.object({
  nom: z.string(),
  prenom: z.string().optional(),
  rfr: z.number().int().optional(),
  enfants: z.number().int().optional(),
});
export type EcritDuConcubin = z.output<typeof EcritDuConcubinSchema>;

/** The last link of a draft, as the base gives it: whether each content is there, never what it says. */
export interface PartTenue {
  reponse: string | null;
  expireLe: Jour;
  ecrite: boolean;
  /** The request made to the tax administration: null when none was, or once the answer is another. */
  recuperation: { issue: string | null; enAttente: boolean; recue: boolean } | null;
}

/** Where the answer of a concubin stands on a day. */
export function etatDeLaPart(
  { reponse, expireLe, ecrite, recuperation }: PartTenue,
  jour: Jour,
): EtatDeLaPart {
  if (reponse === null) return apres(jour, expireLe) ? 'expiree' : 'attendue';
  if (reponse === 'refus') return 'refusee';
  if (reponse === 'chiffres') return ecrite ? 'donnes' : 'expiree';
  if (recuperation?.enAttente) return 'interrogee';
  if (recuperation?.issue === 'chiffres') return recuperation.recue ? 'chiffres' : 'expiree';
  return 'sans_chiffres';
}

/** What the sending of the demande takes from the answer of a concubin. */
export interface PartDonnee {
  reponse: string;
  reponduLe: Jour;
  /** Who the concubin is, as the form names it. */
  concubin: Readonly<Record<'concubin.nom' | 'concubin.prenom', string>>;
  avis: AvisImpot;
}

/** Fields of the form that the answer of the concubin stands for. */
export const estDitParLeConcubin = (nom: string): boolean =>
  /^(concubin|ressources\.avisConcubin)\./.test(nom);

/** The answers of a form without them. */
export const sansLeConcubin = (valeurs: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(valeurs).filter(([nom]) => !estDitParLeConcubin(nom)));
