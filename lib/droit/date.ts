import { Temporal } from 'temporal-polyfill';

/** Days of the law are civil days without time or zone. "Today" is always an argument. */
export type Jour = Temporal.PlainDate;

/** A day from its ISO form "2026-10-15". Throws a RangeError on an impossible date. */
export function jour(iso: string): Jour {
  return Temporal.PlainDate.from(iso, { overflow: 'reject' });
}

/** True when `a` falls strictly before `b`. */
export const avant = (a: Jour, b: Jour): boolean => Temporal.PlainDate.compare(a, b) < 0;
/** True when `a` falls strictly after `b`. */
export const apres = (a: Jour, b: Jour): boolean => Temporal.PlainDate.compare(a, b) > 0;

const LONG: Intl.DateTimeFormatOptions = {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
};
const COURT: Intl.DateTimeFormatOptions = {
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  timeZone: 'UTC',
};
const enLong = new Intl.DateTimeFormat('fr-FR', LONG);
const enCourt = new Intl.DateTimeFormat('fr-FR', COURT);
const instantUtc = (j: Jour): number => Date.UTC(j.year, j.month - 1, j.day);

/** "jeudi 15 octobre 2026" (the 1st is written "1er"). */
export function ecrireJour(j: Jour): string {
  return enLong.format(instantUtc(j)).replace(/(^|\s)1 (?=\p{L})/u, '$11er ');
}

/** "15/10/2026", for tables. */
export function ecrireJourCourt(j: Jour): string {
  return enCourt.format(instantUtc(j));
}
