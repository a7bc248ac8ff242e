/** One process of the bench of letters: does its share of the batch each time it is told to, and says how long it took. */
import { Logger, runOnce, type TaskList } from 'graphile-worker';
import { messagerie } from '#lib/connecteurs/messagerie.ts';
import { produirePdf } from '#lib/connecteurs/pdf.ts';
import { faitsDesCourriers } from '#lib/courrier/queries.ts';
import {
  composerLaLettre,
  envoyerCourriels,
  notifierDecisions,
  produireCourriers,
} from '#lib/courrier/taches.ts';
import type { Courrier } from '#lib/droit/courrier/courrier.ts';
import { configuration } from '#lib/technique/configuration.ts';
import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';
import { enLots, type Taches } from '#lib/technique/taches.ts';
import { TACHES_A_LA_FOIS } from '#lib/technique/workers.ts';
import { LE_JOUR } from './courriers-modeles.ts';

/**
 * `constante`: the engine on one letter again and again. `moteur`: the engine on letters composed before. `lot`: the job
 * of the worker, from rows to files. `chaine`: the same with the notifications and the mails that follow.
 */
export interface Ordre {
  travail: 'constante' | 'moteur' | 'lot' | 'chaine';
  ids: readonly string[];
}

/** What the work took: of time, and of processor in this process. In milliseconds. */
export interface Duree {
  mur: number;
  processeur: number;
}

function chronometre(): () => Duree {
  const depart = performance.now();
  const avant = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(avant);
    return { mur: performance.now() - depart, processeur: (user + system) / 1000 };
  };
}

const tour = (): Promise<void> => new Promise((suite) => setImmediate(suite));

/** The letters in the order in which the job prints them. */
async function composees(ids: readonly string[]): Promise<Courrier[]> {
  const lettres: Courrier[] = [];
  for (const lot of enLots(ids)) {
    const faits = await enPortee(porteeSysteme(LE_JOUR), (tx) => faitsDesCourriers(tx, lot));
    for (const [id, lettre] of faits) {
      const composition = composerLaLettre(id, lettre);
      if (composition.genre === 'impossible') throw new Error(composition.defauts.join(' '));
      lettres.push(composition.courrier);
    }
  }
  return lettres;
}

async function imprimer(ids: readonly string[], travail: Ordre['travail']): Promise<Duree> {
  const lettres = await composees(travail === 'moteur' ? ids : ids.slice(0, 1));
  const lire = chronometre();
  for (const rang of ids.keys()) {
    produirePdf(lettres[rang % lettres.length] as Courrier);
    await tour();
  }
  return lire();
}

/** The worker's own jobs, taken from the queue by the worker's own library until none is left. */
async function travailler(noms: readonly (keyof Taches)[]): Promise<Duree> {
  const taches: Partial<{ [N in keyof Taches]: (charge: Taches[N]) => Promise<void> }> = {
    produire_courriers: (charge) => produireCourriers(charge, LE_JOUR),
    notifier_decisions: (charge) => notifierDecisions(charge, LE_JOUR),
    envoyer_courriels: (charge) => envoyerCourriels(charge),
  };
  let lire: (() => Duree) | undefined;
  let duree: Duree = { mur: 0, processeur: 0 };
  const chronometrees = noms.map((nom) => [
    nom,
    async (charge: never) => {
      lire ??= chronometre();
      await taches[nom]?.(charge);
      duree = lire();
    },
  ]);
  await runOnce({
    connectionString: configuration().databaseUrlWorker,
    concurrency: TACHES_A_LA_FOIS,
    noHandleSignals: true,
    logger: new Logger(() => () => undefined),
    taskList: Object.fromEntries(chronometrees) as TaskList,
  });
  return duree;
}

process.on('message', async ({ travail, ids }: Ordre) => {
  if (travail === 'lot') process.send?.(await travailler(['produire_courriers']));
  else if (travail === 'chaine') {
    process.send?.(await travailler(['produire_courriers', 'notifier_decisions', 'envoyer_courriels']));
  } else process.send?.(await imprimer(ids, travail));
});
process.once('disconnect', () => messagerie().fermer());
