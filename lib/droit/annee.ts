import { type Jour, jour } from './date.ts';

/** A school year is named by the calendar year of its rentrée: 2026 is 2026-2027. */
export type Rentree = number & { readonly __unite: 'rentree' };

/** The rentrée as a branded year. Throws a RangeError outside 2000–2100. */
export function rentree(annee: number): Rentree {
  if (!Number.isInteger(annee) || annee < 2000 || annee > 2100)
    throw new RangeError(`rentrée inconnue : ${annee}`);
  return annee as Rentree;
}

/** "2026-2027". */
export const ecrireAnnee = (r: Rentree): string => `${r}-${r + 1}`;

/** The calendar year whose income counts: N-1 of the rentrée (C. III.C; D. 531-4, D. 531-20). */
export const anneeDesRevenus = (r: Rentree): number => r - 1;

/** The school year that holds a day, counted from 1 September to 31 August. */
export function rentreeDu(j: Jour): Rentree {
  return rentree(j.month >= 9 ? j.year : j.year - 1);
}

interface Bornes {
  readonly debut: Jour;
  readonly fin: Jour;
}

/** Each year's, read once: every judgement asks for them, and a campaign judges by the million. */
const BORNES = new Map<Rentree, Bornes>();

/** First and last day of the administrative school year. */
export function bornesDeLAnnee(r: Rentree): Bornes {
  const connues = BORNES.get(r) ?? { debut: jour(`${r}-09-01`), fin: jour(`${r + 1}-08-31`) };
  BORNES.set(r, connues);
  return connues;
}

/** Last day of the school year as the deadlines read it: 31 August, the same in every territory (C. III.C). */
export const finDeLAnneeScolaire = (r: Rentree): Jour => bornesDeLAnnee(r).fin;
