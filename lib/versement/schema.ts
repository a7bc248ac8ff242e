import { z } from 'zod';
import { FAITS_DE_VERSEMENT, type FaitDeVersement } from '#lib/droit/argent/paiements.ts';
import { jour } from '#lib/droit/date.ts';
import { JourSchema } from '#lib/technique/champs.ts';
import { chaine } from '#lib/technique/texte.ts';

/** What who pays says of one payment; what is not paid says why. */
export const DireSchema = z
  .object({
    versementId: z.uuid(),
    fait: z.enum(Object.keys(FAITS_DE_VERSEMENT) as FaitDeVersement[], {
      error: 'Choisissez ce qui s’est passé.',
    }),
    jour: JourSchema.transform(jour),
    code: chaine()
      .trim()
      .toUpperCase()
      .regex(/^([A-Z0-9]{4})?$/, 'Code de la banque : quatre signes, par exemple AC04.')
      .default('')
      .transform((code) => code || null),
    motif: chaine().trim().max(300, 'Écrivez 300 caractères au plus.').default(''),
  })
  .refine(
    ({ fait, code, motif }) => fait === 'paye' || fait === 'repris' || code !== null || motif.length >= 5,
    {
      path: ['motif'],
      error: 'Dites pourquoi : le code de la banque, ou quelques mots (5 caractères au moins).',
    },
  );
export type Dire = z.output<typeof DireSchema>;

export const PayerDeNouveauSchema = z.object({ versementId: z.uuid() });
