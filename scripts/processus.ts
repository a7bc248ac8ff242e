/** Child processes: started, watched, started again when they die, stopped in the reverse order. */
import { type ChildProcess, spawn } from 'node:child_process';
import { openSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Panne } from './panne.ts';

const LINK = pathToFileURL(path.join(import.meta.dirname, 'lien-parent.ts')).href;
/** A process that dies more often than this in a minute will not live. */
const DEATHS_PER_MINUTE = 4;
const STOP_MS = 10_000;
/** What libraries do among themselves, and what is said of Node's own features, is no matter for the terminal. */
const QUIET = ['--disable-warning=ExperimentalWarning', '--disable-warning=DeprecationWarning'];

export interface ProcessSpec {
  name: string;
  /** File and arguments given to Node. */
  args: string[];
  env: NodeJS.ProcessEnv;
  /** Waits for the message `ready` of the process before going on. */
  announces: boolean;
}

export interface Supervisor {
  /** Starts a process; resolves once it is ready, when it announces it. */
  start(spec: ProcessSpec): Promise<void>;
  /** The running process of that name, for tests that kill it. */
  pid(name: string): number | undefined;
  /** Stops everything, the last started first. */
  stop(): Promise<void>;
}

interface Watched {
  spec: ProcessSpec;
  child: ChildProcess;
  deaths: number[];
}

/** Starts one Node process tied to this one, outside its group so that Ctrl-C reaches this one alone. */
export function startNode(args: string[], env: NodeJS.ProcessEnv, output: number | 'inherit'): ChildProcess {
  return spawn(process.execPath, [...QUIET, '--import', LINK, ...args], {
    env: { ...env, BOURSES_PARENT: String(process.pid) },
    detached: true,
    stdio: ['ignore', output, output, 'ipc'],
  });
}

/** Runs a Node program to its end and gives back its code. */
export function runNode(args: string[], env: NodeJS.ProcessEnv, output: number | 'inherit'): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = startNode(args, env, output);
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/** Opens the log file of one process. */
export async function openLog(
  directory: string,
  name: string,
): Promise<{ file: string; descriptor: number }> {
  await mkdir(directory, { recursive: true });
  const file = path.join(directory, `${name}.log`);
  return { file, descriptor: openSync(file, 'a') };
}

function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const late = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
    child.once('exit', () => {
      clearTimeout(late);
      resolve();
    });
    child.kill('SIGTERM');
  });
}

/**
 * @param logs directory of the log files, or null to show everything on the terminal
 * @param giveUp called when a process keeps dying, with the sentence to show
 */
export function createSupervisor(logs: string | null, giveUp: (panne: Panne) => void): Supervisor {
  const watched: Watched[] = [];
  let stopping = false;

  async function launch(spec: ProcessSpec, deaths: number[]): Promise<void> {
    const log = logs ? await openLog(logs, spec.name) : null;
    const child = startNode(spec.args, spec.env, log?.descriptor ?? 'inherit');
    const entry: Watched = { spec, child, deaths };
    watched.push(entry);
    const failed = new Panne(
      `Le processus « ${spec.name} » s’arrête sans cesse. ${log ? `Sa raison est à la fin de ${log.file}.` : 'Sa raison est affichée plus haut.'}`,
    );
    const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    exited.then(() => {
      watched.splice(watched.indexOf(entry), 1);
      if (stopping) return;
      const recent = [...deaths, Date.now()].filter((moment) => moment > Date.now() - 60_000);
      if (recent.length >= DEATHS_PER_MINUTE) return giveUp(failed);
      return launch(spec, recent).catch(() => giveUp(failed));
    });
    if (!spec.announces) return;
    await Promise.race([
      new Promise<void>((resolve) => child.once('message', () => resolve())),
      exited.then(() => Promise.reject(failed)),
    ]);
  }

  return {
    start: (spec) => launch(spec, []),
    pid: (name) => watched.find((entry) => entry.spec.name === name)?.child.pid,
    async stop() {
      stopping = true;
      for (const entry of [...watched].reverse()) await stopChild(entry.child);
    },
  };
}
