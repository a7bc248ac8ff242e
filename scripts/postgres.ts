/** The embedded PostgreSQL 18: start and stop a server, create the two roles and databases, clone a template. */
import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { Panne } from './panne.ts';
import { type Lodging, lodge } from './postgres-hebergement.ts';

/** Major version of the server that the package embeds; data written by another one cannot be opened. */
const EMBEDDED_MAJOR = '18';

export interface ServerOptions {
  /** Data directory, created when it does not exist. */
  directory: string;
  /** Password of the superuser `postgres`, fixed when the data directory is created. */
  password: string;
  /** Deletes the data when it stops, and trades durability for speed: for tests only. */
  ephemeral: boolean;
  /** Port to listen on, when a server comes back where its clients know it; a free one otherwise. */
  port?: number;
  /** Folder that receives the write-ahead log as it is written: what brings a backup up to any later instant. */
  archives?: string | undefined;
  /** Settings of PostgreSQL besides, "name=value" each. */
  settings?: readonly string[] | undefined;
}

/** What the holding process is asked to do. */
export interface ServerTask extends Pick<ServerOptions, 'password' | 'ephemeral' | 'archives' | 'settings'> {
  lodging: Lodging;
  port: number;
}

/** What the holding process tells its parent. */
export interface ServerReport {
  state: 'ready' | 'dead';
  log: string;
}

export interface Server {
  port: number;
  /** Where the data really are: elsewhere than asked when root had to lodge them where PostgreSQL can go. */
  data: string;
  /** Connection string of a database for the superuser. */
  adminUrl(database: string): string;
  /** Calls back when the server dies without having been asked to. */
  onDeath(listener: (log: string) => void): void;
  /** Fast shutdown: open transactions are rolled back, the data is flushed. */
  stop(): Promise<void>;
}

/** A TCP port of the loopback that nobody listens on at the time of the call. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

function explain(log: string, directory: string): Panne {
  if (/No space left on device|ENOSPC|Check free disk space/.test(log)) {
    return new Panne(
      `Le disque est plein : PostgreSQL ne peut pas écrire dans ${directory}. Libérez de la place, puis relancez.`,
    );
  }
  if (/lock file "postmaster.pid" already exists/.test(log)) {
    return new Panne(
      `Une autre instance utilise déjà les données de ${directory}. Arrêtez-la (Ctrl-C dans sa fenêtre), puis relancez.`,
    );
  }
  if (/Permission denied|EACCES|wrong ownership|EPERM/.test(log)) {
    return new Panne(
      `Les données de ${directory} sont à un autre compte de cette machine. Lancez le projet avec le compte qui les a créées, ou donnez un autre dossier : BOURSES_DONNEES=autre-dossier npm start.`,
    );
  }
  const lines = log.split('\n').filter((line) => line.trim() !== '');
  const cause = lines.findLast((line) => /(FATAL|PANIC|error|ERROR):/.test(line)) ?? lines.at(-1);
  return new Panne(
    `PostgreSQL n’a pas pu démarrer sur ${directory} : ${cause?.replace(/^.*?(FATAL|PANIC|error|ERROR): +/, '').trim() ?? 'il n’a rien dit'}. Pour utiliser un autre serveur, donnez DATABASE_URL.`,
  );
}

async function checkVersion(directory: string): Promise<void> {
  const found = await readFile(path.join(directory, 'PG_VERSION'), 'utf8').catch(() => null);
  if (found !== null && found.trim() !== EMBEDDED_MAJOR) {
    throw new Panne(
      `Les données de ${directory} viennent de PostgreSQL ${found.trim()}, et le serveur embarqué est en version ${EMBEDDED_MAJOR}. Donnez un autre dossier (BOURSES_DONNEES=autre-dossier npm start), ou un serveur de la bonne version avec DATABASE_URL.`,
    );
  }
}

/**
 * Starts an embedded server on a free port of the loopback.
 * @throws {Panne} when the data belongs to another version or another process, or the server refuses to start
 */
export async function startServer(options: ServerOptions): Promise<Server> {
  if (!process.features.typescript) {
    throw new Panne(
      `Ce programme tourne sous Node ${process.versions.node}, trop ancien. Le projet apporte le sien : passez par « npm start », « npm test » ou « npx node ».`,
    );
  }
  await checkVersion(options.directory);
  const { password, ephemeral, archives, settings, port = await freePort() } = options;
  const lodging = await lodge(options.directory);
  const task: ServerTask = { lodging, port, password, ephemeral, archives, settings };
  const child: ChildProcess = fork(path.join(import.meta.dirname, 'postgres-processus.ts'), {
    // By the environment: the arguments of a process can be read by everybody on the machine.
    env: { ...process.env, BOURSES_POSTGRES: JSON.stringify(task) },
    // Not the options of this process, which may be a test runner or an evaluated line.
    execArgv: [],
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let uttered = '';
  child.stderr?.setEncoding('utf8').on('data', (said: string) => {
    uttered = `${uttered}${said}`.slice(-10_000);
  });
  const exited = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const first = await Promise.race([
    new Promise<ServerReport>((resolve) =>
      child.once('message', (message: ServerReport) => resolve(message)),
    ),
    exited.then((): ServerReport => ({ state: 'dead', log: uttered })),
  ]);
  if (first.state === 'dead') {
    await exited;
    throw explain(first.log, options.directory);
  }

  let asked = false;
  return {
    port,
    data: lodging.data,
    adminUrl: (database) => `postgresql://postgres:${password}@127.0.0.1:${port}/${database}`,
    onDeath(listener) {
      let log = '';
      child.on('message', (message: ServerReport) => {
        log = message.log;
      });
      child.once('exit', () => {
        if (!asked) listener(log);
      });
    },
    async stop() {
      asked = true;
      if (child.connected) child.send('stop');
      await exited;
      if (ephemeral) await rm(options.directory, { recursive: true, force: true });
    },
  };
}

/** Starts a server that leaves nothing behind it: a fresh temporary directory, deleted when it stops. */
export async function startEphemeralServer(settings?: ServerOptions['settings']): Promise<Server> {
  const directory = await mkdtemp(path.join(tmpdir(), 'bourses-postgres-'));
  return startServer({ directory, password: randomBytes(16).toString('hex'), ephemeral: true, settings });
}

/** Runs `work` on one connection that is closed whatever happens. */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 60_000 });
  // The work is told by its next statement that the server left.
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
