/**
 * One embedded PostgreSQL for the whole run, with a migrated database that holds the world without any dossier, and that
 * each test file copies (see base.ts).
 * Nothing is left afterwards: neither process nor file.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { ROOT } from '#scripts/construction.ts';
import { demoEnvironment, drawSecrets } from '#scripts/demo.ts';
import { startEphemeralServer } from '#scripts/postgres.ts';
import { runNode } from '#scripts/processus.ts';
import { APP, createDatabase, createRoles, grantRights, OWNER, urlFor } from '#scripts/roles.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Connection of the superuser, on the database `postgres`. */
    adminUrl: string;
    /** Environment of the application, its database URLs naming the template. */
    environnement: Record<string, string>;
  }
}

/** Name of the database that is copied. */
export const MODELE = 'modele';

export default async function start(project: TestProject) {
  const server = await startEphemeralServer();
  const reports = path.join(ROOT, '.rapports');
  await mkdir(reports, { recursive: true });
  const directory = await mkdtemp(path.join(reports, 'donnees-'));
  const stop = async () => {
    await server.stop();
    await rm(directory, { recursive: true, force: true });
  };
  try {
    const secrets = drawSecrets();
    const admin = server.adminUrl('postgres');
    await createRoles(admin, secrets);
    await createDatabase(admin, MODELE);
    const url = server.adminUrl(MODELE);
    await grantRights(url);
    const environment = demoEnvironment(
      directory,
      secrets,
      // Nobody listens there: what a test wants to reach, it starts itself.
      { web: 9, identity: 9, smtp: 9, mailPage: 9 },
      { owner: urlFor(url, OWNER, secrets.owner), app: urlFor(url, APP, secrets.app) },
    );
    for (const command of ['scripts/migrer.ts', 'prisma/seed.ts --referentiel']) {
      const env = { ...process.env, ...environment };
      const code = await runNode(command.split(' '), env, 'inherit');
      if (code !== 0) throw new Error(`${command} ended with ${code}: see above.`);
    }
    project.provide('adminUrl', admin);
    project.provide('environnement', environment);
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}
