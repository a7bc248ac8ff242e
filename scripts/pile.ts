/** The processes of a whole product, in the order they start: the only list of them. */
import path from 'node:path';
import { NEXT, ROOT } from './construction.ts';
import { Panne } from './panne.ts';
import type { Supervisor } from './processus.ts';

const READY_MS = 90_000;

interface StackOptions {
  env: NodeJS.ProcessEnv;
  /** Where Next built the pages. */
  distDir: string;
  /** Serves the pages from the sources, rebuilt at each change. */
  dev: boolean;
  /** True when the process was asked to stop meanwhile: there is nothing more to wait for. */
  stopped: () => boolean;
}

/** Waits for the answer 200 of the health page. Gives back nothing; throws a {@link Panne} with the last cause. */
async function waitForHealth(url: string, stopped: () => boolean): Promise<void> {
  let cause = 'aucune réponse';
  for (const end = Date.now() + READY_MS; Date.now() < end && !stopped(); ) {
    try {
      const response = await fetch(`${url}/api/sante`, { signal: AbortSignal.timeout(10_000) });
      if (response.ok) return;
      cause = `${response.status} ${(await response.text()).slice(0, 500)}`;
    } catch (error) {
      cause = String(error instanceof Error ? (error.cause ?? error.message) : error);
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  if (!stopped()) throw new Panne(`Le site ne répond pas bien à ${url}/api/sante : ${cause}`);
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
