/** What a person is told when neither they nor the law, but the machine, stopped the work. */
import { champsDe, consigner } from './consignes.ts';
import { codeDePostgresql } from './prisma.ts';
import { Refus } from './refus.ts';

const RIEN = 'rien n’a été enregistré. Ce que vous avez tapé est gardé ici';
const PLEIN = `Le serveur n’a plus de place : ${RIEN}. Réessayez dans quelques minutes.`;
const OCCUPE = `Le service est très occupé et n’a pas pu finir à temps : ${RIEN}. Réessayez dans un instant.`;
const RETENU = `Quelqu’un d’autre travaille sur ce dossier en ce moment : ${RIEN}. Réessayez dans un instant.`;

/** By the code of PostgreSQL, of Prisma or of the system. Each of these errors comes before anything is written for good. */
const PHRASES: Readonly<Record<string, string>> = {
  '53100': PLEIN,
  '53400': PLEIN,
  ENOSPC: PLEIN,
  EDQUOT: PLEIN,
  // A statement, or a transaction, that took longer than its use allows; no connection left.
  '57014': OCCUPE,
  '25P03': OCCUPE,
  '53300': OCCUPE,
  P2024: OCCUPE,
  P2028: OCCUPE,
  '55P03': RETENU,
};

/** What the pool answers when every connection stays taken. */
const SANS_CONNEXION = /timeout exceeded when trying to connect/;

/**
 * The refusal « indisponible » that an error amounts to when the machine has no room or no time left, told to the logs
 * too. Null for any other: a refusal of the law, or a fault of ours, which goes up as it is.
 */
export function refusDeLaMachine(erreur: unknown): Refus | null {
  if (!(erreur instanceof Error)) return null;
  const { code = '' } = erreur as NodeJS.ErrnoException;
  const phrase =
    PHRASES[codeDePostgresql(erreur) ?? ''] ??
    PHRASES[code] ??
    (SANS_CONNEXION.test(erreur.message) ? OCCUPE : undefined);
  if (!phrase) return null;
  consigner('erreur', 'machine', champsDe(erreur));
  return new Refus('indisponible', phrase);
}
