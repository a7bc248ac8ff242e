export interface Rubrique {
  /** Where it stands: "III.C.1.a", "IV.B.college.3". */
  id: string;
  titre: string;
  /** Ids of the rules that code it; empty only with `horsCalcul`. */
  regles: readonly string[];
  horsCalcul?: string;
}

/** A heading that rules code. */
export const code = (id: string, titre: string, ...regles: string[]): Rubrique => ({ id, titre, regles });
/** A heading of which nothing is computed, and why. */
export const hors = (id: string, titre: string, horsCalcul: string): Rubrique => ({
  id,
  titre,
  regles: [],
  horsCalcul,
});
/** Reason of the headings that only hold others. */
export const PARTIE = 'Titre de partie : son contenu est dans ses rubriques.';
