/** How long a transaction may last, by what it is for. */
import { configuration } from './configuration.ts';

/**
 * Milliseconds after which a transaction is given up, so that one that is stuck does not keep its rows and its connection:
 * somebody waits for a page or an act, others for a lot. What must end, however slow the machine, has none.
 */
export const DELAIS = {
  page: 15_000,
  acte: 30_000,
  lot: 600_000,
  semis: null,
  verification: null,
} as const;

export type Usage = keyof typeof DELAIS;

/** A demonstration, a test or a bench runs on whatever machine there is, and no public waits behind it. */
const PATIENCE_DE_DEMONSTRATION = 40;

/** Part of its time that a use spends behind somebody else's lock: who waits is told, and does not hold a connection for nothing. */
const PART_D_ATTENTE = 1 / 3;

/** Time that a use waits for a lock, in milliseconds; null when it may wait as long as it takes. */
export function attenteDe(usage: Usage, demo?: boolean): number | null {
  const delai = delaiDe(usage, demo);
  return delai === null ? null : Math.round(delai * PART_D_ATTENTE);
}

/** Time given to a use, in milliseconds; null when it may take what it needs. */
export function delaiDe(usage: Usage, demo: boolean = configuration().demo): number | null {
  const delai = DELAIS[usage];
  return delai === null ? null : delai * (demo ? PATIENCE_DE_DEMONSTRATION : 1);
}
