/** Fees from a file, by who collects them; the compte d’emploi of a mandataire, by its head. */
import { readFile } from 'node:fs/promises';
import { reprochesDAxe } from './appui/axe.ts';
import { expect, test } from './appui/essai.ts';

test('a file of fees: nothing typed is lost, its refused lines come back with their cause', async ({
  ouvrir,
}) => {
  const page = await ouvrir('comptable');
  await page.goto('/agent/frais/import');
  await page.getByLabel('Fichier des frais de pension').setInputFiles({
    name: 'frais.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('Nom;Prénom;Né(e) le;Montant\r\nINCONNU;Jean;01/01/2013;10,00\r\n'),
  });
  await page.getByLabel('Origine du fichier').fill('Logiciel');
  await page.getByLabel('Trimestre').selectOption('1');
  await page.getByRole('button', { name: 'Lire le fichier' }).click();
  await expect(page.getByRole('status')).toContainText('1 refusée');
  await expect(page.getByLabel('Origine du fichier')).toHaveValue('Logiciel');
  await expect(page.getByRole('button', { name: 'Enregistrer les frais' })).toHaveCount(0);
  expect(await reprochesDAxe(page)).toEqual([]);
  const [envoi] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Télécharger les lignes refusées' }).click(),
  ]);
  expect(await readFile(await envoi.path(), 'utf8')).toContain('aucun élève de l’établissement');
});

test('the compte d’emploi is in the menu of the head of an établissement privé', async ({ ouvrir }) => {
  const page = await ouvrir('chef-prive');
  await page.goto('/agent');
  await page.locator('.navigation summary', { hasText: 'Service' }).click();
  await page.getByRole('link', { name: 'Compte d’emploi' }).click();
  await expect(page.getByRole('heading', { name: 'Compte d’emploi', level: 1 })).toBeVisible();
  expect(await reprochesDAxe(page)).toEqual([]);
});
