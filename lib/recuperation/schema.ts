import { z } from 'zod';
import { NaissanceSchema, NumeroFiscalSchema } from '#lib/technique/champs.ts';

/** What a family asks with: its numéro fiscal, unless the draft keeps it already, and its birth; the notice read. */
export const DemandeDeChiffresSchema = z.object({
  dossierId: z.uuid(),
  numeroFiscal: NumeroFiscalSchema,
  naissance: NaissanceSchema,
  lu: z.literal('oui', 'Cochez la case pour que les impôts soient interrogés.'),
});
export type DemandeDeChiffres = z.output<typeof DemandeDeChiffresSchema>;

/** A departure to FranceConnect: the notice read. */
export const DepartSchema = DemandeDeChiffresSchema.pick({ dossierId: true, lu: true });

/** What a family says of the figures that it is shown. */
export const ReponseAuxChiffresSchema = z.object({
  dossierId: z.uuid(),
  recuperationId: z.uuid(),
  reponse: z.enum(['acceptee', 'refusee', 'pas_moi'], { error: 'Votre réponse : à choisir.' }),
});
export type ReponseAuxChiffres = z.output<typeof ReponseAuxChiffresSchema>;
