/**
 * A product of its own for one test of resistance: a server that can be stopped and come back, the mail box and the
 * worker as real processes. The test itself plays the application, through the acts.
 */
import { type ChildProcess, execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fermerPrisma } from '#lib/technique/prisma.ts';
import { planterReferentiel } from '#prisma/referentiel.ts';
import { prepare } from '#scripts/base.ts';
import { ROOT } from '#scripts/construction.ts';
import { demoEnvironment, demoSecrets, writeEnvironment } from '#scripts/demo.ts';
import { freePort, type Server, startServer, withClient } from '#scripts/postgres.ts';
import { keepLogForReplica, startReplica } from '#scripts/postgres-replique.ts';
import { openLog, runNode, startNode } from '#scripts/processus.ts';

/** Room of the disk that holds the base, as `mount` reads it. */
export const TAILLE_DU_DISQUE = '3g';

/** What the mail box says of a mail. */
export interface MailRecu {
  messageId: string;
  to: string[];
  subject: string;
  text: string;
  count: number;
}

export interface Pile {
  /** Where its data lie, as those of `npm start` do. */
  dossier: string;
  /** Where its server keeps its log, when it was asked to. */
  archives: string | undefined;
  /** Where letters lie. */
  fichiers: string;
  demarrerWorker(): Promise<ChildProcess>;
  /** Starts the site, gathered in a folder as its image is, and waits until it answers; on the port of its address, or another. */
  demarrerSite(image: string, port?: number): Promise<ChildProcess>;
  /** Runs SQL as the superuser with every trigger asleep: rows by the thousand, without the acts that explain them. */
  executer(sql: string): Promise<void>;
  /** The disk that holds the data of the server and nothing else, which a fault can fill; null when they have none. */
  disqueDeLaBase: string | null;
  /** True when the server answers a connection. */
  repond(): Promise<boolean>;
  arreterLaBase(): Promise<void>;
  /** Kills the server as a power cut would; it then comes back by `redemarrerLaBase`. */
  tuerLaBase(): Promise<void>;
  /** Ids of the server's processes, the first one ahead. */
  processusDeLaBase(): Promise<number[]>;
  /** Environment of the application's processes. */
  env: NodeJS.ProcessEnv;
  redemarrerLaBase(): Promise<void>;
  /**
   * Starts a streaming replica, from a backup that it has the product's own command make, where DATABASE_URL_LECTURE leads
   * since `avecReplique` was asked for.
   */
  demarrerReplique(): Promise<Replique>;
  /** One value of SQL, without any policy. */
  lire(sql: string): Promise<string>;
  /** Same, as a number. */
  compter(sql: string): Promise<number>;
  mails(): Promise<MailRecu[]>;
  fermer(): Promise<void>;
}

/** The copy of the base of a product. */
export interface Replique {
  /** Runs SQL on it, as its superuser; gives one value. */
  lire(sql: string): Promise<string>;
  arreter(): Promise<void>;
  /** Starts again, where it was. */
  reprendre(): Promise<void>;
}

const fini = (child: ChildProcess): Promise<void> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise((resolve) => child.once('exit', () => resolve()));

/** Kills a process at once, as a power cut would, and waits until it is gone. */
export async function tuer(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await fini(child);
}

/** Waits until a condition holds; the time limit of the test is the only one. */
export async function attendre(condition: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await condition())) await new Promise((suite) => setTimeout(suite, 5));
}

/** Children of a process, as Linux tells them; none elsewhere. */
async function enfantsDe(pid: number): Promise<number[]> {
  const dits = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
  return dits.split(' ').filter(Boolean).map(Number);
}

/** Gives a folder a disk of its own, where this account may; true when it has one. */
async function monter(dossier: string): Promise<boolean> {
  await mkdir(dossier);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${TAILLE_DU_DISQUE},mode=0755`, 'tmpfs', dossier], {
      stdio: 'ignore',
    });
    return true;
  } catch {
    return false;
  }
}

/** Starts the server and the mail box, migrates, plants the world, and makes this process the application. */
export async function ouvrirPile({
  archiver = false,
  disqueAPart = false,
  avecReplique = false,
} = {}): Promise<Pile> {
  const dossier = await mkdtemp(path.join(tmpdir(), 'bourses-charge-'));
  // For root the server runs under another account, which enters its own folder through this one.
  await chmod(dossier, 0o755);
  const secrets = await demoSecrets(dossier);
  const archives = archiver ? path.join(dossier, 'archives') : undefined;
  const disque = path.join(dossier, 'disque');
  const monte = disqueAPart && (await monter(disque));
  const optionsServeur = {
    directory: path.join(monte ? disque : dossier, 'postgres'),
    password: secrets.superuser,
    archives,
  };
  let serveur: Server = await startServer({ ...optionsServeur, ephemeral: false });
  const ports = {
    web: await freePort(),
    identity: 9,
    smtp: await freePort(),
    mailPage: await freePort(),
    annuaire: await freePort(),
    impots: await freePort(),
  };
  const portDeReplique = await freePort();
  const base = await prepare(serveur, secrets);
  const ajoute = {
    ...demoEnvironment(dossier, secrets, ports, base),
    ...(avecReplique
      ? {
          DATABASE_URL_LECTURE: base.web.replace(`:${serveur.port}/`, `:${portDeReplique}/`),
          // What lags by anything at all is late: nothing waits for seconds to pass.
          LECTURE_RETARD: '0',
        }
      : {}),
  };
  Object.assign(process.env, ajoute);
  await writeEnvironment(dossier, ajoute);
  const env = { ...process.env };
  await runNode([path.join(ROOT, 'scripts/migrer.ts')], env, 'inherit');
  await mkdir(path.join(dossier, 'pieces'), { recursive: true });
  await planterReferentiel();

  const enfants: ChildProcess[] = [];
  const lancer = async (nom: string, script: string, sien = env): Promise<ChildProcess> => {
    const { descriptor } = await openLog(dossier, nom);
    const child = startNode([script], sien, descriptor);
    enfants.push(child);
    return child;
  };
  const courriel = await lancer('courriel', path.join(ROOT, 'doublures/courriel.ts'));
  await new Promise<void>((resolve) => courriel.once('message', () => resolve()));

  const processusDeLaBase = async (): Promise<number[]> => {
    const premier = Number(
      (await readFile(path.join(serveur.data, 'postmaster.pid'), 'utf8')).split('\n')[0],
    );
    const enfants = await enfantsDe(premier);
    return [premier, ...enfants];
  };
  const lireSur = (lu: Server | undefined, sql: string): Promise<string> =>
    withClient(lu?.adminUrl('bourses') ?? '', async (client) =>
      String((await client.query({ text: sql, rowMode: 'array' })).rows[0]?.[0]),
    );
  const lire = (sql: string): Promise<string> => lireSur(serveur, sql);

  let replique: Server | undefined;
  const optionsDeReplique = {
    directory: path.join(dossier, 'replique'),
    port: portDeReplique,
    password: secrets.superuser,
    ephemeral: false,
  };

  return {
    async demarrerReplique() {
      await keepLogForReplica(serveur.adminUrl('postgres'));
      const sauvegarde = path.join(dossier, 'sauvegarde');
      const { DATABASE_URL: _, ...sansServeur } = env;
      const commande = [path.join(ROOT, 'scripts/sauvegarder.ts'), sauvegarde];
      const code = await runNode(commande, { ...sansServeur, BOURSES_DONNEES: dossier }, 'inherit');
      if (code !== 0) throw new Error('la sauvegarde a échoué');
      replique = await startReplica({
        ...optionsDeReplique,
        primary: serveur.adminUrl('postgres'),
        backup: sauvegarde,
      });
      return {
        lire: (sql) => lireSur(replique, sql),
        arreter: async () => replique?.stop(),
        async reprendre() {
          replique = await startServer(optionsDeReplique);
        },
      };
    },
    dossier,
    archives,
    fichiers: path.join(dossier, 'pieces'),
    demarrerWorker: () => lancer('worker', path.join(ROOT, 'scripts/worker.ts')),
    async demarrerSite(image, port = ports.web) {
      const site = await lancer('site', path.join(image, 'server.js'), {
        ...env,
        PORT: String(port),
        HOSTNAME: '127.0.0.1',
        NODE_ENV: 'production',
      });
      await attendre(() =>
        fetch(`http://127.0.0.1:${port}/api/sante/vivant`).then(
          () => true,
          () => false,
        ),
      );
      return site;
    },
    disqueDeLaBase: monte ? disque : null,
    repond: () =>
      lire('SELECT 1').then(
        () => true,
        () => false,
      ),
    env,
    arreterLaBase: () => serveur.stop(),
    async tuerLaBase() {
      const [premier] = await processusDeLaBase();
      if (premier) process.kill(premier, 'SIGKILL');
      await serveur.stop();
    },
    async redemarrerLaBase() {
      const options = { ...optionsServeur, ephemeral: false, port: serveur.port };
      // Its last connections may still hold what they shared with the one that was killed.
      const reprendre = (): Promise<Server> =>
        startServer(options).catch((erreur) =>
          /pre-existing shared memory|already in use/.test(String(erreur))
            ? new Promise<void>((suite) => setTimeout(suite, 200)).then(reprendre)
            : Promise.reject(erreur),
        );
      serveur = await reprendre();
    },
    processusDeLaBase,
    lire,
    compter: async (sql) => Number(await lire(sql)),
    executer: (sql) =>
      withClient(serveur.adminUrl('bourses'), async (client) => {
        await client.query(`SET session_replication_role = 'replica'`);
        await client.query(sql);
      }),
    mails: async () =>
      (await fetch(`http://127.0.0.1:${ports.mailPage}/api/messages`)).json() as Promise<MailRecu[]>,
    async fermer() {
      await fermerPrisma();
      for (const child of enfants) await tuer(child);
      await replique?.stop();
      await serveur.stop();
      if (monte) execFileSync('umount', ['--lazy', disque]);
      for (const data of [serveur.data, replique?.data])
        if (data) await rm(data, { recursive: true, force: true });
      await rm(dossier, { recursive: true, force: true });
    },
  };
}
