/** One process of the bench of letters: does its share of the batch each time it is told to, and says how long it took. */
import { Logger, runOnce, type TaskList } from 'graphile-worker';
import { messagerie } from '#lib/connecteurs/messagerie.ts';
import { produirePdf } from '#lib/connecteurs/pdf.ts';
import { donneesDuCourrier } from '#lib/courrier/faits.ts';
import { faitsDesCourriers } from '#lib/courrier/queries.ts';
import { envoyerCourriels, notifierDecisions, produireCourriers } from '#lib/courrier/taches.ts';
import { type Courrier, composerCourrier } from '#lib/droit/courrier/courrier.ts';
import { configuration } from '#lib/technique/configuration.ts';
import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';
import type { Taches } from '#lib/technique/taches.ts';
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

const tour = (): Promise<void> => new Promise((suite) => setImmediate(suite));

async function composees(ids: readonly string[]): Promise<Courrier[]> {
  const faits = await enPortee(porteeSysteme(LE_JOUR), (tx) => faitsDesCourriers(tx, ids));
  return [...faits.values()].map((lettre) => {
    const composition = composerCourrier(donneesDuCourrier(lettre));
    if (composition.genre === 'impossible') throw new Error(composition.defauts.join(' '));
    return composition.courrier;
  });
}

async function imprimer(ids: readonly string[], travail: Ordre['travail']): Promise<number> {
  const lettres = await composees(travail === 'moteur' ? ids : ids.slice(0, 1));
  const depart = performance.now();
  for (const rang of ids.keys()) {
    produirePdf(lettres[rang % lettres.length] as Courrier);
    await tour();
  }
  return performance.now() - depart;
}

/** The worker's own jobs, taken from the queue by the worker's own library until none is left. */
async function travailler(noms: readonly (keyof Taches)[]): Promise<number> {
  const taches: Partial<{ [N in keyof Taches]: (charge: Taches[N]) => Promise<void> }> = {
    produire_courriers: (charge) => produireCourriers(charge, LE_JOUR),
    notifier_decisions: (charge) => notifierDecisions(charge, LE_JOUR),
    envoyer_courriels: (charge) => envoyerCourriels(charge),
  };
  let depart: number | undefined;
  let fin = 0;
  const chronometrees = noms.map((nom) => [
    nom,
    async (charge: never) => {
      depart ??= performance.now();
      await taches[nom]?.(charge);
      fin = performance.now();
    },
  ]);
  await runOnce({
    connectionString: configuration().databaseUrl,
    concurrency: TACHES_A_LA_FOIS,
    noHandleSignals: true,
    logger: new Logger(() => () => undefined),
    taskList: Object.fromEntries(chronometrees) as TaskList,
  });
  return fin - (depart ?? fin);
}

process.on('message', async ({ travail, ids }: Ordre) => {
  if (travail === 'lot') process.send?.(await travailler(['produire_courriers']));
  else if (travail === 'chaine') {
    process.send?.(await travailler(['produire_courriers', 'notifier_decisions', 'envoyer_courriels']));
  } else process.send?.(await imprimer(ids, travail));
});
process.once('disconnect', () => messagerie().fermer());
