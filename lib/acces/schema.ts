import { z } from 'zod';
import { NaissanceDEleveSchema } from '#lib/technique/champs.ts';
import { chaine, numeroDeVersion } from '#lib/technique/texte.ts';

/** What is typed from a letter; the code is read by whoever knows its signs. */
export const OuvrirParCodeSchema = z.object({
  code: chaine('Code : recopiez-le du courrier.').trim().min(1, 'Code : recopiez-le du courrier.').max(40),
  naissance: NaissanceDEleveSchema,
});

/** A piece sent by who holds a letter: the dossier is the letter's. */
export const PieceDuPorteurSchema = z.object({
  version: numeroDeVersion,
  code: chaine('Pièce : à choisir.').min(1, 'Pièce : à choisir.').max(60),
});
