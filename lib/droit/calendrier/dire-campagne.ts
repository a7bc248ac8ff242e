import { apres, avant, type Jour } from '../date.ts';
import type { Campagne } from './campagne.ts';

/** "1 jour", "12 jours": from one day to a later one. */
function direJours(de: Jour, a: Jour): string {
  const jours = de.until(a).days;
  return `${jours} jour${jours > 1 ? 's' : ''}`;
}

export type Periode = 'avant' | 'pendant' | 'apres';

/** Where a day stands in a campaign; the opening and the closing days are in it. */
export function periodeDe({ ouverture, cloture }: Campagne, jour: Jour): Periode {
  if (avant(jour, ouverture)) return 'avant';
  return apres(jour, cloture) ? 'apres' : 'pendant';
}

/** Where a campaign stands on a day, in one sentence for families. */
export function direOuEnEstLaCampagne({ ouverture, cloture }: Campagne, jour: Jour): string {
  if (avant(jour, ouverture)) return `La campagne ouvre dans ${direJours(jour, ouverture)}.`;
  if (apres(jour, cloture))
    return 'La campagne est close. Si votre situation a changé depuis, parlez-en à l’établissement.';
  if (jour.equals(cloture)) return 'Dernier jour : les demandes sont reçues jusqu’à ce soir.';
  return `Il reste ${direJours(jour, cloture)} pour déposer une demande.`;
}
