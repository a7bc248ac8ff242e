/** Workbooks that a person opens in a spreadsheet, with a keyboard or a screen reader as well (RGAA, documents to download). */
import { unzipSync, zipSync } from 'fflate';
import { type CellValue, type ColumnDef, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import { ecrireTableau } from '#lib/droit/cas/juger.ts';
import {
  type Classeur,
  type Feuille,
  type GenreDeColonne,
  lignesDeTableau,
} from '#lib/droit/courrier/classeur.ts';
import type { FichierServi } from '#lib/technique/fichier.ts';

const TYPE_DE_CLASSEUR = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** What a spreadsheet is asked for as. */
export type FormeDeTableur = 'csv' | 'xlsx';

const FORMATS: Readonly<Record<GenreDeColonne, string>> = {
  texte: '@',
  nombre: '0',
  montant: '#,##0.00 "€"',
  jour: 'dd/mm/yyyy',
};

const valeurDe = (valeur: string | number | null, genre: GenreDeColonne): CellValue => {
  if (genre === 'montant' && typeof valeur === 'number') return valeur / 100;
  return genre === 'jour' && typeof valeur === 'string' ? new Date(`${valeur}T00:00:00Z`) : valeur;
};

/** Wide enough for its title and what it holds, within reason. */
const largeurDe = ({ lignes }: Feuille, titre: string, rang: number): number =>
  Math.min(
    60,
    lignes.reduce((large, ligne) => Math.max(large, String(ligne[rang] ?? '').length), titre.length) + 4,
  );

/** A sheet of one table from its first cell: its head is a head for who hears it, and stays in view. */
function feuilleDe(feuille: Feuille, rang: number): WriteSheet {
  const { nom, colonnes, lignes } = feuille;
  const titres = colonnes.map(({ titre }) => titre);
  return {
    name: nom,
    columns: colonnes.map(
      ({ titre, genre }, colonne): ColumnDef => ({
        width: largeurDe(feuille, titre, colonne),
        numFmt: FORMATS[genre],
      }),
    ),
    rows: [
      titres,
      ...lignes.map((ligne) => ligne.map((valeur, c) => valeurDe(valeur, colonnes[c]?.genre ?? 'texte'))),
    ],
    // A table without a line is damaged for a spreadsheet.
    tables:
      lignes.length > 0 ? [{ name: `Tableau_${rang + 1}`, columns: titres.map((name) => ({ name })) }] : [],
    freezePane: { rows: 1 },
  };
}

/** Where a workbook says what it is; the library knows no language. */
const PROPRIETES = 'docProps/core.xml';
const FRANCAIS = '<dc:language>fr-FR</dc:language>';

/**
 * The bytes of a workbook: amounts and days are numbers that a spreadsheet adds, a text stays a text whatever its first
 * sign is, title and language are told. The same workbook always makes the same bytes.
 */
export async function ecrireClasseur({
  titre,
  sujet,
  auteur,
  jour,
  feuilles,
}: Classeur): Promise<Uint8Array> {
  const date = new Date(`${jour}T00:00:00Z`);
  const octets = await writeXlsx({
    properties: { title: titre, subject: sujet, creator: auteur, created: date, modified: date },
    sheets: feuilles.map(feuilleDe),
  });
  const parties = unzipSync(octets);
  const proprietes = new TextDecoder().decode(parties[PROPRIETES]);
  return zipSync(
    {
      ...parties,
      [PROPRIETES]: new TextEncoder().encode(
        proprietes.replace('</cp:coreProperties>', `${FRANCAIS}</cp:coreProperties>`),
      ),
    },
    { mtime: new Date(1980, 0, 1) },
  );
}

/** A workbook as a file: the whole of it, or as CSV its first sheet. The name is told without its extension. */
export async function fichierDeTableur(
  classeur: Classeur,
  forme: FormeDeTableur,
  nom: string,
): Promise<FichierServi> {
  if (forme === 'xlsx')
    return { octets: await ecrireClasseur(classeur), type: TYPE_DE_CLASSEUR, nom: `${nom}.xlsx` };
  const [premiere] = classeur.feuilles;
  const texte = ecrireTableau(premiere ? lignesDeTableau(premiere) : []);
  return { octets: new TextEncoder().encode(texte), type: 'text/csv; charset=utf-8', nom: `${nom}.csv` };
}
