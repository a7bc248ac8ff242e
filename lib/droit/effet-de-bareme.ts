/** What other tables would change for those whose demande was decided: the same situations, judged twice (C. IV.A). */
import type { Baremes } from './bareme/bareme.ts';
import { type DroitExamine, examiner } from './examen.ts';
import { type Centimes, centimes } from './montant.ts';
import type { Resultat } from './resultat.ts';
import type { Situation, TypeBourse } from './situation.ts';
import { typeBourseDe } from './type-bourse.ts';

/** Échelon 0: no bourse. Sums are those of the bourse alone over the days of the right, primes apart. */
interface Sort {
  echelon: number;
  centimes: Centimes;
}

export interface Mouvement {
  type: TypeBourse;
  avant: Sort;
  apres: Sort;
}

const AUCUN_DROIT: Sort = { echelon: 0, centimes: centimes(0) };

/** Null when the law does not conclude by itself. */
function sortDe(resultat: Resultat<DroitExamine>): Sort | null {
  if (resultat.genre === 'sans_droit') return AUCUN_DROIT;
  if (resultat.genre !== 'droit') return null;
  const { echelon, verse } = resultat.droit;
  return { echelon, centimes: verse?.total ?? centimes(0) };
}

/** What becomes of a situation under other tables; null when the law concludes by itself under neither of the two. */
export function mouvementDe(situation: Situation, essai: Baremes): Mouvement | null {
  const avant = sortDe(examiner(situation));
  const apres = sortDe(examiner(situation, essai));
  return avant && apres && { type: typeBourseDe(situation.eleve), avant, apres };
}

/** Those of one académie, of one type, who go from one échelon to another. */
export interface Groupe {
  academie: string;
  type: TypeBourse;
  de: number;
  vers: number;
  nombre: number;
  avant: Centimes;
  apres: Centimes;
}

const memeGroupe = (a: Groupe, b: Omit<Groupe, 'nombre' | 'avant' | 'apres'>): boolean =>
  a.academie === b.academie && a.type === b.type && a.de === b.de && a.vers === b.vers;

/** The groups with one more situation of an académie: whatever their order, the same figures. */
export function compterMouvement(
  groupes: readonly Groupe[],
  academie: string,
  { type, avant, apres }: Mouvement,
): Groupe[] {
  const cle = { academie, type, de: avant.echelon, vers: apres.echelon };
  const tenu = groupes.find((groupe) => memeGroupe(groupe, cle));
  const compte = {
    ...cle,
    nombre: (tenu?.nombre ?? 0) + 1,
    avant: centimes((tenu?.avant ?? 0) + avant.centimes),
    apres: centimes((tenu?.apres ?? 0) + apres.centimes),
  };
  return [...groupes.filter((groupe) => groupe !== tenu), compte];
}

/** What a change of échelon is for a family. */
export const CHANGEMENTS = {
  gagnent: 'reçoivent une bourse et n’en avaient pas',
  montent: 'montent d’échelon',
  gardent: 'gardent leur échelon',
  descendent: 'descendent d’échelon',
  perdent: 'n’auraient plus de bourse',
  sans: 'n’ont de bourse ni avant ni après',
} as const;
export type Changement = keyof typeof CHANGEMENTS;

/** Which of them it is. */
export function changementDe({ de, vers }: Pick<Groupe, 'de' | 'vers'>): Changement {
  if (de === 0) return vers === 0 ? 'sans' : 'gagnent';
  if (vers === 0) return 'perdent';
  return vers === de ? 'gardent' : vers > de ? 'montent' : 'descendent';
}
