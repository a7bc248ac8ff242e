import { z } from 'zod';
import { CodePostalSchema, facultatif, JourSchema, texte } from '#lib/technique/champs.ts';

/** What the établissement fills of annexe 9; its own part comes from the schooling. */
export const RemplirSchema = z
  .object({
    dossierId: z.uuid(),
    etablissement: texte('Dernier établissement', 150),
    codePostal: CodePostalSchema.refine(
      (lu) => /^\d{5}$/.test(lu),
      'Code postal : cinq chiffres, ceux de l’établissement quitté.',
    ),
    commune: texte('Commune', 100),
    formation: texte('Classe et formation', 200),
    interruptionLe: JourSchema,
    repriseLe: JourSchema,
    tuteur: facultatif(200, 'Tuteur'),
    diplomeAuRncp: z
      .enum(['oui', 'non'], { error: 'Diplôme inscrit au RNCP : répondez par oui ou par non.' })
      .transform((dit) => dit === 'oui'),
  })
  .refine(({ interruptionLe, repriseLe }) => interruptionLe < repriseLe, {
    path: ['repriseLe'],
    error: 'Études reprises le : après l’interruption ; vérifiez les deux dates.',
  });
export type FicheRemplie = z.output<typeof RemplirSchema>;

/** The answer of the IEN-IO, as its paper says it. */
export const RepondreSchema = z
  .object({
    dossierId: z.uuid(),
    reponse: z.enum(['favorable', 'defavorable'], { error: 'Réponse : à choisir.' }),
    repondueLe: JourSchema,
    ienIo: texte('Nom de l’IEN-IO', 150),
    motif: facultatif(300, 'Motif'),
  })
  .refine(({ reponse, motif }) => reponse === 'favorable' || motif, {
    path: ['motif'],
    error: 'Motif : écrivez celui que donne l’IEN-IO.',
  });
export type ReponseDeLIen = z.output<typeof RepondreSchema>;

export const REPONSES = [
  { valeur: '', libelle: 'Choisissez' },
  { valeur: 'favorable', libelle: 'L’interruption est confirmée' },
  { valeur: 'defavorable', libelle: 'L’interruption n’est pas confirmée' },
] as const;
