import { commeTape } from './texte-colle.ts';

/** Marks that keyboards, pages and spreadsheets put between thousands. */
const MILLIERS = /^\d{1,3}(?:[ .'’]\d{3})+$/;
const CHIFFRES = /^\d+$/;
const EURO = /^(?:€|eur) ?| ?(?:€|eur|euros?)$/i;

/** A number read, or why a text is none. */
export type LectureDeNombre = { nombre: number } | { faute: 'illisible' | 'negatif' | 'centimes' | 'ambigu' };

function entierDe(texte: string): number | null {
  if (CHIFFRES.test(texte) || MILLIERS.test(texte)) return Number(texte.replace(/[ .'’]/g, ''));
  return null;
}

/** Euros and cents, each a whole number. */
type Montant = { euros: number; centimes: number } | { faute: 'illisible' | 'negatif' | 'ambigu' };

function lireMontant(texte: string): Montant {
  const lu = commeTape(texte).replace(EURO, '');
  if (/^[-(]/.test(lu)) return { faute: 'negatif' };
  const entier = entierDe(lu);
  if (entier !== null) return { euros: entier, centimes: 0 };
  if (/^\d{1,3}(?:,\d{3})+\.\d{1,2}$/.test(lu)) return lireMontant(lu.replaceAll(',', ''));
  const [, partieEntiere, decimales] = /^(.+)[.,](\d{1,2})$/.exec(lu) ?? [];
  const euros = partieEntiere === undefined ? null : entierDe(partieEntiere);
  if (euros !== null && decimales) return { euros, centimes: Number(decimales.padEnd(2, '0')) };
  return { faute: /^\d{1,3}(?:,\d{3})+$/.test(lu) ? 'ambigu' : 'illisible' };
}

/**
 * The one reader of amounts in whole euros, as an avis prints them: "18488", "18 488", "18 488 €", "18.488", "18'488",
 * "18 488,00", "18,488.00 €", "1,00 EUR", "EUR 1". Cents other than zero are refused, as are a sign and what only a machine
 * writes ("1e4", "0x10"). "18,488" is refused: eighteen thousand to one spreadsheet, eighteen euros to another.
 */
export function lireEuros(texte: string): LectureDeNombre {
  const lu = lireMontant(texte);
  if ('faute' in lu) return lu;
  return lu.centimes === 0 ? { nombre: lu.euros } : { faute: 'centimes' };
}

/** The same where the cents count, as on a payslip (C. III.C.2): "11 000,55" is 11000.55 euros. */
export function lireEurosEtCentimes(texte: string): LectureDeNombre {
  const lu = lireMontant(texte);
  return 'faute' in lu ? lu : { nombre: (lu.euros * 100 + lu.centimes) / 100 };
}

/** The one reader of counts and years: digits alone, or what a spreadsheet makes of them ("2,0", "2.00"). */
export function lireEntier(texte: string): LectureDeNombre {
  const lu = commeTape(texte);
  if (/^[-(]/.test(lu)) return { faute: 'negatif' };
  const [, entier, decimales] = /^(\d+)(?:[.,](0+))?$/.exec(lu) ?? [];
  if (entier) return { nombre: Number(entier) };
  return { faute: decimales || /^\d+[.,]\d+$/.test(lu) ? 'centimes' : 'illisible' };
}
