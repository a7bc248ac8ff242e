import { apres, avant, ecrireJour, type Jour, minuteDeParis } from '../date.ts';
import type { Campagne } from './campagne.ts';
import { minuteSurPlace, TERRITOIRES, type Territoire } from './territoire.ts';

/** How a territory is named after "heure". Those on the clock of Paris have no need of it. */
const HEURES: Readonly<Partial<Record<Territoire, string>>> = {
  guadeloupe: 'de la Guadeloupe',
  martinique: 'de la Martinique',
  guyane: 'de la Guyane',
  reunion: 'de La Réunion',
  mayotte: 'de Mayotte',
  saint_barthelemy: 'de Saint-Barthélemy',
  saint_martin: 'de Saint-Martin',
  saint_pierre_et_miquelon: 'de Saint-Pierre-et-Miquelon',
};

/** What the clocks of a territory show when the closing day ends in Paris. */
const finAParis = (cloture: Jour, territoire: Territoire) =>
  minuteSurPlace(minuteDeParis(`${cloture.add({ days: 1 })}T00:00`), territoire);

/** True where Paris' midnight is the later one: a demande online still comes in time the next day. */
const finitLeLendemain = (cloture: Jour, territoire: Territoire): boolean =>
  finAParis(cloture, territoire).hour > 0 && apres(finAParis(cloture, territoire).toPlainDate(), cloture);

/**
 * What is added to the closing day, told in the time of the territory: the day ends at the later of the midnights of Paris
 * and of the place (reading `recevabilite.heure_de_cloture`). Empty where the clock is that of Paris.
 */
export function heureDeCloture(cloture: Jour, territoire: Territoire): string {
  const nom = HEURES[territoire];
  if (!nom) return '';
  if (!finitLeLendemain(cloture, territoire)) return `, à minuit, heure ${nom}`;
  const fin = finAParis(cloture, territoire);
  return `, et en ligne jusqu’au ${ecrireJour(fin.toPlainDate())} à ${fin.hour} h, heure ${nom}`;
}

/** By closing day: clocks are slow to ask, and each estimate tells the same day. */
const OUTRE_MER = new Map<string, string>();

/** The closing day as the whole of the overseas reads it, for who did not say where they live. */
export function direClotureOutreMer(cloture: Jour): string {
  const connue = OUTRE_MER.get(cloture.toString());
  if (connue !== undefined) return connue;
  const dite = ecrireClotureOutreMer(cloture);
  OUTRE_MER.set(cloture.toString(), dite);
  return dite;
}

function ecrireClotureOutreMer(cloture: Jour): string {
  const tardifs = TERRITOIRES.filter((t) => HEURES[t] && finitLeLendemain(cloture, t)).map(
    (t) => `${finAParis(cloture, t).hour} h, heure ${HEURES[t]}`,
  );
  const lendemain = ecrireJour(cloture.add({ days: 1 }));
  return `Outre-mer, la journée finit à minuit, heure du lieu ; en ligne, le ${lendemain} à ${tardifs.join(', ou à ')}.`;
}

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
    return `La campagne est close. Si votre situation a changé depuis, parlez-en à l’établissement. La suivante ouvre le ${ecrireJour(ouverture.add({ years: 1 }))}.`;
  if (jour.equals(cloture)) return 'Dernier jour : les demandes sont reçues jusqu’à ce soir.';
  return `Il reste ${direJours(jour, cloture)} pour déposer une demande.`;
}

/** Where the campaign of the school year stands, in words for agents: how long is left, or since when it is closed. */
export function direCampagneAuxAgents(campagne: Pick<Campagne, 'cloture'> | null, jour: Jour): string {
  if (!campagne) return 'Aucune campagne n’est réglée pour cette année scolaire.';
  const { cloture } = campagne;
  if (apres(jour, cloture)) return `La campagne est close : elle s’est terminée le ${ecrireJour(cloture)}.`;
  const reste = jour.equals(cloture) ? 'C’est aujourd’hui' : `Il reste ${direJours(jour, cloture)}`;
  return `La campagne se termine le ${ecrireJour(cloture)}. ${reste}.`;
}

/** What a demande filed now is, for who helps a family once the campaign is closed; empty while it is open. */
export const direHorsDelai = (campagne: Pick<Campagne, 'cloture'> | null, jour: Jour): string =>
  campagne && apres(jour, campagne.cloture)
    ? 'Une demande déposée maintenant est hors délai. Si la situation de la famille a changé depuis, ou si un événement l’a empêchée de demander à temps, la demande le dit et en joint la preuve.'
    : '';
