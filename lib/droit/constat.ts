import type { Ligne, Regle, Valeur } from './regle.ts';
import type { Manque, Motif, Question, Resultat } from './resultat.ts';

/**
 * What one or more rules found: a value that grows by union and is concluded once.
 * `exclue` in the values of a line tells a rule that closed the right from one that let it pass.
 */
export interface Constat {
  motifs: readonly Motif[];
  manques: readonly Manque[];
  questions: readonly Question[];
  trace: readonly Ligne[];
}

type Valeurs = Readonly<Record<string, Valeur>>;

export const RIEN: Constat = { motifs: [], manques: [], questions: [], trace: [] };

/** The rule applied, and the right goes on. */
export const appliquer = (regle: Regle, valeurs: Valeurs = {}): Constat => ({
  ...RIEN,
  trace: [{ regle: regle.id, issue: 'appliquee', valeurs }],
});

/** The rule was tried and does not concern this situation; `valeurs` say why. */
export const ecarter = (regle: Regle, valeurs: Valeurs = {}): Constat => ({
  ...RIEN,
  trace: [{ regle: regle.id, issue: 'ecartee', valeurs }],
});

/** The rule applied and closes the right. */
export const exclure = (regle: Regle, valeurs: Valeurs = {}): Constat => ({
  ...RIEN,
  motifs: [{ regle: regle.id, valeurs }],
  trace: [{ regle: regle.id, issue: 'appliquee', valeurs: { ...valeurs, exclue: true } }],
});

/** The rule cannot be judged: `champ` is the path in the situation, `libelle` how to ask for it. */
export const manquer = (regle: Regle, champ: string, libelle: string): Constat => ({
  ...RIEN,
  manques: [{ champ, libelle }],
  trace: [{ regle: regle.id, issue: 'manque', valeurs: { champ, libelle } }],
});

/** The rule leaves the answer to a person. */
export const interroger = (regle: Regle, question: string, valeurs: Valeurs = {}): Constat => ({
  ...RIEN,
  questions: [{ regle: regle.id, question }],
  trace: [{ regle: regle.id, issue: 'humain', valeurs: { ...valeurs, question } }],
});

/** Union in the given order, which is the legal order; a value lacking for two rules is asked once. */
export function reunir(...constats: readonly Constat[]): Constat {
  const motifs: Motif[] = [];
  const manques: Manque[] = [];
  const questions: Question[] = [];
  const trace: Ligne[] = [];
  for (const c of constats) {
    motifs.push(...c.motifs);
    questions.push(...c.questions);
    trace.push(...c.trace);
    for (const manque of c.manques)
      if (!manques.some(({ champ }) => champ === manque.champ)) manques.push(manque);
  }
  return { motifs, manques, questions, trace };
}

/** What another computation found, as a constat, so that it can be united with ours. */
export function constater<Droit>(r: Resultat<Droit>): Constat {
  return {
    motifs: r.genre === 'sans_droit' ? [r.motif, ...r.autres] : [],
    manques: r.genre === 'incalculable' ? r.manques : [],
    questions: r.genre === 'humain' ? r.questions : [],
    trace: r.trace,
  };
}

/**
 * The answer of the law. A sure refusal stands whatever else is unknown; then what lacks is asked for;
 * then a person decides what is left. `droit` is called only when nothing stands in the way.
 */
export function conclure<Droit>(c: Constat, droit: () => Droit): Resultat<Droit> {
  const [motif, ...autres] = c.motifs;
  if (motif) return { genre: 'sans_droit', motif, autres, trace: c.trace };
  if (c.manques.length > 0) return { genre: 'incalculable', manques: c.manques, trace: c.trace };
  if (c.questions.length > 0) return { genre: 'humain', questions: c.questions, trace: c.trace };
  return { genre: 'droit', droit: droit(), trace: c.trace };
}
