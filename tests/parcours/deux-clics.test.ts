import { expect, test } from './appui/essai.ts';
import { dossierInstruit, nouvelEleve } from './appui/monde.ts';

test('two clicks from the list to decided, and the next dossier is under the keyboard, already loaded', async ({
  ouvrir,
}) => {
  const eleve = await nouvelEleve('parent-durand', 'collegePublic', {
    nom: 'Durand',
    prenom: 'Ondine',
    classe: '5A',
  });
  const { dossierId } = await dossierInstruit(eleve, { rfr: 3_000 });
  const page = await ouvrir('chef-public');
  await page.goto('/agent/dossiers');
  await expect(page.getByRole('link', { name: /À faire par moi/ })).toHaveAttribute('aria-current', 'true');
  const ligne = page.getByRole('row').filter({ hasText: 'DURAND Ondine' });

  await ligne.getByRole('link', { name: 'Décider' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Attribuer la bourse');
  await expect(page.getByRole('region', { name: 'Ce qui partira' })).toContainText('Échelon 3');
  const davance = page.waitForRequest(
    (demande) =>
      /\/agent\/dossiers\/[0-9a-f-]{36}(\?|$)/.test(demande.url()) &&
      !demande.url().includes(dossierId) &&
      demande.headers().rsc === '1',
  );
  await page.getByRole('button', { name: 'Attribuer la bourse' }).click();

  await expect(page.getByRole('main')).toContainText('Bourse attribuée.');
  const suivant = page.getByRole('main').getByRole('status').getByRole('link', { name: 'Dossier suivant' });
  await expect(suivant).toBeFocused();
  expect((await (await davance).response())?.status()).toBe(200);
  const decide = await page.getByRole('heading', { level: 1 }).textContent();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(decide ?? '');
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/Dossier d[e’]/);
});

test('refuses: the verb of a row never opens an act that the dossier does not allow', async ({ ouvrir }) => {
  const eleve = await nouvelEleve('parent-durand', 'collegePublic', {
    nom: 'Durand',
    prenom: 'Perceval',
    classe: '5A',
  });
  const { dossierId } = await dossierInstruit(eleve, { rfr: 70_000 });
  const page = await ouvrir('chef-public');
  await page.goto(`/agent/dossiers/${dossierId}/acte-attendu`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Refuser la bourse');
  const secretariat = await ouvrir('secretariat');
  await secretariat.goto(`/agent/dossiers/${dossierId}/acte-attendu`);
  await expect(secretariat.getByRole('heading', { level: 1 })).toContainText('Dossier de Perceval Durand');
});
