import { Temporal } from 'temporal-polyfill';
import { ecrireJourCourt, type Jour, jour } from './date.ts';

/** A birth as the civil registry knows it: a day; a month without its day; a year alone, as a number. */
export type Naissance = Jour | Temporal.PlainYearMonth | number;

const MOIS = /^\d{4}-\d{2}$/;
const ANNEE = /^\d{4}$/;

/** A birth from what the base keeps: "2012-05-03", "2012-05" or "2012". Throws a RangeError on anything else. */
export function naissance(iso: string): Naissance {
  if (ANNEE.test(iso)) return Number(iso);
  return MOIS.test(iso) ? Temporal.PlainYearMonth.from(iso, { overflow: 'reject' }) : jour(iso);
}

/** The earliest day on which the person may be born. */
export function premierJour(ne: Naissance): Jour {
  if (typeof ne === 'number') return jour(`${ne}-01-01`);
  return ne instanceof Temporal.PlainYearMonth ? ne.toPlainDate({ day: 1 }) : ne;
}

/** The latest one. */
export function dernierJour(ne: Naissance): Jour {
  if (typeof ne === 'number') return jour(`${ne}-12-31`);
  return ne instanceof Temporal.PlainYearMonth ? ne.toPlainDate({ day: ne.daysInMonth }) : ne;
}

const enMois = new Intl.DateTimeFormat('fr-FR', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** What follows « né(e) »: "le 03/05/2012", "en mai 2012", "en 2012". */
export function direNaissance(ne: Naissance): string {
  if (typeof ne === 'number') return `en ${ne}`;
  return ne instanceof Temporal.PlainYearMonth
    ? `en ${enMois.format(Date.UTC(ne.year, ne.month - 1, 1))}`
    : `le ${ecrireJourCourt(ne)}`;
}

/** As identity papers print it, zeros for what is unknown: "03/05/2012", "00/05/2012", "00/00/2012". Read back as it is. */
export function ecrireNaissance(ne: Naissance): string {
  if (typeof ne === 'number') return `00/00/${ne}`;
  return ne instanceof Temporal.PlainYearMonth
    ? `00/${String(ne.month).padStart(2, '0')}/${ne.year}`
    : ecrireJourCourt(ne);
}
