/** The passage to a school year, signed by two, its way back, and each académie opened, stopped, resumed. */
import type { z } from 'zod';
import { administrer } from '#lib/administration/actes.ts';
import { ANNEES } from '#lib/droit/bareme/bareme.ts';
import type { Portee } from '#lib/technique/portee.ts';
import { Refus } from '#lib/technique/refus.ts';
import type { OuvertureSchema, PassageSchema } from './schema.ts';

/**
 * Proposes the passage to a school year, or the way back, which another administrateur confirms: always returns false. Throws a
 * Refus impossible while the law computes no right of that year, once it is done, or once the first act of the year is.
 */
export async function proposerPassage(
  portee: Portee,
  { geste, motif, ...contenu }: z.output<typeof PassageSchema>,
): Promise<boolean> {
  if (geste === 'passer_rentree' && !ANNEES.some(({ rentree }) => rentree === contenu.rentree))
    throw new Refus(
      'impossible',
      'Aucun droit de cette année ne se calcule encore : le barème signé est à livrer avant le passage.',
    );
  return administrer(portee, geste, { objetId: null, contenu, motif });
}

/** Opens, stops or resumes a campaign in an académie, at once. Throws a Refus where there is nothing to open, stop or resume. */
export const reglerOuverture = (
  portee: Portee,
  { geste, motif, ...contenu }: z.output<typeof OuvertureSchema>,
): Promise<boolean> => administrer(portee, geste, { objetId: null, contenu, motif });
