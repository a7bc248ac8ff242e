/** The barème of a rentrée and a type of bourse, ready to compute: typed arrays, built once. */
import { ecrireAnnee, type Rentree, rentreeDu } from '../annee.ts';
import { avant, type Jour, jour as jourIso } from '../date.ts';
import { type Centimes, euros } from '../montant.ts';
import type { Ligne } from '../regle.ts';
import type { Resultat } from '../resultat.ts';
import type { TypeBourse } from '../situation.ts';
import type { AnneeDeBareme, Origine, Version } from './annee-de-bareme.ts';
import type { IdBareme } from './bareme-regles.ts';
import { ENFANTS_MAXIMUM, nombreEchelons } from './coefficients.ts';
import { projeter } from './projection.ts';
import { RENTREE_2016 } from './rentree-2016.ts';
import { RENTREE_2017 } from './rentree-2017.ts';
import { RENTREE_2018 } from './rentree-2018.ts';
import { RENTREE_2019 } from './rentree-2019.ts';
import { RENTREE_2020 } from './rentree-2020.ts';
import { RENTREE_2021 } from './rentree-2021.ts';
import { RENTREE_2022 } from './rentree-2022.ts';
import { RENTREE_2023 } from './rentree-2023.ts';
import { RENTREE_2024 } from './rentree-2024.ts';
import { RENTREE_2025 } from './rentree-2025.ts';
import { RENTREE_2026 } from './rentree-2026.ts';

/** Every year that can be computed, oldest first. A new rentrée is one file and one line here. */
export const ANNEES: readonly AnneeDeBareme[] = [
  RENTREE_2016,
  RENTREE_2017,
  RENTREE_2018,
  RENTREE_2019,
  RENTREE_2020,
  RENTREE_2021,
  RENTREE_2022,
  RENTREE_2023,
  RENTREE_2024,
  RENTREE_2025,
  RENTREE_2026,
];

/** Three equal parts of a year, in centimes. */
export type Trimestres = readonly [Centimes, Centimes, Centimes];

export interface Bareme {
  type: TypeBourse;
  rentree: number;
  anneeDesRevenus: number;
  /** ISO days on which this version is in force, both included. */
  du: string;
  au: string;
  /** The first of them as a day. */
  depuis: Jour;
  origine: Origine;
  source: string;
  echelons: number;
  /** Ceilings in euros, `plafonds[line × échelons + échelon − 1]`, line 0 for one child to 7 for eight and more. */
  plafonds: Int32Array;
  /** Ceilings that the formula gives, same layout; differs from `plafonds` only where the annexe departs from it. */
  formule: Int32Array;
  /** Yearly amounts in centimes by échelon; index 0 (no bourse) is 0. */
  montants: Int32Array;
  /** Three equal parts of each amount, same index. */
  trimestres: readonly Trimestres[];
  /** The line of trace that says which table was used: the same for all, built once. */
  ligne: Ligne;
}

/**
 * A yearly amount in three equal trimestres (C. VII.B), in centimes.
 * Throws a RangeError when the amount does not divide by three: no amount of the law does that, so it is a typing error.
 */
export function partsTrimestrielles(annuel: Centimes): Trimestres {
  if (annuel % 3 !== 0)
    throw new RangeError(`montant annuel non divisible en trois parts égales : ${annuel}`);
  const part = (annuel / 3) as Centimes;
  return [part, part, part];
}

function compiler(annee: AnneeDeBareme, version: Version, type: TypeBourse): Bareme {
  const grille = version.grilles[type];
  const annuels = [euros(0), ...grille.montants.map(euros)];
  const valeurs = {
    annee: ecrireAnnee(annee.rentree as Rentree),
    type,
    origine: version.origine,
    source: version.source,
  };
  const regle: IdBareme = 'bareme_annee';
  return {
    type,
    rentree: annee.rentree,
    anneeDesRevenus: annee.anneeDesRevenus,
    du: version.du,
    au: version.au,
    depuis: jourIso(version.du),
    origine: version.origine,
    source: version.source,
    echelons: nombreEchelons(type),
    plafonds: Int32Array.from(grille.plafonds.flat()),
    formule: Int32Array.from(projeter(version.bases)[type].plafonds.flat()),
    montants: Int32Array.from(annuels),
    trimestres: annuels.map(partsTrimestrielles),
    ligne: Object.freeze({ regle, issue: 'appliquee', valeurs: Object.freeze(valeurs) }),
  };
}

/** Both tables of one version of a year. */
export type Baremes = Readonly<Record<TypeBourse, Bareme>>;

/**
 * The first version of a year that is not among `ANNEES`, to see what it would change: nothing is decided by it. Throws a
 * RangeError on an amount that does not divide by three.
 */
export const baremesALEssai = (annee: AnneeDeBareme): Baremes => ({
  college: compiler(annee, annee.versions[0], 'college'),
  lycee: compiler(annee, annee.versions[0], 'lycee'),
});

type Compiles = Readonly<Record<TypeBourse, readonly Bareme[]>>;

const PAR_RENTREE = new Map<number, Compiles>(
  ANNEES.map((annee) => [
    annee.rentree,
    {
      college: annee.versions.map((v) => compiler(annee, v, 'college')),
      lycee: annee.versions.map((v) => compiler(annee, v, 'lycee')),
    },
  ]),
);

/** The version in force on a day; before the first one the first, after the last one the last (a prolonged campaign keeps its year). */
function versionDu(versions: readonly Bareme[], jour: Jour): Bareme {
  let choisie = versions[0] as Bareme;
  for (const v of versions) if (!avant(jour, v.depuis)) choisie = v;
  return choisie;
}

/** The barème or undefined, without allocating: for those who compute by the million. */
export function trouverBareme(rentree: number, type: TypeBourse, jour?: Jour): Bareme | undefined {
  const versions = PAR_RENTREE.get(rentree)?.[type];
  if (versions === undefined || versions.length === 1 || jour === undefined) return versions?.at(-1);
  return versionDu(versions, jour);
}

/** The line that refuses a year by its name. */
export function ligneAnneeInconnue(rentree: number, type: TypeBourse): Ligne {
  const regle: IdBareme = 'bareme_annee';
  return { regle, issue: 'manque', valeurs: { annee: `${rentree}-${rentree + 1}`, type } };
}

/**
 * The barème of a rentrée (C. IV.A). With a day, the version in force that day; without one, the last of the year.
 * A year without data is refused by its name (`incalculable`): nothing is ever invented or carried over.
 */
export function baremeDe(rentree: Rentree, type: TypeBourse, jour?: Jour): Resultat<Bareme> {
  const bareme = trouverBareme(rentree, type, jour);
  if (bareme) return { genre: 'droit', droit: bareme, trace: [bareme.ligne] };
  return anneeInconnue(rentree, type, []);
}

/** The refusal of an unknown year, at the end of the trace already built. */
export function anneeInconnue(
  rentree: number,
  type: TypeBourse,
  trace: readonly Ligne[],
): Extract<Resultat<never>, { genre: 'incalculable' }> {
  const premiere = ANNEES[0] as AnneeDeBareme;
  const derniere = ANNEES.at(-1) as AnneeDeBareme;
  return {
    genre: 'incalculable',
    manques: [
      {
        champ: 'rentree',
        libelle: `un barème enregistré pour l’année scolaire ${rentree}-${rentree + 1} (le calcul est possible de ${premiere.rentree}-${premiere.rentree + 1} à ${derniere.rentree}-${derniere.rentree + 1})`,
      },
    ],
    trace: [...trace, ligneAnneeInconnue(rentree, type)],
  };
}

/** The barème in force on a day, by the school year that holds it. */
export function baremeDuJour(jour: Jour, type: TypeBourse): Resultat<Bareme> {
  return baremeDe(rentreeDu(jour), type, jour);
}

/** The line of the table (0 to 7) for a number of children: none counts as one, more than eight as eight. */
export function ligneDuTableau(enfants: number): number {
  if (enfants > ENFANTS_MAXIMUM) return ENFANTS_MAXIMUM - 1;
  return enfants < 1 ? 0 : enfants - 1;
}
