import { z } from 'zod';
import { CibleSchema } from '#lib/dossier/schema.ts';
import { type Brut, EtatCivilElargiSchema, exiger, partie } from '#lib/etat-civil/schema.ts';

/** What a family has its caisse asked with: the état civil that it knows the person by; the notice read. */
export const DemandeALaCaisseSchema = z
  .looseObject({ dossierId: z.uuid() })
  .transform(({ dossierId, ...brut }: Brut & { dossierId: string }, contexte) => {
    exiger(contexte, brut, 'lu', 'Cochez la case pour que votre caisse soit interrogée.');
    const etatCivil = partie(EtatCivilElargiSchema, 'demandeur.', brut, contexte);
    return etatCivil ? { dossierId, etatCivil } : z.NEVER;
  });
export type DemandeALaCaisse = z.output<typeof DemandeALaCaisseSchema>;

/** What a family says of the answer that it is shown. */
export const ReponseALaCaisseSchema = CibleSchema.extend({
  recuperationId: z.uuid(),
  reponse: z.enum(['acceptee', 'refusee'], { error: 'Votre réponse : à choisir.' }),
});
export type ReponseALaCaisse = z.output<typeof ReponseALaCaisseSchema>;
