import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { type AnnexeSaisie, examinerAnnexe } from '#lib/droit/bareme/annexe.ts';
import { ecrireFichierDeRentree } from '#lib/droit/bareme/fichier.ts';
import { lireAnnexe } from '#lib/droit/bareme/lire-annexe.ts';
import { projeter } from '#lib/droit/bareme/projection.ts';
import { RENTREE_2026 } from '#lib/droit/bareme/rentree-2026.ts';
import type { TypeBourse } from '#lib/droit/situation.ts';
import { annexeCollee } from './annexes-collees.ts';

const saisie = (ecarts: Partial<AnnexeSaisie> = {}): AnnexeSaisie => ({
  rentree: 2027,
  du: '2027-09-01',
  au: '2028-08-31',
  source: "circulaire de l'année, annexes 6 et 7",
  smicCentimes: 1_202,
  bmafCentimes: 48_000,
  annexe6: annexeCollee('college', { smicHoraire: 12.02, bmaf: 480 }),
  annexe7: annexeCollee('lycee', { smicHoraire: 12.02, bmaf: 480 }),
  explication: null,
  ...ecarts,
});

const remplacerLigne = (texte: string, rang: number, ligne: string): string =>
  texte.split('\n').with(rang, ligne).join('\n');
const defauts = (type: TypeBourse, texte: string): readonly string[] => lireAnnexe(type, texte).defauts;
const collee = annexeCollee('college', { smicHoraire: 11.88, bmaf: 474.37 });

describe('a pasted annexe', () => {
  test('gives its figures, with spaces of thousands, tabs or semicolons', () => {
    const attendue = projeter({ smicHoraire: 11.88, bmaf: 474.37 }).college;
    expect(lireAnnexe('college', collee)).toMatchObject({ grille: attendue, defauts: [] });
    expect(lireAnnexe('college', collee.replaceAll('\t', ' ; ')).grille).toEqual(attendue);
    expect(lireAnnexe('college', collee.replaceAll('\n', '\r\n\r\n')).grille).toEqual(attendue);
  });

  test('reads lines without the number of children in front', () => {
    const nue = collee.replace(/^\d\t/gm, '');
    expect(lireAnnexe('college', nue)).toEqual(lireAnnexe('college', collee));
  });

  test('refuses a cell that is no number, and names its line', () => {
    const [faute] = defauts('college', remplacerLigne(collee, 2, '3\t27 020\tl4 606\t5 154'));
    expect(faute).toContain('Ligne 3');
    expect(faute).toContain('l4 606');
  });

  test('reads amounts as every form does: a currency format, cents of zero', () => {
    const attendue = lireAnnexe('college', collee);
    for (const ligne of ['1\t18.488 €\t9 993,00\t3’526', '1\t18\u202f488\t9993 EUR\t3526.00'])
      expect(lireAnnexe('college', remplacerLigne(collee, 0, ligne))).toEqual(attendue);
    expect(lireAnnexe('lycee', 'Équipement\t341,71 €').equipement).toBe(341.71);
  });

  test('refuses what only looks like an amount: figures apart, an exponent, a comma of thousands', () => {
    for (const cellule of ['18 48 8', '1 8 4 8 8', '1e4', '18,488', '99999999']) {
      const [faute] = defauts('college', remplacerLigne(collee, 0, `1\t${cellule}\t9993\t3526`));
      expect(faute).toContain(`« ${cellule} » n’est pas un nombre entier d’euros`);
    }
  });

  test('refuses a negative number and a decimal ceiling', () => {
    expect(defauts('college', remplacerLigne(collee, 0, '1\t-18488\t9993\t3526'))).not.toEqual([]);
    expect(defauts('college', remplacerLigne(collee, 0, '1\t18488,5\t9993\t3526'))).not.toEqual([]);
  });

  test('refuses lines in another order: the number of children is read', () => {
    const lignes = collee.split('\n');
    const inversee = [lignes[1], lignes[0], ...lignes.slice(2)].join('\n');
    expect(defauts('college', inversee)[0]).toContain('la ligne de 1 enfant est attendue ici');
  });

  test('refuses a line too short, a ninth line of ceilings, a line given twice', () => {
    expect(defauts('college', remplacerLigne(collee, 0, '18 488\t9 993'))[0]).toContain(
      '2 nombres au lieu de 3',
    );
    expect(defauts('college', `${collee}\n1\t2\t3`)[0]).toContain('de trop');
    expect(defauts('college', `${collee}\nMontants\t120\t336\t525`)[0]).toContain('deux fois');
  });

  test('refuses the primes of the lycée in the annexe of the collège', () => {
    expect(defauts('college', `${collee}\nMérite\t402\t522\t642`)[0]).toContain('que pour le lycée');
  });

  test('refuses a prime d’équipement with three decimals', () => {
    expect(defauts('lycee', 'Équipement\t341,715')[0]).toContain('un seul montant');
  });
});

describe('an annexe studied before it is signed', () => {
  test('equal to the projection, nothing prevents signing it', () => {
    expect(examinerAnnexe(saisie())).toMatchObject({ ecarts: [], obstacles: [] });
  });

  test('refuses in silence no cell: one euro off is found, and must be explained', () => {
    const { annexe6 } = saisie();
    const fausse = saisie({
      annexe6: remplacerLigne(annexe6, 1, annexe6.split('\n')[1]?.replace(/\d$/, '9') ?? ''),
    });
    const { ecarts, obstacles } = examinerAnnexe(fausse);
    expect(ecarts).toMatchObject([{ type: 'college', enfants: 2, echelon: 3 }]);
    expect(obstacles[0]).toContain('1 cellule');
    expect(
      examinerAnnexe({ ...fausse, explication: 'Imprimé ainsi au Bulletin officiel.' }).obstacles,
    ).toEqual([]);
  });

  test('refuses an explanation made of spaces', () => {
    const { annexe6 } = saisie();
    const fausse = saisie({ annexe6: annexe6.replace('Montants\t', 'Montants\t9'), explication: '   ' });
    expect(examinerAnnexe(fausse).obstacles).toHaveLength(1);
  });

  test('refuses missing lines by their names, whatever the explanation', () => {
    const { annexe7 } = saisie();
    const courte = annexe7.split('\n').filter((ligne) => !/^(8|Mérite|Équipement)/.test(ligne));
    const { obstacles } = examinerAnnexe(saisie({ annexe7: courte.join('\n'), explication: 'à venir' }));
    expect(obstacles.join()).toContain('annexe 7 : plafonds de 8 enfant(s)');
    expect(obstacles.join()).toContain('annexe 7 : bourse au mérite');
    expect(obstacles.join()).toContain('annexe 7 : prime d’équipement');
  });

  test('refuses a table that cannot be read', () => {
    expect(examinerAnnexe(saisie({ annexe6: 'rien' })).obstacles[0]).toContain('annexe 6, Ligne 1');
  });

  test('the same figures give the same file, another figure another one', () => {
    const { fichier } = examinerAnnexe(saisie());
    expect(examinerAnnexe(saisie()).fichier).toBe(fichier);
    expect(examinerAnnexe(saisie({ bmafCentimes: 48_001 })).fichier).not.toBe(fichier);
  });
});

describe('the data file', () => {
  test('read back by Node, it is the year that was written', async () => {
    const ecrit = ecrireFichierDeRentree(RENTREE_2026, 'Une explication avec */ dedans.');
    const dossier = await mkdtemp(path.join(import.meta.dirname, 'rentree-'));
    try {
      await symlink(
        path.resolve('lib/droit/bareme/annee-de-bareme.ts'),
        path.join(dossier, 'annee-de-bareme.ts'),
      );
      const fichier = path.join(dossier, 'rentree-2026.ts');
      await writeFile(fichier, ecrit);
      const lu = await import(pathToFileURL(fichier).href);
      expect(lu.RENTREE_2026).toEqual(RENTREE_2026);
    } finally {
      await rm(dossier, { recursive: true });
    }
  });

  test('a source cannot write code of its own', async () => {
    const source = 'x\', montants: [1], au: "2099" + `1`\n}; alert(\'\\';
    const [version] = RENTREE_2026.versions;
    const ecrit = ecrireFichierDeRentree({ ...RENTREE_2026, versions: [{ ...version, source }] });
    const litteral = /source: (.*),$/m.exec(ecrit)?.[1] ?? '';
    // A literal of TypeScript read back by JSON once its quotes are those of JSON.
    const { default: relu } = await import(
      `data:text/javascript,export default ${encodeURIComponent(litteral)}`
    );
    expect(relu).toBe(source.replace(/\s+/g, ' ').trim());
  });
});
