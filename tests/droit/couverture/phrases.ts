import { PHRASES_DES_ANNEXES } from './annexes.ts';
import type { PhraseCouverte } from './phrase.ts';
import { PHRASES_I_II } from './phrases-i-ii.ts';
import { PHRASES_III } from './phrases-iii.ts';
import { PHRASES_IV_VII } from './phrases-iv-vii.ts';

/** Every sentence told, by its heading. */
export const PHRASES: ReadonlyMap<string, readonly PhraseCouverte[]> = new Map(
  [PHRASES_I_II, PHRASES_III, PHRASES_IV_VII, PHRASES_DES_ANNEXES].flatMap((partie) =>
    Object.entries(partie),
  ),
);
