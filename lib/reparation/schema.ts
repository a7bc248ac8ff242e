import { z } from 'zod';
import { PANNES } from '#lib/droit/etude/reparation.ts';
import { EtatCivilElargiSchema, partie } from '#lib/etat-civil/schema.ts';
import { JourSchema } from '#lib/technique/champs.ts';
import { chaine, UAI } from '#lib/technique/texte.ts';

const UaiSchema = chaine().regex(UAI);

/** What of the desk is shown: a group, an établissement, a page of its list. */
export const VueSchema = z.object({
  panne: z
    .enum(PANNES as [string, ...string[]])
    .optional()
    .catch(undefined),
  uai: UaiSchema.optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});

/** What is played again: what is ready in a group, or one line. */
export const RejeuSchema = z.object({
  panne: z.enum(PANNES as [string, ...string[]], { error: 'Choisissez le groupe à rejouer.' }),
  uai: z.union([z.literal(''), UaiSchema]).default(''),
  consentementId: z.union([z.literal(''), z.uuid()]).default(''),
});
export type Rejeu = z.output<typeof RejeuSchema>;

/** What a service decides of a group that opened no dossier, or of one line of it. */
export const SuiteSchema = RejeuSchema.extend({
  genre: z.enum(['avis_demande', 'remise'], { error: 'Choisissez la suite : demander l’avis, ou remettre.' }),
});
export type SuiteDite = z.output<typeof SuiteSchema>;

/** The day on which what is left in an académie becomes ordinary dossiers. */
export const RemiseSchema = z.object({
  academie: chaine()
    .regex(/^\d[\dA-Z]$/, 'Académie : à choisir dans la liste.')
    .default(''),
  jour: JourSchema,
});
export type RemiseDite = z.output<typeof RemiseSchema>;

const Dit = z.object({
  motif: chaine('Motif : écrivez ce qui montre la faute.')
    .trim()
    .min(10, 'Motif : écrivez en quelques mots ce qui montre la faute, par exemple « livret de famille ».')
    .max(500, 'Motif : 500 signes au plus.'),
});

/** An état civil corrected, with what shows that it was wrong. */
export const CorrectionSchema = z
  .looseObject({
    consentementId: z.uuid(),
    qui: z.enum(['demandeur', 'concubin']),
    /** The correction that the form was drawn from: another agent's, meanwhile, is not written over. */
    vue: z.union([z.literal(''), z.uuid()]).default(''),
  })
  .transform(({ consentementId, qui, vue, ...brut }, contexte) => {
    const etatCivil = partie(EtatCivilElargiSchema, 'corrige.', brut, contexte);
    const dit = partie(Dit, '', brut, contexte);
    return etatCivil && dit ? { consentementId, qui, vue, etatCivil, ...dit } : z.NEVER;
  });
export type Correction = z.output<typeof CorrectionSchema>;
