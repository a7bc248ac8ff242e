/**
 * Every fact of the situation that a rule may miss, and how an agent is asked for it: the field on a screen, and the
 * pieces that prove it. What is asked nowhere would leave a family without any answer.
 */
import type { Situation, TypeBourse } from '../situation.ts';
import { QUESTIONS_DE_L_ELEVE } from './eleve.ts';
import { QUESTIONS_DU_FOYER } from './foyer.ts';
import { QUESTIONS_DES_PRIMES } from './primes.ts';
import type { Question } from './question.ts';

/** By the path of the fact in the situation; told in the order of the law. */
export const QUESTIONS: Readonly<Record<string, Question>> = {
  ...QUESTIONS_DE_L_ELEVE,
  ...QUESTIONS_DU_FOYER,
  ...QUESTIONS_DES_PRIMES,
};

const CHAMPS = Object.keys(QUESTIONS);

/** The questions that settle a fact that a rule misses: itself, or its parts. Empty for a fact that nobody can be asked. */
export const questionsDe = (champ: string): string[] =>
  CHAMPS.filter((connu) => connu === champ || connu.startsWith(`${champ}.`));

/** What is asked of a situation, in the order of the law: what the rules miss, then what it may call besides. */
export function questionsPour(
  situation: Situation,
  type: TypeBourse,
  manques: readonly { champ: string }[],
): string[] {
  const manquees = new Set(manques.flatMap(({ champ }) => questionsDe(champ)));
  return CHAMPS.filter((champ) => manquees.has(champ) || QUESTIONS[champ]?.utile?.(situation, type));
}
