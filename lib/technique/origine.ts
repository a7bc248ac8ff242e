import { configuration } from './configuration.ts';
import { Refus } from './refus.ts';

/**
 * Lets a request that changes something pass only when our own pages sent it. Server Actions check this by
 * themselves; each route handler that mutates calls it first. Throws a Refus "interdit" otherwise.
 */
export function exigerMemeOrigine(requete: Request): void {
  const origine = requete.headers.get('origin');
  if (origine === null || origine !== new URL(configuration().url).origin)
    throw new Refus(
      'interdit',
      'Cette demande ne vient pas d’une page de ce site : revenez à la page et recommencez.',
    );
}
