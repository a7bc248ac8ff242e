/** The service académique studies the consents of a collège: rehearsed, started, done by the worker; what fails is on its desk. */

import { ETABLISSEMENTS } from '#monde/territoire.ts';
import { accessible } from './appui/accessible.ts';
import { expect, test } from './appui/essai.ts';

test('a study is rehearsed without a dossier, then started, and its failures come to the repair desk', async ({
  ouvrir,
}) => {
  test.slow();
  const page = await ouvrir('responsable');
  await page.goto('/agent/etudes');
  await page.getByLabel(/^Établissements/).fill(ETABLISSEMENTS.autreCollegePublic.uai);
  await page.getByRole('button', { name: 'Préparer', exact: true }).click();
  await page.waitForURL(/\/agent\/etudes\/[0-9a-f-]{36}$/);
  await accessible(page);

  await test.step('rehearsed: every consent is counted, and the étude is not started', async () => {
    await page.getByRole('button', { name: 'Répéter sans rien écrire' }).click();
    await expect(page.getByRole('heading', { name: 'Ce que l’étude ferait' })).toBeVisible({
      timeout: 120_000,
    });
    await expect(page.getByRole('button', { name: 'Lancer l’étude' })).toBeVisible();
    await accessible(page);
  });

  await test.step('started: the worker asks the tax administration, and says what it did', async () => {
    await page.getByRole('button', { name: 'Lancer l’étude' }).click();
    await expect(page.getByRole('heading', { name: 'Ce qui est fait' })).toBeVisible({ timeout: 120_000 });
    await expect(page.getByRole('main')).toContainText('terminé', { timeout: 120_000 });
    await accessible(page);
  });

  await test.step('two homonyms, nobody with figures: each cause has its group on the desk', async () => {
    await page.getByRole('link', { name: 'Voir ce qui reste à réparer' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bureau de réparation');
    await expect(page.getByRole('main').getByRole('table')).toContainText('Demandeur');
  });
});
