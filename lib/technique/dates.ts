import type { Temporal } from 'temporal-polyfill';
import { type Jour, jour } from '#lib/droit/date.ts';

/** A `date` column as Prisma gives it (midnight UTC) to a civil day. */
export function jourDe(date: Date): Jour {
  return jour(date.toISOString().slice(0, 10));
}

/** Same, for a column that may be empty. */
export const jourOuNul = (date: Date | null | undefined): Jour | null => (date ? jourDe(date) : null);

/** A civil day to what Prisma writes in a `date` column. */
export function dateDe(j: Jour): Date {
  return new Date(`${j.toString()}T00:00:00Z`);
}

/** Same, for a column that may be empty. */
export const dateOuNulle = (j: Jour | null): Date | null => (j ? dateDe(j) : null);

/** The hour that clocks show in Paris at an instant: "9:05". */
export function heureAParis(instant: Temporal.Instant): string {
  const { hour, minute } = instant.toZonedDateTimeISO(PARIS);
  return `${hour}:${String(minute).padStart(2, '0')}`;
}

const PARIS = 'Europe/Paris';

/** The civil day of Paris that was asked for last, from its first millisecond to that of the next. */
let dernier: { jour: Jour; du: number; au: number } | undefined;

/** Civil day in Paris of an instant. */
export function jourAParis(instant: Temporal.Instant): Jour {
  const { epochMilliseconds } = instant;
  if (dernier && epochMilliseconds >= dernier.du && epochMilliseconds < dernier.au) return dernier.jour;
  const lu = instant.toZonedDateTimeISO(PARIS).toPlainDate();
  const debut = (j: Jour) => j.toZonedDateTime(PARIS).epochMilliseconds;
  // Each page and each call asks for today, and a zone costs a third of a millisecond to read.
  dernier = { jour: lu, du: debut(lu), au: debut(lu.add({ days: 1 })) };
  return lu;
}

/** What a clock of Paris shows at an instant, to the second and without zone: "2026-11-10T02:00:00". */
export const instantAParis = (instant: Temporal.Instant): string =>
  instant.toZonedDateTimeISO(PARIS).toPlainDateTime().toString({ smallestUnit: 'second' });
