import { avant, type Jour } from '../date.ts';
import type { Centimes } from '../montant.ts';
import { type Parts, ZERO } from './montants.ts';
import { type AnneeScolaire, partsEgales, trimestresDe } from './trimestres.ts';

/**
 * What a return is paid: the thirds of the trimestres that are not over when it happens, and that begin before the right ends
 * (`fin`, its last day; reading reprise.suit_la_bourse).
 */
export function partsDeReprise({
  annee,
  annuel,
  reprise,
  fin,
}: {
  annee: AnneeScolaire;
  annuel: Centimes;
  reprise?: Jour;
  fin?: Jour;
}): Parts {
  const [t1, t2, t3] = partsEgales(annuel);
  const [p1, p2, p3] = trimestresDe(annee);
  const due = (periode: { debut: Jour; fin: Jour }): boolean =>
    reprise !== undefined && !avant(periode.fin, reprise) && !(fin && avant(fin, periode.debut));
  return [due(p1) ? t1 : ZERO, due(p2) ? t2 : ZERO, due(p3) ? t3 : ZERO];
}
