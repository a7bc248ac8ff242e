/** What a chef does to close a trimestre, as work that can be played: presence certified class by class, then the state frozen. */
import { cloreTrimestre } from '#lib/etat-de-paiement/actes.ts';
import { finDeTrimestre } from '#lib/fin-de-trimestre/queries.ts';
import { certifierPresence } from '#lib/presence/actes.ts';
import { presencesDuTrimestre } from '#lib/presence/queries.ts';
import { type Portee, porteeDAgent } from '#lib/technique/portee.ts';
import { RENTREE } from '#monde/population.ts';
import { CLOTURE, chefDuCollege, uaiDuCollege } from './colleges.ts';
import type { Ouvrage } from './passage.ts';

async function chef(n: number): Promise<Portee> {
  const portee = await porteeDAgent(chefDuCollege(n), CLOTURE);
  if (!portee) throw new Error(`personne inconnue : ${chefDuCollege(n)}`);
  return portee;
}

/** The chefs of the collèges from `de` to the one before `a` certify the presence of each class. What is certified waits to be closed. */
export function certifier(
  deFront: number,
  { de, a }: { de: number; a: number },
  certifies: number[],
): Ouvrage {
  return {
    nom: 'chef : certifier la présence',
    deFront,
    async faire(rang) {
      const n = de + rang;
      if (n >= a) return false;
      const portee = await chef(n);
      const classes = await presencesDuTrimestre(portee, RENTREE, 1);
      for (const { uai, classe, boursiers } of classes)
        await certifierPresence(portee, {
          ...{ uai, classe, trimestre: 1, exceptions: [] },
          effectif: boursiers.length,
        });
      if (classes.length > 0) certifies.push(n);
      return true;
    },
  };
}

/** They read what lacks and what is due, then sign the state. Waits while no class is certified. */
export function clore(deFront: number, certifies: number[], encore: () => boolean): Ouvrage {
  return {
    nom: 'chef : lire et signer l’état',
    deFront,
    async faire() {
      let n = certifies.shift();
      while (n === undefined && encore()) {
        await new Promise((suite) => setTimeout(suite, 20));
        n = certifies.shift();
      }
      if (n === undefined) return false;
      const portee = await chef(n);
      const [vu] = await finDeTrimestre(portee, uaiDuCollege(n), RENTREE, 1);
      const { uai, academieCode, branche, repetition } = vu;
      await cloreTrimestre(
        portee,
        { uai, academieCode, branche, rentree: RENTREE, trimestre: 1 },
        repetition?.lue ?? '',
      );
      return true;
    },
  };
}
