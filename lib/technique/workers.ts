import type { Pool } from 'pg';

/** Jobs that a worker does at once: while one prints, the other reads and stores. */
export const TACHES_A_LA_FOIS = 2;

const PREFIXE = 'bourses-worker';
/** A worker that PostgreSQL has not seen for so long is dead; one that reconnects after an incident comes back sooner. */
const GRACE_SECONDES = 15;

/**
 * What a worker calls itself on its connections to PostgreSQL, which thus knows at any time who is alive: a killed
 * process loses them at once, without any heartbeat to wait for. `depuis` is in seconds since 1970.
 */
export const nomDuWorker = (id: string, depuis: number): string => `${PREFIXE} ${id} ${depuis}`;

/** Names of the living workers, in SQL. */
export const WORKERS_VIVANTS = `
  SELECT DISTINCT split_part(application_name, ' ', 2) AS id, split_part(application_name, ' ', 3)::bigint AS depuis
  FROM pg_stat_activity
  WHERE datname = current_database() AND application_name ~ '^${PREFIXE} \\S+ \\d+$'`;

/**
 * Gives back to the queue the jobs that dead workers held, so that the living take them at once instead of after the
 * queue's four hours. Every job bears being done again.
 */
export async function libererLesTachesDesMorts(pool: Pool): Promise<void> {
  await pool.query(
    `SELECT graphile_worker.force_unlock_workers(array_agg(DISTINCT locked_by)) FROM graphile_worker.jobs
     WHERE locked_at < now() - make_interval(secs => $1)
       AND locked_by NOT IN (SELECT id FROM (${WORKERS_VIVANTS}) AS vivants)`,
    [GRACE_SECONDES],
  );
}
