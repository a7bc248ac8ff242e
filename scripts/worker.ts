/**
 * The worker: `node scripts/worker.ts`. Takes the jobs that acts leave in PostgreSQL, two at a time; as many processes
 * as wanted share the queue. Ends with its jobs done on SIGTERM, comes back by itself when the database does, and
 * says nothing of anybody in its logs: kinds and ids of jobs only.
 */
import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import {
  Logger,
  parseCronItems,
  type Runner,
  run,
  type Task,
  type TaskList,
  type WorkerEvents,
} from 'graphile-worker';
import { oublierLesEssais } from '#lib/acces/taches.ts';
import { entretenirLesAppels, surveillerLesAppels } from '#lib/appel/taches.ts';
import { verifierUneBoite } from '#lib/boite/taches.ts';
import { demanderALaCaisse } from '#lib/caisse/taches.ts';
import { direRefusDuConcubin, inviterConcubin } from '#lib/concubin/taches.ts';
import { messagerie } from '#lib/connecteurs/messagerie.ts';
import { purgerConsentements } from '#lib/consentement/taches.ts';
import {
  annoncerLElimination,
  compterLaConservation,
  eliminer,
  poursuivreLesEliminations,
} from '#lib/conservation/taches.ts';
import { reprendreLesAnnonces } from '#lib/courriel/taches.ts';
import {
  envoyerCourriels,
  notifierDecisions,
  produireCourriers,
  reprendreCourriers,
} from '#lib/courrier/taches.ts';
import { fairePartirLesDecisions } from '#lib/depart/taches.ts';
import { accuserEnregistrement, oublierLesBrouillons } from '#lib/depot/taches.ts';
import { oublierLesEchanges } from '#lib/echange/taches.ts';
import { prevenirDesRecours, prevenirEtablissement, suivreLesEcheances } from '#lib/echeance/taches.ts';
import { mesurerEnsemble } from '#lib/effet/taches.ts';
import { annoncerReponse } from '#lib/exercice/taches.ts';
import { releverLesFichiers } from '#lib/exploitation/taches.ts';
import { direUnEvenement } from '#lib/habilitation/taches.ts';
import { appliquerImport, comparerImport, oublierImports, suivreInscriptions } from '#lib/import/taches.ts';
import {
  effacerLesInterrogations,
  interroger,
  poursuivreLesInterrogations,
} from '#lib/interrogation/taches.ts';
import { rappelerLesExpirations } from '#lib/jeton/taches.ts';
import { verifierEtGarder } from '#lib/journal/taches.ts';
import { annoncerMessage } from '#lib/message/taches.ts';
import { direSansChiffresAuConcubin, inviterALaPart } from '#lib/part/taches.ts';
import { etudierPassage } from '#lib/passage/taches.ts';
import { suivrePersonne } from '#lib/personne/taches.ts';
import { releverLesChiffres } from '#lib/pilotage/taches.ts';
import { direSuiteDeProcuration } from '#lib/procuration/taches.ts';
import { demanderEtatCivil } from '#lib/question/taches.ts';
import { envoyerRappels, rappelerLesDelais } from '#lib/rappel/taches.ts';
import { direChangementDeCompte } from '#lib/rattachement/taches.ts';
import { oublierLesChiffres, recupererChiffres } from '#lib/recuperation/taches.ts';
import { envoyerRelances } from '#lib/relance/taches.ts';
import { remettreLesRestes } from '#lib/reparation/taches.ts';
import { verserAvis } from '#lib/sollicitation/taches.ts';
import { demanderASygne } from '#lib/sygne/taches.ts';
import { configuration } from '#lib/technique/configuration.ts';
import { champsDe, consigner } from '#lib/technique/consignes.ts';
import { jourAParis } from '#lib/technique/dates.ts';
import { verifierConfiguration } from '#lib/technique/demarrage.ts';
import { dansLeFil } from '#lib/technique/fil.ts';
import { maintenant } from '#lib/technique/horloge.ts';
import { mesurer } from '#lib/technique/mesure.ts';
import { ouvrirPool } from '#lib/technique/pool.ts';
import { fermerPrisma } from '#lib/technique/prisma.ts';
import { sceller } from '#lib/technique/scellement.ts';
import type { Taches } from '#lib/technique/taches.ts';
import { demarrerLaTelemetrie } from '#lib/technique/telemetrie.ts';
import { libererLesTachesDesMorts, nomDuWorker, TACHES_A_LA_FOIS } from '#lib/technique/workers.ts';
import { suivreLesDemandes } from '#lib/tenue/taches.ts';
import { annoncerUnEvenement, essayerWebhook, livrerWebhook } from '#lib/webhook/taches.ts';

const RECONNECT_MS = 1_000;
const POLL_MS = 1_000;
const RESCUE_MS = 5_000;

/** A job under its own id: what it writes to the logs bears it. */
const named =
  <P>(run: (payload: P) => Promise<unknown>): Task =>
  (payload, { job }) =>
    dansLeFil({ tache: job.task_identifier, id: job.id }, () =>
      mesurer('tache', { tache: job.task_identifier }, async () => {
        await run(payload as P);
      }),
    );

const TASKS: { [N in keyof Taches]: Task } = {
  produire_courriers: named<Taches['produire_courriers']>(produireCourriers),
  reprendre_annonces: named<Taches['reprendre_annonces']>(reprendreLesAnnonces),
  notifier_decisions: named<Taches['notifier_decisions']>(notifierDecisions),
  envoyer_courriels: named<Taches['envoyer_courriels']>(envoyerCourriels),
  accuser_enregistrement: named<Taches['accuser_enregistrement']>((charge) => accuserEnregistrement(charge)),
  oublier_les_brouillons: named(() => oublierLesBrouillons()),
  annoncer_reponse: named<Taches['annoncer_reponse']>(annoncerReponse),
  inviter_a_la_part: named<Taches['inviter_a_la_part']>((charge) => inviterALaPart(charge)),
  dire_sans_chiffres: named<Taches['dire_sans_chiffres']>((charge) => direSansChiffresAuConcubin(charge)),
  dire_refus_du_concubin: named<Taches['dire_refus_du_concubin']>((charge) => direRefusDuConcubin(charge)),
  dire_changement_de_compte: named<Taches['dire_changement_de_compte']>((charge) =>
    direChangementDeCompte(charge),
  ),
  dire_suite_de_procuration: named<Taches['dire_suite_de_procuration']>((charge) =>
    direSuiteDeProcuration(charge),
  ),
  demander_a_la_caisse: named<Taches['demander_a_la_caisse']>((charge) => demanderALaCaisse(charge)),
  recuperer_chiffres: named<Taches['recuperer_chiffres']>((charge) => recupererChiffres(charge)),
  oublier_les_chiffres: named(() => oublierLesChiffres()),
  envoyer_relances: named<Taches['envoyer_relances']>(envoyerRelances),
  inviter_concubin: named<Taches['inviter_concubin']>(inviterConcubin),
  demander_etat_civil: named<Taches['demander_etat_civil']>(demanderEtatCivil),
  rappeler_les_delais: named(() => rappelerLesDelais()),
  envoyer_rappels: named<Taches['envoyer_rappels']>((charge) => envoyerRappels(charge)),
  annoncer_message: named<Taches['annoncer_message']>(annoncerMessage),
  purger_consentements: named(() => purgerConsentements()),
  reprendre_courriers: named(reprendreCourriers),
  faire_partir_les_decisions: named(() => fairePartirLesDecisions()),
  suivre_personne: named<Taches['suivre_personne']>(suivrePersonne),
  verser_avis: named<Taches['verser_avis']>(verserAvis),
  relever_fichiers: named<Taches['relever_fichiers']>(releverLesFichiers),
  suivre_les_echeances: named(() => suivreLesEcheances()),
  prevenir_etablissement: named<Taches['prevenir_etablissement']>(prevenirEtablissement),
  prevenir_des_recours: named<Taches['prevenir_des_recours']>(prevenirDesRecours),
  etudier_passage: named<Taches['etudier_passage']>(etudierPassage),
  remettre_les_restes: named(remettreLesRestes),
  mesurer_effet: named<Taches['mesurer_effet']>(mesurerEnsemble),
  comparer_import: named<Taches['comparer_import']>(comparerImport),
  appliquer_import: named<Taches['appliquer_import']>(appliquerImport),
  suivre_inscriptions: named<Taches['suivre_inscriptions']>(suivreInscriptions),
  demander_a_sygne: named<Taches['demander_a_sygne']>((charge) => demanderASygne(charge)),
  oublier_imports: named(() => oublierImports()),
  oublier_les_essais: named(oublierLesEssais),
  oublier_les_echanges: named(oublierLesEchanges),
  entretenir_les_appels: named(entretenirLesAppels),
  surveiller_les_appels: named(surveillerLesAppels),
  interroger: named<Taches['interroger']>(interroger),
  poursuivre_les_interrogations: named(poursuivreLesInterrogations),
  effacer_les_interrogations: named(effacerLesInterrogations),
  verifier_une_boite: named<Taches['verifier_une_boite']>(verifierUneBoite),
  dire_un_evenement: named<Taches['dire_un_evenement']>(direUnEvenement),
  annoncer_un_evenement: named<Taches['annoncer_un_evenement']>(annoncerUnEvenement),
  livrer_webhook: named<Taches['livrer_webhook']>((charge) => livrerWebhook(charge)),
  essayer_webhook: named<Taches['essayer_webhook']>(essayerWebhook),
  rappeler_expirations: named(() => rappelerLesExpirations()),
  suivre_les_demandes: named(() => suivreLesDemandes()),
  annoncer_l_elimination: named<Taches['annoncer_l_elimination']>((charge) => annoncerLElimination(charge)),
  poursuivre_les_eliminations: named(() => poursuivreLesEliminations()),
  eliminer: named<Taches['eliminer']>(eliminer),
  compter_la_conservation: named(compterLaConservation),
  sceller_journal: named(() => sceller(jourAParis(maintenant()))),
  verifier_journal: named(verifierEtGarder),
  relever_chiffres: named(() => releverLesChiffres()),
};

/**
 * Sealed before midnight in Paris, winter and summer; a day when no worker ran is sealed by the next that starts.
 */
const CRON = parseCronItems([
  { task: 'sceller_journal', match: '50 21 * * *', options: { backfillPeriod: 86_400_000 } },
  { task: 'reprendre_courriers', match: '0 * * * *' },
  // The hour of departure is Paris time, and a worker may be down then: looked at often, done once.
  { task: 'faire_partir_les_decisions', match: '*/5 * * * *' },
  { task: 'suivre_les_echeances', match: '30 4 * * *', options: { backfillPeriod: 86_400_000 } },
  { task: 'remettre_les_restes', match: '10 5 * * *', options: { backfillPeriod: 86_400_000 } },
  { task: 'rappeler_expirations', match: '0 5 * * *', options: { backfillPeriod: 86_400_000 } },
  { task: 'suivre_les_demandes', match: '5 5 * * *', options: { backfillPeriod: 86_400_000 } },
  { task: 'rappeler_les_delais', match: '50 4 * * *', options: { backfillPeriod: 86_400_000 } },
  { task: 'oublier_les_essais', match: '0 2 * * 0' },
  { task: 'oublier_les_echanges', match: '10 2 * * 0' },
  { task: 'surveiller_les_appels', match: '*/15 * * * *' },
  { task: 'poursuivre_les_interrogations', match: '* * * * *' },
  { task: 'effacer_les_interrogations', match: '*/15 * * * *' },
  { task: 'entretenir_les_appels', match: '15 2 * * *' },
  { task: 'demander_a_sygne', match: '40 0 * * *' },
  { task: 'relever_fichiers', match: '20 2 * * *' },
  { task: 'purger_consentements', match: '20 3 * * *' },
  { task: 'oublier_imports', match: '40 2 * * *' },
  { task: 'oublier_les_brouillons', match: '50 2 * * *' },
  { task: 'oublier_les_chiffres', match: '55 2 * * *' },
  { task: 'compter_la_conservation', match: '30 3 * * *', options: { backfillPeriod: 86_400_000 } },
  { task: 'poursuivre_les_eliminations', match: '35 3 * * *', options: { backfillPeriod: 86_400_000 } },
  { task: 'verifier_journal', match: '10 3 * * 0' },
  { task: 'relever_chiffres', match: '5 * * * *', options: { backfillPeriod: 3_600_000 } },
]);

const logger = new Logger(() => (level, message, meta) => {
  const { failure, job, error } = (meta ?? {}) as {
    failure?: boolean;
    job?: { id: string; task_identifier: string; attempts: number };
    error?: Error;
  };
  if (failure && job) {
    const { id, task_identifier: tache, attempts: essai } = job;
    consigner('erreur', 'tache_en_echec', { tache, id, essai, ...champsDe(error) });
  } else if (level === 'error' || level === 'warning') {
    consigner(level === 'error' ? 'erreur' : 'attention', 'file', error ? champsDe(error) : { dit: message });
  }
});

let stopping = false;
let runner: Runner | undefined;

/**
 * Leaves the queue, for `serve` to come back under another name. After an incident of the database nobody knows which
 * jobs are still locked under this one: as soon as no connection bears it, they go back to the queue.
 */
function leave(): void {
  const left = runner;
  runner = undefined;
  left?.stop().catch(() => {});
}

/** Serves the queue until the worker is told to stop, or loses its database. */
async function serve(): Promise<void> {
  const id = randomUUID();
  const pool = ouvrirPool({
    connectionString: configuration().databaseUrlWorker,
    application_name: nomDuWorker(id, Math.floor(Date.now() / 1000)),
    max: TACHES_A_LA_FOIS + 4,
    connectionTimeoutMillis: 5_000,
  });
  const events: WorkerEvents = new EventEmitter();
  // Jobs are locked under the name that PostgreSQL sees on the connections.
  events.on('pool:create', ({ workerPool }) => {
    workerPool.id = id;
  });
  events.on('worker:getJob:error', leave);
  const rescue = setInterval(() => libererLesTachesDesMorts(pool).catch(() => {}), RESCUE_MS);
  try {
    const served = await run({
      pgPool: pool,
      taskList: TASKS as TaskList,
      parsedCronItems: CRON,
      concurrency: TACHES_A_LA_FOIS,
      pollInterval: POLL_MS,
      noHandleSignals: true,
      logger,
      events,
    });
    runner = served;
    if (stopping) leave();
    await served.promise;
  } finally {
    clearInterval(rescue);
    await Promise.race([pool.end(), setTimeout(RECONNECT_MS)]).catch(() => {});
  }
}

function stop(): void {
  if (stopping) process.exit(1);
  stopping = true;
  leave();
}

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, stop);

// The queue does not wait for the answer when it marks a job done or failed: a database that goes away then shows here.
process.on('unhandledRejection', (error) => {
  consigner('erreur', 'perdue_en_marquant_une_tache', champsDe(error));
  leave();
});

verifierConfiguration('worker');
const stopTelemetry = demarrerLaTelemetrie('worker');
while (!stopping) {
  await serve().catch((error) => consigner('erreur', 'file_perdue', champsDe(error)));
  if (!stopping) await setTimeout(RECONNECT_MS);
}
messagerie().fermer();
await fermerPrisma();
await stopTelemetry();
process.exit(0);
