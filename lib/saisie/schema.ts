import { z } from 'zod';
import { ValeursSchema } from '#lib/demande/schema.ts';
import { CibleSchema } from '#lib/dossier/schema.ts';

/** What an agent adds to a demande: answers under the names that the form gives them. */
export const ComplementSchema = CibleSchema.loose().transform(
  ({ dossierId, version, liste, ...reste }, contexte) => {
    const lu = ValeursSchema.safeParse(
      Object.fromEntries(Object.entries(reste).filter(([, valeur]) => typeof valeur === 'string')),
    );
    if (lu.success) return { cible: { dossierId, version, liste }, reponses: lu.data };
    for (const { path, message } of lu.error.issues)
      contexte.addIssue({ code: 'custom', path: [...path], message });
    return z.NEVER;
  },
);
