/**
 * A failure that the person at the keyboard can do something about: its message is one French sentence that says
 * what is wrong, followed by the way out. Printed without a stack.
 */
export class Panne extends Error {
  override name = 'Panne';
}

/** Ends the process with code 1 after printing `error`: the sentence alone for a {@link Panne}, else the stack. */
export function stopOnError(error: unknown): never {
  console.error(error instanceof Panne ? `\n${error.message}` : error);
  process.exit(1);
}
