/**
 * What the processes say of themselves, for machines to read: one JSON object a line. Kinds, ids and codes only: what an
 * error says may quote a row, and a row may be somebody's.
 */

import { filEnCours } from './fil.ts';

type Champs = Readonly<Record<string, string | number | null | undefined>>;

const NIVEAUX = { attention: 'attention', erreur: 'erreur' } as const;
type Niveau = keyof typeof NIVEAUX;

/** Writes one line on the standard error: when, how grave, what, the request or the job that it belongs to, and its fields. */
export function consigner(niveau: Niveau, quoi: string, champs: Champs = {}): void {
  process.stderr.write(
    `${JSON.stringify({ instant: new Date().toISOString(), niveau, quoi, ...filEnCours(), ...champs })}\n`,
  );
}

/** Set to see what errors say, while one looks for a fault on data that are nobody's. */
const DETAIL = 'BOURSES_DETAIL';

/** What may be told of an error: its kind, its code, where it was thrown. Never its words. */
export function champsDe(erreur: unknown): Champs {
  if (!(erreur instanceof Error)) return { nature: typeof erreur };
  const { name, code, digest, stack = '', message } = erreur as Error & { code?: string; digest?: string };
  const ou = /^\s+at (.+)$/m.exec(stack)?.[1];
  return { nature: name, code, digest, ou, ...(process.env[DETAIL] ? { dit: message } : {}) };
}

/** How libraries name what happened before they tell it in words: "[next-auth][error][OAUTH_CALLBACK_ERROR]". */
const CODE_DE_BIBLIOTHEQUE = /^(\[[\w-]+\])+/;

/**
 * From now on, what libraries and the framework say to the console as a warning or an error becomes such a line. An error
 * that bears a digest is told by the request that it ended.
 */
export function tenirLaConsole(): void {
  const dire =
    (niveau: Niveau) =>
    (...mots: unknown[]): void => {
      const erreur = mots.find((mot) => mot instanceof Error);
      if (erreur && 'digest' in erreur) return;
      const sujet = CODE_DE_BIBLIOTHEQUE.exec(String(mots[0]))?.[0];
      consigner(niveau, 'console', { sujet, ...(erreur ? champsDe(erreur) : {}) });
    };
  console.error = dire(NIVEAUX.erreur);
  console.warn = dire(NIVEAUX.attention);
}
