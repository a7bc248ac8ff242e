import type { Transaction } from './prisma.ts';

/** Jobs of the worker and what each receives. A job is added in the same transaction as the act that wants it. */
export interface Taches {
  produire_courrier: { courrierId: string };
  envoyer_courriel: { courrierId: string };
  notifier_decision: { dossierId: string };
  sceller_journal: Record<string, never>;
}

/** One job to add: what it receives, and the key that makes it single. */
export interface TacheAAjouter<N extends keyof Taches> {
  charge: Taches[N];
  cle: string;
}

/**
 * Adds jobs of one kind to the queue inside the caller's transaction. The same key replaces a job still waiting instead
 * of adding one.
 */
export async function ajouterTaches<N extends keyof Taches>(
  tx: Transaction,
  nom: N,
  taches: readonly TacheAAjouter<N>[],
): Promise<void> {
  if (taches.length === 0) return;
  const charges = taches.map(({ charge }) => JSON.stringify(charge));
  const cles = taches.map(({ cle }) => cle);
  await tx.$queryRaw`
    SELECT 1 FROM unnest(${charges}::text[], ${cles}::text[]) AS t(charge, cle),
      LATERAL graphile_worker.add_job(${nom}, t.charge::json, job_key := t.cle, max_attempts := 12)`;
}

/** Adds one job; see `ajouterTaches`. */
export const ajouterTache = <N extends keyof Taches>(
  tx: Transaction,
  nom: N,
  charge: Taches[N],
  cle: string,
): Promise<void> => ajouterTaches(tx, nom, [{ charge, cle }]);
