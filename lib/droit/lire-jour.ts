import { type Jour, jour } from './date.ts';
import { sansAccents } from './sans-accents.ts';
import { commeTape } from './texte-colle.ts';

const MOIS = [
  'janvier',
  'fevrier',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'aout',
  'septembre',
  'octobre',
  'novembre',
  'decembre',
];

/** "15/10/2026", with any of the marks that people put between the parts. */
const FRANCAIS = /^(\d{1,2})\s?[/.\- ]\s?(\d{1,2})\s?[/.\- ]\s?(\d{4}|\d{2})$/;
const ISO = /^(\d{4})[-/](\d{2})[-/](\d{2})$/;
/** "15102026", typed without leaving the numbers. */
const COLLE = /^(\d{2})(\d{2})(\d{4}|\d{2})$/;
/** "mardi 15 septembre 2026", "15-sept.-26" of a spreadsheet. */
const EN_LETTRES = /^(?:[a-z]+\.?,? )?(\d{1,2})(?:er)?[ /-]([a-z]{3,9})\.?[ /-](\d{4}|\d{2})$/;
/** The time that a spreadsheet adds to a day without any. */
const MINUIT = /[T ]00:00(?::00(?:\.0+)?)?Z?$/;

export interface BornesDeSaisie {
  du: Jour;
  au: Jour;
}

/** Nothing that the law reads is older than a living person, nor further than the next century. */
export const BORNES_DE_SAISIE: BornesDeSaisie = { du: jour('1900-01-01'), au: jour('2100-12-31') };

/** Years where two digits name one only: a reception, an event, the birth of a pupil. */
export const BORNES_RECENTES: BornesDeSaisie = { du: jour('1950-01-01'), au: jour('2049-12-31') };

/** A day read; or what to say of a text that is none, or of one whose year is out of its bounds. */
export type LectureDeJour = { jour: Jour } | { faute: string };

const nettoyer = (texte: string): string => commeTape(texte.normalize('NFKC'));
const plier = (texte: string): string => sansAccents(texte).toLowerCase();

/** The rank of a month from its name, whole or shortened; 0 when no month, or several, begin so. */
export function lireMois(nom: string): number {
  const debut = plier(nom);
  const trouves = MOIS.filter((mois) => mois.startsWith(debut));
  return trouves.length === 1 ? MOIS.indexOf(trouves[0] as string) + 1 : 0;
}

/** Day, month and year of a text, as written; null when it has none. */
export function parties(texte: string): [j: string, m: string, a: string] | null {
  const [, annee, mois, jourDuMois] = ISO.exec(texte) ?? [];
  if (annee && mois && jourDuMois) return [jourDuMois, mois, annee];
  const [, j, m, a] = FRANCAIS.exec(texte) ?? COLLE.exec(texte) ?? [];
  if (j && m && a) return [j, m, a];
  const [, jl, nom, al] = EN_LETTRES.exec(plier(texte)) ?? [];
  return jl && nom && al ? [jl, String(lireMois(nom)), al] : null;
}

function composer([j, m, a]: [string, string, string]): Jour | null {
  try {
    return jour(`${a}-${m.padStart(2, '0')}-${j.padStart(2, '0')}`);
  } catch {
    return null;
  }
}

const dansLesBornes = (lu: Jour, { du, au }: BornesDeSaisie): boolean =>
  lu.until(au).days >= 0 && du.until(lu).days >= 0;

/**
 * The one reader of civil days, for forms, addresses and files: "15/10/2026", "15-10-2026", "15.10.2026", "15102026",
 * "2026-10-15", "15 octobre 2026", "15-oct.-26", with the midnight of a spreadsheet or not. A year of two digits is read when its
 * century cannot be doubted within the bounds. A number of days ("46310"), a month before its day, a day that the
 * calendar lacks are no date.
 */
export function lireJour(texte: string, bornes: BornesDeSaisie = BORNES_DE_SAISIE): LectureDeJour {
  const lu = nettoyer(texte);
  const trouvees = parties(lu.replace(MINUIT, ''));
  if (!trouvees)
    return { faute: `« ${lu} » n’est pas une date : écrivez jj/mm/aaaa, par exemple 15/10/2026.` };
  const [j, m, a] = trouvees;
  const possibles = (a.length === 4 ? [a] : [`19${a}`, `20${a}`]).map((annee) => composer([j, m, annee]));
  const dates = possibles.filter((date) => date !== null);
  if (dates.length === 0)
    return { faute: `« ${lu} » n’existe pas au calendrier : écrivez jj/mm/aaaa, par exemple 15/10/2026.` };
  const retenues = dates.filter((date) => dansLesBornes(date, bornes));
  const [date] = retenues;
  if (!date) return { faute: `« ${lu} » : vérifiez l’année.` };
  return retenues.length === 1
    ? { jour: date }
    : {
        faute: `« ${lu} » : écrivez l’année en quatre chiffres, par exemple ${date.year} ou ${date.year + 100}.`,
      };
}
