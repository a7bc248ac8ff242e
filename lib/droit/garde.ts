import type { Branche } from './competence.ts';
import type { Faits } from './gardes.ts';

/** A condition: the facts that it needs, and the sentence that refuses, with the way out. Null when it holds. */
export interface Verification {
  besoins: readonly (keyof Faits)[];
  phrase: (faits: Faits, branche: Branche) => string | null;
}

/** Declares a condition over the facts that it names. */
export const garde = <const K extends keyof Faits>(
  besoins: readonly K[],
  phrase: (faits: Pick<Faits, K>, branche: Branche) => string | null,
) => ({ besoins, phrase });
