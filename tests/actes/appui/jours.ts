/** Days told from today: PostgreSQL refuses a seal of a day to come, whatever day the test runs on. */
import type { Jour } from '#lib/droit/date.ts';
import { jourAParis } from '#lib/technique/dates.ts';
import { maintenant } from '#lib/technique/horloge.ts';

/** The day so many days before today, in Paris. */
export const ilYA = (jours: number): Jour => jourAParis(maintenant()).subtract({ days: jours });
