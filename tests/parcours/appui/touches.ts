import { expect, type Locator, type Page } from '@playwright/test';

/** Opens the help of the keys; tries again until the page, freshly drawn, listens to the keyboard. */
export async function ouvrirLAide(page: Page): Promise<Locator> {
  const aide = page.getByRole('dialog', { name: 'Raccourcis clavier' });
  let patience = 250;
  await expect(async () => {
    await page.keyboard.press('?');
    patience *= 2;
    await expect(aide).toBeVisible({ timeout: patience });
  }).toPass();
  return aide;
}

/** Waits until the page listens to the keyboard. */
export async function attendreLesTouches(page: Page): Promise<void> {
  const aide = await ouvrirLAide(page);
  await page.keyboard.press('Escape');
  await expect(aide).toBeHidden();
}
