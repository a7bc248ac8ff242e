import { CibleSchema } from '#lib/dossier/schema.ts';
import { NumeroSchema } from '#lib/reception/schema.ts';

/** The number on the slip of a registered letter. */
export const RelancerEnRecommandeSchema = CibleSchema.extend({ numero: NumeroSchema });
