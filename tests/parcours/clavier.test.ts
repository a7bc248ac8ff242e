import { expect, test } from './appui/essai.ts';
import { attendreLesTouches, ouvrirLAide } from './appui/touches.ts';

test('the queue answers to j, k, Enter, slash and the question mark', async ({ ouvrir }) => {
  const page = await ouvrir('chef-public');
  await page.goto('/agent/dossiers');
  const liens = page.locator('[data-ligne] a.tableau__lien');
  await expect(liens.nth(2)).toBeVisible();
  await attendreLesTouches(page);
  await page.keyboard.press('j');
  await expect(liens.nth(0)).toBeFocused();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  await expect(liens.nth(1)).toBeFocused();

  const aide = await ouvrirLAide(page);
  await page.keyboard.press('Escape');
  await expect(aide).toBeHidden();
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('jk?');
  await expect(page.getByRole('searchbox')).toHaveValue('jk?');
  await expect(aide).toBeHidden();

  await page.reload();
  await attendreLesTouches(page);
  await page.keyboard.press('j');
  await expect(liens.nth(0)).toBeFocused();
  const adresse = await liens.nth(0).getAttribute('href');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`${adresse?.split('?')[0]}`));
  await attendreLesTouches(page);
  await page.keyboard.press('u');
  await expect(page).toHaveURL(/\/agent\/dossiers\?urgence=a_faire$/);
});

test('keys of one letter can be turned off, for who speaks to the machine', async ({ ouvrir }) => {
  const page = await ouvrir('chef-public');
  await page.goto('/agent/dossiers');
  const aide = await ouvrirLAide(page);
  await aide.getByRole('checkbox', { name: /Raccourcis/ }).uncheck();
  await page.keyboard.press('Escape');
  await page.reload();
  await attendreLesTouches(page);
  await page.keyboard.press('j');
  await expect(page.locator('[data-ligne] a:focus')).toHaveCount(0);
});
