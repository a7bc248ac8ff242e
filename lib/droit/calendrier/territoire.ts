import { Temporal } from 'temporal-polyfill';
import { type Jour, jourDeLaMinute, lePlusTot, type MinuteDeParis } from '../date.ts';
import type { Lecture } from '../lecture.ts';

/** Parts of the national territory that have public holidays of their own. */
export const TERRITOIRES = [
  'metropole',
  'alsace_moselle',
  'guadeloupe',
  'martinique',
  'guyane',
  'reunion',
  'mayotte',
  'saint_barthelemy',
  'saint_martin',
  'saint_pierre_et_miquelon',
] as const;

export type Territoire = (typeof TERRITOIRES)[number];

const PROPRES: Readonly<Record<string, Territoire>> = {
  '57': 'alsace_moselle',
  '67': 'alsace_moselle',
  '68': 'alsace_moselle',
  '971': 'guadeloupe',
  '972': 'martinique',
  '973': 'guyane',
  '974': 'reunion',
  '975': 'saint_pierre_et_miquelon',
  '976': 'mayotte',
  '977': 'saint_barthelemy',
  '978': 'saint_martin',
};

/** 01 to 19, 21 to 95, and the two Corsican codes. */
const METROPOLE = /^(0[1-9]|1\d|2[1-9AB]|[3-8]\d|9[0-5])$/;

/**
 * The territory of a département, from its code: "75", "2A", "974", or padded to three characters as in the
 * school files ("075", "02A"). Throws a RangeError on a code that names no département.
 */
export function territoireDuDepartement(code: string): Territoire {
  const court = code.length === 3 && code.startsWith('0') ? code.slice(1) : code;
  const propre = PROPRES[court];
  if (propre) return propre;
  if (METROPOLE.test(court)) return 'metropole';
  throw new RangeError(`code de département inconnu : ${code}`);
}

const FUSEAUX: Readonly<Record<Territoire, string>> = {
  metropole: 'Europe/Paris',
  alsace_moselle: 'Europe/Paris',
  guadeloupe: 'America/Guadeloupe',
  martinique: 'America/Martinique',
  guyane: 'America/Cayenne',
  reunion: 'Indian/Reunion',
  mayotte: 'Indian/Mayotte',
  saint_barthelemy: 'America/St_Barthelemy',
  saint_martin: 'America/Marigot',
  saint_pierre_et_miquelon: 'America/Miquelon',
};

/** What the clocks of a territory show at a minute of Paris. */
export const minuteSurPlace = (minute: MinuteDeParis, territoire: Territoire): Temporal.PlainDateTime =>
  Temporal.PlainDateTime.from(minute)
    .toZonedDateTime('Europe/Paris')
    .withTimeZone(FUSEAUX[territoire])
    .toPlainDateTime();

/**
 * The day that a deposit online bears: the earlier of the civil days of Paris and of the place, so that a closing day ends at
 * the later of their two midnights (reading `recevabilite.heure_de_cloture`).
 */
export function jourDuDepot(minute: MinuteDeParis, territoire: Territoire): Jour {
  const paris = jourDeLaMinute(minute);
  const local = minuteSurPlace(minute, territoire).toPlainDate();
  return lePlusTot(local, paris);
}

/**
 * The day against which a page tells a family of a territory whether it is still time: that of a deposit made at this minute.
 * A day that the demonstration sets has no hour: it stands as it is.
 */
export const jourPourDeposer = (aujourdHui: Jour, minute: MinuteDeParis, territoire: Territoire): Jour =>
  jourDeLaMinute(minute).equals(aujourdHui) ? jourDuDepot(minute, territoire) : aujourdHui;

export const LECTURES_TERRITOIRE: readonly Lecture[] = [
  {
    id: 'territoire.collectivites',
    article: 'C. I',
    doute:
      'Les bourses sont attribuées « en métropole et dans les départements et régions d’outre-mer » : qu’en est-il des collectivités d’outre-mer et de la Nouvelle-Calédonie ?',
    lecture:
      'Saint-Barthélemy, Saint-Martin et Saint-Pierre-et-Miquelon suivent les départements. La Nouvelle-Calédonie, la Polynésie française et Wallis-et-Futuna sont hors de la campagne : aucun dossier n’y naît.',
    autre: 'S’en tenir aux départements et régions, ou ouvrir la campagne partout où l’État enseigne.',
    raison:
      'Les trois premières n’ont pas de bourses à elles, et les fermer retirerait un droit ; les trois autres ont leurs propres aides, et la circulaire ne les nomme pas.',
    regles: ['recevabilite.campagne'],
  },
];
