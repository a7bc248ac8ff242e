import { z } from 'zod';
import { ValeursSchema } from '#lib/demande/schema.ts';
import { elevesCoches } from '#lib/eleve/schema.ts';
import { numeroDeVersion } from '#lib/technique/texte.ts';

/** Siblings that one form may be for. */
const ELEVES_MAXIMUM = 10;

/** The children for whom the demande is made, ticked one by one. */
export const ChoixSchema = z.looseObject({}).transform((brut: Record<string, unknown>, contexte) => ({
  eleveIds: elevesCoches(brut, contexte, ELEVES_MAXIMUM),
  protection: brut.protection === 'oui',
}));

/** The form as it is sent; what is not named here are its answers. */
export const EnvoiEnLigneSchema = z.preprocess(
  (envoi) => {
    const { dossierId, revision, intention, certifie, ...valeurs } = Object(envoi);
    return { dossierId, revision, intention, certifie: certifie === 'oui', valeurs };
  },
  z.object({
    dossierId: z.uuid(),
    revision: numeroDeVersion,
    intention: z.enum(['envoyer', 'brouillon']).default('envoyer'),
    certifie: z.boolean(),
    valeurs: ValeursSchema,
  }),
);

/** A draft thrown away by the person who wrote it, said twice. */
export const AbandonEnLigneSchema = z.object({
  dossierId: z.uuid(),
  confirme: z.literal('oui', 'Cochez la case pour confirmer que vous effacez cette demande.'),
});
