import { createHash } from 'node:crypto';
import type { Transaction } from './prisma.ts';

/** Texts that a process names at most: each connection keeps their plans. */
const RETENUS = 400;
/** A text is named the time it comes back after so many; those of sets, whose number of values changes, seldom do. */
const FOIS = 4;
/** Texts of which the uses are counted before all are forgotten. */
const COMPTES = 5_000;

/**
 * Names the statements that come back, the same name for the same text: a connection then parses and plans them once.
 * Below the policies that costs as much as their work (docs/adr/enonces-nommes.md).
 */
export function nommeurDEnonces(): (sql: string) => string | undefined {
  const noms = new Map<string, string>();
  const fois = new Map<string, number>();
  return (sql) => {
    const connu = noms.get(sql);
    if (connu || noms.size >= RETENUS) return connu;
    const deja = fois.get(sql) ?? 0;
    if (deja < FOIS) {
      if (fois.size >= COMPTES) fois.clear();
      fois.set(sql, deja + 1);
      return undefined;
    }
    fois.delete(sql);
    const nom = createHash('sha256').update(sql).digest('base64url');
    noms.set(sql, nom);
    return nom;
  };
}

/**
 * Until the end of this transaction, a named statement keeps one plan for all values. For the reads of lists, whose path is the same
 * whatever the values: PostgreSQL would plan them each time, ten times longer than it runs them (docs/adr/enonces-nommes.md).
 */
export async function planifierUneFois(tx: Transaction): Promise<void> {
  await tx.$queryRaw`SELECT set_config('plan_cache_mode', 'force_generic_plan', true)`;
}
