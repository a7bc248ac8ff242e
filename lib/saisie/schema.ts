import { ValeursSchema } from '#lib/demande/schema.ts';
import { CibleSchema } from '#lib/dossier/schema.ts';

/** What an agent adds to a demande: answers under the names that the form gives them. */
export const ComplementSchema = CibleSchema.loose().transform(({ dossierId, version, liste, ...reste }) => ({
  cible: { dossierId, version, liste },
  reponses: ValeursSchema.parse(
    Object.fromEntries(Object.entries(reste).filter(([, valeur]) => typeof valeur === 'string')),
  ),
}));
