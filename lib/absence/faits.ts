/** Half-days of absence as they stand, from rows that nothing edits. Pure. */
import type { AnneeScolaire } from '#lib/droit/argent/trimestres.ts';
import { apres, avant, ecrireJour, type Jour } from '#lib/droit/date.ts';
import type { DemiJourneeDAbsence } from '#lib/droit/retenue/comparer.ts';
import { jourDe } from '#lib/technique/dates.ts';

/** What places a half-day, and what was last said of it. */
interface Dite {
  rentree: number;
  jour: Date;
  demiJournee: 'matin' | 'apres_midi';
  etat: 'a_juger' | 'injustifiee' | 'justifiee' | 'retiree';
}

/** Sorts as the half-days come. */
const cle = ({ jour, demiJournee }: Pick<Dite, 'jour' | 'demiJournee'>): string =>
  `${jourDe(jour)} ${demiJournee === 'matin' ? 0 : 1}`;

/** The absences of a year, each half-day once as it was last said, in the order of days: `dites` in the order of writing. */
export function absencesTenantes<A extends Dite>(dites: readonly A[], rentree: number): A[] {
  const tenantes = new Map<string, A>();
  for (const absence of dites) if (absence.rentree === rentree) tenantes.set(cle(absence), absence);
  return [...tenantes.values()]
    .filter(({ etat }) => etat !== 'retiree')
    .toSorted((a, b) => (cle(a) < cle(b) ? -1 : 1));
}

/** Those that the chef judged without justification. */
export const injustifiees = (absences: readonly Dite[]): DemiJourneeDAbsence[] =>
  absences
    .filter(({ etat }) => etat === 'injustifiee')
    .map(({ jour, demiJournee }) => ({ jour: jourDe(jour).toString(), demiJournee }));

/** A half-day, by its day. */
export interface DemiJourneeDuJour {
  jour: Jour;
  demiJournee: 'matin' | 'apres_midi';
}

/** Days of a period that may be typed at once. */
const JOURS_AU_PLUS = 62;
const MERCREDI = 3;
const SAMEDI = 6;

/** Half-days of school over a period: Monday to Friday, Wednesday afternoon when the établissement has classes then. */
export function demiJourneesDeClasse(
  { du, au }: { du: Jour; au: Jour },
  {
    moment = 'journee',
    mercredi = false,
  }: { moment?: 'journee' | 'matin' | 'apres_midi'; mercredi?: boolean },
): DemiJourneeDuJour[] {
  const nombre = du.until(au).days + 1;
  return Array.from({ length: Math.min(nombre, JOURS_AU_PLUS) }, (_, i) => du.add({ days: i })).flatMap(
    (jour) =>
      (['matin', 'apres_midi'] as const)
        .filter((demi) => moment === 'journee' || moment === demi)
        .filter(
          (demi) => jour.dayOfWeek < SAMEDI && (demi === 'matin' || mercredi || jour.dayOfWeek !== MERCREDI),
        )
        .map((demiJournee) => ({ jour, demiJournee })),
  );
}

/** By field, what forbids a period; null when nothing does. */
export function defautDePeriode(
  { du, au }: { du: Jour; au: Jour },
  { annee, jour }: { annee: AnneeScolaire; jour: Jour },
): { champ: 'du' | 'au'; phrase: string } | null {
  if (apres(au, jour))
    return { champ: 'au', phrase: `Le dernier jour (${ecrireJour(au)}) est dans le futur.` };
  if (apres(du, au))
    return { champ: 'au', phrase: 'Le dernier jour précède le premier : vérifiez les deux.' };
  if (avant(du, annee.rentree) || apres(au, annee.fin))
    return {
      champ: 'du',
      phrase: `Ces jours sont hors de l’année scolaire (du ${ecrireJour(annee.rentree)} au ${ecrireJour(annee.fin)}) : une absence d’une autre année ne compte pas.`,
    };
  return du.until(au).days >= JOURS_AU_PLUS
    ? { champ: 'au', phrase: `Plus de ${JOURS_AU_PLUS} jours d’un coup : saisissez la période en deux fois.` }
    : null;
}
