import type { Transaction } from './prisma.ts';

/** Jobs of the worker and what each receives. A job is added in the same transaction as the act that wants it. */
export interface Taches {
  produire_courrier: { courrierId: string };
  envoyer_courriel: { courrierId: string };
  notifier_decision: { dossierId: string };
  sceller_journal: { jour: string };
}

/**
 * Adds a job to the queue inside the caller's transaction. `cle` makes it single: the same key replaces a job still
 * waiting instead of adding one.
 */
export async function ajouterTache<N extends keyof Taches>(
  tx: Transaction,
  nom: N,
  charge: Taches[N],
  cle: string,
): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM graphile_worker.add_job(${nom}, ${JSON.stringify(charge)}::json, job_key := ${cle}, max_attempts := 12)`;
}
