/**
 * A whole product for the browser journeys: its own database, synthetic world and stand-ins; its site and its worker are
 * those of the image.
 */
import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { prepare } from './base.ts';
import { buildPages, ROOT } from './construction.ts';
import { demoEnvironment, drawSecrets } from './demo.ts';
import { gatherImage, PAGES } from './image.ts';
import { browserEnvironment } from './navigateur.ts';
import { Panne } from './panne.ts';
import { startStack } from './pile.ts';
import { freePort, startEphemeralServer } from './postgres.ts';
import { createSupervisor, runNode } from './processus.ts';

/** A product that is built and filled, and that nothing serves yet. */
export interface TrialProduct {
  /**
   * Starts its processes, and gives what a journey needs to know of the product and of the browser.
   * @throws {Panne} when one of them does not start
   */
  start(): Promise<Record<string, string>>;
  /** Stops every process; its files go with this one. */
  stop(): Promise<void>;
}

/**
 * Builds the pages when the sources changed, and fills a fresh database. `reports` holds the logs.
 * @throws {Panne} when a part of it fails; what had started is stopped
 */
export async function prepareTrialProduct(reports: string): Promise<TrialProduct> {
  const directory = await mkdtemp(path.join(reports, 'donnees-'));
  // Outside the project: what the image lacks must not be found in the packages of the checkout.
  const image = await mkdtemp(path.join(tmpdir(), 'bourses-image-'));
  const server = await startEphemeralServer();
  let broken: Panne | undefined;
  const supervisor = createSupervisor(path.join(reports, 'journaux'), (panne) => {
    broken = panne;
  });
  const stop = async () => {
    await supervisor.stop();
    await server.stop();
  };
  process.once('exit', () => {
    for (const folder of [directory, image]) rmSync(folder, { recursive: true, force: true });
  });
  try {
    const secrets = drawSecrets();
    const ports = {
      web: await freePort(),
      identity: await freePort(),
      smtp: await freePort(),
      mailPage: await freePort(),
      annuaire: await freePort(),
      impots: await freePort(),
      sms: await freePort(),
      quotient: await freePort(),
    };
    const added = demoEnvironment(directory, secrets, ports, await prepare(server, secrets));
    const env = { ...process.env, ...added };
    const fill = async () => {
      for (const script of ['scripts/migrer.ts', 'prisma/seed.ts']) {
        const code = await runNode([path.join(ROOT, script)], env, 'inherit');
        if (code !== 0) throw new Panne(`${script} a échoué : la raison est affichée plus haut.`);
      }
    };
    const build = () => buildPages(PAGES, reports, 'standalone').then(() => gatherImage(image));
    const [browser] = await Promise.all([browserEnvironment(), build(), fill()]);
    return {
      async start() {
        await startStack(supervisor, { env, pages: { image }, stopped: () => broken !== undefined });
        if (broken) throw broken;
        return {
          ...added,
          ...browser,
          BOURSES_IMAGE: image,
          BOURSES_JOURNAUX: path.join(reports, 'journaux'),
          DATABASE_URL_ADMIN: server.adminUrl('bourses'),
        };
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
