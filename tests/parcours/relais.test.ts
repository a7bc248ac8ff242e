/** Two processes of the image behind a proxy, replaced one after the other as by a new version: nobody sees it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { type Mandataire, ouvrirMandataire, remplacerUnAUn } from '#epreuves/jeudi/mandataire.ts';
import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';
import { COMPTES } from '#monde/comptes.ts';
import { le } from '#monde/scene.ts';
import { freePort } from '#scripts/postgres.ts';
import { formulairesDe } from './appui/formulaires.ts';
import { cookieDe } from './appui/hostile.ts';
import { JOUR_DES_PARCOURS } from './appui/monde.ts';

const image = process.env.BOURSES_IMAGE ?? '';

const demarrer = async (port: number): Promise<ChildProcess> =>
  spawn(process.execPath, [path.join(image, 'server.js')], {
    env: { ...process.env, PORT: String(port), HOSTNAME: '127.0.0.1', NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });

/** How many times the person of an account said whether it wants SMS. */
const accordsDe = (cle: string): Promise<number> =>
  enPortee(porteeSysteme(le(JOUR_DES_PARCOURS)), (tx) =>
    tx.accordSms.count({
      where: { responsable: { sub: COMPTES.find((compte) => compte.cle === cle)?.sub ?? '' } },
    }),
  );

/** Presses the button of the SMS on « Mes données » again and again, as a browser without script, until `fini` and once more. */
async function ecrire(page: string, cookie: string, fini: () => boolean) {
  const avant = await accordsDe('parent-roux');
  // As its proxy tells the site its public name.
  const publique = new URL(process.env.NEXTAUTH_URL ?? '');
  const lue = await fetch(page, { headers: { cookie } });
  const formulaire = formulairesDe(await lue.text(), page).find(({ champs }) =>
    champs.some(([nom]) => nom === 'accepte'),
  );
  if (!formulaire) throw new Error('le formulaire des SMS n’est pas sur la page');
  const refusees: number[] = [];
  let reponses = 0;
  for (let encore = true; encore; ) {
    encore = !fini();
    const corps = new FormData();
    for (const [nom, valeur] of formulaire.champs) corps.append(nom, valeur);
    const reponse = await fetch(formulaire.adresse, {
      method: 'POST',
      body: corps,
      redirect: 'manual',
      headers: { cookie, origin: publique.origin, 'x-forwarded-host': publique.host },
    });
    await reponse.arrayBuffer();
    if (reponse.status < 400) reponses += 1;
    else refusees.push(reponse.status);
  }
  return { avant, reponses, refusees };
}

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
    const ecritures = ecrire(`http://127.0.0.1:${ecoute}/famille/donnees`, cookie, () => remplace);
    await remplacerUnAUn(sites, devant, demarrer);
    remplace = true;
    await visites;
    const ecrits = await ecritures;
    // What is answered is written, once: each press of this button is one row more.
    expect(ecrits.refusees).toEqual([]);
    expect(ecrits.reponses).toBeGreaterThan(1);
    expect(await accordsDe('parent-roux')).toBe(ecrits.avant + ecrits.reponses);
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
