import { compte } from '#monde/comptes.ts';
import { entrer } from './appui/connexion.ts';
import { expect, test } from './appui/essai.ts';

test('an agent without any function learns whom to ask, and sees no dossier', async ({ ouvrir }) => {
  const page = await ouvrir('inconnu');
  await page.goto('/agent/dossiers');
  await expect(page).toHaveURL(/\/compte-inconnu$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Votre compte n’ouvre aucun dossier');
  await expect(page.getByRole('main')).toContainText(compte('inconnu').sub);
  await expect(page.getByRole('navigation', { name: /principale/i })).toHaveCount(0);
});

test('giving up at the identity provider brings back to the sign-in page with its reason', async ({
  ouvrir,
}) => {
  const page = await ouvrir(null);
  await page.goto('/connexion?pour=agent');
  await page.getByRole('button', { name: 'Se connecter avec ProConnect' }).click();
  await page.getByRole('button', { name: 'Abandonner la connexion' }).click();
  await expect(page).toHaveURL(/\/connexion\?/);
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Connexion impossible');
});

test('a sign-in leads back to the page that asked for it', async ({ ouvrir }) => {
  const page = await ouvrir(null);
  await page.goto('/agent/dossiers');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Se connecter');
  await entrer(page, compte('chef-public'));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mes dossiers');
});

test('after sign-out the Back key shows nothing, and a copy of the cookie opens nothing', async ({
  ouvrir,
}) => {
  const page = await ouvrir(null);
  await entrer(page, compte('chef-public'));
  await page.goto('/agent/dossiers');
  const lignes = page.locator('[data-ligne]');
  await expect(lignes.first()).toBeVisible();
  const vole = await page.context().storageState();

  await page.getByRole('button', { name: 'Se déconnecter' }).click();
  await page.getByRole('button', { name: 'Confirmer la déconnexion' }).click();
  await expect(page.getByText('Vous êtes déconnecté, ici et auprès du service d’identité.')).toBeVisible();

  await page.goBack();
  await page.goBack();
  await page.goto('/agent/dossiers');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Se connecter');
  await expect(lignes).toHaveCount(0);

  const rejeu = await ouvrir(null, { storageState: vole });
  await rejeu.goto('/agent/dossiers');
  await expect(rejeu.getByRole('heading', { level: 1 })).toHaveText('Se connecter');
  await expect(rejeu.locator('[data-ligne]')).toHaveCount(0);
});
