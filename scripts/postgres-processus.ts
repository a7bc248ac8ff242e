/**
 * The process that holds one embedded PostgreSQL server for its parent (see postgres.ts). It lives in its own
 * process group, so that Ctrl-C does not stop the database before those who use it, and it stops the server
 * as soon as the parent goes away, even killed.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chown, mkdir, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ServerReport, ServerTask } from './postgres.ts';

const { BOURSES_POSTGRES = '{}', ...environment } = process.env;
const {
  lodging,
  port,
  password,
  ephemeral,
  archives,
  settings = [],
} = JSON.parse(BOURSES_POSTGRES) as ServerTask;
const { programs, data, account } = lodging;

/** Keeps each segment of the log once, under its name only when it is whole; the same one again is no fault. */
const ARCHIVE = `if [ -f '${archives}/%f' ]; then cmp -s '%p' '${archives}/%f'; else cp '%p' '${archives}/%f.partiel' && mv '${archives}/%f.partiel' '${archives}/%f'; fi`;

const SETTINGS = [
  `port=${port}`,
  ...['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=200', 'timezone=UTC'],
  ...(archives ? ['archive_mode=on', 'archive_timeout=60', `archive_command=${ARCHIVE}`] : []),
  ...(ephemeral ? ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'] : []),
  ...settings,
].flatMap((setting) => ['-c', setting]);

const log: string[] = [];
let stopping = false;
let running: ChildProcess | undefined;

/** Starts a program of PostgreSQL on a folder, under the account that it is given, and keeps the end of what it says. */
function run(program: string, folder: string, args: string[]): ChildProcess {
  const child = spawn(path.join(programs, program), ['-D', folder, ...args], {
    ...account,
    cwd: folder,
    // Its messages are read below and in postgres.ts.
    env: { ...environment, LC_ALL: 'C' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (said: string) => {
      log.push(said);
      if (log.length > 200) log.shift();
    });
  running = child;
  return child;
}

async function give(file: string): Promise<void> {
  if (account.uid !== undefined && account.gid !== undefined) await chown(file, account.uid, account.gid);
}

/** Makes the data beside their place, where they then appear whole: a start that is cut short leaves none. */
async function initialise(): Promise<void> {
  const draft = `${data}-inacheve`;
  const secret = `${data}-secret`;
  try {
    await rm(draft, { recursive: true, force: true });
    await mkdir(draft, { mode: 0o700 });
    await give(draft);
    await writeFile(secret, password, { mode: 0o600 });
    await give(secret);
    // The C locale exists on every machine; order and case come from ICU, the same everywhere.
    const initdb = run('initdb', draft, [
      ...['--encoding=UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=fr'],
      ...['--username=postgres', '--auth=scram-sha-256', `--pwfile=${secret}`],
    ]);
    const [code] = await once(initdb, 'close');
    if (code !== 0) throw new Error(`initdb: ${code}`);
    await rmdir(data);
    await rename(draft, data);
  } finally {
    await rm(secret, { force: true });
  }
}

function report(message: ServerReport): Promise<void> {
  return new Promise((resolve) => {
    if (process.connected) process.send?.(message, () => resolve());
    else resolve();
  });
}

async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  if (running?.kill('SIGINT')) await once(running, 'exit');
  if (ephemeral) await rm(data, { recursive: true, force: true });
  process.exit(0);
}

process.on('disconnect', stop);
process.on('message', stop);

try {
  if (!existsSync(path.join(data, 'PG_VERSION'))) await initialise();
  if (archives) {
    await mkdir(archives, { recursive: true, mode: 0o700 });
    await give(archives);
  }
  const server = run('postgres', data, SETTINGS);
  server.stderr?.on('data', (said: string) => {
    // A standby is ready to be read.
    if (/database system is ready to accept (read-only )?connections/.test(said))
      report({ state: 'ready', log: '' });
  });
  const [code] = await once(server, 'close');
  throw new Error(`postgres: ${code}`);
} catch (error) {
  if (!stopping) {
    await report({ state: 'dead', log: `${log.join('')}\n${error}` });
    process.exit(1);
  }
}
