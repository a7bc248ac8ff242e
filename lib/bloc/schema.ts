import { z } from 'zod';
import { MotifSchema } from '#lib/administration/schema.ts';
import { defautDuBloc, EMETTEURS, LETTRES_A_BLOC } from '#lib/droit/courrier/bloc-de-texte.ts';
import { texteImprimable } from '#lib/technique/champs.ts';
import { chaine, numeroDeVersion } from '#lib/technique/texte.ts';

/** What is tried on a letter: where, which letter, and the text; empty takes the block away. */
export const EssaiSchema = z.object({
  academie: chaine().regex(/^\d{2}$/, 'Académie : choisissez-la dans la liste.'),
  emetteur: z.enum(EMETTEURS, 'Courriers : choisissez ceux qui le porteront.'),
  lettre: z.enum(LETTRES_A_BLOC, 'Courrier : choisissez-le dans la liste.'),
  texte: texteImprimable('Texte')
    .transform((lu) => lu.replaceAll('\r\n', '\n').trim())
    .superRefine((lu, contexte) => {
      const defaut = defautDuBloc(lu);
      if (defaut) contexte.addIssue({ code: 'custom', message: defaut });
    }),
});
export type Essai = z.output<typeof EssaiSchema>;

/** The same, proposed on the version that the page showed. */
export const ProposerBlocSchema = EssaiSchema.extend({ version: numeroDeVersion, motif: MotifSchema });
