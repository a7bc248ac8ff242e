import type { Absence } from '../argent/retenues.ts';
import { jour } from '../date.ts';
import { DEMI_JOURNEES_FRANCHES } from './gardes.ts';

/** Half of a school day, as the journal keeps it: the day in ISO. */
export interface DemiJourneeDAbsence {
  jour: string;
  demiJournee: 'matin' | 'apres_midi';
}

/** How a form names a half-day: "2026-11-03 matin". */
export const cleDeDemiJournee = ({ jour, demiJournee }: DemiJourneeDAbsence): string =>
  `${jour} ${demiJournee}`;

/** The half-days of a list that are not in another. */
export const sansCelles = (
  une: readonly DemiJourneeDAbsence[],
  autre: readonly DemiJourneeDAbsence[],
): DemiJourneeDAbsence[] => {
  const prises = new Set(autre.map(cleDeDemiJournee));
  return une.filter((absence) => !prises.has(cleDeDemiJournee(absence)));
};

/** What a retenue still has to count, what it has to give back, and what stays retained once given back. */
export interface Ecart {
  aRetenir: DemiJourneeDAbsence[];
  aRendre: DemiJourneeDAbsence[];
  restent: DemiJourneeDAbsence[];
}

/**
 * The unjustified half-days of the year beside those that are retained (C. VII.A). Once the fifteen days are no longer
 * exceeded, all that was retained is given back.
 */
export function comparerAuxRetenues(
  injustifiees: readonly DemiJourneeDAbsence[],
  retenues: readonly DemiJourneeDAbsence[],
): Ecart {
  const aRetenir = sansCelles(injustifiees, retenues);
  const depasse = injustifiees.length > DEMI_JOURNEES_FRANCHES;
  const aRendre = depasse ? sansCelles(retenues, injustifiees) : [...retenues];
  return { aRetenir, aRendre, restent: sansCelles(retenues, aRendre) };
}

/** As the computation of the retenues reads them: unjustified, day by day. */
export const enAbsences = (demiJournees: readonly DemiJourneeDAbsence[]): Absence[] =>
  demiJournees.map((absence) => ({ jour: jour(absence.jour), demiJournees: 1, justifiee: false }));
