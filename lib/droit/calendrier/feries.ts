import { type Jour, jour } from '../date.ts';
import type { Territoire } from './territoire.ts';

export interface JourFerie {
  jour: Jour;
  nom: string;
}

/**
 * Easter Sunday of a year of the Gregorian calendar (computus of Meeus, Jones and Butcher):
 * the Sunday after the first ecclesiastical full moon of spring.
 */
export function paques(annee: number): Jour {
  const or = annee % 19;
  const siecle = Math.floor(annee / 100);
  const reste = annee % 100;
  const correction = Math.floor((siecle - Math.floor((siecle + 8) / 25) + 1) / 3);
  const epacte = (19 * or + siecle - Math.floor(siecle / 4) - correction + 15) % 30;
  const dimanche = (32 + 2 * (siecle % 4) + 2 * Math.floor(reste / 4) - epacte - (reste % 4)) % 7;
  const rare = Math.floor((or + 11 * epacte + 22 * dimanche) / 451);
  const rang = epacte + dimanche - 7 * rare + 114;
  return jour(`${annee}-01-01`).with({ month: Math.floor(rang / 31), day: (rang % 31) + 1 });
}

/** Code du travail L. 3133-1: the eleven holidays of the whole country. */
const FIXES: readonly [string, string][] = [
  ['01-01', 'Jour de l’an'],
  ['05-01', 'Fête du travail'],
  ['05-08', 'Victoire de 1945'],
  ['07-14', 'Fête nationale'],
  ['08-15', 'Assomption'],
  ['11-01', 'Toussaint'],
  ['11-11', 'Armistice de 1918'],
  ['12-25', 'Noël'],
];
const MOBILES: readonly [number, string][] = [
  [1, 'Lundi de Pâques'],
  [39, 'Ascension'],
  [50, 'Lundi de Pentecôte'],
];

/** Code du travail L. 3422-2 and décret 83-1003: commemoration of the abolition of slavery. */
const ABOLITION: Readonly<Partial<Record<Territoire, string>>> = {
  mayotte: '04-27',
  martinique: '05-22',
  guadeloupe: '05-27',
  saint_martin: '05-28',
  guyane: '06-10',
  saint_barthelemy: '10-09',
  reunion: '12-20',
};

function feriesPropres(annee: number, territoire: Territoire, dimanche: Jour): JourFerie[] {
  // Code du travail L. 3134-13.
  if (territoire === 'alsace_moselle')
    return [
      { jour: dimanche.subtract({ days: 2 }), nom: 'Vendredi saint' },
      { jour: jour(`${annee}-12-26`), nom: 'Saint-Étienne' },
    ];
  const abolition = ABOLITION[territoire];
  return abolition ? [{ jour: jour(`${annee}-${abolition}`), nom: 'Abolition de l’esclavage' }] : [];
}

/** The public holidays of a calendar year in a territory, in order of date. */
export function joursFeries(annee: number, territoire: Territoire): readonly JourFerie[] {
  const dimanche = paques(annee);
  const feries = [
    ...FIXES.map(([quantieme, nom]) => ({ jour: jour(`${annee}-${quantieme}`), nom })),
    ...MOBILES.map(([jours, nom]) => ({ jour: dimanche.add({ days: jours }), nom })),
    ...feriesPropres(annee, territoire, dimanche),
  ];
  return feries.sort((a, b) => a.jour.dayOfYear - b.jour.dayOfYear);
}

/** Days of the year that are holidays; kept because a campaign asks for the same two years a million times. */
const connus = new Map<string, ReadonlySet<number>>();

function rangsFeries(annee: number, territoire: Territoire): ReadonlySet<number> {
  const cle = `${territoire}${annee}`;
  let rangs = connus.get(cle);
  if (!rangs) {
    rangs = new Set(joursFeries(annee, territoire).map((ferie) => ferie.jour.dayOfYear));
    connus.set(cle, rangs);
  }
  return rangs;
}

/** True on a public holiday of the territory. */
export const estFerie = (j: Jour, territoire: Territoire): boolean =>
  rangsFeries(j.year, territoire).has(j.dayOfYear);

/** True when services work that day: neither Saturday, nor Sunday, nor public holiday of the territory. */
export const estJourOuvrable = (j: Jour, territoire: Territoire): boolean =>
  j.dayOfWeek <= 5 && !estFerie(j, territoire);

/** The day itself when it is a working day, else the first working day after it. */
export function prochainJourOuvrable(j: Jour, territoire: Territoire): Jour {
  let candidat = j;
  while (!estJourOuvrable(candidat, territoire)) candidat = candidat.add({ days: 1 });
  return candidat;
}
