import { readFile } from 'node:fs/promises';
import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';
import { le } from '#monde/scene.ts';
import { reprochesDAxe } from './appui/axe.ts';
import { expect, test } from './appui/essai.ts';
import { JOUR_DES_PARCOURS, nouvelEleve } from './appui/monde.ts';

test('results of the brevet: refused, columns chosen, shown, written; the same file changes nothing', async ({
  ouvrir,
}) => {
  const eleve = await nouvelEleve('parent-roux', 'collegePublic', {
    nom: 'Brevetée',
    prenom: 'Maya',
    classe: '4A',
  });
  const page = await ouvrir('secretariat');
  await page.goto('/agent');
  await page.locator('.navigation summary', { hasText: 'Élèves' }).click();
  await page.getByRole('link', { name: 'Résultats du brevet' }).click();
  const fichier = (entete: string) => ({
    name: 'brevet.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(
      [
        entete,
        `${eleve.ine};14/05/2013;2026;ADMISE;BIEN`,
        '000000000AA;14/05/2013;2026;ADMIS;ASSEZ BIEN',
        '',
      ].join('\r\n'),
    ),
  });
  const erreur = page.getByRole('main').locator('.fr-alert--error').first();

  await test.step('nothing chosen, then an origin that is missing: said under the field, the file is kept', async () => {
    await page.getByRole('button', { name: 'Lire le fichier' }).click();
    await expect(erreur).toContainText('Choisissez un fichier');
    await page
      .getByLabel('Fichier des résultats')
      .setInputFiles(fichier('Matricule;Jour;Session;Résultat;Mention'));
    await page.getByRole('button', { name: 'Lire le fichier' }).click();
    await expect(erreur).toContainText('Origine du fichier');
    await page.getByLabel('Origine du fichier').fill('Cyclades, juillet 2026');
    await page.getByRole('button', { name: 'Relire le fichier' }).click();
    await expect(erreur).toContainText('choisissez la colonne');
    expect(await reprochesDAxe(page)).toEqual([]);
  });

  await test.step('its columns are chosen, and what it would write is shown', async () => {
    await page.getByLabel('INE', { exact: true }).selectOption('Matricule');
    await page.getByLabel('Date de naissance').selectOption('Jour');
    await page.getByRole('button', { name: 'Relire le fichier' }).click();
    await expect(page.getByRole('status')).toContainText('1 nouvelle, 0 changée, 0 déjà connue, 1 refusée');
    await expect(page.getByRole('table')).toContainText('aucun élève de vos établissements');
    await expect(page.getByRole('table')).toContainText('Maya');
    expect(await reprochesDAxe(page)).toEqual([]);
  });

  await test.step('the refused lines are given back with their cause', async () => {
    const [envoi] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Télécharger les lignes refusées' }).click(),
    ]);
    const texte = await readFile(await envoi.path(), 'utf8');
    expect(texte).toContain('000000000AA');
    expect(texte).not.toContain(eleve.ine);
  });

  await test.step('written once; the same file again, its columns known, changes nothing', async () => {
    await page.getByRole('button', { name: 'Enregistrer les résultats' }).click();
    await expect(page.getByText('1 résultat enregistré.')).toBeVisible();
    const [garde] = await enPortee(porteeSysteme(le(JOUR_DES_PARCOURS)), (tx) =>
      tx.resultatBrevet.findMany({ where: { eleveId: eleve.id } }),
    );
    expect(garde).toMatchObject({ mention: 'bien', session: 2026, source: 'Cyclades, juillet 2026' });
    await page.goto('/agent/brevet');
    await page.getByLabel('Origine du fichier').fill('Cyclades, juillet 2026');
    await page
      .getByLabel('Fichier des résultats')
      .setInputFiles(fichier('Matricule;Jour;Session;Résultat;Mention'));
    await page.getByRole('button', { name: 'Lire le fichier' }).click();
    await expect(page.getByRole('status')).toContainText('0 nouvelle, 0 changée, 1 déjà connue, 1 refusée');
    await expect(page.getByRole('button', { name: 'Enregistrer les résultats' })).toHaveCount(0);
  });
});
