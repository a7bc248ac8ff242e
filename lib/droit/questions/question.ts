import type { CodePiece } from '../pieces-liste.ts';
import type { Situation, TypeBourse } from '../situation.ts';

/** Closed answers, by value. */
type Choix = Readonly<Record<string, string>>;

export interface Question {
  libelle: string;
  reponse: 'oui_non' | 'jour' | 'nombre' | 'montant' | 'ligne' | 'texte' | Choix;
  /** Of an amount: its cents count. */
  centimes?: true;
  /** How to read it, where no piece says it. */
  aide?: string;
  /** Any of these proves it. Empty when the answer is the office's own to know. */
  pieces: readonly CodePiece[];
  /** Asked besides as soon as the situation may call it, before any rule misses it. */
  utile?: (s: Situation, type: TypeBourse) => boolean;
}
