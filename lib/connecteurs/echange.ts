/** What each call to a service of the State owes: a trace that says why, and its turn. Both are kept outside the connectors. */

/** Doors that are called, each under its own habilitation. Same words as the CHECK of `echange`. */
export type Service = 'sfip' | 'r2p' | 'impot_particulier' | 'quotient_familial';

/**
 * Keeps the trace of a call about to leave; resolves with its correlation number, a UUID that both sides keep. Rejects with
 * a {@link SansFondement} when nothing founds it: nothing is sent then.
 */
export type Tracer = (service: Service) => Promise<string>;

/** Takes the next turn; resolves with the milliseconds until it comes. A try again is a request, and takes its own. */
export type Tour = () => Promise<number>;

/** Neither a consent nor a pending demande founds this call, or no longer. */
export class SansFondement extends Error {
  override name = 'SansFondement';
}
