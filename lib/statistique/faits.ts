/** The public figures of a campaign: sums of the cells that are published, and of nothing else. Pure. */
import { LIBELLES_BRANCHES } from '#lib/administration/faits.ts';
import type { Branche } from '#lib/droit/competence.ts';
import { capitale } from '#lib/droit/phrase.ts';
import type { Canal } from '#lib/droit/situation.ts';

/** A cell: how many demandes of an académie, a kind of établissement and a channel ended so. Five at least. */
export interface Cellule {
  academie: string;
  branche: Branche;
  canal: Canal;
  issue: string;
  nombre: number;
}

const ISSUES: Readonly<Record<string, string>> = {
  en_cours: 'En cours',
  refus: 'Refus',
  retiree: 'Bourses retirées',
  desistee: 'Demandes abandonnées',
};
const ATTRIBUTION = /^attribution:/;

/** What became of a demande, in words. */
export const direIssue = (issue: string): string =>
  ATTRIBUTION.test(issue) ? `Bourse, échelon ${issue.replace(ATTRIBUTION, '')}` : (ISSUES[issue] ?? issue);

const rang = (issue: string): string => (ATTRIBUTION.test(issue) ? `0${issue}` : `1${issue}`);

export interface Somme {
  cle: string;
  libelle: string;
  nombre: number;
  /** Of them, those that got a bourse. */
  bourses: number;
}

const total = (cellules: readonly Cellule[]): number =>
  cellules.reduce((somme, { nombre }) => somme + nombre, 0);

const sommes = (
  cellules: readonly Cellule[],
  cleDe: (cellule: Cellule) => string,
  dire: (cle: string) => string,
): Somme[] =>
  [...Map.groupBy(cellules, cleDe)].map(([cle, siennes]) => ({
    cle,
    libelle: dire(cle),
    nombre: total(siennes),
    bourses: total(siennes.filter(({ issue }) => ATTRIBUTION.test(issue))),
  }));

/** Demandes by what became of them: bourses by échelon, then the rest. */
export const parIssue = (cellules: readonly Cellule[]): Somme[] =>
  sommes(cellules, ({ issue }) => issue, direIssue).toSorted((a, b) => (rang(a.cle) < rang(b.cle) ? -1 : 1));

const lePlusDAbord = (a: Somme, b: Somme): number =>
  b.nombre - a.nombre || a.libelle.localeCompare(b.libelle, 'fr');

/** Demandes by académie, the most first. */
export const parAcademie = (cellules: readonly Cellule[]): Somme[] =>
  sommes(cellules, ({ academie }) => academie, String).toSorted(lePlusDAbord);

/** Demandes by kind of établissement, the most first. */
export const parBranche = (cellules: readonly Cellule[]): Somme[] =>
  sommes(
    cellules,
    ({ branche }) => branche,
    (cle) => capitale(LIBELLES_BRANCHES[cle as Branche]),
  ).toSorted(lePlusDAbord);

/** How many demandes the published cells hold, and how many bourses. */
export const ensemble = (cellules: readonly Cellule[]): Pick<Somme, 'nombre' | 'bourses'> => ({
  nombre: total(cellules),
  bourses: total(cellules.filter(({ issue }) => ATTRIBUTION.test(issue))),
});
