/**
 * People at work, two workers, and faults one after the other. At the end: what was acknowledged is there, nothing is there
 * twice, the health told what was wrong.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';
import type { Accompli } from '#lib/dossier/porte.ts';
import { sante } from '#lib/technique/sante.ts';
import { verifierLeJournal } from '#lib/technique/verification.ts';
import { Panne } from '#scripts/panne.ts';
import { runNode } from '#scripts/processus.ts';
import type { Equipe, Rapport } from './agents.ts';
import { EXCUSES, FAUTES, SANS_BASE } from './fautes.ts';
import { attendre, type Pile, tuer } from './pile.ts';
import { recevoir } from './visiteurs.ts';

/** Those that need no site of its own. `agentsTues`: the process where people act. */
export const PANNES = ['agentsTues', 'workerTue', ...Object.keys(FAUTES)] as readonly NomDePanne[];
/** `serveurTue`: the site that people visit. */
export type NomDePanne = 'agentsTues' | 'workerTue' | 'serveurTue' | keyof typeof FAUTES;

export interface Campagne {
  /** Faults, in the order in which they come. */
  pannes: readonly NomDePanne[];
  /** People at work at once. */
  agents: number;
  /** Acts that are acknowledged before each fault. */
  entre: number;
  /** Dossiers of each process of people, which ends when they are decided. */
  parEquipe: number;
  /** Folder of the site's image, and how many people visit it; nobody without it. */
  site?: { image: string; visiteurs: number };
}

export interface Bilan {
  acquittes: number;
  /** Acts cut short by a fault: their person was told, and nothing was promised. */
  coupes: number;
  /** Mails that came more than once, each under the same Message-ID: a kill between the sending and its mark. */
  courrielsRedits: number;
  /** Requests that the site answered, and acts done through it. */
  visites: { repondues: number; actes: number };
  /** What the health said, each once. */
  causes: string[];
  /** What should not be, each in one line. Empty: it held. */
  manques: string[];
}

/** Rows that would be there twice, in SQL, by what they are. */
const DOUBLES: Readonly<Record<string, string>> = {
  'actes du journal':
    'SELECT dossier_id FROM ligne_de_journal GROUP BY dossier_id, acte, enregistrement_id HAVING count(*) > 1',
  décisions: 'SELECT dossier_id FROM decision GROUP BY dossier_id, genre HAVING count(*) > 1',
  courriers:
    'SELECT dossier_id FROM courrier GROUP BY dossier_id, genre, decision_id, demande_de_pieces_id, recours_id HAVING count(*) > 1',
  notifications: 'SELECT decision_id FROM notification GROUP BY decision_id HAVING count(*) > 1',
  'versions sans ligne de journal': `SELECT id FROM dossier d WHERE version <> (SELECT count(*) FROM ligne_de_journal WHERE dossier_id = d.id)`,
  'courriers qui ne sont pas partis': `SELECT id FROM courrier WHERE etat <> 'produit' OR courriel IS NOT NULL AND courriel_envoye_le IS NULL`,
  'décisions que personne ne connaît':
    'SELECT id FROM decision WHERE id NOT IN (SELECT decision_id FROM notification)',
};

/** Runs a campaign on a stack that stands, and tells what came of it. */
export async function mener(
  pile: Pile,
  { pannes, agents, entre, parEquipe, site }: Campagne,
): Promise<Bilan> {
  const acquittes: Accompli[] = [];
  const manques: string[] = [];
  const causes = new Set<string>();
  /** Dossiers of a collège that its chef instructs from the site. */
  const laisses: string[] = [];
  const excuse = { numero: 0, enCours: false };
  let coupes = 0;
  let rang = 0;
  let epuise = false;
  let equipe: ChildProcess | undefined;
  const workers = [await pile.demarrerWorker(), await pile.demarrerWorker()];

  const entendre = (rapport: Rapport): void => {
    if (rapport.genre === 'acquitte') {
      acquittes.push(rapport.accompli);
      if (rapport.laisse) laisses.push(rapport.accompli.dossierId);
    } else if (rapport.genre === 'personne') epuise = true;
    else if (rapport.genre === 'faute' && rapport.nature === 'base') coupes++;
    else if (rapport.genre === 'faute') manques.push(rapport.nature);
  };
  const embaucher = (): ChildProcess => {
    const nouvelle = fork(new URL('agents.ts', import.meta.url), {
      env: pile.env,
      execArgv: ['--no-warnings'],
    });
    nouvelle.on('message', entendre);
    nouvelle.send({
      nombre: agents,
      de: rang,
      a: rang + parEquipe,
      laisser: site !== undefined,
    } satisfies Equipe);
    rang += parEquipe;
    return nouvelle;
  };
  const finie = () => !equipe || equipe.exitCode !== null || equipe.signalCode !== null;
  let serveur = site && (await pile.demarrerSite(site.image));
  const visiteurs =
    site &&
    recevoir({
      site: String(pile.env.NEXTAUTH_URL),
      nombre: site.visiteurs,
      aInstruire: () => laisses.pop(),
      excuses: () => ({ ...excuse }),
    });
  const ecouter = async (): Promise<void> => {
    for (const cause of (await sante()).causes) causes.add(cause);
  };

  const casser: Record<NomDePanne, () => Promise<void>> = {
    ...Object.fromEntries(Object.entries(FAUTES).map(([nom, faute]) => [nom, () => faute(pile)])),
    agentsTues: () => tuer(equipe ?? embaucher()),
    async serveurTue() {
      if (!site || !serveur) return;
      await tuer(serveur);
      serveur = await pile.demarrerSite(site.image);
    },
    async workerTue() {
      const mort = workers.shift();
      if (mort) await tuer(mort);
      workers.push(await pile.demarrerWorker());
    },
  } as Record<NomDePanne, () => Promise<void>>;

  for (const panne of pannes) {
    const vise = acquittes.length + entre;
    while (acquittes.length < vise) {
      if (epuise) throw new Panne('Tous les foyers du monde ont été servis : demandez moins de tours.');
      if (finie()) equipe = embaucher();
      await setTimeout(20);
    }
    let fini = false;
    const veille = (async () => {
      while (!fini) await ecouter().then(() => setTimeout(50));
    })();
    excuse.enCours = EXCUSES.includes(panne);
    excuse.numero += 1;
    await casser[panne]();
    if (excuse.enCours) await seRemettre(pile, site !== undefined);
    excuse.enCours = false;
    fini = true;
    await veille;
  }
  if (equipe && !finie()) await new Promise((suite) => equipe?.once('exit', suite));
  const visites = await visiteurs?.finir();
  await vider(pile);
  manques.push(...(visites?.fautes ?? []), ...(await manquesDe(pile, acquittes)));
  for (const { dossierId, acte } of visites?.actes ?? [])
    if (
      !(await pile.compter(
        `SELECT count(*) FROM ligne_de_journal WHERE dossier_id = '${dossierId}' AND acte = '${acte}'`,
      ))
    )
      manques.push(`un acte que le site a acquitté n’est pas là : dossier ${dossierId}, ${acte}`);
  if (
    pannes.some((panne) => SANS_BASE.includes(panne)) &&
    ![...causes].some((dite) => dite.includes('ne répond pas'))
  )
    manques.push('la santé n’a jamais dit que la base manquait');
  const mails = await pile.mails();
  const courrielsRedits = mails.filter(({ count }) => count > 1).length;
  return {
    acquittes: acquittes.length,
    coupes,
    courrielsRedits,
    visites: { repondues: visites?.repondues ?? 0, actes: visites?.actes.length ?? 0 },
    causes: [...causes],
    manques,
  };
}

/** Waits until the site says that its base serves again: until then it may answer that it cannot. */
async function seRemettre(pile: Pile, visite: boolean): Promise<void> {
  if (!visite) return;
  await attendre(() =>
    fetch(`${pile.env.NEXTAUTH_URL}/api/sante`)
      .then((reponse) => reponse.json())
      .then(({ base }) => base === 'en_service')
      .catch(() => false),
  );
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
