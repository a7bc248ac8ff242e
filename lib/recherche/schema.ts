import { commeTape } from '#lib/droit/texte-colle.ts';
import { tropCourt } from '#lib/eleve/schema.ts';

/** A dossier's number, with the rank of one of its letters: 26-0001234-K, 26-0001234-K/2. */
const NUMERO = /^(\d{2})[ -]?(\d{7,})[ -]?([A-Z])(?:\/(\d{1,4}))?$/;
/** Enough of an INE to mean somebody: fewer signs are those of a class or of a day. */
const PARTIE_D_INE = /^(?=.{4,10}$)\d{3,}[A-Z]?\d*[A-Z]{0,2}$/;
/** Signs from the middle of an INE that are looked for: fewer are those of too many pupils. */
export const SIGNES_DU_MILIEU = 6;
const TELEPHONE = /^\+?[\d .()/-]{6,24}$/;
/** Figures of the shortest numbers, those of New Caledonia. */
const CHIFFRES_D_UN_NUMERO = 6;

/** What was typed in the one box, as it may be meant; several readings may stand at once. */
export interface Lectures {
  numero?: string;
  /** Reference of a letter of that dossier. */
  courrier?: string;
  /** Signs of an INE: from its first, to its last, or from its middle when there are enough. */
  partieDIne?: string;
  /** Figures, as a French number is dialled in France. */
  telephone?: string;
  /** In small letters. */
  courriel?: string;
  /** Names, or a whole INE. */
  eleve?: string;
}

/** The figures of a telephone as PostgreSQL keeps them (`telephone_compose`). */
const composer = (tape: string): string =>
  tape
    .replace('(0)', '')
    .replace(/\D/g, '')
    .replace(/^(00)?33(?=\d{9}$)/, '0');

/** How a text typed in the box may be read; nothing when it is too short to mean anything. */
export function lireRecherche(texte: string): Lectures {
  const tape = commeTape(texte);
  const [, annee, rang, cle, courrier] = NUMERO.exec(tape.toUpperCase()) ?? [];
  if (annee && rang && cle) {
    const numero = `${annee}-${rang}-${cle}`;
    return courrier ? { numero, courrier: `${numero}/${courrier}` } : { numero };
  }
  if (/^[^\s@]+@[^\s@]+$/.test(tape)) return { courriel: tape.toLowerCase() };
  const signes = tape.replace(/\s/g, '').toUpperCase();
  const chiffres = composer(tape);
  const lectures: Lectures = {
    ...(TELEPHONE.test(tape) && chiffres.length >= CHIFFRES_D_UN_NUMERO ? { telephone: chiffres } : {}),
    ...(PARTIE_D_INE.test(signes) ? { partieDIne: signes } : {}),
  };
  return Object.keys(lectures).length > 0 ? lectures : tropCourt(tape) ? {} : { eleve: tape };
}

/** True when nothing can be looked for: what was typed is too short. */
export const rienALire = (texte: string): boolean => Object.keys(lireRecherche(texte)).length === 0;

/** What to tell who typed too little. */
export const RECHERCHE_TROP_COURTE =
  'Écrivez au moins trois lettres d’un nom, quatre signes du début ou de la fin d’un INE, six d’ailleurs, ou le numéro entier du dossier, du courrier ou du téléphone.';
