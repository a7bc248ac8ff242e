import { expect, test } from './appui/essai.ts';

test('the queue answers to j, k, Enter, slash and the question mark', async ({ ouvrir }) => {
  const page = await ouvrir('chef-public');
  await page.goto('/agent/dossiers');
  const liens = page.locator('[data-ligne] a.tableau__lien');
  await expect(liens.nth(2)).toBeVisible();
  await page.keyboard.press('j');
  await expect(liens.nth(0)).toBeFocused();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  await expect(liens.nth(1)).toBeFocused();

  await page.keyboard.press('?');
  const aide = page.getByRole('dialog', { name: 'Raccourcis clavier' });
  await expect(aide).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(aide).toBeHidden();
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('jk?');
  await expect(page.getByRole('searchbox')).toHaveValue('jk?');
  await expect(aide).toBeHidden();

  await page.reload();
  await page.keyboard.press('j');
  await expect(liens.nth(0)).toBeFocused();
  const adresse = await liens.nth(0).getAttribute('href');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`${adresse?.split('?')[0]}`));
  await page.keyboard.press('u');
  await expect(page).toHaveURL(/\/agent\/dossiers$/);
});

test('keys of one letter can be turned off, for who speaks to the machine', async ({ ouvrir }) => {
  const page = await ouvrir('chef-public');
  await page.goto('/agent/dossiers');
  await page.keyboard.press('?');
  await page.getByRole('checkbox', { name: /Raccourcis/ }).uncheck();
  await page.keyboard.press('Escape');
  await page.reload();
  await page.keyboard.press('j');
  await expect(page.locator('[data-ligne] a:focus')).toHaveCount(0);
});
