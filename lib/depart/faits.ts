/** When the letters of decisions leave. Pure. */
import { Temporal } from 'temporal-polyfill';

const PARIS = 'Europe/Paris';

/**
 * The last instant, at most `instant`, at which a clock in Paris showed the hour of departure ("04:00"). An hour that a night
 * skips, in March, is the next one that exists.
 */
export function dernierDepart(instant: Temporal.Instant, heure: string): Temporal.Instant {
  const ici = instant.toZonedDateTimeISO(PARIS);
  const duJour = (jour: Temporal.PlainDate): Temporal.Instant =>
    jour.toZonedDateTime({ timeZone: PARIS, plainTime: Temporal.PlainTime.from(heure) }).toInstant();
  const aujourdHui = duJour(ici.toPlainDate());
  return Temporal.Instant.compare(aujourdHui, instant) <= 0
    ? aujourdHui
    : duJour(ici.toPlainDate().subtract({ days: 1 }));
}
