/**
 * A base backup of the embedded server, which has no dump program: its files copied while it works, between
 * pg_backup_start and pg_backup_stop, with the write-ahead log (WAL) that makes them coherent.
 */
import { copyFile, mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type pg from 'pg';

/** Folders whose content belongs to the running server alone (PostgreSQL, "Making a Base Backup Using the Low Level API"). */
const VIDES = [
  'pg_dynshmem',
  'pg_notify',
  'pg_replslot',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
  'pg_wal',
];
const IGNORES = /^(postmaster\.(pid|opts)|pg_internal\.init.*|pgsql_tmp.*|backup_label|tablespace_map)$/;

const disparu = (erreur: unknown): boolean => (erreur as NodeJS.ErrnoException).code === 'ENOENT';

/** Copies a folder that lives: what disappears meanwhile is told by the log, and is left out. */
async function copier(source: string, cible: string, racine = source): Promise<void> {
  await mkdir(cible, { recursive: true, mode: 0o700 });
  if (VIDES.some((vide) => path.join(racine, vide) === source)) return;
  for (const entree of await readdir(source, { withFileTypes: true })) {
    if (IGNORES.test(entree.name)) continue;
    const [de, vers] = [path.join(source, entree.name), path.join(cible, entree.name)];
    const travail = entree.isDirectory() ? copier(de, vers, racine) : copyFile(de, vers);
    await travail.catch((erreur) => (disparu(erreur) ? undefined : Promise.reject(erreur)));
  }
}

/**
 * Copies the whole server of `client`, a superuser on it, into `dossier` (`base` and `wal`). Acts go on meanwhile.
 * @returns the instant that the copy holds, ISO
 */
export async function copierLeServeur(client: pg.Client, dossier: string): Promise<string> {
  const dire = async <L extends pg.QueryResultRow>(sql: string): Promise<L> =>
    (await client.query<L>(sql)).rows[0] as L;
  const { data } = await dire<{ data: string }>(`SELECT current_setting('data_directory') AS data`);
  // Keeps the log that the copy needs, for as long as this connection.
  await client.query(
    `SELECT pg_create_physical_replication_slot('sauvegarde_' || pg_backend_pid(), true, true)`,
  );
  await client.query(`SELECT pg_backup_start('sauvegarde', fast => true)`);
  await copier(data, path.join(dossier, 'base'));
  const fin = await dire<{ lsn: string; labelfile: string; faite: Date }>(
    'SELECT lsn, labelfile, clock_timestamp() AS faite FROM pg_backup_stop(wait_for_archive => false)',
  );
  await writeFile(path.join(dossier, 'base', 'backup_label'), fin.labelfile, { mode: 0o600 });
  const premier = /\(file ([0-9A-F]{24})\)/.exec(fin.labelfile)?.[1] ?? '';
  const { dernier } = await dire<{ dernier: string }>(
    `SELECT pg_walfile_name('${fin.lsn}'::pg_lsn) AS dernier`,
  );
  await dire('SELECT pg_switch_wal()');
  await copierLeJournal(path.join(data, 'pg_wal'), path.join(dossier, 'wal'), premier, dernier);
  return fin.faite.toISOString();
}

/** Segments of the log from one to another, and the histories that name their timelines. */
async function copierLeJournal(
  source: string,
  cible: string,
  premier: string,
  dernier: string,
): Promise<void> {
  await mkdir(cible, { recursive: true, mode: 0o700 });
  for (const nom of await readdir(source)) {
    const segment = /^[0-9A-F]{24}$/.test(nom) && nom >= premier && nom <= dernier;
    if (segment || nom.endsWith('.history')) await copyFile(path.join(source, nom), path.join(cible, nom));
  }
}
