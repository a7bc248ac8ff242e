import { inspect } from 'node:util';

/**
 * A failure that the person at the keyboard can do something about: its message is one French sentence that says
 * what is wrong, followed by the way out. Printed without a stack.
 */
export class Panne extends Error {
  override name = 'Panne';
}

/** Set to see the stack of an error that nobody foresaw. */
const DETAIL = 'BOURSES_DETAIL';

const BY_CODE: Readonly<Record<string, string>> = {
  ENOSPC: 'Le disque est plein. Libérez de la place, puis relancez.',
  '53100': 'Le disque de la base est plein. Libérez de la place, puis relancez.',
  EMFILE: 'Trop de fichiers sont ouverts pour ce compte (ulimit -n). Augmentez cette limite, puis relancez.',
};

/** Lines of a message that say something: no stack, no source, no invitation of a library. */
function cause(error: Error): string {
  const lines = error.message.split('\n').map((line) => line.trim());
  // Prisma shows the line of code that called it, then what happened.
  return lines.findLast((line) => line !== '') ?? error.name;
}

/** One sentence for the person at the keyboard, whatever the error; its stack only when BOURSES_DETAIL is set. */
export function explain(error: unknown): string {
  if (process.env[DETAIL]) return inspect(error);
  if (error instanceof Panne) return error.message;
  if (!(error instanceof Error)) return `Erreur imprévue : ${error}`;
  const { code } = error as NodeJS.ErrnoException;
  const known = code && BY_CODE[code];
  return (
    known ??
    `Erreur imprévue : ${cause(error)}${code ? ` (${code})` : ''}. Relancez avec ${DETAIL}=1 pour tout voir.`
  );
}

/** Ends the process with code 1 after saying what {@link explain} says of the error. */
export function stopOnError(error: unknown): never {
  console.error(`\n${explain(error)}`);
  process.exit(1);
}
