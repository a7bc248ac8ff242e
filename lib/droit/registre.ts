/** Every rule and every reading of the law, gathered from the files that declare them: one map and one list per file. */

import { LECTURES_ACQUIS } from './argent/acquis.ts';
import { LECTURES_CHANGEMENT_CHARGE, REGLES_CHANGEMENT_CHARGE } from './argent/changement-charge.ts';
import { LECTURES_COMPTES, REGLES_COMPTES } from './argent/comptes.ts';
import { LECTURES_DUREE, REGLES_DUREE } from './argent/duree.ts';
import { LECTURES_EXCLUSION, REGLES_EXCLUSION } from './argent/exclusion.ts';
import { LECTURES_FRAIS, REGLES_FRAIS } from './argent/frais-pension.ts';
import { LECTURES_INTERNAT, REGLES_INTERNAT } from './argent/internat.ts';
import { LECTURES_RETENUE } from './argent/lectures-retenue.ts';
import { REGLES_MERITE } from './argent/merite.ts';
import { LECTURES_EQUIPEMENT, REGLES_EQUIPEMENT } from './argent/regles-equipement.ts';
import { REGLES_RETENUE } from './argent/regles-retenue.ts';
import { LECTURES_REPRISE, REGLES_REPRISE } from './argent/reprise-etudes.ts';
import { LECTURES_TRANSFERT, REGLES_TRANSFERT } from './argent/transfert.ts';
import { LECTURES_TRIMESTRES, REGLES_TRIMESTRES } from './argent/trimestres.ts';
import { LECTURES_VERSEMENT, REGLES_VERSEMENT } from './argent/versement.ts';
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
  REGLES_TRIMESTRES,
  REGLES_INTERNAT,
  REGLES_MERITE,
  REGLES_EQUIPEMENT,
  REGLES_REPRISE,
  REGLES_RETENUE,
  REGLES_TRANSFERT,
  REGLES_EXCLUSION,
  REGLES_CHANGEMENT_CHARGE,
  REGLES_DUREE,
  REGLES_FRAIS,
  REGLES_VERSEMENT,
  REGLES_COMPTES,
];

/** All rules, in the order of the law. */
export const REGLES: readonly Regle[] = PAR_FICHIER.flatMap((regles) => Object.values(regles));

/** All readings of doubts: `docs/lectures.md` is generated from them. */
export const LECTURES: readonly Lecture[] = [
  ...LECTURES_TYPE_BOURSE,
  ...LECTURES_RESSOURCES,
  ...LECTURES_CHARGES,
  ...LECTURES_BAREME,
  ...LECTURES_TRIMESTRES,
  ...LECTURES_ACQUIS,
  ...LECTURES_INTERNAT,
  ...LECTURES_EQUIPEMENT,
  ...LECTURES_REPRISE,
  ...LECTURES_RETENUE,
  ...LECTURES_TRANSFERT,
  ...LECTURES_EXCLUSION,
  ...LECTURES_CHANGEMENT_CHARGE,
  ...LECTURES_DUREE,
  ...LECTURES_FRAIS,
  ...LECTURES_VERSEMENT,
  ...LECTURES_COMPTES,
];

const PAR_ID: ReadonlyMap<string, Regle> = new Map(REGLES.map((regle) => [regle.id, regle]));

/** The rule of an id. Throws a RangeError on an id that no file declares: a trace that names it could not be told. */
export function regleDe(id: string): Regle {
  const regle = PAR_ID.get(id);
  if (!regle) throw new RangeError(`règle absente du registre : ${id}`);
  return regle;
}
