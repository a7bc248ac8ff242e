import { z } from 'zod';
import { facultatif, texte } from '#lib/technique/champs.ts';

/** How the payment made elsewhere is known. */
export const SOURCES = {
  declaration: 'Déclaration de la famille',
  imprime: 'Imprimé de l’établissement ou du service d’origine',
} as const;
export type SourceDEquipement = keyof typeof SOURCES;

/** A prime d’équipement that another académie, or another ministère, paid before. */
export const VersementAilleursSchema = z
  .object({
    dossierId: z.uuid(),
    source: z.enum(['declaration', 'imprime'], { error: 'Source : à choisir.' }),
    etablissement: texte('Établissement', 150),
    annee: z.coerce
      .number({ error: 'Rentrée : l’année, en quatre chiffres.' })
      .int('Rentrée : l’année, en quatre chiffres.')
      .min(2000, 'Rentrée : l’année, en quatre chiffres.')
      .max(2100, 'Rentrée : l’année, en quatre chiffres.'),
    reference: facultatif(150, 'Référence de l’imprimé'),
  })
  .refine(({ source, reference }) => source !== 'imprime' || reference, {
    path: ['reference'],
    error: 'Référence de l’imprimé : recopiez son numéro, ou sa date et qui l’a signé.',
  });
export type VersementAilleurs = z.output<typeof VersementAilleursSchema>;

/** Why what was recorded is taken back. */
export const RetirerSchema = z.object({ dossierId: z.uuid(), motif: texte('Raison', 300) });
export type VersementRetire = z.output<typeof RetirerSchema>;
