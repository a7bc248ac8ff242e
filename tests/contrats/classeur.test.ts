/** The workbook of a state of payment, read back by the spreadsheet library of another author. */
import { readFileSync } from 'node:fs';
import { type CellObject, read, type WorkBook } from '@e965/xlsx';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { ecrireClasseur } from '#lib/connecteurs/classeur.ts';
import { rentree } from '#lib/droit/annee.ts';
import { COLONNES_D_ETAT } from '#lib/droit/argent/colonnes-d-etat.ts';
import { ecrireTableau } from '#lib/droit/cas/juger.ts';
import { lignesDeTableau } from '#lib/droit/courrier/classeur.ts';
import { classeurDEtat, type EtatImprime } from '#lib/droit/courrier/etat-de-paiement.ts';
import { jour } from '#lib/droit/date.ts';

const boursier = (dossierId: string, eleveNom: string, ecarts: object = {}) => ({
  ...{ dossierId, eleveNom, elevePrenom: 'Zoé', classe: '5B', echelon: 3, beneficiaireNom: 'L’Œuvré' },
  ...{ brut: 17_500, equipement: 0, detteAvant: 0, detteApres: 0, deduit: 9_840, sansDeduction: null },
  ...{ aVerser: 7_660, ...ecarts },
});
const ligne = (dossierId: string, centimes: number) => ({
  ...{ dossierId, composante: 'bourse', trimestre: 1, cause: 'part', article: 'C. VII.B', centimes },
  ...{ periodeDu: jour('2026-09-01'), periodeAu: jour('2026-12-31') },
});

/** An état of a collège public, written by hand: 175,00 € less 98,40 € of fees, and 12,06 € taken back. */
const etat = (ecarts: Partial<EtatImprime> = {}): EtatImprime =>
  ({
    ...{ uai: '0590001A', rentree: rentree(2026), trimestre: 1, branche: 'college_public', numero: 2 },
    ...{ jour: jour('2026-12-01'), signataire: { nom: 'Hervé Lemaire', qualite: 'principal' } },
    ...{ empreinte: 'ab12', ministere: 'Ministère', academie: 'de Lille', service: 'SAB' },
    etablissement: { nom: 'Collège Jean-Perrin', commune: 'Lille' },
    boursiers: [
      boursier('a', 'DURAND'),
      boursier('b', '=HYPERLINK("http://x")', { brut: -1_206, deduit: 0, aVerser: 0, detteApres: 1_206 }),
    ],
    lignes: [ligne('a', 17_500), ligne('b', -1_206)],
    ...ecarts,
  }) as EtatImprime;

const octetsDe = (ecarts?: Partial<EtatImprime>) => ecrireClasseur(classeurDEtat(etat(ecarts)));
const lire = async (ecarts?: Partial<EtatImprime>): Promise<WorkBook> =>
  read(await octetsDe(ecarts), { cellFormula: true, cellNF: true, UTC: true });
/** Its first sheet as CSV. */
const csvDe = (ecarts?: Partial<EtatImprime>): string =>
  ecrireTableau(classeurDEtat(etat(ecarts)).feuilles.slice(0, 1).flatMap(lignesDeTableau));
const cellule = (classeur: WorkBook, feuille: string, ou: string): CellObject | undefined =>
  classeur.Sheets[feuille]?.[ou];
/** The cell of a column, by its title, on the line of a pupil. */
function sous(classeur: WorkBook, titre: string, rang: number): CellObject | undefined {
  const colonne = COLONNES_D_ETAT.findIndex((vue) => vue.titre === titre);
  const lettres = colonne < 26 ? String.fromCharCode(65 + colonne) : `A${String.fromCharCode(39 + colonne)}`;
  expect(cellule(classeur, 'Boursiers à payer', `${lettres}1`)?.v).toBe(titre);
  return cellule(classeur, 'Boursiers à payer', `${lettres}${rang}`);
}

describe('the workbook of a state', () => {
  test('names its sheets, its title, its author and its language', async () => {
    const classeur = await lire();
    expect(classeur.SheetNames).toEqual([
      'Boursiers à payer',
      'Récapitulatif par échelon',
      'Lignes et causes',
      'Lisez-moi',
    ]);
    expect(classeur.Props).toMatchObject({
      Title: 'État récapitulatif trimestriel et liste des boursiers à payer, trimestre 1, 2026-2027',
      Author: 'Hervé Lemaire',
      Language: 'fr-FR',
    });
  });

  test('each sheet is one table from its first cell, whose head stays in view; no cell is merged', async () => {
    const parties = unzipSync(await octetsDe());
    const texte = (nom: string) => new TextDecoder().decode(parties[nom]);
    const tables = [1, 2, 3, 4].map(
      (n) => texte(`xl/tables/table${n}.xml`).match(/ ref="([A-Z0-9:]+)"/)?.[1],
    );
    expect(tables).toEqual(['A1:AB3', 'A1:E2', 'A1:I3', expect.stringMatching(/^A1:B\d+$/)]);
    for (const n of [1, 2, 3, 4]) {
      expect(texte(`xl/worksheets/sheet${n}.xml`)).toMatch(/<pane ySplit="1"[^>]*state="frozen"/);
      expect(texte(`xl/worksheets/sheet${n}.xml`)).not.toContain('mergeCell');
    }
  });

  test('amounts are numbers that a spreadsheet adds, in euros with their cents, by account of GFC and of OP@LE', async () => {
    const classeur = await lire();
    const sommes = {
      bourse: 175,
      frais_deduits: 98.4,
      net_a_verser: 76.6,
      gfc_debit_6571: 175,
      gfc_debit_6573: 0,
      gfc_recette_7411: 175,
      opale_debit_443110: 175,
      opale_credit_411200: 98.4,
      opale_credit_466820: 76.6,
    };
    for (const [titre, somme] of Object.entries(sommes))
      expect([titre, sous(classeur, titre, 2)]).toMatchObject([
        titre,
        { t: 'n', v: somme, z: '#,##0.00 "€"' },
      ]);
    expect(sous(classeur, 'gfc_encaissement', 2)).toMatchObject({ t: 's', v: '44112' });
    expect([sous(classeur, 'bourse', 3)?.v, sous(classeur, 'dette_restante', 3)?.v]).toEqual([-12.06, 12.06]);
  });

  test('of the privé, no account is told: the State pays', async () => {
    const classeur = await lire({ branche: 'college_prive' });
    for (const titre of ['gfc_debit_6571', 'gfc_encaissement', 'opale_debit_443110'])
      expect([titre, sous(classeur, titre, 2)?.v]).toEqual([titre, undefined]);
    expect(sous(classeur, 'programme', 2)).toMatchObject({ t: 's', v: '139' });
  });

  test('its récapitulatif and its entries tell the same sums, each with its cause and its days', async () => {
    const classeur = await lire();
    const ligneDe = (feuille: string, rang: number, colonnes: string) =>
      [...colonnes].map((lettre) => cellule(classeur, feuille, `${lettre}${rang}`)?.v);
    expect(ligneDe('Récapitulatif par échelon', 2, 'ABCDE')).toEqual([3, 2, 162.94, 98.4, 76.6]);
    expect(ligneDe('Lignes et causes', 3, 'ACDEFI')).toEqual([
      '=HYPERLINK("http://x")',
      'bourse',
      1,
      'Part du trimestre',
      'C. VII.B',
      -12.06,
    ]);
    expect(cellule(classeur, 'Lignes et causes', 'G2')).toMatchObject({ z: 'dd/mm/yyyy' });
    // 1 September 2026 is the day 46266 of spreadsheets.
    expect(cellule(classeur, 'Lignes et causes', 'G2')?.v).toBe(46_266);
  });

  test.each(['=1+1', '+33 6', '-2', '@SOMME(A1)', '\t=1'])(
    'refuses: to run a name, « %s » stays a text in each file',
    async (nom) => {
      const classeur = await lire({ boursiers: [boursier('a', nom)] });
      expect(sous(classeur, 'nom', 2)).toMatchObject({ t: 's', v: nom });
      for (const feuille of Object.values(classeur.Sheets))
        for (const [ou, lue] of Object.entries(feuille))
          if (!ou.startsWith('!')) expect((lue as CellObject).f).toBeUndefined();
      const [, csv = ''] = csvDe({ boursiers: [boursier('a', nom)] }).split('\r\n');
      expect(csv).toContain(nom === '-2' ? ';-2;' : `;'${nom};`);
    },
  );

  test('refuses: to turn a negative sum of the CSV into a text', () => {
    expect(csvDe()).toContain(';-12,06;0,00;');
  });

  test('the same state always makes the same bytes; an empty one opens', async () => {
    expect(Buffer.compare(await octetsDe(), await octetsDe())).toBe(0);
    const vide = await lire({ boursiers: [], lignes: [] });
    expect(cellule(vide, 'Boursiers à payer', 'A1')?.v).toBe('etat');
    expect(cellule(vide, 'Boursiers à payer', 'A2')).toBeUndefined();
  });
});

test('each column of the files of a state is told in docs/paiements.md, in its words and in its order', () => {
  const lignes = COLONNES_D_ETAT.map(({ titre, dit }) => `| ${titre} | ${dit} |`);
  expect(readFileSync('docs/paiements.md', 'utf8')).toContain(lignes.join('\n'));
});
