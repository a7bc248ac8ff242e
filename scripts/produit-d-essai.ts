/** A whole product for the browser journeys: its own database, synthetic world, stand-ins, worker and pages. */
import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { prepare } from './base.ts';
import { buildPages, ROOT } from './construction.ts';
import { demoEnvironment, drawSecrets } from './demo.ts';
import { browserEnvironment } from './navigateur.ts';
import { Panne } from './panne.ts';
import { startStack } from './pile.ts';
import { freePort, startEphemeralServer } from './postgres.ts';
import { createSupervisor, runNode } from './processus.ts';

const PAGES = '.next-test';

export interface TrialProduct {
  /** What a journey needs to know of the product and of the browser. */
  variables: Record<string, string>;
  /** Stops every process, and leaves nothing behind. */
  stop(): Promise<void>;
}

/**
 * Builds the pages when the sources changed, fills a fresh database and starts everything. `reports` holds the logs.
 * @throws {Panne} when a part of it does not start; what had started is stopped
 */
export async function startTrialProduct(reports: string): Promise<TrialProduct> {
  const browser = await browserEnvironment();
  await buildPages(PAGES, reports);
  const directory = await mkdtemp(path.join(reports, 'donnees-'));
  const server = await startEphemeralServer();
  let broken: Panne | undefined;
  const supervisor = createSupervisor(path.join(reports, 'journaux'), (panne) => {
    broken = panne;
  });
  const stop = async () => {
    await supervisor.stop();
    await server.stop();
    await rm(directory, { recursive: true, force: true });
  };
  try {
    const secrets = drawSecrets();
    const ports = {
      web: await freePort(),
      identity: await freePort(),
      smtp: await freePort(),
      mailPage: await freePort(),
    };
    const added = demoEnvironment(directory, secrets, ports, await prepare(server, secrets));
    const env = { ...process.env, ...added };
    for (const script of ['scripts/migrer.ts', 'prisma/seed.ts']) {
      const code = await runNode([path.join(ROOT, script)], env, 'inherit');
      if (code !== 0) throw new Panne(`${script} a échoué : la raison est affichée plus haut.`);
    }
    await startStack(supervisor, { env, distDir: PAGES, dev: false, stopped: () => broken !== undefined });
    if (broken) throw broken;
    return { variables: { ...added, ...browser }, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
