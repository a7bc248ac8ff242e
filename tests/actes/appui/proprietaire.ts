/** The base of the test file seen by the superuser: what row-level security hides from the application. */
import { setTimeout } from 'node:timers/promises';
import type pg from 'pg';
import { inject } from 'vitest';
import { ouvrirPool } from '#lib/technique/pool.ts';

/** The address of the base of the test file, for who sees all of it. */
export function urlDuSuperutilisateur(): string {
  const url = new URL(inject('adminUrl'));
  url.pathname = new URL(process.env.DATABASE_URL ?? '').pathname;
  return url.href;
}

const pools = new Map<string, pg.Pool>();

/** cannot_connect_now: the base starts, or comes back from a crash. */
const PAS_ENCORE = '57P03';

/** A session of the pool, once the base takes some: a test may have killed it just before. */
async function prendre(pool: pg.Pool): Promise<pg.PoolClient> {
  for (;;) {
    try {
      return await pool.connect();
    } catch (erreur) {
      if ((erreur as { code?: string }).code !== PAS_ENCORE) throw erreur;
      await setTimeout(50);
    }
  }
}

/** Runs work in a session kept for the file, even after a refusal: opening one costs more than what is asked of it. */
async function enSession<R>(url: string, travail: (client: pg.PoolClient) => Promise<R>): Promise<R> {
  const pool = pools.get(url) ?? ouvrirPool({ connectionString: url });
  pools.set(url, pool);
  const client = await prendre(pool);
  try {
    const resultat = await travail(client);
    client.release();
    return resultat;
  } catch (erreur) {
    // What cannot be cleaned (its server left) is closed.
    await client.query('ROLLBACK; RESET ALL').then(
      () => client.release(),
      () => client.release(true),
    );
    throw erreur;
  }
}

/** Rows of a query, without any policy; its triggers stand. */
export const lire = <L extends pg.QueryResultRow>(sql: string, valeurs: unknown[] = []): Promise<L[]> =>
  enSession(urlDuSuperutilisateur(), async (client) => (await client.query<L>(sql, valeurs)).rows);

/** The locks of this base, to read FROM: copies of one template give their tables the same numbers. */
export const VERROUS_D_ICI =
  '(SELECT l.* FROM pg_locks l JOIN pg_database b ON b.oid = l.database WHERE b.datname = current_database()) AS verrou';

/** Runs statements as the superuser, every trigger asleep: what someone who owns the machine could do. */
export function falsifier(sql: string): Promise<void> {
  return enSession(urlDuSuperutilisateur(), async (client) => {
    await client.query("SET session_replication_role = 'replica'");
    await client.query(sql);
    await client.query('RESET session_replication_role');
  });
}

/**
 * Tries statements as the superuser, every trigger asleep, then takes all back. Tells the constraint that refused, or
 * how many rows the last statement changed.
 */
export function tenter(...instructions: string[]): Promise<{ refusePar?: string; lignes?: number | null }> {
  return enSession(urlDuSuperutilisateur(), async (client) => {
    await client.query("BEGIN; SET LOCAL session_replication_role = 'replica'");
    try {
      let lignes: number | null = null;
      for (const sql of instructions) lignes = (await client.query(sql)).rowCount;
      return { lignes };
    } catch (erreur) {
      const { constraint } = erreur as pg.DatabaseError;
      if (!constraint) throw erreur;
      return { refusePar: constraint };
    } finally {
      await client.query('ROLLBACK');
    }
  });
}

/** Rows of a query after statements of the owner, which are then taken back. */
export function enVain(instructions: string, sql: string): Promise<pg.QueryResultRow[]> {
  return enSession(urlDuSuperutilisateur(), async (client) => {
    await client.query(`BEGIN; ${instructions}`);
    const { rows } = await client.query(sql);
    await client.query('ROLLBACK');
    return rows;
  });
}

/** Runs statements as the site does, under an identity, or as the worker for « systeme ». Throws what PostgreSQL answers. */
export function enTantQuApplication(identite: string, sql: string): Promise<pg.QueryResultRow[]> {
  const { DATABASE_URL, DATABASE_URL_WORKER } = process.env;
  return enSession((identite === 'systeme' ? DATABASE_URL_WORKER : DATABASE_URL) ?? '', async (client) => {
    await client.query('BEGIN');
    await client.query(`SELECT set_config('bourses.identite', $1, true)`, [identite]);
    const { rows } = await client.query(sql);
    await client.query('COMMIT');
    return rows;
  });
}

/** One hash over every row that an act may write (those that are followed, not the register of it), and over the queue of jobs: two equal ones, nothing changed. */
export async function empreinteDeLaBase(): Promise<string> {
  const tables = await lire<{ nom: string }>(
    "SELECT relname AS nom FROM pg_class WHERE relrowsecurity AND relnamespace = 'public'::regnamespace AND relname NOT IN ('lecture_sensible', 'ecriture') ORDER BY 1",
  );
  const parts = tables.map(
    ({ nom }) =>
      `SELECT '${nom}' AS nom, md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) AS h FROM ${nom} t`,
  );
  const taches = `SELECT 'taches', (SELECT count(*) FROM graphile_worker._private_jobs)::text`;
  return JSON.stringify(await lire(`${[...parts, taches].join(' UNION ALL ')} ORDER BY 1`));
}
