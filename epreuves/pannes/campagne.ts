/**
 * People at work, two workers, and faults one after the other. At the end: what was acknowledged is there, nothing is there
 * twice, the health told what was wrong.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';
import type { Accompli } from '#lib/dossier/porte.ts';
import { sante } from '#lib/technique/sante.ts';
import { verifierLeJournal } from '#lib/technique/verification.ts';
import { runNode } from '#scripts/processus.ts';
import type { Equipe, Rapport } from './agents.ts';
import { FAUTES, SANS_BASE } from './fautes.ts';
import { attendre, type Pile, tuer } from './pile.ts';

export const PANNES = ['siteTue', 'workerTue', ...Object.keys(FAUTES)] as readonly Panne[];
export type Panne = 'siteTue' | 'workerTue' | keyof typeof FAUTES;

export interface Campagne {
  /** Faults, in the order in which they come. */
  pannes: readonly Panne[];
  /** People at work at once. */
  agents: number;
  /** Acts that are acknowledged before each fault. */
  entre: number;
  /** Dossiers of each process of people, which ends when they are decided. */
  parEquipe: number;
}

export interface Bilan {
  acquittes: number;
  /** Acts cut short by a fault: their person was told, and nothing was promised. */
  coupes: number;
  /** Mails that came more than once, each under the same Message-ID: a kill between the sending and its mark. */
  courrielsRedits: number;
  /** What the health said, each once. */
  causes: string[];
  /** What should not be, each in one line. Empty: it held. */
  manques: string[];
}

/** Rows that would be there twice, in SQL, by what they are. */
const DOUBLES: Readonly<Record<string, string>> = {
  'actes du journal': 'SELECT dossier_id FROM ligne_de_journal GROUP BY dossier_id, acte HAVING count(*) > 1',
  décisions: 'SELECT dossier_id FROM decision GROUP BY dossier_id HAVING count(*) > 1',
  courriers: 'SELECT dossier_id FROM courrier GROUP BY dossier_id, genre HAVING count(*) > 1',
  notifications: 'SELECT decision_id FROM notification GROUP BY decision_id HAVING count(*) > 1',
  'versions sans ligne de journal': `SELECT id FROM dossier d WHERE version <> (SELECT count(*) FROM ligne_de_journal WHERE dossier_id = d.id)`,
  'courriers qui ne sont pas partis': `SELECT id FROM courrier WHERE etat <> 'produit' OR courriel IS NOT NULL AND courriel_envoye_le IS NULL`,
  'décisions que personne ne connaît':
    'SELECT id FROM decision WHERE id NOT IN (SELECT decision_id FROM notification)',
};

/** Runs a campaign on a stack that stands, and tells what came of it. */
export async function mener(pile: Pile, { pannes, agents, entre, parEquipe }: Campagne): Promise<Bilan> {
  const acquittes: Accompli[] = [];
  const manques: string[] = [];
  const causes = new Set<string>();
  let coupes = 0;
  let rang = 0;
  let equipe: ChildProcess | undefined;
  const workers = [await pile.demarrerWorker(), await pile.demarrerWorker()];

  const entendre = (rapport: Rapport): void => {
    if (rapport.genre === 'acquitte') acquittes.push(rapport.accompli);
    else if (rapport.genre === 'faute' && rapport.nature === 'base') coupes++;
    else if (rapport.genre === 'faute') manques.push(rapport.nature);
  };
  const embaucher = (): ChildProcess => {
    const nouvelle = fork(new URL('agents.ts', import.meta.url), {
      env: pile.env,
      execArgv: ['--no-warnings'],
    });
    nouvelle.on('message', entendre);
    nouvelle.send({ nombre: agents, de: rang, a: rang + parEquipe } satisfies Equipe);
    rang += parEquipe;
    return nouvelle;
  };
  const finie = () => !equipe || equipe.exitCode !== null || equipe.signalCode !== null;
  const ecouter = async (): Promise<void> => {
    for (const cause of (await sante()).causes) causes.add(cause);
  };

  const casser: Record<Panne, () => Promise<void>> = {
    ...Object.fromEntries(Object.entries(FAUTES).map(([nom, faute]) => [nom, () => faute(pile)])),
    siteTue: () => tuer(equipe ?? embaucher()),
    async workerTue() {
      const mort = workers.shift();
      if (mort) await tuer(mort);
      workers.push(await pile.demarrerWorker());
    },
  } as Record<Panne, () => Promise<void>>;

  for (const panne of pannes) {
    const vise = acquittes.length + entre;
    while (acquittes.length < vise) {
      if (finie()) equipe = embaucher();
      await setTimeout(20);
    }
    let fini = false;
    const veille = (async () => {
      while (!fini) await ecouter().then(() => setTimeout(50));
    })();
    await casser[panne]();
    fini = true;
    await veille;
  }
  if (equipe && !finie()) await new Promise((suite) => equipe?.once('exit', suite));
  await vider(pile);
  manques.push(...(await manquesDe(pile, acquittes)));
  if (
    pannes.some((panne) => SANS_BASE.includes(panne)) &&
    ![...causes].some((dite) => dite.includes('ne répond pas'))
  )
    manques.push('la santé n’a jamais dit que la base manquait');
  const mails = await pile.mails();
  const courrielsRedits = mails.filter(({ count }) => count > 1).length;
  return { acquittes: acquittes.length, coupes, courrielsRedits, causes: [...causes], manques };
}

/** Waits until nothing is left to do: what failed meanwhile is tried again at once. */
async function vider(pile: Pile): Promise<void> {
  await attendre(async () => {
    await pile.compter(
      `WITH repris AS (UPDATE graphile_worker._private_jobs SET run_at = now() WHERE run_at > now() RETURNING 1) SELECT count(*) FROM repris`,
    );
    return (await pile.compter('SELECT count(*) FROM graphile_worker.jobs')) === 0;
  });
}

async function manquesDe(pile: Pile, acquittes: readonly Accompli[]): Promise<string[]> {
  const manques: string[] = [];
  const lignes: { dossier: string; rang: number; etat: string }[] = JSON.parse(
    await pile.lire(
      `SELECT coalesce(json_agg(json_build_object('dossier', dossier_id, 'rang', rang, 'etat', vers_etat)), '[]')::text FROM ligne_de_journal`,
    ),
  );
  const ecrites = new Map(lignes.map(({ dossier, rang, etat }) => [`${dossier}/${rang}`, etat]));
  for (const { dossierId, version, etat } of acquittes)
    if (ecrites.get(`${dossierId}/${version}`) !== etat)
      manques.push(`un acte acquitté n’est pas là : dossier ${dossierId}, version ${version}`);
  for (const [quoi, sql] of Object.entries(DOUBLES)) {
    const nombre = await pile.compter(`SELECT count(*) FROM (${sql}) AS x`);
    if (nombre > 0) manques.push(`${quoi} : ${nombre}`);
  }
  const { faute } = await verifierLeJournal();
  if (faute) manques.push(`le journal est cassé : ${faute}`);
  if ((await runNode(['scripts/fichiers-verifier.ts'], pile.env, 'inherit')) !== 0)
    manques.push('des fichiers ne s’ouvrent pas');
  const annoncees = await pile.compter('SELECT count(*) FROM courrier WHERE courriel IS NOT NULL');
  const recus = (await pile.mails()).length;
  if (annoncees !== recus) manques.push(`${annoncees} courriels attendus, ${recus} reçus`);
  return manques;
}
