/** One process of the bench of letters: does its share of the batch each time it is told to, and says how long it took. */
import { Logger, runOnce } from 'graphile-worker';
import { produirePdf } from '#lib/connecteurs/pdf.ts';
import { donneesDesCourriers } from '#lib/courrier/queries.ts';
import { produireCourrier } from '#lib/courrier/taches.ts';
import { type Courrier, composerCourrier } from '#lib/droit/courrier/courrier.ts';
import { jour } from '#lib/droit/date.ts';
import { configuration } from '#lib/technique/configuration.ts';
import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';

/**
 * `constante`: the engine on one letter again and again. `moteur`: the engine on letters composed before. `lot`: the job
 * of the worker, from rows to files.
 */
export interface Ordre {
  travail: 'constante' | 'moteur' | 'lot';
  ids: readonly string[];
}

/** Jobs at once, as in the worker. */
const A_LA_FOIS = 2;

const tour = (): Promise<void> => new Promise((suite) => setImmediate(suite));

async function composees(ids: readonly string[]): Promise<Courrier[]> {
  const donnees = await enPortee(porteeSysteme(jour('2026-09-16')), (tx) => donneesDesCourriers(tx, ids));
  return [...donnees.values()].map((faits) => {
    const composition = composerCourrier(faits);
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

/** The worker's own job, taken from the queue by the worker's own library until none is left. */
async function produire(): Promise<number> {
  const depart = performance.now();
  await runOnce({
    connectionString: configuration().databaseUrl,
    concurrency: A_LA_FOIS,
    noHandleSignals: true,
    logger: new Logger(() => () => undefined),
    taskList: { produire_courrier: (charge) => produireCourrier(charge as { courrierId: string }) },
  });
  return performance.now() - depart;
}

process.on('message', async ({ travail, ids }: Ordre) => {
  process.send?.(await (travail === 'lot' ? produire() : imprimer(ids, travail)));
});
