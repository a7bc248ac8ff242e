/** Two processes of the image behind a proxy, replaced one after the other as by a new version: nobody sees it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { type Mandataire, ouvrirMandataire, remplacerUnAUn } from '#epreuves/jeudi/mandataire.ts';
import { freePort } from '#scripts/postgres.ts';
import { cookieDe } from './appui/hostile.ts';

const image = process.env.BOURSES_IMAGE ?? '';

const demarrer = async (port: number): Promise<ChildProcess> =>
  spawn(process.execPath, [path.join(image, 'server.js')], {
    env: { ...process.env, PORT: String(port), HOSTNAME: '127.0.0.1', NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });

test('a version takes the place of another, and no request fails', async () => {
  const sites = new Map<number, ChildProcess>();
  let devant: Mandataire | undefined;
  try {
    for (let rang = 0; rang < 2; rang++) {
      const port = await freePort();
      sites.set(port, await demarrer(port));
    }
    const [avant, ecoute] = [[...sites.values()], await freePort()];
    devant = await ouvrirMandataire(ecoute, [...sites.keys()]);
    const cookie = await cookieDe('parent-roux');
    const reponses: Record<string, number> = {};
    let remplace = false;
    const visiter = async (adresse: string): Promise<void> => {
      // One more once both are new: the last process put back in service answers too.
      for (let encore = true; encore; ) {
        encore = !remplace;
        const reponse = await fetch(`http://127.0.0.1:${ecoute}${adresse}`, { headers: { cookie } });
        await reponse.arrayBuffer();
        reponses[`${adresse} ${reponse.status}`] = (reponses[`${adresse} ${reponse.status}`] ?? 0) + 1;
      }
    };
    const visites = Promise.all(['/famille', '/connexion', '/api/pings'].map(visiter));
    await remplacerUnAUn(sites, devant, demarrer);
    remplace = true;
    await visites;
    expect(Object.keys(reponses).sort()).toEqual(['/api/pings 200', '/connexion 200', '/famille 200']);
    expect(avant.map(({ exitCode, signalCode }) => exitCode === null && signalCode === null)).toEqual([
      false,
      false,
    ]);
    expect(Object.values(reponses).every((nombre) => nombre > 1)).toBe(true);
  } finally {
    await devant?.fermer();
    for (const site of sites.values()) {
      site.kill('SIGKILL');
      if (site.exitCode === null && site.signalCode === null) await once(site, 'exit');
    }
  }
});
