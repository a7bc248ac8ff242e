/** The web server of a bench, built and started as in production, and the sessions of those who ask it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { chiffrer, type Fournisseur } from '#lib/technique/jeton.ts';
import { ouvrirSession } from '#lib/technique/session-ouverte.ts';
import { buildPages, NEXT, ROOT } from '#scripts/construction.ts';
import { freePort } from '#scripts/postgres.ts';

/** Starts a Node program; what it has to say against itself is shown. */
export function lancer(cwd: string, args: string[], env: Record<string, string> = {}): ChildProcess {
  return spawn(process.execPath, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

/** Stops it, and waits until it has. */
export async function arreter(processus: ChildProcess): Promise<void> {
  if (processus.exitCode !== null) return;
  processus.kill('SIGTERM');
  await once(processus, 'exit');
}

/** Waits for a page that answers; throws when the process that should serve it ends. */
export async function attendrePage(url: string, processus: ChildProcess): Promise<void> {
  while (processus.exitCode === null) {
    const reponse = await fetch(url).catch(() => null);
    if (reponse?.ok) return;
    await new Promise((suite) => setTimeout(suite, 100));
  }
  throw new Error(`le serveur de ${url} s’est arrêté`);
}

/** The cookie of somebody signed in, as the site itself would have written it. */
export async function cookieDe(fournisseur: Fournisseur, sub: string, secret: string): Promise<string> {
  const debut = Math.floor(Date.now() / 1000);
  const token = { fournisseur, sub, nom: sub, session: crypto.randomUUID(), idToken: '', debut };
  await ouvrirSession(token, 'mesure');
  return `session=${await chiffrer({ token, secret })}`;
}

export interface Site {
  url: string;
  fermer(): Promise<void>;
}

/** Builds the pages when the sources changed, and serves them on the database of this process's environment. */
export async function ouvrirSite(): Promise<Site> {
  await buildPages('.next', path.join(ROOT, '.rapports/journaux'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const serveur = lancer(ROOT, [NEXT, 'start', ROOT, '-H', '127.0.0.1', '-p', String(port)], {
    NODE_ENV: 'production',
    NEXT_DIST_DIR: '.next',
  });
  await attendrePage(url, serveur);
  return { url, fermer: () => arreter(serveur) };
}
