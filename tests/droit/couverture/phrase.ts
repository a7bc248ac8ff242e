/** A sentence of the circulaire in our words, by its rank under its heading, and what of the product answers for it. */
export interface PhraseCouverte {
  dit: string;
  /**
   * A rule or a reading by its id, or `acte:attribuer`, `garde:piecesVerifiees`,
   * `courrier:refus`, `champ:reception.signe`, `ecran:/simulateur`.
   */
  par: readonly string[];
  /** Why nothing of the product answers for it. */
  hors?: string;
}

/** Sentences by the id of their heading. */
export type Phrases = Readonly<Record<string, readonly PhraseCouverte[]>>;

export const dit = (phrase: string, ...par: string[]): PhraseCouverte => ({ dit: phrase, par });
/** A sentence outside of any software. */
export const hors = (phrase: string, pourquoi: string): PhraseCouverte => ({
  dit: phrase,
  par: [],
  hors: pourquoi,
});
