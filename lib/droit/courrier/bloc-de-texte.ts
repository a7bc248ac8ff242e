/** The plain text that an académie adds to a letter, where its template keeps a place: never law, never layout. */
import { p, type Section } from './blocs.ts';
import type { GenreCourrier } from './lettres.ts';

/** Letters with a place for it. The others are certificates, or say nothing but law. */
export const LETTRES_A_BLOC = [
  'demande_incomplete',
  'rappel_de_pieces',
  'relance_avant_cloture',
  'attribution',
  'refus',
] as const satisfies readonly GenreCourrier[];
export type LettreABloc = (typeof LETTRES_A_BLOC)[number];

/** Who sends the letter: each has its own hours and its own help. */
export const EMETTEURS = ['etablissement', 'service'] as const;
export type Emetteur = (typeof EMETTEURS)[number];
export const LIBELLES_EMETTEURS: Readonly<Record<Emetteur, string>> = {
  etablissement: 'courriers des collèges publics',
  service: 'courriers du service académique',
};

export const TITRE_DU_BLOC = 'Pour vous aider';
export const SIGNES_DU_BLOC = 500;
export const LIGNES_DU_BLOC = 5;

const BALISES = /[<>{}[\]|*#_]/;
/** What the law says in each letter, rightly and to its day: a block that spoke of it could contradict it. */
const MOTS_DE_LA_LOI =
  /\b(recours|tribunal|contester|délais?|jours|mois|échelon|plafond|montant|euros?)\b|€/iu;

/** Why a text makes no block, with the way out; null when it does. Empty, it takes the block away. */
export function defautDuBloc(texte: string): string | null {
  if (texte.length > SIGNES_DU_BLOC)
    return `Le texte a ${texte.length} signes : ${SIGNES_DU_BLOC} au plus, pour que le courrier tienne sur sa page.`;
  if (texte.split('\n').length > LIGNES_DU_BLOC)
    return `Le texte a ${texte.split('\n').length} paragraphes : ${LIGNES_DU_BLOC} au plus.`;
  const signe = BALISES.exec(texte)?.[0];
  if (signe) return `« ${signe} » ne s’imprime pas comme une mise en forme : écrivez des phrases simples.`;
  const mot = MOTS_DE_LA_LOI.exec(texte)?.[0];
  return mot
    ? `« ${mot} » : les droits, les montants, les délais et les recours sont dits par la loi dans le reste du courrier. Un bloc dit où et quand vous joindre, ou qui peut aider.`
    : null;
}

/** The block as a section of the letter, after what the law says and before the remedies; none without a text. */
export const sectionDuBloc = (texte: string | null | undefined): Section[] =>
  texte ? [{ titre: TITRE_DU_BLOC, blocs: texte.split('\n').map(p) }] : [];
