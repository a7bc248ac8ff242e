/** Reasons of a refusal that the procedure gives, or the person who decides; those of the computation are its trace. */
import type { Campagne } from './calendrier/campagne.ts';
import { heureDeCloture } from './calendrier/dire-campagne.ts';
import type { Territoire } from './calendrier/territoire.ts';
import { ecrireJour, type Jour } from './date.ts';
import { lesJours } from './delais/dire.ts';
import type { LigneRedigee } from './rediger.ts';
import { regleDe } from './registre.ts';
import type { Question } from './resultat.ts';

/** A sentence and its article, as the decision, the letter and the family's page say them. */
export type MotifRedige = Pick<LigneRedigee, 'regle' | 'article' | 'texte'>;

/** The reasons of a decision as they were stored. Throws a TypeError on anything else. */
export function lireMotifs(lu: unknown): MotifRedige[] {
  if (Array.isArray(lu) && lu.every(estMotif)) return lu;
  throw new TypeError('ces motifs ne sont pas ceux d’une décision');
}

const estMotif = (lu: unknown): lu is MotifRedige =>
  typeof lu === 'object' &&
  lu !== null &&
  ['regle', 'article', 'texte'].every((champ) => typeof Reflect.get(lu, champ) === 'string');

/** Marks the reason that a person wrote: no computation led to it. */
export const APPRECIATION = 'appreciation';

/** The reason of the person who decides, under the article that left the question to a person (else C. III.D.6). */
export const motifDAppreciation = (questions: readonly Question[], motivation: string): MotifRedige => ({
  regle: APPRECIATION,
  article: questions[0] ? regleDe(questions[0].regle).source.article : 'C. III.D.6',
  texte: motivation,
});

/** Marks of the reasons that no computation gave: a person’s, the pieces’, the delay’s. */
export const SANS_CALCUL: readonly string[] = [
  APPRECIATION,
  'delai.pieces',
  'delai.avis_tardif',
  'recevabilite.hors_delai',
];

/** The pieces did not all come in time (C. III.C). `manquantes`: their labels. */
export const motifDIncompletude = (manquantes: readonly string[]): MotifRedige => ({
  regle: 'delai.pieces',
  article: 'C. III.C',
  texte: `Les pièces demandées n’ont pas toutes été reçues dans ${lesJours('delai.pieces')} : ${manquantes.join(', ')}.`,
});

/** The demande came after the closing day of the campaign in force, without a dérogation (C. I.A, II.C.3). */
export function motifDuRetard(
  recuLe: Jour | null,
  campagne: Campagne | null,
  territoire: Territoire,
): MotifRedige {
  const recue = recuLe ? ` le ${ecrireJour(recuLe)}` : '';
  const close = campagne
    ? `, après la clôture de la campagne (${ecrireJour(campagne.cloture)}${heureDeCloture(campagne.cloture, territoire)})`
    : '';
  return {
    regle: 'recevabilite.hors_delai',
    article: 'C. I.A ; C. II.C.3',
    texte: `La demande a été déposée${recue}${close}, sans dérogation qui permette de la recevoir plus tard.`,
  };
}
