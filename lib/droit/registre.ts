/** Every rule and every reading of the law, gathered from the files that declare them: one map and one list per file. */
import { LECTURES_BAREME } from './bareme/lectures.ts';
import { REGLES_BAREME } from './bareme/regles.ts';
import { LECTURES_CHARGES, REGLES_CHARGES } from './charges.ts';
import type { Lecture } from './lecture.ts';
import type { Regle } from './regle.ts';
import { LECTURES_RESSOURCES } from './ressources/lectures.ts';
import { REGLES_RESSOURCES } from './ressources/regles.ts';
import { LECTURES_TYPE_BOURSE, REGLES_TYPE_BOURSE } from './type-bourse.ts';

const PAR_FICHIER: readonly Readonly<Record<string, Regle>>[] = [
  REGLES_TYPE_BOURSE,
  REGLES_RESSOURCES,
  REGLES_CHARGES,
  REGLES_BAREME,
];

/** All rules, in the order of the law. */
export const REGLES: readonly Regle[] = PAR_FICHIER.flatMap((regles) => Object.values(regles));

/** All readings of doubts: `docs/lectures.md` is generated from them. */
export const LECTURES: readonly Lecture[] = [
  ...LECTURES_TYPE_BOURSE,
  ...LECTURES_RESSOURCES,
  ...LECTURES_CHARGES,
  ...LECTURES_BAREME,
];

const PAR_ID: ReadonlyMap<string, Regle> = new Map(REGLES.map((regle) => [regle.id, regle]));

/** The rule of an id. Throws a RangeError on an id that no file declares: a trace that names it could not be told. */
export function regleDe(id: string): Regle {
  const regle = PAR_ID.get(id);
  if (!regle) throw new RangeError(`règle absente du registre : ${id}`);
  return regle;
}
