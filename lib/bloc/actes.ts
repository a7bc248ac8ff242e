/** The plain text that an académie adds to its letters: proposed by one administrateur, in force once another confirms. */
import type { z } from 'zod';
import { administrer } from '#lib/administration/actes.ts';
import type { Portee } from '#lib/technique/portee.ts';
import { Refus } from '#lib/technique/refus.ts';
import { essayer } from './queries.ts';
import type { ProposerBlocSchema } from './schema.ts';

/**
 * Proposes a text, which another administrateur confirms: always returns false. Throws a Refus when the letter could not be
 * composed with it, on another version, or for a text already in force.
 */
export async function proposerBloc(
  portee: Portee,
  { motif, ...contenu }: z.output<typeof ProposerBlocSchema>,
): Promise<boolean> {
  const { composition } = await essayer(portee, contenu);
  if (composition.genre === 'impossible')
    throw new Refus('impossible', composition.defauts.join(' '), { champ: 'texte' });
  return administrer(portee, 'regler_bloc', { objetId: null, contenu, motif });
}
