import { z } from 'zod';
import { ValeursSchema } from '#lib/demande/schema.ts';
import { CibleSchema } from '#lib/dossier/schema.ts';

/** What an agent adds to a demande: answers under the names that the form gives them. */
export const ComplementSchema = z.preprocess(
  (envoi) => {
    const { dossierId, version, liste, ...reponses } = Object(envoi);
    return { cible: { dossierId, version, liste }, reponses };
  },
  z.object({ cible: CibleSchema, reponses: ValeursSchema }),
);
