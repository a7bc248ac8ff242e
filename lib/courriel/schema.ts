import { z } from 'zod';
import { CourrielSchema } from '#lib/technique/champs.ts';

/** The address at which a family wants to be written to: typed, or one of those that its page proposes. */
export const MonAdresseSchema = z
  .object({ courriel: CourrielSchema, proposee: CourrielSchema })
  .transform(({ courriel, proposee }, contexte) => {
    const voulue = proposee ?? courriel;
    if (voulue) return voulue;
    contexte.addIssue({
      code: 'custom',
      path: ['courriel'],
      message: 'Courriel : écrivez votre adresse, par exemple nom@exemple.fr.',
    });
    return z.NEVER;
  });
