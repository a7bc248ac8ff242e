/** Calls to another service of the State: bounded in time, tried again when it is down, left alone when it stays so. */
import { setTimeout } from 'node:timers/promises';
import {
  BrokenCircuitError,
  ConsecutiveBreaker,
  circuitBreaker,
  ExponentialBackoff,
  handleType,
  retry,
  wrap,
} from 'cockatiel';
import type { Tour } from './echange.ts';

/** The service did not answer, or said that it cannot for now: the same call may do better later. */
export class SansReponse extends Error {
  override name = 'SansReponse';
}

export interface Politique {
  /** Longest wait for one answer, in milliseconds. */
  delaiMs: number;
  /** Calls made again after the first one, a random while apart that grows from `repriseMs`. */
  reprises: number;
  repriseMs: number;
  /** Failures in a row after which nothing is sent for `reposMs`. */
  coupeApres: number;
  reposMs: number;
  /** Largest answer read, in characters; a million unless a service has larger ones. */
  tailleMax?: number;
}

/** What an operator of such a service can bear. */
export const POLITIQUE: Politique = {
  delaiMs: 10_000,
  reprises: 2,
  repriseMs: 500,
  coupeApres: 10,
  reposMs: 30_000,
};

/** An answer that came, whatever its status; `corps` is what its JSON says, undefined when it is none. */
export interface Recu {
  statut: number;
  corps: unknown;
  /** Mark of this version of the answer (ETag), to ask for it only when it changed. */
  etiquette?: string;
}

/** Sends one request. Rejects with a {@link SansReponse} when all tries failed, or when the service is left alone. */
export type Appeler = (adresse: URL, requete?: RequestInit) => Promise<Recu>;

/** Larger than the answers about one person. */
const TAILLE_MAXIMALE = 1_000_000;

/** Statuses by which a service says that it is away, or asked too much. */
const passager = (statut: number): boolean => statut === 429 || statut >= 500;

const lireJson = (texte: string): unknown => {
  try {
    return JSON.parse(texte);
  } catch {
    return undefined;
  }
};

/**
 * One service and its patience: its failures are counted together, whoever calls it in this process. `tour`: waited for
 * before each request. `repond`: true of a body that is an answer although its status says that the service is away.
 */
export function ouvrirAppels(
  { delaiMs, reprises, repriseMs, coupeApres, reposMs, tailleMax = TAILLE_MAXIMALE }: Politique,
  { tour, repond = () => false }: { tour?: Tour; repond?: (corps: unknown) => boolean } = {},
): Appeler {
  const pannes = handleType(SansReponse);
  const politique = wrap(
    retry(pannes, { maxAttempts: reprises, backoff: new ExponentialBackoff({ initialDelay: repriseMs }) }),
    circuitBreaker(pannes, { halfOpenAfter: reposMs, breaker: new ConsecutiveBreaker(coupeApres) }),
  );
  const envoyer = async (adresse: URL, requete: RequestInit): Promise<Recu> => {
    if (tour) await setTimeout(await tour());
    try {
      const reponse = await fetch(adresse, {
        ...requete,
        redirect: 'error',
        signal: AbortSignal.timeout(delaiMs),
      });
      const texte = await reponse.text();
      if (texte.length > tailleMax) throw new SansReponse('réponse démesurée');
      const corps = lireJson(texte);
      if (passager(reponse.status) && !repond(corps)) throw new SansReponse(`statut ${reponse.status}`);
      const etiquette = reponse.headers.get('etag');
      return { statut: reponse.status, corps, ...(etiquette ? { etiquette } : {}) };
    } catch (erreur) {
      if (erreur instanceof SansReponse) throw erreur;
      // The cause names an address or a delay, never what was asked.
      throw new SansReponse(erreur instanceof Error ? erreur.name : 'réseau');
    }
  };
  return (adresse, requete = {}) =>
    politique
      .execute(() => envoyer(adresse, requete))
      .catch((erreur: unknown) => {
        throw erreur instanceof BrokenCircuitError ? new SansReponse('service laissé au repos') : erreur;
      });
}
