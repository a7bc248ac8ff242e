/** What is done with received bytes in the process of `scripts/examinateur.ts`, and nowhere else. */
import { assembler, compterPages } from './assemblage.ts';
import { repondreAuxCas, resumerCas } from './cas.ts';
import { examinerPiece } from './piece.ts';
import { lireRetours } from './retours.ts';
import { lireTableau } from './tableau.ts';

export const TRAVAUX = {
  piece: examinerPiece,
  resume_de_cas: resumerCas,
  reponses_aux_cas: repondreAuxCas,
  lire_tableau: lireTableau,
  lire_retours: lireRetours,
  compter_pages: compterPages,
  assembler,
};

export type Travaux = typeof TRAVAUX;
