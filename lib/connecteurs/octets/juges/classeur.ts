/** A workbook that was received, read as the text that its first sheet would make in CSV. */
import { type CellValue, readXlsx } from 'hucre/xlsx';
import { FichierRefuse } from '../cas-recus.ts';

/** An archive, which every XLSX is. */
const MARQUE = [0x50, 0x4b, 0x03, 0x04];
export const estUnClasseur = (octets: Uint8Array): boolean =>
  MARQUE.every((octet, rang) => octets[rang] === octet);

const deux = (n: number): string => String(n).padStart(2, '0');

/** A day as people write it, its hour when it has one; an hour alone, which spreadsheets date of 1899 or 1900. */
function ecrireDate(date: Date): string {
  const heure = `${deux(date.getUTCHours())}:${deux(date.getUTCMinutes())}`;
  if (date.getUTCFullYear() <= 1900) return heure;
  const jour = `${deux(date.getUTCDate())}/${deux(date.getUTCMonth() + 1)}/${date.getUTCFullYear()}`;
  return heure === '00:00' ? jour : `${jour} ${heure}`;
}

const enTexte = (valeur: CellValue): string => {
  if (valeur instanceof Date) return ecrireDate(valeur);
  if (typeof valeur === 'number') return String(Number(valeur.toFixed(6))).replace('.', ',');
  return typeof valeur === 'boolean' ? (valeur ? 'oui' : 'non') : String(valeur ?? '');
};

/** A cell of one line, quoted when it has to be: what comes back is read by the reader of CSV. */
const enCellule = (valeur: CellValue): string => {
  const texte = enTexte(valeur).replace(/\s+/g, ' ').trim();
  return /[";]/.test(texte) ? `"${texte.replaceAll('"', '""')}"` : texte;
};

/** The first sheet of a workbook that holds something, as lines of CSV. Throws `FichierRefuse` when it is no workbook. */
export async function texteDuClasseur(octets: Uint8Array): Promise<string> {
  const classeur = await readXlsx(octets).catch(() => {
    throw new FichierRefuse(
      'Ce classeur ne peut pas être lu. Dans le tableur, choisissez « Enregistrer sous », puis « Classeur Excel (XLSX) » ou « CSV UTF-8 ».',
    );
  });
  const feuille = classeur.sheets.find(({ rows }) => rows.length > 0);
  return (feuille?.rows ?? []).map((ligne) => ligne.map(enCellule).join(';')).join('\n');
}
