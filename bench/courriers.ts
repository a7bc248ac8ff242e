/**
 * Bench of the letters, on all cores: from dossiers in the database to their PDF on disk, by the worker's own job,
 * against the PDF engine alone on the same letters already composed. A constant letter is shown too, but is no fair
 * peer: the engine remembers it.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { jour } from '#lib/droit/date.ts';
import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';
import { FOYERS } from '#monde/population.ts';
import { le, saisir, scene, verbes } from '#monde/scene.ts';
import { planterReferentiel } from '#prisma/referentiel.ts';
import { type BaseDeBench, ouvrirBase } from './base.ts';
import type { Ordre } from './courriers-lot.ts';
import { type Mesure, mediane, type Options } from './mesure.ts';

/** A letter for so many dossiers: a campaign at its smallest size stays a matter of seconds. */
const DOSSIERS_PAR_LETTRE = 20;
/** Dossiers decided by the real acts; the others are their copies, under other names and addresses. */
const MODELES = 20;
const TRAVAUX = ['constante', 'moteur', 'lot'] as const;

/** Decides dossiers of collège and lycée, attributions and refusals, and leaves their letters to be made. */
async function deciderLesModeles(): Promise<void> {
  const lieux = ['collegePublic', 'lyceePublic'] as const;
  const libres = FOYERS.filter(({ famille, ou, eleves }) => !famille && ou[0] && eleves.length === 1);
  for (const [rang, lieu] of Array.from({ length: MODELES }, (_, i) => [i, lieux[i % 2]] as const)) {
    const foyer = libres.filter(({ ou, responsables }) => ou[0] === lieu && responsables[0]?.sub)[rang];
    if (!foyer) throw new Error(`plus de foyer : ${lieu}`);
    const s = scene(foyer);
    const refusee = rang % 5 === 0;
    await saisir(s, le('2026-09-10'), { rfr: refusee ? 900_000 : 100 + rang });
    await verbes.deposer(s, le('2026-09-10'));
    await verbes.instruire(s, le('2026-09-14'));
    await (refusee ? verbes.refuser : verbes.attribuer)(s, le('2026-09-16'));
  }
}

const copier = (table: string, change: string, condition = 'true') => `
  INSERT INTO ${table} SELECT (jsonb_populate_record(x, jsonb_build_object(${change}))).*
  FROM ${table} x, generate_series(1, :fois) AS n WHERE ${condition};`;
const cle = (colonne: string) => `md5(x.${colonne}::text || n)::uuid`;

/** Copies of everything that a letter reads, in one statement for each table. */
const COPIES = [
  `DELETE FROM courrier WHERE decision_id IS NULL;`,
  copier('eleve', `'id', ${cle('id')}, 'ine', null, 'prenom', x.prenom || ' ' || n`),
  copier(
    'responsable',
    `'id', ${cle('id')}, 'sub', null, 'nom', x.nom || ' ' || n, 'adresse', n || ' ' || x.adresse`,
    'id IN (SELECT demandeur_id FROM dossier)',
  ),
  copier(
    'dossier',
    `'id', ${cle('id')}, 'numero', x.numero || '-' || n, 'eleve_id', ${cle('eleve_id')}, 'demandeur_id', ${cle('demandeur_id')}`,
  ),
  copier('decision', `'id', ${cle('id')}, 'dossier_id', ${cle('dossier_id')}`),
  copier(
    'courrier',
    `'id', ${cle('id')}, 'dossier_id', ${cle('dossier_id')}, 'decision_id', ${cle('decision_id')}, 'reference', x.reference || '-' || n`,
  ),
].join('\n');

/** Makes the letters up to an id wait again, and those alone: a job takes all that wait. */
const aRefaire = (dernier: string) => `
  UPDATE courrier SET etat = 'mis_de_cote', cause = 'hors du banc', cle = NULL WHERE id > '${dernier}';
  UPDATE courrier SET etat = 'a_produire', cle = NULL, empreinte = NULL WHERE id <= '${dernier}';
  DELETE FROM graphile_worker._private_jobs;
  SELECT graphile_worker.add_job('produire_courrier', json_build_object('courrierId', id), job_key := 'courrier:' || id)
  FROM courrier WHERE etat = 'a_produire';
  ANALYZE`;

/** A letter left behind would make the batch look faster than it is. */
async function exigerToutes(nombre: number): Promise<void> {
  const reste = await enPortee(porteeSysteme(jour('2026-09-16')), (tx) =>
    tx.courrier.count({ where: { etat: 'a_produire' } }),
  );
  if (reste > 0) throw new Error(`${reste} lettres sur ${nombre} n’ont pas été produites`);
}

const lettresDecidees = async (): Promise<string[]> => {
  const lignes = await enPortee(porteeSysteme(jour('2026-09-16')), (tx) =>
    tx.courrier.findMany({ select: { id: true }, orderBy: { id: 'asc' } }),
  );
  return lignes.map(({ id }) => id);
};

/** Letters a second, all processes together; the slowest one counts. */
async function debitDes(
  processus: readonly ChildProcess[],
  travail: Ordre['travail'],
  ids: readonly string[],
): Promise<number> {
  const part = Math.ceil(ids.length / processus.length);
  const durees = processus.map(async (fils, i) => {
    const reponse = once(fils, 'message');
    fils.send({ travail, ids: ids.slice(i * part, (i + 1) * part) } satisfies Ordre);
    return ((await reponse) as [number])[0];
  });
  return (ids.length * 1000) / Math.max(...(await Promise.all(durees)));
}

async function mesurerTaille(
  base: BaseDeBench,
  processus: ChildProcess[],
  nombre: number,
  tours: number,
): Promise<Mesure[]> {
  const ids = (await lettresDecidees()).slice(0, nombre);
  const debits: Record<Ordre['travail'], number[]> = { constante: [], moteur: [], lot: [] };
  // One after the other in each round, so that a noisy neighbour disturbs all three alike. The first round warms up.
  for (let tour = 0; tour <= tours; tour++)
    for (const travail of TRAVAUX) {
      if (travail === 'lot') await base.executer(aRefaire(ids.at(-1) ?? ''));
      const debit = await debitDes(
        processus,
        travail,
        tour === 0 && travail !== 'lot' ? ids.slice(0, 100) : ids,
      );
      if (travail === 'lot') await exigerToutes(ids.length);
      if (tour > 0) debits[travail].push(debit);
    }
  const moteur = mediane(debits.moteur);
  return [
    {
      nom: `du dossier en base au PDF rangé, ${ids.length} lettres`,
      valeur: mediane(debits.lot),
      unite: 'lettres/s',
      reference: { nom: 'moteur seul, mêmes lettres', valeur: moteur },
      objectif: { sens: 'au_moins', valeur: 0.8 * moteur },
    },
    {
      nom: `moteur seul, lettre constante, ${ids.length} lettres`,
      valeur: mediane(debits.constante),
      unite: 'lettres/s',
      reference: {
        nom: `150/s par cœur (connu), ${processus.length} cœurs`,
        valeur: 150 * processus.length,
      },
      objectif: { sens: 'au_moins', valeur: 130 * processus.length },
    },
  ];
}

/** Letters a second at each size. */
export async function mesurer({ tailles, tours }: Options): Promise<Mesure[]> {
  const base = await ouvrirBase();
  const nombres = tailles.map((taille) => Math.ceil(taille / DOSSIERS_PAR_LETTRE));
  let processus: ChildProcess[] = [];
  try {
    await planterReferentiel();
    await deciderLesModeles();
    await base.executer(COPIES.replaceAll(':fois', String(Math.ceil(Math.max(...nombres) / MODELES))));
    processus = Array.from({ length: availableParallelism() }, () =>
      fork(new URL('./courriers-lot.ts', import.meta.url)),
    );
    const mesures: Mesure[] = [];
    for (const nombre of nombres) mesures.push(...(await mesurerTaille(base, processus, nombre, tours)));
    return mesures;
  } finally {
    // Before the server, whose end their idle connections would not survive in silence.
    await Promise.all(processus.map((fils) => fils.kill() && once(fils, 'exit')));
    await base.fermer();
  }
}
