import { BORNES_DE_SAISIE, type BornesDeSaisie, lireJour, lireMois, parties } from './lire-jour.ts';
import { type Naissance, naissance } from './naissance.ts';
import { commeTape } from './texte-colle.ts';

/** A birth read, or what to say of a text that is none. */
export type LectureDeNaissance = { naissance: Naissance } | { faute: string };

const ANNEE_SEULE = /^\d{4}$/;
const MOIS_ET_ANNEE = /^(\d{1,2})\s?[/.\- ]\s?(\d{4})$/;
const ISO = /^(\d{4})-(\d{2})$/;
const EN_LETTRES = /^(\p{L}{3,9})\.? (\d{4})$/u;

const INCONNUE = /^0+$/;

/** Day, month and year, zeros for what the registry does not know; null when the text is no birth without a day. */
function partiesConnues(texte: string): [j: string, m: string, a: string] | null {
  if (ANNEE_SEULE.test(texte)) return ['00', '00', texte];
  const [, m, a] = MOIS_ET_ANNEE.exec(texte) ?? [];
  if (m && a) return ['00', m, a];
  const [, annee, mois] = ISO.exec(texte) ?? [];
  if (annee && mois) return ['00', mois, annee];
  const [, nom, an] = EN_LETTRES.exec(texte) ?? [];
  const rang = nom ? lireMois(nom) : 0;
  return rang && an ? ['00', String(rang), an] : parties(texte);
}

/**
 * The one reader of births, for forms and files: any day that `lireJour` reads, and what a civil registry may know alone:
 * "00/00/1957", "1957", "00/03/1957", "03/1957", "1957-03", "mars 1957". The year must be known, as rights depend on the
 * age; nothing is invented for the rest.
 */
export function lireNaissance(saisie: string, bornes: BornesDeSaisie = BORNES_DE_SAISIE): LectureDeNaissance {
  const texte = commeTape(saisie.normalize('NFKC'));
  const [j, m, a] = partiesConnues(texte) ?? ['', '', ''];
  if (INCONNUE.test(a))
    return {
      faute: `« ${texte} » : des droits dépendent de l’âge, l’année au moins est nécessaire. Écrivez celle du titre d’identité ou du jugement qui en tient lieu, par exemple 00/00/1957.`,
    };
  if (!INCONNUE.test(j) || a.length !== 4) {
    if (INCONNUE.test(m) && a)
      return {
        faute: `« ${texte} » : le jour est connu sans son mois ; écrivez 00/00/${a} si le mois est inconnu.`,
      };
    const lu = lireJour(texte, bornes);
    return 'jour' in lu ? { naissance: lu.jour } : lu;
  }
  if (Number(a) < bornes.du.year || Number(a) > bornes.au.year)
    return { faute: `« ${texte} » : vérifiez l’année.` };
  if (INCONNUE.test(m)) return { naissance: Number(a) };
  return Number(m) >= 1 && Number(m) <= 12
    ? { naissance: naissance(`${a}-${m.padStart(2, '0')}`) }
    : { faute: `« ${texte} » : le mois va de 01 à 12, ou 00 s’il est inconnu.` };
}
