/**
 * Bench of the welcome: from the command to the first page on a fresh checkout just installed, and the JavaScript that
 * the queue of an agent sends, against an empty application of the same Next.
 */
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { get, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseEnv, promisify } from 'node:util';
import { compte } from '#monde/comptes.ts';
import { ROOT } from '#scripts/construction.ts';
import { freePort } from '#scripts/postgres.ts';
import type { Mesure } from './mesure.ts';
import { arreter, attendrePage, cookieDe, lancer } from './site.ts';

const executer = promisify(execFile);
const NEXT = 'node_modules/next/dist/bin/next';

/** An empty folder with the installed packages: links when the file system is the same, since installing is not measured. */
async function dossierInstalle(): Promise<string> {
  const dossier = await mkdtemp(path.join(tmpdir(), 'bench-accueil-'));
  // The embedded server runs as another user when this one is root.
  await chmod(dossier, 0o755);
  await executer('cp', ['-al', 'node_modules', dossier], { cwd: ROOT }).catch(() =>
    executer('cp', ['-a', 'node_modules', dossier], { cwd: ROOT }),
  );
  return dossier;
}

/** The files of the project and what an installation adds, elsewhere: no build, no data. */
async function copierLeDepot(): Promise<string> {
  const copie = await dossierInstalle();
  const { stdout } = await executer('git', ['ls-files', '-coz', '--exclude-standard'], {
    cwd: ROOT,
    maxBuffer: 1e8,
  });
  const fichiers = stdout.split('\0').filter(Boolean);
  await executer('cp', ['--parents', '-a', ...fichiers, 'prisma/generated', copie], { cwd: ROOT });
  return copie;
}

/** Bytes of a body as they travel: `fetch` would give them decompressed. */
async function octetsSurLeFil(source: string): Promise<number> {
  const requete = get(source, { headers: { 'accept-encoding': 'gzip' } });
  const [reponse] = (await once(requete, 'response')) as [IncomingMessage];
  let total = 0;
  for await (const morceau of reponse) total += (morceau as Buffer).length;
  return total;
}

/** Bytes of JavaScript that a page sends to a modern browser, compressed as they travel. */
async function javascriptDe(adresse: string, cookie = ''): Promise<number> {
  const reponse = await fetch(adresse, { headers: { cookie }, redirect: 'error' });
  const html = await reponse.text();
  const balises = [...html.matchAll(/<script\b[^>]*\bsrc="([^"]+)"[^>]*>/g)].filter(
    ([balise]) => !/nomodule/i.test(balise),
  );
  const sources = new Set(balises.map(([, src = '']) => new URL(src.replaceAll('&amp;', '&'), adresse).href));
  let total = 0;
  for (const source of sources) total += await octetsSurLeFil(source);
  return total;
}

async function sessionDUnAgent(donnees: string, cle: string): Promise<string> {
  const { NEXTAUTH_SECRET: secret = '' } = parseEnv(
    await readFile(path.join(donnees, 'environnement'), 'utf8'),
  );
  return cookieDe('agents', compte(cle).sub, secret);
}

async function javascriptVide(): Promise<number> {
  const vide = await dossierInstalle();
  await mkdir(path.join(vide, 'app'));
  await writeFile(path.join(vide, 'package.json'), '{"private":true,"type":"module"}');
  await writeFile(
    path.join(vide, 'app/layout.js'),
    'export default ({ children }) => <html lang="fr"><body>{children}</body></html>;',
  );
  await writeFile(path.join(vide, 'app/page.js'), 'export default () => <p>vide</p>;');
  await executer(process.execPath, [NEXT, 'build'], { cwd: vide });
  const port = await freePort();
  const serveur = lancer(vide, [NEXT, 'start', '-p', String(port)]);
  try {
    await attendrePage(`http://localhost:${port}/`, serveur);
    return await javascriptDe(`http://localhost:${port}/`);
  } finally {
    await arreter(serveur);
    await rm(vide, { recursive: true, force: true });
  }
}

/** Seconds to the first page, and kilobytes of JavaScript. */
export async function mesurer(): Promise<Mesure[]> {
  const copie = await copierLeDepot();
  try {
    const port = await freePort();
    const url = `http://localhost:${port}`;
    const depart = performance.now();
    const produit = lancer(copie, ['scripts/start.ts'], { PORT: String(port) });
    let secondes: number;
    let file: number;
    try {
      await attendrePage(`${url}/`, produit);
      secondes = (performance.now() - depart) / 1000;
      await attendrePage(`${url}/api/sante`, produit);
      file = await javascriptDe(
        `${url}/agent/dossiers`,
        await sessionDUnAgent(path.join(copie, '.donnees'), 'responsable'),
      );
    } finally {
      await arreter(produit);
    }
    const vide = await javascriptVide();
    return [
      {
        nom: 'npm start jusqu’à la première page, dépôt neuf',
        valeur: secondes,
        unite: 's',
        objectif: { sens: 'au_plus', valeur: 60 },
      },
      {
        nom: 'JavaScript de la file d’un agent',
        valeur: file / 1000,
        unite: 'ko',
        reference: { nom: 'application Next vide', valeur: vide / 1000 },
        objectif: { sens: 'au_plus', valeur: (1.25 * vide) / 1000 },
      },
    ];
  } finally {
    await rm(copie, { recursive: true, force: true });
  }
}
