import { z } from 'zod';
import { CibleSchema } from '#lib/dossier/schema.ts';
import { jour } from '#lib/droit/date.ts';
import { MOTIFS_DE_RENVOI, type MotifDeRenvoi } from '#lib/droit/verdicts-des-pieces.ts';
import { AvisDuFormulaireSchema } from '#lib/situation/schema.ts';
import { facultatif, JourSchema, texteImprimable } from '#lib/technique/champs.ts';
import { chaine } from '#lib/technique/texte.ts';

const PREFIXE = 'piece.';

/** Name of the tick box of a piece: one field per code, so that nothing ticked is lost when the form comes back. */
export const champDePiece = (code: string): string => `${PREFIXE}${code}`;

/** Code of a piece of the law's list. */
const CodeSchema = chaine('Pièce : à choisir.').min(1, 'Pièce : à choisir.').max(60);

/** Pieces ticked in the law's list, and a few words of the service for the family. */
export const DemanderPiecesSchema = CibleSchema.extend({
  message: texteImprimable('Message').max(1000, 'Message : 1 000 caractères au plus.').optional(),
})
  .loose()
  .refine((envoi) => Object.keys(envoi).every((nom) => CodeSchema.safeParse(nom).success), {
    path: ['codes'],
    error: 'Une pièce cochée n’est pas dans la liste.',
  })
  .transform(({ dossierId, version, liste, message, ...reste }) => ({
    cible: { dossierId, version, liste },
    message: message || undefined,
    codes: Object.keys(reste)
      .filter((nom) => nom.startsWith(PREFIXE))
      .map((nom) => nom.slice(PREFIXE.length)),
  }));

/** What is read on an avis d'impôt that came after the form, or that the form told wrong. */
export const ReporterAvisSchema = CibleSchema.extend({
  qui: z.enum(['demandeur', 'concubin'], { error: 'Avis : choisissez de qui il est.' }),
  ...AvisDuFormulaireSchema.shape,
}).transform(({ qui, annee, rfr, enfants, source, conversion, ...cible }) => ({
  cible,
  qui,
  avis: { annee, rfr, enfants, source, conversion },
}));

/** A piece that somebody has just looked at, and finds fit. */
export const AccepterPieceSchema = CibleSchema.extend({ code: CodeSchema });

/** The same, to be sent again: the letter says why, by one reason of the list and the words of the service. */
export const EcarterPieceSchema = AccepterPieceSchema.extend({
  motif: z.enum(Object.keys(MOTIFS_DE_RENVOI) as MotifDeRenvoi[], {
    error: 'Raison : choisissez dans la liste ce qui ne va pas.',
  }),
  message: facultatif(500, 'Mot à la famille'),
});

/** The piece, already received, that the files show. */
export const JoindreFichiersSchema = CibleSchema.extend({ code: CodeSchema });

/** One piece that came, and the day it reached the office. */
export const RecevoirPieceSchema = CibleSchema.extend({
  code: CodeSchema,
  recueLe: JourSchema.transform(jour),
});
