/** Where the product that is saved or restored keeps its data: those of `npm start`, or a server of one's own. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../construction.ts';
import { type DemoSecrets, demoSecrets } from '../demo.ts';
import { Panne } from '../panne.ts';
import { urlFor } from '../roles.ts';

export const directory = path.resolve(ROOT, process.env.BOURSES_DONNEES ?? '.donnees');

/** True when the base is on a server of one's own, whose tools save it. */
export const external = process.env.DATABASE_URL !== undefined;

/**
 * Takes the environment of the running demonstration, and gives its secrets and the address of its superuser.
 * @throws {Panne} when nothing was ever started there
 */
export async function runningDemo(): Promise<{ secrets: DemoSecrets; adminUrl: string }> {
  const environment = path.join(directory, 'environnement');
  if (!existsSync(environment))
    throw new Panne(
      `Rien n’a encore tourné dans ${directory}. Lancez « npm start », ou donnez le bon dossier : BOURSES_DONNEES=autre-dossier.`,
    );
  process.loadEnvFile(environment);
  const secrets = await demoSecrets(directory);
  return { secrets, adminUrl: urlFor(process.env.DATABASE_URL ?? '', 'postgres', secrets.superuser) };
}
