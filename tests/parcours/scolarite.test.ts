import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';
import { le } from '#monde/scene.ts';
import { reprochesDAxe } from './appui/axe.ts';
import { expect, test } from './appui/essai.ts';
import { dossierInstruit, JOUR_DES_PARCOURS, nouvelEleve } from './appui/monde.ts';

test('a schooling corrected: refused, announced, confirmed, and the dossier follows', async ({ ouvrir }) => {
  const eleve = await nouvelEleve('parent-roux', 'collegePublic', {
    nom: 'Changeante',
    prenom: 'Oriane',
    classe: '4A',
  });
  const { dossierId } = await dossierInstruit(eleve, { rfr: 500 });
  const { id } = await enPortee(porteeSysteme(le(JOUR_DES_PARCOURS)), (tx) =>
    tx.scolarite.findFirstOrThrow({ where: { eleveId: eleve.id } }),
  );
  const page = await ouvrir('secretariat');
  await page.goto(`/agent/eleves/${id}`);
  await page.getByRole('link', { name: 'Corriger la scolarité' }).click();
  const corriger = () => page.getByRole('button', { name: 'Corriger la scolarité' }).click();

  await test.step('an exit before the entry: refused under its field, and nothing typed is lost', async () => {
    await page.getByLabel('Sorti(e) de l’établissement le').fill('31/08/2020');
    await page.getByLabel('Raison de la correction').fill('Certificat de radiation reçu ce jour.');
    await corriger();
    await expect(page.getByRole('main').locator('.fr-alert--error').first()).toContainText('avant l’entrée');
    await expect(page.getByLabel('Sorti(e) de l’établissement le')).toHaveValue('31/08/2020');
    await expect(page.getByLabel('Raison de la correction')).toHaveValue(
      'Certificat de radiation reçu ce jour.',
    );
  });

  await test.step('an age that the level excludes: refused', async () => {
    await page.getByLabel('Sorti(e) de l’établissement le').fill('');
    await page.getByLabel('Niveau').selectOption('Après le baccalauréat');
    await corriger();
    await expect(page.getByRole('main').locator('.fr-alert--error').first()).toContainText('ans');
  });

  await test.step('what the dossier becomes is read first, and nothing is saved yet', async () => {
    await page.getByLabel('Entré(e) dans l’établissement le').fill('01/06/2027');
    await page.getByLabel('Classe', { exact: true }).fill('4B');
    await corriger();
    const annonce = page.getByRole('status').filter({ hasText: 'Ce que cette correction change' });
    await expect(annonce).toContainText('puis pas de droit');
    expect(await reprochesDAxe(page)).toEqual([]);
  });

  await test.step('what is typed after the announcement is announced again before it is saved', async () => {
    const annonce = page.locator('input[name=annonce]');
    const vue = await annonce.inputValue();
    await page.getByLabel('Classe', { exact: true }).fill('4C');
    await page.getByRole('button', { name: 'Confirmer la correction' }).click();
    await expect(annonce).not.toHaveValue(vue);
    await page.getByRole('button', { name: 'Confirmer la correction' }).click();
  });

  await test.step('the schooling is as corrected, with the reason', async () => {
    await expect(page.getByText('Classe : 4A, puis 4C')).toBeVisible();
    await expect(page.getByText('Niveau : Collège, puis Après le baccalauréat')).toBeVisible();
    await page.goto(`/agent/dossiers/${dossierId}?onglet=resume`);
    await expect(page.getByRole('main')).toContainText('4C');
  });
});
