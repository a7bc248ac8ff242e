import { ecrireJourCourt, jour } from '../date.ts';
import { centimes, ecrireMontant } from '../montant.ts';
import type { Valeur } from '../regle.ts';

/** An amount held in a line of trace (centimes), as "1 071 €"; a dash when the line holds none. */
export const enMontant = (valeur: Valeur | undefined): string =>
  typeof valeur === 'number' ? ecrireMontant(centimes(valeur)) : '—';

/** A day held in a line of trace (ISO), as "15/10/2026"; a dash when the line holds none. */
export const enJour = (valeur: Valeur | undefined): string =>
  typeof valeur === 'string' ? ecrireJourCourt(jour(valeur)) : '—';

/** Half-days as days, "15,5 jours". */
export const enJournees = (demiJournees: Valeur | undefined): string => {
  if (typeof demiJournees !== 'number') return '—';
  const jours = demiJournees / 2;
  return `${String(jours).replace('.', ',')} jour${jours >= 2 ? 's' : ''}`;
};
