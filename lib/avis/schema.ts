import { z } from 'zod';
import { CibleSchema, MotivationSchema } from '#lib/dossier/schema.ts';
import { CAUSES_D_ATTENTE } from '#lib/droit/avis/causes.ts';
import { JourSchema } from '#lib/technique/champs.ts';

/** What a family says online of the avis that it waits for: it counts from the day itself. */
export const AnnonceEnLigneSchema = CibleSchema.extend({
  cause: z.enum(CAUSES_D_ATTENTE, 'Cause : dites si l’avis n’est pas reçu, ou s’il doit être rectifié.'),
});

/** What an agent records of it: the day is that of the letter or of the call. */
export const AnnonceSchema = AnnonceEnLigneSchema.extend({ annonceLe: JourSchema });

/** What a person judges of a late avis. */
export const JugementSchema = CibleSchema.extend({ recuLe: JourSchema, motivation: MotivationSchema });
