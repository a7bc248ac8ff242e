/** The number of a dossier: counted apart for each rentrée, never short of room. */
import { expect, test } from 'vitest';
import { lire } from './appui/proprietaire.ts';

const ouvrir = (rentree: number) =>
  lire(
    `INSERT INTO campagne (rentree, ouverture, cloture, cloture_cned, fin_annee_scolaire, source)
     VALUES (${rentree}, '${rentree}-09-01', '${rentree}-10-15', '${rentree}-10-30', '${rentree + 1}-08-31', 'essai')`,
  );

const tirer = async (rentree: number): Promise<string> => {
  const [tire] = await lire<{ numero: string }>('SELECT nouveau_numero($1) AS numero', [rentree]);
  return tire?.numero ?? '';
};

test('each rentrée counts from one, whatever the others have given', async () => {
  await ouvrir(2031);
  await ouvrir(2032);
  expect(await tirer(2031)).toMatch(/^31-0000001-[A-Z]$/);
  expect(await tirer(2031)).toMatch(/^31-0000002-[A-Z]$/);
  expect(await tirer(2032)).toMatch(/^32-0000001-[A-Z]$/);
});

test('refuses: to shorten a number past seven digits', async () => {
  await ouvrir(2033);
  await lire("SELECT setval('numero_de_dossier_2033', 9999999)");
  expect(await tirer(2033)).toMatch(/^33-10000000-[A-Z]$/);
});

test('refuses: one key for two numbers that a wrong last digit makes', async () => {
  await ouvrir(2034);
  const cles = new Set<string>();
  for (let rang = 0; rang < 10; rang++) cles.add((await tirer(2034)).slice(-1));
  expect(cles.size).toBe(10);
});

test('refuses: a number of a rentrée whose campaign is not open', async () => {
  await expect(tirer(2099)).rejects.toThrow(/numero_de_dossier_2099/);
});
