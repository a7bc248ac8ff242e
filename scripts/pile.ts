/** The processes of a whole product, in the order they start: the only list of them. */
import path from 'node:path';
import type { Sante } from '#lib/technique/sante.ts';
import { NEXT, ROOT } from './construction.ts';
import type { Supervisor } from './processus.ts';

const WORD_MS = 60_000;

interface StackOptions {
  env: NodeJS.ProcessEnv;
  /** What serves the pages: those built in `.next`, the sources themselves, or a folder gathered by image.ts. */
  pages: 'built' | 'sources' | { image: string };
  /** True when the process was asked to stop meanwhile: there is nothing more to wait for. */
  stopped: () => boolean;
}

/**
 * Waits until the site answers, its base is there and a worker lives, as long as its process lives: a process that dies
 * again and again is reported by the supervisor, and ends the wait through `stopped`. Says from time to time why the site
 * is not there yet. What is not well besides (a job that failed last week) does not keep it from starting: it is told.
 */
async function waitForHealth(url: string, stopped: () => boolean): Promise<void> {
  let told = ['aucune réponse'];
  let nextWord = Date.now() + WORD_MS;
  while (!stopped()) {
    try {
      const response = await fetch(`${url}/api/sante`);
      const { base, worker, causes } = (await response.json()) as Sante;
      told = causes;
      if (base === 'en_service' && (worker?.nombre ?? 0) > 0) {
        for (const cause of causes) console.log(`À savoir : ${cause}`);
        return;
      }
    } catch (error) {
      told = [String(error instanceof Error ? (error.cause ?? error.message) : error)];
    }
    if (Date.now() > nextWord) {
      console.log(`Le site n’est pas encore prêt : ${told.join(' ')}`);
      nextWord = Date.now() + WORD_MS;
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/**
 * Starts the stand-ins, the worker and the web server, and waits until the site says that it is well.
 * @returns the address of the site
 */
export async function startStack(supervisor: Supervisor, options: StackOptions): Promise<string> {
  const { env, pages } = options;
  const port = env.PORT ?? '3000';
  const root = typeof pages === 'object' ? pages.image : ROOT;
  const script = (folder: string, file: string) => [path.join(folder, file)];
  await Promise.all([
    supervisor.start({ name: 'identite', args: script(ROOT, 'doublures/identite.ts'), env, announces: true }),
    supervisor.start({ name: 'courriel', args: script(ROOT, 'doublures/courriel.ts'), env, announces: true }),
    supervisor.start({ name: 'annuaire', args: script(ROOT, 'doublures/annuaire.ts'), env, announces: true }),
    supervisor.start({ name: 'impots', args: script(ROOT, 'doublures/impots.ts'), env, announces: true }),
    supervisor.start({ name: 'quotient', args: script(ROOT, 'doublures/quotient.ts'), env, announces: true }),
    supervisor.start({ name: 'sms', args: script(ROOT, 'doublures/sms.ts'), env, announces: true }),
  ]);
  await supervisor.start({ name: 'worker', args: script(root, 'scripts/worker.ts'), env, announces: false });
  // The site must not even hold what opens more than its own role, what signs the seals, nor what asks the tax administration.
  const {
    DATABASE_URL_WORKER: _worker,
    DATABASE_URL_PROPRIETAIRE: _owner,
    CLE_DE_SCEAU: _seal,
    IMPOTS_ADRESSE: _taxes,
    IMPOTS_SECRET: _secret,
    QUOTIENT_ADRESSE: _caisses,
    QUOTIENT_JETON: _token,
    SYGNE_ADRESSE: _school,
    SYGNE_SECRET: _pupils,
    ...ofTheSite
  } = env;
  const next = (command: string) => [NEXT, command, ROOT, '-H', '127.0.0.1', '-p', port];
  await supervisor.start({
    name: 'web',
    args: typeof pages === 'object' ? script(root, 'server.js') : next(pages === 'sources' ? 'dev' : 'start'),
    env: {
      ...ofTheSite,
      HOSTNAME: '127.0.0.1',
      NODE_ENV: pages === 'sources' ? 'development' : 'production',
      NEXT_DIST_DIR: pages === 'sources' ? '.next-dev' : '.next',
    },
    announces: false,
  });
  const url = `http://localhost:${env.PORT}`;
  await waitForHealth(url, options.stopped);
  return url;
}
