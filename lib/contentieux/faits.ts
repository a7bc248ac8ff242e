/** The figures of recours in words. Pure. */
import { LIBELLES_DECISIONS } from '#lib/droit/ligne-de-procedure.ts';
import { libelleDe } from '#lib/droit/phrase.ts';
import { RETENUE, SEPARATEUR, SILENCE } from './schema.ts';

/** What is contested, in words, with the article of its first reason. */
export function direMotif(motif: string): string {
  if (motif === SILENCE) return 'Silence de l’administration';
  if (motif === RETENUE) return 'Retenue pour absences (C. VII.A)';
  const [genre = '', article] = motif.split(SEPARATEUR);
  const libelle = libelleDe(LIBELLES_DECISIONS, genre);
  return article ? `${libelle} (${article})` : libelle;
}
