import { z } from 'zod';
import { type Valeurs, ValeursSchema } from '#lib/demande/schema.ts';
import { CibleSchema } from '#lib/dossier/schema.ts';
import { numeroDeVersion } from '#lib/technique/texte.ts';

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

/** The whole form once sent; what is not named here are its answers. */
export const EnvoiSchema = z.preprocess(
  (envoi) => {
    const { dossierId, revision, intention, ...valeurs } = Object(envoi);
    return { dossierId, revision, intention, valeurs };
  },
  z.object({
    dossierId: z.uuid(),
    revision: numeroDeVersion,
    intention: z.enum(['reception', 'brouillon']).default('reception'),
    valeurs: ValeursSchema,
  }),
);

/** What the server answers to a recording that it does not do. */
export interface SaisieRefusee {
  message: string;
  texte?: string;
  /** The draft was saved on the way. */
  revision: number;
  valeurs: Valeurs;
}
