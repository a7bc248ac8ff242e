/** The files of a server, put back from a backup where a server finds them. */
import { appendFile, chmod, chown, cp, readdir } from 'node:fs/promises';
import path from 'node:path';
import { Panne } from '../panne.ts';
import { lodge } from '../postgres-hebergement.ts';

/**
 * Puts the server of a backup (`base` and `wal`) where one on `directory` keeps its data, under its account. `prepare` may
 * add files to the data, and gives the lines of configuration with which the server then starts.
 * @throws {Panne} when data are there already
 */
export async function remettreLeServeur(
  sauvegarde: string,
  directory: string,
  prepare: (data: string) => Promise<string[]>,
): Promise<void> {
  const { data, account } = await lodge(directory);
  if ((await readdir(data)).length > 0)
    throw new Panne(
      `Des données sont déjà dans ${data} : restaurez ailleurs (BOURSES_DONNEES=dossier-neuf), ou déplacez-les d’abord.`,
    );
  await cp(path.join(sauvegarde, 'base'), data, { recursive: true });
  await cp(path.join(sauvegarde, 'wal'), path.join(data, 'pg_wal'), { recursive: true });
  const settings = await prepare(data);
  await appendFile(path.join(data, 'postgresql.auto.conf'), [...settings, ''].join('\n'));
  await own(data, account);
}

/** PostgreSQL refuses data that others may open, or that are not its account's. */
async function own(folder: string, { uid, gid }: { uid?: number; gid?: number }): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const all = [folder, ...entries.map((entry) => path.join(entry.parentPath, entry.name))];
  for (const file of all) if (uid !== undefined && gid !== undefined) await chown(file, uid, gid);
  await chmod(folder, 0o700);
}
