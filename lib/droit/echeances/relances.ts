/** Families reminded before the campaign closes (C. II.A): by which means, from when, once each. */
import { BUREAU_DE_L_ETABLISSEMENT, type Role } from '../competence.ts';
import { apres, avant, type Jour } from '../date.ts';
import type { Lecture } from '../lecture.ts';

/** Who reminds families that have filed nothing: the établissement of their child (C. II.A). */
export const RELANCEURS: readonly Role[] = BUREAU_DE_L_ETABLISSEMENT;

/** Means of a reminder, in the order of the text: "courriel", then "courrier voire courrier recommandé". */
export const ETAPES_DE_RELANCE = ['courriel', 'courrier', 'recommande'] as const;
export type EtapeDeRelance = (typeof ETAPES_DE_RELANCE)[number];

export const LIBELLES_RELANCES: Readonly<Record<EtapeDeRelance, string>> = {
  courriel: 'Courriel',
  courrier: 'Courrier',
  recommande: 'Courrier recommandé',
};

/**
 * Means by which an établissement reminds a family that has filed nothing. The text names no SMS: it comes beside, free, and only
 * to who agrees to it.
 */
export const MOYENS_DE_RELANCE = ['courriel', 'sms', 'courrier', 'recommande'] as const;
export type MoyenDeRelance = (typeof MOYENS_DE_RELANCE)[number];

export const LIBELLES_MOYENS: Readonly<Record<MoyenDeRelance, string>> = { ...LIBELLES_RELANCES, sms: 'SMS' };

/** Days before the closing from which each means is used. */
export const JOURS_DES_RELANCES: Readonly<Record<EtapeDeRelance, number>> = {
  courriel: 21,
  courrier: 14,
  recommande: 7,
};

/** Days left to the family between two reminders. */
export const JOURS_ENTRE_RELANCES = 4;

export const LECTURES_RELANCES: readonly Lecture[] = [
  {
    id: 'relance.jours_avant_cloture',
    article: 'C. II.A',
    doute:
      'Les familles sont informées « à l’approche de l’expiration du délai », puis « le cas échéant relancées » : quand, et combien de fois ?',
    lecture:
      'Un courriel à partir de trois semaines avant la clôture, un courrier à partir de deux, un recommandé dans la dernière ; chacun une fois, avec quatre jours au moins entre deux. Sans adresse électronique, le courrier vient d’abord.',
    autre: 'Un seul rappel, ou un rappel chaque jour jusqu’à la clôture.',
    raison:
      'Une famille doit avoir le temps de réunir un avis d’impôt et une attestation ; le recommandé, qui coûte, reste la dernière voie.',
    regles: ['recevabilite.hors_delai'],
  },
];

/** A reminder that was made. */
export interface RelanceFaite {
  etape: EtapeDeRelance;
  jour: Jour;
}

/**
 * The next means to use with a family on a day, before the closing; null when none is due: too early, too late, all used, or
 * the last one too recent. `parCourriel`: an address is known.
 */
export function etapeDue(
  { cloture, parCourriel }: { cloture: Jour; parCourriel: boolean },
  faites: readonly RelanceFaite[],
  jour: Jour,
): EtapeDeRelance | null {
  if (apres(jour, cloture)) return null;
  if (faites.some((faite) => avant(jour, faite.jour.add({ days: JOURS_ENTRE_RELANCES })))) return null;
  const rangFait = Math.max(-1, ...faites.map(({ etape }) => ETAPES_DE_RELANCE.indexOf(etape)));
  const suivante = ETAPES_DE_RELANCE.find(
    (etape, rang) => rang > rangFait && (parCourriel || etape !== 'courriel'),
  );
  return suivante && !avant(jour, cloture.subtract({ days: JOURS_DES_RELANCES[suivante] })) ? suivante : null;
}
