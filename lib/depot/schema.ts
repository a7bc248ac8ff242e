import { z } from 'zod';
import { ValeursSchema } from '#lib/demande/schema.ts';
import { numeroDeVersion } from '#lib/technique/texte.ts';

/** Siblings that one form may be for. */
const ELEVES_MAXIMUM = 10;

const ELEVE = /^eleve:([0-9a-f-]{36})$/;

/** Name of the box that chooses a child. */
export const nomDuChoix = (eleveId: string): string => `eleve:${eleveId}`;

/** The children for whom the demande is made, ticked one by one. */
export const ChoixSchema = z
  .looseObject({})
  .transform((brut: Record<string, unknown>, contexte): string[] => {
    const eleveIds = Object.entries(brut).flatMap(([nom, coche]) => {
      const [, id] = ELEVE.exec(nom) ?? [];
      return id && coche === 'oui' && z.uuid().safeParse(id).success ? [id] : [];
    });
    if (eleveIds.length === 0 || eleveIds.length > ELEVES_MAXIMUM)
      contexte.addIssue({
        code: 'custom',
        path: ['eleves'],
        message: 'Enfants : cochez au moins un enfant.',
      });
    return eleveIds;
  });

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
