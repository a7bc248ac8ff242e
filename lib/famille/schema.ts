import { z } from 'zod';
import { CibleSchema } from '#lib/dossier/schema.ts';
import { chaine } from '#lib/technique/texte.ts';

/** Files sent for a piece; the files themselves are read apart. */
export const EnvoiDePieceSchema = CibleSchema.extend({ code: chaine().max(60) });

/** Giving up a demande, said twice: a button pressed by mistake gives up nothing. */
export const RenonciationSchema = CibleSchema.extend({
  confirme: z.literal('oui', 'Cochez la case pour confirmer que vous renoncez.'),
});
