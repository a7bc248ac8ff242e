import { type Rentree, rentree, rentreeDu } from '#lib/droit/annee.ts';
import { ANNEES } from '#lib/droit/bareme/bareme.ts';
import type { Jour } from '#lib/droit/date.ts';

/** From June on, families ask about the rentrée to come. */
const rentreeCherchee = (jour: Jour): number =>
  jour.month >= 6 && jour.month <= 8 ? jour.year : rentreeDu(jour);

/** The year of the link, else the one that families look for, else the last whose barème is known. */
export function choisirRentree(demandee: unknown, jour: Jour): { annee: Rentree; remplacee: number | null } {
  const connues = ANNEES.map((a) => a.rentree);
  const voulue = connues.includes(Number(demandee)) ? Number(demandee) : rentreeCherchee(jour);
  const annee = connues.includes(voulue) ? voulue : (connues.at(-1) ?? voulue);
  return { annee: rentree(annee), remplacee: rentreeCherchee(jour) === annee ? null : rentreeCherchee(jour) };
}
