import { bornesDeLAnnee, type Rentree } from '../annee.ts';
import { apres, avant, type Jour, jour } from '../date.ts';

export type NumeroTrimestre = 1 | 2 | 3;

export interface Trimestre {
  numero: NumeroTrimestre;
  /** First and last day, both included. */
  debut: Jour;
  fin: Jour;
}

/** The two days that the yearly school calendar sets; without them, 1 September and 31 August. */
export interface BornesScolaires {
  rentreeDesEleves?: Jour;
  dernierJour?: Jour;
}

/**
 * The three trimestres of C. V.A: rentrée to 31 December, 1 January to 31 March, 1 April to the last day of the
 * school year. Throws a RangeError when a bound given lies outside its own trimestre.
 */
export function trimestres(rentree: Rentree, bornes: BornesScolaires = {}): readonly Trimestre[] {
  const annee = bornesDeLAnnee(rentree);
  const liste: readonly Trimestre[] = [
    { numero: 1, debut: bornes.rentreeDesEleves ?? annee.debut, fin: jour(`${rentree}-12-31`) },
    { numero: 2, debut: jour(`${rentree + 1}-01-01`), fin: jour(`${rentree + 1}-03-31`) },
    { numero: 3, debut: jour(`${rentree + 1}-04-01`), fin: bornes.dernierJour ?? annee.fin },
  ];
  for (const trimestre of liste)
    if (avant(trimestre.fin, trimestre.debut))
      throw new RangeError(`trimestre ${trimestre.numero} de ${rentree} : bornes inversées`);
  return liste;
}

/** The trimestre that holds a day, or null outside the school year. */
export function trimestreDu(j: Jour, rentree: Rentree, bornes: BornesScolaires = {}): Trimestre | null {
  return trimestres(rentree, bornes).find((t) => !avant(j, t.debut) && !apres(j, t.fin)) ?? null;
}

/** Last day of the school year as the deadlines read it: 31 August, the same in every territory. */
export const finDeLAnneeScolaire = (rentree: Rentree): Jour => bornesDeLAnnee(rentree).fin;
