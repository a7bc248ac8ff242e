/** A trace told in plain French: the same lines for the agent, the family, the letter and the recours. */

import { articleDuType, typeDeLaTrace, typePour } from './article.ts';
import { regleDe } from './registre.ts';
import { ISSUES, type Issue, type Ligne, type Regle, type Trace } from './regle.ts';
import type { Motif } from './resultat.ts';
import type { TypeBourse } from './situation.ts';

export interface LigneRedigee {
  regle: string;
  article: string;
  titre: string;
  issue: Issue;
  valeurs: Ligne['valeurs'];
  /** A whole French sentence. */
  texte: string;
  /** It changes something for the family, or refuses what it put forward: a page shows it unasked. */
  compte: boolean;
}

const estOpposee = (opposee: Regle['opposee'], { valeurs }: Ligne): boolean =>
  typeof opposee === 'function' ? opposee(valeurs) : opposee === true;

/** One line told with its source. Throws a RangeError on a rule that the register does not know. */
export function redigerLigne(ligne: Ligne, type: TypeBourse | null = null): LigneRedigee {
  const { source, dire, opposee } = regleDe(ligne.regle);
  return {
    regle: ligne.regle,
    article: articleDuType(source.article, typePour(ligne, type)),
    titre: source.titre,
    issue: ligne.issue,
    valeurs: ligne.valeurs,
    texte: dire(ligne),
    compte: ligne.issue !== 'ecartee' || estOpposee(opposee, ligne),
  };
}

/**
 * The whole trace told, in the order in which the rules were tried. `connu`: the type of bourse, for a trace closed before it
 * came to it.
 */
export function redigerTrace(trace: Trace, connu: TypeBourse | null = null): LigneRedigee[] {
  const type = typeDeLaTrace(trace) ?? connu;
  return trace.map((ligne) => redigerLigne(ligne, type));
}

/**
 * A trace as it was stored with its act: rules and values, without any wording. The door of stored lines: what else they
 * hold is left out. Throws a TypeError on what is no trace.
 */
export function lireTrace(stockee: unknown): Trace {
  if (!Array.isArray(stockee)) throw new TypeError('trace illisible : une liste de lignes est attendue');
  return stockee.map(lireLigne);
}

function lireLigne(stockee: unknown): Ligne {
  const { regle, issue, valeurs } = (stockee ?? {}) as Partial<Record<keyof Ligne, unknown>>;
  if (typeof regle !== 'string' || !ISSUES.includes(issue as Issue) || !sontDesValeurs(valeurs))
    throw new TypeError('ligne de trace illisible');
  return { regle, issue: issue as Issue, valeurs };
}

function sontDesValeurs(lu: unknown): lu is Ligne['valeurs'] {
  return (
    typeof lu === 'object' &&
    lu !== null &&
    !Array.isArray(lu) &&
    Object.values(lu).every((valeur) => valeur === null || typeof valeur !== 'object')
  );
}

/**
 * A stored trace told today. A decision lives longer than the code that wrote it: a rule that the register has lost, or
 * whose sentence wants a value that the line lacks, is told by its name and never stops the reader.
 */
export function redigerTraceStockee(stockee: unknown, connu: TypeBourse | null = null): LigneRedigee[] {
  const trace = lireTrace(stockee);
  const type = typeDeLaTrace(trace) ?? connu;
  return trace.map((ligne) => {
    try {
      return redigerLigne(ligne, type);
    } catch {
      const texte = `Règle « ${ligne.regle} » : sa phrase n’est plus dans le registre.`;
      return { ...ligne, article: 'registre d’une autre année', titre: '', texte, compte: true };
    }
  });
}

/**
 * Why there is no right, told as a decision, a letter and a family's page say it: a sentence and its article, that of the
 * type of bourse when it is known.
 */
export const redigerMotifs = (
  motifs: readonly Motif[],
  type: TypeBourse | null,
): Pick<LigneRedigee, 'regle' | 'article' | 'texte'>[] =>
  motifs.map(({ regle, valeurs }) => {
    // A motif closed the right: rules that can also let it pass tell the two apart by this value.
    const ligne: Ligne = { regle, issue: 'appliquee', valeurs: { ...valeurs, exclue: true } };
    const { article, texte } = redigerLigne(ligne, type);
    return { regle, article, texte };
  });
