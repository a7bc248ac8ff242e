import { notFound } from 'next/navigation';
import { z } from 'zod';
import { Refus } from '#lib/technique/refus.ts';
import { UAI } from '#lib/technique/texte.ts';

/** The page "introuvable" for what is outside the portée; any other fault goes up. */
export function pageIntrouvable(erreur: unknown): never {
  if (erreur instanceof Refus && erreur.code === 'introuvable') notFound();
  throw erreur;
}

/** An identifier of the address, or the page "introuvable" when it cannot be one. */
export function identifiant(texte: string): string {
  const lu = z.uuid().safeParse(texte);
  if (!lu.success) notFound();
  return lu.data;
}

const Uai = z.string().regex(UAI);

/** An établissement of the address, or the page "introuvable" when it cannot be one. */
export function uaiDeLAdresse(texte: string): string {
  const lu = Uai.safeParse(texte);
  if (!lu.success) notFound();
  return lu.data;
}
