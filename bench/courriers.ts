/**
 * Bench of the letters, on all cores: from dossiers in the database to their PDF on disk, by the worker's own job,
 * against the PDF engine alone on the very same letters already composed; then with the notifications and the mails
 * that follow. The server and the files wait for the disk, as in production. A constant letter is shown too, but is no
 * fair peer: the engine remembers it.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { ajouterTaches, enLots } from '#lib/technique/taches.ts';
import { planterReferentiel } from '#prisma/referentiel.ts';
import { freePort } from '#scripts/postgres.ts';
import { type BaseDeBench, ouvrirBase } from './base.ts';
import type { Ordre } from './courriers-lot.ts';
import { copierLesModeles, deciderLesModeles, LE_JOUR, MODELES } from './courriers-modeles.ts';
import { type Mesure, mediane, type Options } from './mesure.ts';

const TOURS = 3;
/** A letter for so many dossiers: a campaign at its smallest size stays a matter of seconds. */
const DOSSIERS_PAR_LETTRE = 20;
/** Fewer letters go to their end: each round takes others, a decision being notified once. */
const DOSSIERS_PAR_LETTRE_SUIVIE = 100;
type Travail = Ordre['travail'];

const enSysteme = <T>(travail: (tx: Transaction) => Promise<T>): Promise<T> =>
  enPortee(porteeSysteme(LE_JOUR), travail);

/** Makes these letters wait, and no other, and orders them as a set of acts would. */
async function commander(base: BaseDeBench, ids: readonly string[]): Promise<void> {
  await base.executer(`
    UPDATE courrier SET etat = 'a_produire', cle = NULL, empreinte = NULL, courriel_envoye_le = NULL
    WHERE id = ANY ('{${ids}}');
    DELETE FROM graphile_worker._private_jobs; ANALYZE`);
  await enSysteme((tx) =>
    ajouterTaches(
      tx,
      'produire_courriers',
      enLots(ids).map((courrierIds) => ({ courrierIds })),
    ),
  );
}

/** A letter left behind would make the batch look faster than it is. */
async function exigerToutes(ids: readonly string[], chaine: boolean): Promise<void> {
  const reste = await enSysteme((tx) =>
    tx.courrier.count({
      where: {
        id: { in: [...ids] },
        OR: [
          { etat: { not: 'produit' } },
          ...(chaine ? [{ courrielEnvoyeLe: null }, { decision: { notification: null } }] : []),
        ],
      },
    }),
  );
  if (reste > 0) throw new Error(`${reste} lettres sur ${ids.length} ne sont pas parties`);
}

/** Letters a second, all processes together; the slowest one counts. */
async function debitDes(
  processus: readonly ChildProcess[],
  travail: Travail,
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

/** One after the other in each round, so that a noisy neighbour disturbs all alike. The first round warms up. */
async function mesurerTravaux<T extends Travail>(
  travaux: readonly T[],
  mesurer: (travail: T, tour: number) => Promise<number>,
): Promise<Record<T, number>> {
  const debits = new Map<T, number[]>(travaux.map((travail) => [travail, []]));
  for (let tour = 0; tour <= TOURS; tour++)
    for (const travail of travaux) {
      const debit = await mesurer(travail, tour);
      if (tour > 0) debits.get(travail)?.push(debit);
    }
  return Object.fromEntries([...debits].map(([travail, tires]) => [travail, mediane(tires)])) as Record<
    T,
    number
  >;
}

async function mesurerTaille(
  base: BaseDeBench,
  processus: ChildProcess[],
  ids: readonly string[],
): Promise<Mesure[]> {
  const { constante, moteur, lot } = await mesurerTravaux(
    ['constante', 'moteur', 'lot'] as const,
    async (travail) => {
      await commander(base, ids);
      const debit = await debitDes(processus, travail, ids);
      if (travail === 'lot') await exigerToutes(ids, false);
      return debit;
    },
  );
  return [
    {
      nom: `du dossier en base au PDF rangé, ${ids.length} lettres`,
      valeur: lot,
      unite: 'lettres/s',
      reference: { nom: 'moteur seul, mêmes lettres', valeur: moteur },
      objectif: { sens: 'au_moins', valeur: 0.8 * moteur },
    },
    {
      nom: `moteur seul, lettre constante, ${ids.length} lettres`,
      valeur: constante,
      unite: 'lettres/s',
      connu: { nom: `150/s par cœur, ${processus.length} cœurs`, valeur: 150 * processus.length },
      objectif: { sens: 'au_moins', valeur: 130 * processus.length },
    },
  ];
}

/** Until the family knows. */
async function mesurerChaine(
  base: BaseDeBench,
  processus: ChildProcess[],
  ids: readonly string[],
): Promise<Mesure> {
  const part = Math.floor(ids.length / (TOURS + 1));
  const { chaine, moteur } = await mesurerTravaux(['moteur', 'chaine'] as const, async (travail, tour) => {
    const siennes = ids.slice(tour * part, (tour + 1) * part);
    await commander(base, siennes);
    const debit = await debitDes(processus, travail, siennes);
    if (travail === 'chaine') await exigerToutes(siennes, true);
    return debit;
  });
  return {
    nom: `jusqu’à la notification et au courriel, ${part} lettres`,
    valeur: chaine,
    unite: 'lettres/s',
    reference: { nom: 'moteur seul, mêmes lettres', valeur: moteur },
    objectif: { sens: 'au_moins', valeur: 0.5 * moteur },
  };
}

/** The mail box stand-in, as a process of its own; the processes forked afterwards send to it. */
async function ouvrirBoite(): Promise<ChildProcess> {
  const smtp = await freePort();
  Object.assign(process.env, {
    PORT_SMTP: String(smtp),
    SMTP_URL: `smtp://127.0.0.1:${smtp}`,
    PORT_COURRIEL: String(await freePort()),
  });
  const boite = fork(new URL('../doublures/courriel.ts', import.meta.url));
  await once(boite, 'message');
  return boite;
}

/** Letters a second at each size. */
export async function mesurer({ tailles }: Options): Promise<Mesure[]> {
  const nombres = tailles.map((taille) => Math.ceil(taille / DOSSIERS_PAR_LETTRE));
  const chaine = (TOURS + 1) * Math.ceil(Math.min(...tailles) / DOSSIERS_PAR_LETTRE_SUIVIE);
  const base = await ouvrirBase({ durable: true });
  const boite = await ouvrirBoite();
  let processus: ChildProcess[] = [];
  try {
    await planterReferentiel();
    await deciderLesModeles(base);
    await copierLesModeles(base, Math.ceil((Math.max(...nombres) + chaine) / MODELES));
    processus = Array.from({ length: availableParallelism() }, () =>
      fork(new URL('./courriers-lot.ts', import.meta.url)),
    );
    const lettres = await enSysteme((tx) =>
      tx.courrier.findMany({ select: { id: true }, orderBy: { id: 'asc' } }),
    );
    const ids = lettres.map(({ id }) => id);
    const mesures: Mesure[] = [];
    for (const nombre of nombres)
      mesures.push(...(await mesurerTaille(base, processus, ids.slice(chaine, chaine + nombre))));
    mesures.push(await mesurerChaine(base, processus, ids.slice(0, chaine)));
    return mesures;
  } finally {
    // Before the server, whose end their idle connections would not survive in silence.
    await Promise.all(processus.map((fils) => fils.kill() && once(fils, 'exit')));
    boite.kill('SIGTERM');
    await base.fermer();
  }
}
