import type { Ligne, Trace } from './regle.ts';
import type { TypeBourse } from './situation.ts';

/** Last article of the Code on the bourse de collège (R. 531-1 to D. 531-12); those of the lycée follow. */
const DERNIER_DU_COLLEGE = 12;

const ANNEXE: Readonly<Record<TypeBourse, string>> = { college: 'annexe 6', lycee: 'annexe 7' };

const vise = (reference: string, type: TypeBourse): boolean => {
  const numero = /^[RD]\. 531-(\d+)/.exec(reference)?.[1];
  return numero === undefined || Number(numero) <= DERNIER_DU_COLLEGE === (type === 'college');
};

/**
 * The reference of a rule as it stands for one type of bourse: a rule common to both names the articles of each, and a
 * decision cites its own alone. A reference that names only the other type is kept whole.
 */
export function articleDuType(article: string, type: TypeBourse | null): string {
  if (!type) return article;
  const groupes = article
    .replace('annexes 6 et 7', ANNEXE[type])
    .split(' ; ')
    .map((groupe) =>
      groupe
        .split(', ')
        .filter((reference) => vise(reference, type))
        .join(', '),
    );
  return groupes.filter(Boolean).join(' ; ') || article;
}

const typeDeLaLigne = ({ valeurs: { type } }: Ligne): TypeBourse | null =>
  type === 'college' || type === 'lycee' ? type : null;

const ditLeType = ({ regle }: Ligne): boolean => regle.startsWith('type_bourse_');

/** The type of bourse that a trace judged; null in a trace that never came to it. */
export function typeDeLaTrace(trace: Trace): TypeBourse | null {
  const ligne = trace.find(ditLeType);
  return ligne ? typeDeLaLigne(ligne) : null;
}

/** Under which type a line is cited: that of its trace, else its own. The line that tells the two apart cites both. */
export const typePour = (ligne: Ligne, type: TypeBourse | null): TypeBourse | null =>
  ditLeType(ligne) ? null : (type ?? typeDeLaLigne(ligne));
