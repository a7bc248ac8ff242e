/** The processes of a whole product, in the order they start: the only list of them. */
import path from 'node:path';
import { NEXT, ROOT } from './construction.ts';
import type { Supervisor } from './processus.ts';

const WORD_MS = 60_000;

interface StackOptions {
  env: NodeJS.ProcessEnv;
  /** Where Next built the pages. */
  distDir: string;
  /** Serves the pages from the sources, rebuilt at each change. */
  dev: boolean;
  /** True when the process was asked to stop meanwhile: there is nothing more to wait for. */
  stopped: () => boolean;
}

/**
 * Waits for the answer 200 of the health page, as long as its process lives: a process that dies again and again is
 * reported by the supervisor, and ends the wait through `stopped`. Says from time to time why the site is not there yet.
 */
async function waitForHealth(url: string, stopped: () => boolean): Promise<void> {
  let cause = 'aucune réponse';
  let nextWord = Date.now() + WORD_MS;
  while (!stopped()) {
    try {
      const response = await fetch(`${url}/api/sante`);
      if (response.ok) return;
      const { cause: said } = (await response.json()) as { cause?: string };
      cause = said ?? `réponse ${response.status}`;
    } catch (error) {
      cause = String(error instanceof Error ? (error.cause ?? error.message) : error);
    }
    if (Date.now() > nextWord) {
      console.log(`Le site n’est pas encore prêt : ${cause}`);
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
  const { env } = options;
  const script = (file: string) => [path.join(ROOT, file)];
  await Promise.all([
    supervisor.start({ name: 'identite', args: script('doublures/identite.ts'), env, announces: true }),
    supervisor.start({ name: 'courriel', args: script('doublures/courriel.ts'), env, announces: true }),
  ]);
  await supervisor.start({ name: 'worker', args: script('scripts/worker.ts'), env, announces: false });
  await supervisor.start({
    name: 'web',
    args: [NEXT, options.dev ? 'dev' : 'start', ROOT, '-H', '127.0.0.1', '-p', env.PORT ?? '3000'],
    env: {
      ...env,
      NODE_ENV: options.dev ? 'development' : 'production',
      ...(options.distDir ? { NEXT_DIST_DIR: options.distDir } : {}),
    },
    announces: false,
  });
  const url = `http://localhost:${env.PORT}`;
  await waitForHealth(url, options.stopped);
  return url;
}
