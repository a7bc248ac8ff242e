/** A migrated database of its own for a bench, on a server that leaves nothing behind. */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir, totalmem } from 'node:os';
import path from 'node:path';
import { fermerPrisma } from '#lib/technique/prisma.ts';
import { prepare } from '#scripts/base.ts';
import { demoEnvironment, drawSecrets } from '#scripts/demo.ts';
import { migrate } from '#scripts/migrer.ts';
import { startEphemeralServer, startServer, withClient } from '#scripts/postgres.ts';
import { processeurDuServeur } from './processeur.ts';
import { enProduction, secretsDeProduction } from './production.ts';

export interface BaseDeBench {
  /** Runs SQL as the superuser with every trigger asleep: rows by the thousand, without the acts that explain them. */
  executer(sql: string): Promise<void>;
  /** Milliseconds of processor that the server has used so far; null where the system does not tell. */
  processeur(): Promise<number | null>;
  /** The superuser's connection, for what must be read without any policy. */
  adminUrl: string;
  fermer(): Promise<void>;
}

/** As docs/dimensionner.md has a base set: a quarter of the memory, a disk without platters. */
const REGLAGES = [`shared_buffers=${Math.floor(totalmem() / 4 / 2 ** 20)}MB`, 'random_page_cost=1.1'];

/**
 * Starts the server, migrates, and makes this process and those it forks afterwards the application. A `durable` server
 * waits for the disk as one in production does; a `production` reads the machine's clock, no day that is set.
 */
export async function ouvrirBase({ durable = false, production = false } = {}): Promise<BaseDeBench> {
  const dossier = await mkdtemp(path.join(tmpdir(), 'bench-'));
  // The server gives up root for another user, who must reach its own folder through this one.
  await chmod(dossier, 0o755);
  const secrets = production ? secretsDeProduction() : drawSecrets();
  const serveur = durable
    ? await startServer({
        directory: path.join(dossier, 'postgres'),
        password: secrets.superuser,
        ephemeral: false,
        settings: REGLAGES,
      })
    : await startEphemeralServer(REGLAGES);
  // Nobody listens there: a bench that wants more starts it.
  const ports = { web: 9, identity: 9, smtp: 9, mailPage: 9, annuaire: 9 };
  const base = await prepare(serveur, secrets);
  const demonstration = demoEnvironment(dossier, secrets, ports, base);
  Object.assign(process.env, production ? enProduction(demonstration) : demonstration);
  await migrate(base.owner, base.worker);
  const adminUrl = serveur.adminUrl('bourses');
  return {
    adminUrl,
    executer: (sql) =>
      withClient(adminUrl, async (client) => {
        await client.query(`SET session_replication_role = 'replica'`);
        await client.query(sql);
      }),
    processeur: () =>
      withClient(adminUrl, async (client) => {
        const { rows } = await client.query(
          `SELECT split_part(pg_read_file('postmaster.pid'), chr(10), 1)::int AS pid`,
        );
        return processeurDuServeur(rows[0].pid);
      }),
    async fermer() {
      await fermerPrisma();
      await serveur.stop();
      await rm(dossier, { recursive: true, force: true });
    },
  };
}
