import type { Page } from '@playwright/test';
import type { Compte } from '#monde/comptes.ts';

/** Signs in through the identity provider's own page, and waits for the product's. */
export async function entrer(page: Page, { cle, fournisseur }: Compte): Promise<void> {
  await page.goto(fournisseur === 'agents' ? '/connexion?pour=agent' : '/connexion');
  const porte = fournisseur === 'agents' ? 'ProConnect' : 'ÉduConnect';
  await page.getByRole('button', { name: `Se connecter avec ${porte}` }).click();
  await page.locator(`button[value="${cle}"]`).click();
  await page.waitForURL(
    (url) =>
      url.pathname.startsWith('/agent') ||
      url.pathname.startsWith('/famille') ||
      ['/admin', '/compte-inconnu'].includes(url.pathname),
  );
}
