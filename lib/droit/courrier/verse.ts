/** What a letter of attribution says that the right pays. */
import type { Rentree } from '../annee.ts';
import { suitUneBourse } from '../argent/changement-charge.ts';
import { partsDuDroit } from '../argent/duree.ts';
import { partsEgales } from '../argent/trimestres.ts';
import type { Jour } from '../date.ts';
import type { Centimes } from '../montant.ts';
import type { BourseAccordee } from './donnees.ts';

/** The parts of a whole year, or those of the days of a shorter right with its first and last day. Centimes. */
export function verseParLeDroit(
  rentree: Rentree,
  annuel: Centimes,
  periode: { effetDu: Jour | null; effetAu: Jour | null; trace?: unknown } | null,
): Pick<BourseAccordee, 'trimestres' | 'duree'> {
  const { effetDu: du, effetAu: au } = periode ?? {};
  const verse = du && au && partsDuDroit(rentree, annuel, { du, au, enSuite: suitUneBourse(periode?.trace) });
  if (!verse || verse.entier) return { trimestres: partsEgales(annuel) };
  const { trimestres, total, jours } = verse;
  return { trimestres, duree: { du, au, jours, total } };
}
