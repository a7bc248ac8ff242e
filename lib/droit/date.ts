import { Temporal } from 'temporal-polyfill';

/** Days of the law are civil days without time or zone. "Today" is always an argument. */
export type Jour = Temporal.PlainDate;

/** Days already read: a campaign says the same few thousand a million times. Days never change. */
const lus = new Map<string, Jour>();
const JOURS_RETENUS = 10_000;

/** A day from its ISO form "2026-10-15". Throws a RangeError on an impossible date. */
export function jour(iso: string): Jour {
  const connu = lus.get(iso);
  if (connu) return connu;
  const lu = Temporal.PlainDate.from(iso, { overflow: 'reject' });
  if (lus.size >= JOURS_RETENUS) lus.clear();
  lus.set(iso, lu);
  return lu;
}

/** True when `a` falls strictly before `b`. */
export const avant = (a: Jour, b: Jour): boolean => Temporal.PlainDate.compare(a, b) < 0;
/** True when `a` falls strictly after `b`. */
export const apres = (a: Jour, b: Jour): boolean => Temporal.PlainDate.compare(a, b) > 0;

/** The earlier of two days. */
export const lePlusTot = (a: Jour, b: Jour): Jour => (avant(b, a) ? b : a);
/** The later of two days. */
export const lePlusTard = (a: Jour, b: Jour): Jour => (avant(a, b) ? b : a);

/** A minute of the Paris wall clock, "2026-10-15T23:59": what proves an online deposit. */
export type MinuteDeParis = string & { readonly __unite: 'minute_de_paris' };

const MINUTE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;

/** A Paris minute from its text. Throws a RangeError on another form (seconds, zone) or an impossible date. */
export function minuteDeParis(texte: string): MinuteDeParis {
  if (!MINUTE.test(texte)) throw new RangeError(`minute de Paris attendue (AAAA-MM-JJTHH:MM) : ${texte}`);
  Temporal.PlainDateTime.from(texte, { overflow: 'reject' });
  return texte as MinuteDeParis;
}

/** The Paris minute of an instant in milliseconds since 1970: the zone is named, never that of the machine. */
export function minuteDeLInstant(millisecondes: number): MinuteDeParis {
  const paris = Temporal.Instant.fromEpochMilliseconds(millisecondes).toZonedDateTimeISO('Europe/Paris');
  return paris.toPlainDateTime().toString({ smallestUnit: 'minute' }) as MinuteDeParis;
}

/** The civil day of a Paris minute. */
export const jourDeLaMinute = (minute: MinuteDeParis): Jour => jour(minute.slice(0, 10));

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

/** Sorts days, the first first. */
export const parDate = (a: Jour, b: Jour): number => Temporal.PlainDate.compare(a, b);

/** "10/11/2026 à 08:30". */
export const direMinute = (minute: MinuteDeParis): string =>
  `${ecrireJourCourt(jourDeLaMinute(minute))} à ${minute.slice(11)}`;
