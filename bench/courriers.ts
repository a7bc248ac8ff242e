/**
 * Bench of the letters, on all cores: from the facts of a letter to its PDF on disk, against the PDF engine alone on
 * the same letters already composed. A constant letter is shown too, but is no fair peer: the engine remembers it.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Ordre } from './courriers-lot.ts';
import { type Mesure, mediane, type Options } from './mesure.ts';

const TOURS = 3;
/** A letter for so many dossiers: a campaign at its smallest size stays a matter of seconds. */
const DOSSIERS_PAR_LETTRE = 20;
const ECHAUFFEMENT = 50;

/** Letters a second, all processes together; the slowest one counts. */
async function debitDes(
  processus: readonly ChildProcess[],
  travail: Ordre['travail'],
  nombre: number,
  dossier: string,
): Promise<number> {
  const part = Math.ceil(nombre / processus.length);
  const durees = processus.map(async (fils, i) => {
    const reponse = once(fils, 'message');
    fils.send({ travail, debut: i * part, nombre: part, dossier } satisfies Ordre);
    return ((await reponse) as [number])[0];
  });
  return (part * processus.length * 1000) / Math.max(...(await Promise.all(durees)));
}

/** Letters a second at each size. */
export async function mesurer({ tailles }: Options): Promise<Mesure[]> {
  const dossier = await mkdtemp(join(tmpdir(), 'bench-courriers-'));
  const processus = Array.from({ length: availableParallelism() }, () =>
    fork(new URL('./courriers-lot.ts', import.meta.url)),
  );
  try {
    for (const travail of ['constante', 'moteur', 'lot'] as const)
      await debitDes(processus, travail, ECHAUFFEMENT * processus.length, dossier);
    const mesures: Mesure[] = [];
    for (const taille of tailles) {
      const nombre = Math.ceil(taille / DOSSIERS_PAR_LETTRE);
      const debits: Record<Ordre['travail'], number[]> = { constante: [], moteur: [], lot: [] };
      // One after the other in each round, so that a noisy neighbour disturbs all three alike.
      for (let tour = 0; tour < TOURS; tour++)
        for (const travail of ['constante', 'moteur', 'lot'] as const)
          debits[travail].push(await debitDes(processus, travail, nombre, dossier));
      const moteur = mediane(debits.moteur);
      mesures.push(
        {
          nom: `lettre composée, imprimée, rangée, ${nombre} lettres`,
          valeur: mediane(debits.lot),
          unite: 'lettres/s',
          reference: { nom: 'moteur seul, mêmes lettres', valeur: moteur },
          objectif: { sens: 'au_moins', valeur: 0.8 * moteur },
        },
        {
          nom: `moteur seul, lettre constante, ${nombre} lettres`,
          valeur: mediane(debits.constante),
          unite: 'lettres/s',
          reference: {
            nom: `150/s par cœur (connu), ${processus.length} cœurs`,
            valeur: 150 * processus.length,
          },
          objectif: { sens: 'au_moins', valeur: 130 * processus.length },
        },
      );
    }
    return mesures;
  } finally {
    for (const fils of processus) fils.disconnect();
    await rm(dossier, { recursive: true });
  }
}
