/** A PostgreSQL of its own, and databases that hold the world without any dossier, to be copied. Nothing is left afterwards. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { ROOT } from '#scripts/construction.ts';
import { demoEnvironment, drawSecrets } from '#scripts/demo.ts';
import { startEphemeralServer } from '#scripts/postgres.ts';
import { runNode } from '#scripts/processus.ts';
import {
  APP,
  cloneDatabase,
  createDatabase,
  createRoles,
  grantRights,
  OWNER,
  urlFor,
} from '#scripts/roles.ts';

/** What the tests of acts are given. */
export interface Modele {
  /** Connection of the superuser, on the database `postgres`. */
  adminUrl: string;
  /** Name of the database that each file copies. */
  modele: string;
  /** Environment of the application, its database URLs naming that database. */
  environnement: Record<string, string>;
}

export interface ServeurDEssai {
  adminUrl: string;
  /** Migrates and fills a database by the programs of `root`. Throws when one of them fails. */
  planter(nom: string, root?: string): Promise<Modele>;
  /** Copies a database that nobody uses, with a folder of files of its own. */
  copier(modele: Modele, nom: string): Promise<Modele>;
  arreter(): Promise<void>;
}

export async function ouvrirServeur(): Promise<ServeurDEssai> {
  const server = await startEphemeralServer();
  const reports = path.join(ROOT, '.rapports');
  await mkdir(reports, { recursive: true });
  const directory = await mkdtemp(path.join(reports, 'donnees-'));
  const arreter = async () => {
    await server.stop();
    await rm(directory, { recursive: true, force: true });
  };
  const secrets = drawSecrets();
  const adminUrl = server.adminUrl('postgres');
  const modeleNomme = (modele: string): Modele => ({
    adminUrl,
    modele,
    environnement: demoEnvironment(
      path.join(directory, modele),
      secrets,
      // Nobody listens there: what a test wants to reach, it starts itself.
      { web: 9, identity: 9, smtp: 9, mailPage: 9 },
      {
        owner: urlFor(server.adminUrl(modele), OWNER, secrets.owner),
        app: urlFor(server.adminUrl(modele), APP, secrets.app),
      },
    ),
  });
  try {
    await createRoles(adminUrl, secrets);
  } catch (error) {
    await arreter();
    throw error;
  }
  return {
    adminUrl,
    arreter,
    async copier({ modele }, nom) {
      await cloneDatabase(adminUrl, modele, nom);
      return modeleNomme(nom);
    },
    async planter(nom, root = ROOT) {
      await createDatabase(adminUrl, nom);
      await grantRights(server.adminUrl(nom));
      const modele = modeleNomme(nom);
      for (const command of ['scripts/migrer.ts', 'prisma/seed.ts --referentiel']) {
        const env = { ...process.env, ...modele.environnement };
        const [script = '', ...options] = command.split(' ');
        const code = await runNode([path.join(root, script), ...options], env, 'inherit');
        if (code !== 0) throw new Error(`${command} ended with ${code}: see above.`);
      }
      return modele;
    },
  };
}
