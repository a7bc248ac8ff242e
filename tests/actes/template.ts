/** A PostgreSQL of its own, and databases that hold the world without any dossier, to be copied. Nothing is left afterwards. */
import { closeSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { ROOT } from '#scripts/construction.ts';
import { demoEnvironment, drawSecrets } from '#scripts/demo.ts';
import { startEphemeralServer } from '#scripts/postgres.ts';
import { openLog, runNode } from '#scripts/processus.ts';
import {
  analyzeDatabase,
  cloneDatabase,
  createDatabase,
  createRoles,
  grantRights,
  urlsFor,
} from '#scripts/roles.ts';

/** What the tests of acts are given. */
export interface Template {
  /** Connection of the superuser, on the database `postgres`. */
  adminUrl: string;
  /** Name of the database that each file copies. */
  template: string;
  /** Environment of the application, its database URLs naming that database. */
  environnement: Record<string, string>;
}

export interface TestServer {
  adminUrl: string;
  /** Migrates and fills a database by the programs of `root`. Throws what one of them said when it fails. */
  plant(name: string, root?: string): Promise<Template>;
  /** Copies a database that nobody uses, with a folder of files of its own. */
  copy(template: Template, name: string): Promise<Template>;
  stop(): Promise<void>;
}

export async function openServer(): Promise<TestServer> {
  // Nothing works beside the tests: each copy would be visited in turn, the more often the more copies there are.
  const server = await startEphemeralServer(['autovacuum=off']);
  const reports = path.join(ROOT, '.rapports');
  await mkdir(reports, { recursive: true });
  const directory = await mkdtemp(path.join(reports, 'donnees-'));
  const stop = async () => {
    await server.stop();
    await rm(directory, { recursive: true, force: true });
  };
  const secrets = drawSecrets();
  const adminUrl = server.adminUrl('postgres');
  const named = (template: string): Template => ({
    adminUrl,
    template,
    environnement: demoEnvironment(
      path.join(directory, template),
      secrets,
      // Nobody listens there: what a test wants to reach, it starts itself.
      { web: 9, identity: 9, smtp: 9, mailPage: 9, annuaire: 9 },
      urlsFor(server.adminUrl(template), secrets),
    ),
  });
  try {
    await createRoles(adminUrl, secrets);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    adminUrl,
    stop,
    async copy({ template }, name) {
      await cloneDatabase(adminUrl, template, name);
      return named(name);
    },
    async plant(name, root = ROOT) {
      await createDatabase(adminUrl, name);
      await grantRights(server.adminUrl(name));
      const template = named(name);
      for (const command of ['scripts/migrer.ts', 'prisma/seed.ts --referentiel']) {
        const env = { ...process.env, ...template.environnement };
        const [script = '', ...options] = command.split(' ');
        const log = await openLog(directory, name);
        const code = await runNode([path.join(root, script), ...options], env, log.descriptor);
        closeSync(log.descriptor);
        if (code !== 0)
          throw new Error(`${command} ended with ${code}:\n${await readFile(log.file, 'utf8')}`);
      }
      await analyzeDatabase(server.adminUrl(name));
      return template;
    },
  };
}
