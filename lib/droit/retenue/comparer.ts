import type { Absence } from '../argent/retenues.ts';
import { jour } from '../date.ts';
import { DEMI_JOURNEES_FRANCHES } from './gardes.ts';

/** Half of a school day, as the journal keeps it: the day in ISO. */
export interface DemiJourneeDAbsence {
  jour: string;
  demiJournee: 'matin' | 'apres_midi';
}

const cle = ({ jour, demiJournee }: DemiJourneeDAbsence): string => `${jour} ${demiJournee}`;

const sans = (une: readonly DemiJourneeDAbsence[], autre: readonly DemiJourneeDAbsence[]) => {
  const prises = new Set(autre.map(cle));
  return une.filter((absence) => !prises.has(cle(absence)));
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
  const aRetenir = sans(injustifiees, retenues);
  const depasse = injustifiees.length > DEMI_JOURNEES_FRANCHES;
  const aRendre = depasse ? sans(retenues, injustifiees) : [...retenues];
  return { aRetenir, aRendre, restent: sans(retenues, aRendre) };
}

/** As the computation of the retenues reads them: unjustified, day by day. */
export const enAbsences = (demiJournees: readonly DemiJourneeDAbsence[]): Absence[] =>
  demiJournees.map((absence) => ({ jour: jour(absence.jour), demiJournees: 1, justifiee: false }));
