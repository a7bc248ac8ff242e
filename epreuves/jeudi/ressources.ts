/** What a passage takes of the machine, and what of it ends first. */
import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { setTimeout } from 'node:timers/promises';

/** Processes counted together, by the name that is told. */
export type Groupes = Readonly<Record<string, () => Promise<number[]> | number[]>>;

/** What was seen over a passage. Times of processor in cores: 1.5 is one core and a half all along. */
export interface Consommation {
  coeurs: number;
  /** Cores busy on the whole machine, whoever keeps them so. */
  machine: number;
  groupes: Readonly<Record<string, number>>;
  /** The busiest process of each group, in cores: a process of Node cannot pass one. */
  plusOccupe: Readonly<Record<string, number>>;
  /** Of the statements seen at work in the base, the share that waited, by what for: Lock, IO, LWLock… */
  attentes: Readonly<Record<string, number>>;
}

const TICS_PAR_SECONDE = 100;

/** Ticks that a process has computed, its dead children's with them; 0 once it is gone. */
async function ticsDe(pid: number): Promise<number> {
  const dits = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const champs = dits
    .slice(dits.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  return [11, 12].reduce((somme, rang) => somme + (champs[rang] ?? 0), 0);
}

/** Ticks that the machine has spent at work and at rest since it started. */
async function ticsDeLaMachine(): Promise<{ travail: number; repos: number }> {
  const [ligne = ''] = (await readFile('/proc/stat', 'utf8')).split('\n');
  const tics = ligne.split(/\s+/).slice(1, 9).map(Number);
  const repos = (tics[3] ?? 0) + (tics[4] ?? 0);
  return { travail: tics.reduce((somme, tic) => somme + tic, 0) - repos, repos };
}

/**
 * Watches the machine until `fini`: every half second the processor of each process, and what the statements of the base
 * wait for. Linux alone tells it.
 */
export async function observer(
  groupes: Groupes,
  attendre: () => Promise<string[]>,
  fini: () => boolean,
): Promise<Consommation> {
  const noms = Object.keys(groupes);
  const vus = new Map<string, Map<number, { premier: number; dernier: number }>>(
    noms.map((nom) => [nom, new Map()]),
  );
  const attentes: Record<string, number> = {};
  let enonces = 0;
  const debut = performance.now();
  const avant = await ticsDeLaMachine();
  for (let encore = true; encore; ) {
    encore = !fini();
    for (const nom of noms)
      for (const pid of await (groupes[nom]?.() ?? [])) {
        const tics = await ticsDe(pid);
        const siens = vus.get(nom);
        const connu = siens?.get(pid);
        if (tics > 0) siens?.set(pid, { premier: connu?.premier ?? tics, dernier: tics });
      }
    for (const attente of await attendre().catch(() => [])) {
      enonces++;
      if (attente) attentes[attente] = (attentes[attente] ?? 0) + 1;
    }
    if (encore) await setTimeout(500);
  }
  const apres = await ticsDeLaMachine();
  const secondes = (performance.now() - debut) / 1_000;
  const enCoeurs = (tics: number): number => tics / TICS_PAR_SECONDE / secondes;
  const parGroupe = (joindre: (tics: number[]) => number) =>
    Object.fromEntries(
      noms.map((nom) => [
        nom,
        enCoeurs(
          joindre([
            0,
            ...[...(vus.get(nom)?.values() ?? [])].map(({ premier, dernier }) => dernier - premier),
          ]),
        ),
      ]),
    );
  return {
    coeurs: availableParallelism(),
    machine: enCoeurs(apres.travail - avant.travail),
    groupes: parGroupe((tics) => tics.reduce((somme, tic) => somme + tic, 0)),
    plusOccupe: parGroupe((tics) => Math.max(...tics)),
    attentes: Object.fromEntries(Object.entries(attentes).map(([nom, fois]) => [nom, fois / enonces])),
  };
}

/** From this share of itself a resource has no room left: what comes more waits. */
const PLEINE = 0.9;
/** From this share of the statements that wait for one thing, that thing holds the base back. */
const RETENUE = 0.3;

const QUOI: Readonly<Record<string, string>> = {
  Lock: 'les verrous de la base : les mêmes lignes sont écrites par plusieurs à la fois',
  IO: 'le disque de la base',
  LWLock: 'la mémoire partagée de la base',
};

const plusGrand = (parts: Readonly<Record<string, number>>): [string, number] =>
  Object.entries(parts).reduce((un, autre) => (autre[1] > un[1] ? autre : un), ['rien', 0]);

/** The first resource that had no room left, in French. Pure. */
export function premiereSaturee({ coeurs, machine, groupes, plusOccupe, attentes }: Consommation): string {
  const notres = Object.values(groupes).reduce((somme, part) => somme + part, 0);
  const [premier, part] = plusGrand(groupes);
  if (machine >= PLEINE * coeurs) {
    const autres = machine - notres;
    const ailleurs =
      autres > coeurs / 10
        ? ` La machine était occupée par autre chose pour ${autres.toFixed(1)} cœur : ces chiffres sont des planchers.`
        : '';
    return `le processeur (${machine.toFixed(1)} cœur sur ${coeurs}), pris d’abord par ${premier} (${part.toFixed(1)}).${ailleurs}`;
  }
  const [seul, occupe] = plusGrand(plusOccupe);
  if (occupe >= PLEINE && seul !== 'la base')
    return `un processus (${seul}), à lui seul sur un cœur (${occupe.toFixed(1)}) : lancez-en un de plus.`;
  const [attente, retenue] = plusGrand(attentes);
  if (retenue >= RETENUE && QUOI[attente])
    return `${QUOI[attente]} (${Math.round(retenue * 100)} % des énoncés attendaient).`;
  return 'aucune : il reste du processeur, du disque et des connexions. Ajoutez des personnes.';
}
