/** When the étude automatique may begin (C. II.B.1). */
import type { Rentree } from '../annee.ts';
import { type Jour, jour } from '../date.ts';

/** "From mid-September, when the schooling of the pupils is stable": the day of each campaign, where it is not the 15th. */
const PREMIERS_JOURS: Readonly<Record<number, string>> = {};

/** First day on which a consent may be studied for a rentrée. */
export const premierJourDesEtudes = (rentree: Rentree): Jour =>
  jour(PREMIERS_JOURS[rentree] ?? `${rentree}-09-15`);
