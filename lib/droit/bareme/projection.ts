/** From a SMIC and a BMAF to a whole barème: how past years are rebuilt and a coming one foreseen. */
import type { TypeBourse } from '../situation.ts';
import { COEFFICIENTS, POURCENTAGES, type Pourcentages } from './coefficients.ts';

/** Ceilings and yearly amounts of one type of bourse, in whole euros. */
export interface Grille {
  /** `plafonds[children − 1][échelon − 1]`, euros "à ne pas dépasser". */
  plafonds: readonly (readonly number[])[];
  /** `montants[échelon − 1]`, euros a year. */
  montants: readonly number[];
}

export type Grilles = Readonly<Record<TypeBourse, Grille>>;

/** The two official values from which a barème follows, in euros. */
export interface BasesDeCalcul {
  /** Gross hourly SMIC of 1 July of the year of the income. */
  smicHoraire: number;
  /** Base mensuelle des allocations familiales of 1 January of the year of the rentrée. */
  bmaf: number;
}

const enCentimes = (valeur: number): number => Math.round(valeur * 100);

/** A ceiling: coefficient (tenths) × SMIC, rounded to the nearest euro, halves upward (arrêtés of 22-3-2016, art. 1). */
function plafond(dixiemes: number, smicCentimes: number): number {
  return Math.floor((dixiemes * smicCentimes + 500) / 1000);
}

/** A yearly amount: percentage of the BMAF rounded to the nearest multiple of 3, so that three equal parts are whole euros. */
function montant(centiemesDePourcent: number, bmafCentimes: number): number {
  return 3 * Math.floor((centiemesDePourcent * bmafCentimes + 1_500_000) / 3_000_000);
}

function grille(type: TypeBourse, smic: number, bmaf: number, pourcentages: Pourcentages): Grille {
  return {
    plafonds: COEFFICIENTS[type].map((ligne) => ligne.map((c) => plafond(c, smic))),
    montants: pourcentages[type].map((p) => montant(p, bmaf)),
  };
}

/**
 * The 72 ceilings and 9 amounts that follow from SMIC and BMAF, in euros.
 * A projection only: the annexe once published counts, even where it departs from the formula.
 * Throws a RangeError on a SMIC or BMAF that is not a positive number.
 */
export function projeter(bases: BasesDeCalcul, pourcentages: Pourcentages = POURCENTAGES): Grilles {
  if (!(bases.smicHoraire > 0 && bases.bmaf > 0))
    throw new RangeError('le SMIC horaire et la BMAF doivent être des nombres positifs');
  const smic = enCentimes(bases.smicHoraire);
  const bmaf = enCentimes(bases.bmaf);
  return {
    college: grille('college', smic, bmaf, pourcentages),
    lycee: grille('lycee', smic, bmaf, pourcentages),
  };
}
