/** What pending dossiers will cost if they end as those already decided did (C. VI): a forecast, never a right. */
import type { Rentree } from '../annee.ts';
import { trouverBareme } from '../bareme/bareme.ts';
import { type Centimes, centimes } from '../montant.ts';
import type { TypeBourse } from '../situation.ts';
import { PARTS_NULLES, type Parts } from './montants.ts';
import { partsEgales } from './trimestres.ts';

/** Of ten thousand dossiers, how many are given each échelon; the first is échelon 1. The rest are given none. */
export type Repartition = readonly number[];

export const DIX_MILLE = 10_000;

/** The shares seen in dossiers that were decided; null when none was. */
export function repartitionObservee(decides: number, parEchelon: readonly number[]): Repartition | null {
  return decides > 0 ? parEchelon.map((nombre) => Math.round((nombre * DIX_MILLE) / decides)) : null;
}

/** What a number of pending dossiers will cost over the year, in centimes: each échelon apart, to the nearest centime. */
export function coutPrevu(
  annee: Rentree,
  type: TypeBourse,
  enCours: number,
  repartition: Repartition,
): Centimes {
  const montants = trouverBareme(annee, type)?.montants ?? [];
  return centimes(
    repartition.reduce(
      (total, part, rang) => total + Math.round((enCours * part * (montants[rang + 1] ?? 0)) / DIX_MILLE),
      0,
    ),
  );
}

/** The same by trimestre: three equal shares, arrears included, for what is decided late is due from the rentrée (C. VII.B). */
export const partsPrevues = (
  annee: Rentree,
  type: TypeBourse,
  enCours: number,
  repartition: Repartition | null,
): Parts => (repartition ? partsEgales(coutPrevu(annee, type, enCours, repartition)) : PARTS_NULLES);

/** What the forecast takes for granted, said beside its figures. */
export const HYPOTHESES: readonly string[] = [
  'Un dossier en cours finit comme ceux qui sont décidés : la même part reçoit chaque échelon.',
  'Ce qui est attribué en retard est dû depuis la rentrée, en trois parts égales (C. VII.B).',
  'Seule la bourse est prévue : ni mérite, ni internat, ni équipement, qui dépendent d’autres pièces.',
  'Le dû compte les droits en vigueur ; une retenue pour absences n’y paraît qu’une fois liquidée.',
  'Un élève transféré compte, pour le dû, là où sa bourse a été attribuée ; pour le liquidé, là où il est payé.',
  'Le payé compte ce que les payeurs ont dit payé et les frais de pension déduits, au trimestre de l’état qui les porte.',
];
