/**
 * `npm start` (and `npm run dev`, with --dev): a whole demonstration with one command. Each step says in French
 * what prevents it and the way out; Ctrl-C stops everything that was started.
 */
import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { COMPTES } from '#monde/comptes.ts';
import { type Database, isEmpty, openEmbedded, openExternal, recreate } from './base.ts';
import { buildPages, generateClient, ROOT } from './construction.ts';
import { type DemoPorts, type DemoSecrets, demoEnvironment, demoSecrets, writeEnvironment } from './demo.ts';
import { explain, Panne } from './panne.ts';
import { startStack } from './pile.ts';
import { freePort } from './postgres.ts';
import { createSupervisor, runNode } from './processus.ts';

const dev = process.argv.includes('--dev');
const directory = path.resolve(ROOT, process.env.BOURSES_DONNEES ?? '.donnees');
const logs = path.join(directory, 'journaux');
const unfinished = path.join(directory, 'remplissage-inacheve');

let database: Database | undefined;
let stopping: Promise<void> | undefined;
const supervisor = createSupervisor(dev ? null : logs, (panne) => fail(panne));

function stop(code: number): Promise<void> {
  stopping ??= (async () => {
    await supervisor.stop();
    await database?.server?.stop();
    process.exit(code);
  })();
  return stopping;
}

function fail(error: unknown): Promise<void> {
  if (!stopping) console.error(`\n${say(error)}`);
  return stop(1);
}

function say(error: unknown): string {
  const { code, path: file } = error as NodeJS.ErrnoException;
  if ((code === 'EACCES' || code === 'EPERM') && file) {
    return `Ce compte n’a pas le droit d’écrire ${file}. Lancez le projet avec le compte qui l’a créé, ou donnez un autre dossier : BOURSES_DONNEES=autre-dossier npm start.`;
  }
  return explain(error);
}

function portIsFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}

async function choosePorts(): Promise<DemoPorts> {
  const asked = process.env.PORT ?? '3000';
  const web = Number(asked);
  if (!/^\d+$/.test(asked) || web < 1 || web > 65_530) {
    throw new Panne(
      `PORT vaut « ${asked} » : donnez un nombre de 1 à 65530, par exemple PORT=3001 npm start.`,
    );
  }
  if (!(await portIsFree(web))) {
    throw new Panne(
      `Le port ${web} est déjà occupé, ou interdit à ce compte. Arrêtez ce qui l’occupe, ou choisissez-en un autre : PORT=${web + 10} npm start.`,
    );
  }
  const near = async (port: number) => ((await portIsFree(port)) ? port : freePort());
  return {
    web,
    identity: await near(web + 1),
    mailPage: await near(web + 2),
    smtp: await near(web + 3),
    annuaire: await near(web + 4),
    impots: await near(web + 5),
    sms: await near(web + 6),
    quotient: await near(web + 7),
  };
}

async function migrateDatabase(env: NodeJS.ProcessEnv): Promise<void> {
  const code = await runNode([path.join(ROOT, 'scripts/migrer.ts')], env, 'inherit');
  // It has said why on the terminal.
  if (code !== 0) await stop(1);
}

/** Migrates, then fills an empty database with the synthetic world; a filling cut short starts over. */
async function prepareData(env: NodeJS.ProcessEnv, opened: Database, secrets: DemoSecrets): Promise<void> {
  if (existsSync(unfinished) && opened.server) {
    console.log('Le remplissage précédent avait été interrompu : la base est recréée.');
    await recreate(opened.server, directory, secrets);
    await rm(unfinished);
  }
  await migrateDatabase(env);
  if (!(await isEmpty(opened.owner))) return;
  console.log('Remplissage de l’académie de démonstration…');
  await writeFile(unfinished, '');
  const code = await runNode([path.join(ROOT, 'prisma/seed.ts')], env, 'inherit');
  if (code !== 0) throw new Panne('La base n’a pas pu être remplie : la raison est affichée plus haut.');
  await rm(unfinished);
}

function announce(url: string, ports: DemoPorts): void {
  console.log(`\nPrêt : ${url}\n`);
  console.log('Comptes de démonstration (sans mot de passe : choisissez la personne à la connexion)');
  const doors = { agents: 'agent', familles: 'famille' };
  const names = COMPTES.map((compte) => `${compte.prenom} ${compte.nom}`);
  const width = Math.max(...names.map((name) => name.length));
  COMPTES.forEach((compte, index) => {
    console.log(
      `  ${(names[index] ?? '').padEnd(width)}  ${doors[compte.fournisseur].padEnd(7)}  ${compte.peut}`,
    );
  });
  console.log(`\nCourriels envoyés : http://localhost:${ports.mailPage}    Arrêt : Ctrl-C`);
}

async function main(): Promise<void> {
  const ports = await choosePorts();
  await mkdir(directory, { recursive: true });
  const secrets = await demoSecrets(directory);
  const { DATABASE_URL, DATABASE_URL_PROPRIETAIRE, DATABASE_URL_WORKER } = process.env;
  database = DATABASE_URL
    ? await openExternal(DATABASE_URL, DATABASE_URL_PROPRIETAIRE, DATABASE_URL_WORKER)
    : await openEmbedded(directory, secrets);
  database.server?.onDeath((log) =>
    fail(new Panne(`PostgreSQL s’est arrêté : ${log.trim().split('\n').at(-1)}`)),
  );
  const added = demoEnvironment(directory, secrets, ports, database);
  await writeEnvironment(directory, added);
  await generateClient();
  if (stopping) return;
  const env = { ...process.env, ...added };
  // The pages need no data, and the data no pages: the first start is as long as the longer of the two.
  await Promise.all([dev ? undefined : buildPages('.next', logs), prepareData(env, database, secrets)]);
  if (stopping) return;
  const url = await startStack(supervisor, {
    env,
    pages: dev ? 'sources' : 'built',
    stopped: () => stopping !== undefined,
  });
  if (!stopping) announce(url, ports);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop(0));
main().catch(fail);
