/**
 * A rule of law: where it stands, since when it holds, and how a line of trace that used it is said in French.
 * Each file of the law declares its own rules with `definirRegles`; `registre.ts` gathers them.
 */
export interface Source {
  /** Short reference a lawyer can find: "C. IV.A", "R. 531-25", "annexe 6". */
  article: string;
  /** Heading of the section: the circulaire repeats its numbers, a heading tells them apart. */
  titre: string;
  /** What the sentence says, in our words. */
  dit: string;
}

export interface Regle {
  id: string;
  source: Source;
  /** ISO days of validity; no `au` means still in force. */
  enVigueur: { du: string; au?: string };
  /** ISO day on which the rule was last read against the text. */
  verifieeLe: string;
  /** Set aside, it refuses what the family put forward or tells what it missed: a page never hides that line. */
  opposee?: true | ((valeurs: Ligne['valeurs']) => boolean);
  /** The line of trace in plain French, complete sentence. */
  dire: (ligne: Ligne) => string;
}

export type Valeur = string | number | boolean | null;

/** What became of a rule: it applied, it was tried and set aside, a value lacks, or a human must decide. */
export const ISSUES = ['appliquee', 'ecartee', 'manque', 'humain'] as const;
export type Issue = (typeof ISSUES)[number];

/** One line of a trace. Small and flat on purpose: millions are built in a campaign, wording comes on demand. */
export interface Ligne {
  regle: string;
  issue: Issue;
  valeurs: Readonly<Record<string, Valeur>>;
}

export type Trace = readonly Ligne[];

/** Declares the rules of one file; the key becomes the id. */
export function definirRegles<K extends string>(regles: Record<K, Omit<Regle, 'id'>>): Record<K, Regle> {
  return Object.fromEntries(
    Object.entries<Omit<Regle, 'id'>>(regles).map(([id, regle]) => [id, { ...regle, id }]),
  ) as Record<K, Regle>;
}
