import type { Trace, Valeur } from './regle.ts';

/** Why there is no right: the rule that says so and the values it used. */
export interface Motif {
  regle: string;
  valeurs: Readonly<Record<string, Valeur>>;
}

/** A value without which nothing can be computed: path in the situation, and how to ask for it. */
export interface Manque {
  champ: string;
  libelle: string;
}

/** A question that the law leaves to a person. */
export interface Question {
  regle: string;
  question: string;
}

/**
 * What a computation of the law answers. Never an exception for a family's situation.
 * `sans_droit` gives the first reason in legal order and all others.
 */
export type Resultat<Droit> =
  | { genre: 'droit'; droit: Droit; trace: Trace }
  | { genre: 'sans_droit'; motif: Motif; autres: readonly Motif[]; trace: Trace }
  | { genre: 'incalculable'; manques: readonly Manque[]; trace: Trace }
  | { genre: 'humain'; questions: readonly Question[]; trace: Trace };
