/** A trace told in plain French: the same lines for the agent, the family, the letter and the recours. */

import { regleDe } from './registre.ts';
import type { Issue, Ligne, Trace } from './regle.ts';
import type { Motif } from './resultat.ts';

export interface LigneRedigee {
  regle: string;
  article: string;
  titre: string;
  issue: Issue;
  valeurs: Ligne['valeurs'];
  /** A whole French sentence. */
  texte: string;
}

/** One line told with its source. Throws a RangeError on a rule that the register does not know. */
export function redigerLigne(ligne: Ligne): LigneRedigee {
  const { source, dire } = regleDe(ligne.regle);
  return {
    regle: ligne.regle,
    article: source.article,
    titre: source.titre,
    issue: ligne.issue,
    valeurs: ligne.valeurs,
    texte: dire(ligne),
  };
}

/** The whole trace told, in the order in which the rules were tried. */
export const redigerTrace = (trace: Trace): LigneRedigee[] => trace.map(redigerLigne);

/** Why there is no right, told as a decision, a letter and a family's page say it: a sentence and its article. */
export const redigerMotifs = (
  motifs: readonly Motif[],
): Pick<LigneRedigee, 'regle' | 'article' | 'texte'>[] =>
  motifs.map(({ regle, valeurs }) => {
    // A motif closed the right: rules that can also let it pass tell the two apart by this value.
    const { article, texte } = redigerLigne({
      regle,
      issue: 'appliquee',
      valeurs: { ...valeurs, exclue: true },
    });
    return { regle, article, texte };
  });
