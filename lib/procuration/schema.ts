import { z } from 'zod';
import { QUALITES_DU_MANDANT, type QualiteDuMandant } from '#lib/droit/argent/procuration.ts';
import { jour } from '#lib/droit/date.ts';
import { JourSchema } from '#lib/technique/champs.ts';
import { chaine } from '#lib/technique/texte.ts';

const Qualite = z.enum(Object.keys(QUALITES_DU_MANDANT) as QualiteDuMandant[], {
  error: 'En tant que : choisissez dans la liste.',
});

/** The family signs online. */
export const SignerSchema = z.object({
  dossierId: z.uuid(),
  qualite: Qualite,
  signe: z.literal('oui', 'Cochez la case pour signer cette procuration.'),
});

/** A paper that both signed, typed by an agent. */
export const PapierSchema = z.object({
  dossierId: z.uuid(),
  qualite: Qualite,
  signeeLe: JourSchema.transform(jour),
  mandataire: chaine('Représentant légal : nom, prénom et fonction, comme sur le papier.')
    .trim()
    .min(3, 'Représentant légal : nom, prénom et fonction, comme sur le papier.')
    .max(200, 'Écrivez 200 caractères au plus.'),
});
export type Papier = z.output<typeof PapierSchema>;

/** The head signs, or declines and says why. */
export const ReponseSchema = z
  .object({
    procurationId: z.uuid(),
    suite: z.enum(['acceptee', 'refusee']),
    pourquoi: chaine().trim().max(300, 'Écrivez 300 caractères au plus.').default(''),
  })
  .refine(({ suite, pourquoi }) => suite === 'acceptee' || pourquoi.length >= 5, {
    path: ['pourquoi'],
    error: 'Dites en quelques mots pourquoi (5 caractères au moins).',
  });
export type Reponse = z.output<typeof ReponseSchema>;

/** The family withdraws it, said twice. */
export const ResilierSchema = z.object({
  procurationId: z.uuid(),
  confirme: z.literal('oui', 'Cochez la case pour confirmer que vous retirez cette procuration.'),
});

/** The paper by which it is withdrawn, typed by an agent. */
export const ResiliationPapierSchema = z.object({
  procurationId: z.uuid(),
  le: JourSchema.transform(jour),
});
