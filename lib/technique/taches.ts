import type { Transaction } from './prisma.ts';

/** Jobs of the worker and what each receives. A job is added in the same transaction as the act that wants it. */
export interface Taches {
  produire_courriers: { courrierIds: string[] };
  envoyer_courriels: { courrierIds: string[] };
  notifier_decisions: { dossierIds: string[] };
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

/** Adds one job that waits `secondes` before it may run: for work that somebody else is doing right now. */
export async function reporterTache<N extends keyof Taches>(
  tx: Transaction,
  nom: N,
  { charge, cle }: TacheAAjouter<N>,
  secondes: number,
): Promise<void> {
  await tx.$queryRaw`
    SELECT 1 FROM graphile_worker.add_job(${nom}, ${JSON.stringify(charge)}::json, job_key := ${cle},
      run_at := now() + make_interval(secs => ${secondes}), max_attempts := 12)`;
}

/**
 * Takes back jobs whose work has just been done by another, in the same transaction as that work. A job that a worker
 * holds is left to end by itself: taken from under a worker that dies, it would stay in the queue as a failure.
 */
export async function retirerTaches(tx: Transaction, cles: readonly string[]): Promise<void> {
  if (cles.length === 0) return;
  await tx.$queryRaw`
    SELECT count(graphile_worker.remove_job(libre.key)) FROM (
      SELECT key FROM graphile_worker._private_jobs
      WHERE key = ANY (${[...cles]}::text[]) AND locked_at IS NULL FOR UPDATE SKIP LOCKED) AS libre`;
}
