/**
 * Where the site sends received bytes to be judged: a process of its own for each sending, without our secrets, which
 * ends with it, and is killed when a file asks too much of it (docs/adr/octets-recus.md).
 */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { type champsDe, consigner } from '#lib/technique/consignes.ts';
import { lancerEnclos } from '#lib/technique/enclos.ts';
import { Guichet } from '#lib/technique/guichet.ts';
import type { Auteur } from '#lib/technique/portee.ts';
import { Refus } from '#lib/technique/refus.ts';
import type { Travaux } from './juges/travaux.ts';

/** What one work may cost. */
export interface Limites {
  /** Seconds of processor, whatever else the machine does. */
  secondes: number;
  /** Memory of the whole process. A photograph of 50 million points takes two thirds of it. */
  megaoctets: number;
}

const LIMITES: Record<keyof Travaux, Limites> = {
  piece: { secondes: 30, megaoctets: 1500 },
  resume_de_cas: { secondes: 120, megaoctets: 1500 },
  reponses_aux_cas: { secondes: 120, megaoctets: 1500 },
  lire_tableau: { secondes: 30, megaoctets: 800 },
  lire_retours: { secondes: 30, megaoctets: 800 },
  compter_pages: { secondes: 60, megaoctets: 1500 },
  assembler: { secondes: 120, megaoctets: 1500 },
};

/** Beyond, whatever the process does, nobody waits for it any more. */
const PATIENCE_MS = 10 * 60_000;

/** The work went beyond its limits, or brought its process down: what was received asks too much. */
export class TravailInterrompu extends Error {
  override readonly name = 'TravailInterrompu';
}

/** Two sendings at once, less on a small machine; a person waits behind its own. */
const GUICHET = Symbol.for('bourses.atelier');
const global = globalThis as { [GUICHET]?: Guichet };
// The framework loads this module once for the pages and once for the routes: the counter is one.
global[GUICHET] ??= new Guichet({
  places: Math.min(2, availableParallelism()),
  parPersonne: 3,
  attente: 20,
});

/** Has a work done, in the process of one sending. Throws `TravailInterrompu`, or the Refus of the work. */
export type Demander = <T extends keyof Travaux>(
  travail: T,
  entree: Parameters<Travaux[T]>[0],
  limites?: Limites,
) => Promise<Awaited<ReturnType<Travaux[T]>>>;

/** The work of one sending of one person, when its turn comes: see `Guichet`. */
export const aSonTour = <R>({ genre, id }: Expediteur, envoi: () => Promise<R>): Promise<R> =>
  (global[GUICHET] as Guichet).servir(`${genre}:${id}`, envoi);

type Expediteur = Pick<Auteur, 'genre' | 'id'>;

/** The works of one sending of one person, in the process that they share. */
export const enAtelier = <R>(expediteur: Expediteur, envoi: (demander: Demander) => Promise<R>): Promise<R> =>
  aSonTour(expediteur, async () => {
    const atelier = new Atelier();
    try {
      return await envoi((travail, entree, limites = LIMITES[travail]) =>
        atelier.demander(travail, entree, limites),
      );
    } finally {
      atelier.fermer();
    }
  });

const PROGRAMME = 'scripts/examinateur.ts';

/** What the process answers: done, refused with its sentence, or a fault that nobody foresaw. */
export type Reponse = { fait: unknown } | { refus: string } | { faute: ReturnType<typeof champsDe> };

/** An answer, and whether the process has already taken half of the memory it may. */
export interface Message {
  dit: Reponse;
  chargee: boolean;
}

/** One process, started at the first work and again after it was killed. */
class Atelier {
  #processus: ChildProcess | undefined;

  async demander<T extends keyof Travaux>(
    travail: T,
    entree: Parameters<Travaux[T]>[0],
    limites: Limites,
  ): Promise<Awaited<ReturnType<Travaux[T]>>> {
    if (!this.#processus || aFini(this.#processus)) this.#processus = await this.#ouvrir();
    const { dit: reponse, chargee } = await this.#echanger(this.#processus, { travail, entree, limites });
    // What a large photograph took is not all given back: the next file of the sending starts anew.
    if (chargee) this.fermer();
    if ('fait' in reponse) return reponse.fait as Awaited<ReturnType<Travaux[T]>>;
    if ('refus' in reponse) throw new Refus('impossible', reponse.refus);
    consigner('attention', 'octets_en_faute', { travail, ...reponse.faute });
    this.fermer();
    throw new TravailInterrompu(travail);
  }

  fermer(): void {
    this.#processus?.kill('SIGKILL');
    this.#processus = undefined;
  }

  /** Throws when the process cannot even start: a fault of ours, not of the file. */
  async #ouvrir(): Promise<ChildProcess> {
    const processus = lancerEnclos({}, PROGRAMME);
    // What goes wrong is told by its end; without a listener, it would end the site.
    processus.on('error', () => processus.kill('SIGKILL'));
    await premierMot(processus).catch((cause) => {
      throw new Error(`${PROGRAMME} ne démarre pas`, { cause });
    });
    return processus;
  }

  async #echanger(processus: ChildProcess, demande: object): Promise<Message> {
    const patience = setTimeout(() => processus.kill('SIGKILL'), PATIENCE_MS);
    try {
      // A process that is gone cannot be spoken to: its end says so.
      processus.send(demande, () => undefined);
      return (await premierMot(processus)) as Message;
    } catch (erreur) {
      consigner('attention', 'octets_interrompus', { par: (erreur as Error).message });
      this.fermer();
      throw erreur;
    } finally {
      clearTimeout(patience);
    }
  }
}

const aFini = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null;

/** The next message of a process. Throws TravailInterrompu, with the signal or the code, when it ends before. */
async function premierMot(processus: ChildProcess): Promise<unknown> {
  const fin = new AbortController();
  const ecoute = { signal: fin.signal };
  const interrompu = () => new TravailInterrompu(processus.signalCode ?? String(processus.exitCode));
  if (aFini(processus)) throw interrompu();
  try {
    return await Promise.race([
      once(processus, 'message', ecoute).then(([mot]) => mot),
      once(processus, 'exit', ecoute).then(() => Promise.reject(interrompu())),
    ]);
  } finally {
    fin.abort();
  }
}
