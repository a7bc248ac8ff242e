import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';
import { compte } from '#monde/comptes.ts';
import { le } from '#monde/scene.ts';
import { reprochesDAxe } from './appui/axe.ts';
import { entrer } from './appui/connexion.ts';
import { expect, test } from './appui/essai.ts';
import { JOUR_DES_PARCOURS } from './appui/monde.ts';

/** The record, at the secretariat, of a father whom another identity of his name does not know. */
const ficheDuPereDelattre = (): Promise<string> =>
  enPortee(porteeSysteme(le(JOUR_DES_PARCOURS)), async (tx) => {
    const { eleve, id } = await tx.scolarite.findFirstOrThrow({
      where: { eleve: { prenom: 'Anaïs', nom: { equals: 'Delattre', mode: 'insensitive' } } },
      include: { eleve: { include: { liens: true } } },
    });
    return `/agent/eleves/${id}/responsables/${eleve.liens[0]?.responsableId}`;
  });

test('an agent without any function learns whom to ask, and sees no dossier', async ({ ouvrir }) => {
  const page = await ouvrir('inconnu');
  await page.goto('/agent/dossiers');
  await expect(page).toHaveURL(/\/compte-inconnu$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Votre compte n’ouvre aucun dossier');
  await expect(page.getByRole('main')).toContainText(compte('inconnu').sub);
  await expect(page.getByRole('navigation', { name: /principale/i })).toHaveCount(0);
});

test('by the second doors, who is known nowhere learns where to go and what to bring', async ({ ouvrir }) => {
  const page = await ouvrir(null);
  const entrerPar = async (bouton: string, cle: string) => {
    await page.goto('/connexion');
    await page.getByRole('button', { name: bouton }).click();
    await page.locator(`button[value="${cle}"]`).click();
    await expect(page).toHaveURL(/\/compte-inconnu$/);
    return page.getByRole('main');
  };
  const famille = await entrerPar('Se connecter avec FranceConnect', 'delattre');
  await expect(famille).toContainText('Inès DELATTRE');
  await expect(famille.getByRole('heading', { name: 'Ce qu’il faut apporter' })).toBeVisible();
  await expect(famille).toContainText('jamais par votre adresse électronique');
  // At the counter: the account is tied to a record by its code, opens it, and no longer does once untied.
  await famille.getByRole('button', { name: 'Obtenir un code' }).click();
  const dit = await famille.getByText(/Votre code\s: /).textContent();
  expect(await reprochesDAxe(page)).toEqual([]);
  const guichet = await ouvrir('secretariat');
  await guichet.goto(`${await ficheDuPereDelattre()}/compte`);
  const raison = async (bouton: string) => {
    await guichet.getByRole('textbox', { name: /^Raison/ }).fill('Venue au guichet avec son passeport.');
    await guichet.getByRole('button', { name: bouton }).click();
  };
  const rattachable = guichet.getByRole('heading', { name: 'Rattacher le compte de Franck Delattre' });
  await raison('Détacher le compte');
  await expect(rattachable).toBeVisible();
  await guichet.getByLabel('Code de la famille').fill(/\w{5}-\w{5}/.exec(dit ?? '')?.[0] ?? '');
  await guichet.getByLabel('Passeport').press('Space');
  await raison('Rattacher le compte');
  await expect(guichet.getByRole('main')).toContainText('Ce compte est celui de Inès DELATTRE');
  await guichet.getByLabel('Le nom du compte n’est pas').press('Space');
  await guichet.getByRole('button', { name: 'Rattacher le compte' }).click();
  await expect(guichet.getByRole('main')).toContainText('s’ouvre avec un compte FranceConnect');
  await famille.getByRole('link', { name: 'Ouvrez vos demandes' }).click();
  await expect(page.getByRole('main')).toContainText('Anaïs');
  await raison('Détacher le compte');
  await expect(rattachable).toBeVisible();
  await page.reload();
  await expect(page).toHaveURL(/\/compte-inconnu$/);
  const agent = await entrerPar('Se connecter par le guichet de l’académie', 'directrice');
  await expect(agent).toContainText('responsable ou délégué de 0599991A');
  await expect(agent).toContainText('fim:directrice');
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
  baseURL,
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

  // The copy shown again before, so that the person learns nothing: neither opened nor renewed.
  const copie = vole.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const reponse = await fetch(`${baseURL}/agent/dossiers`, {
    headers: { Cookie: copie },
    redirect: 'manual',
  });
  expect(reponse.status).toBe(307);
  expect(reponse.headers.get('set-cookie') ?? '').not.toMatch(/session=\S{20}/);

  await page.goBack();
  await page.goBack();
  // The page gone back to leads away by itself, sooner or later.
  await expect(() => page.goto('/agent/dossiers')).toPass();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Se connecter');
  await expect(lignes).toHaveCount(0);

  const rejeu = await ouvrir(null, { storageState: vole });
  await rejeu.goto('/agent/dossiers');
  await expect(rejeu.getByRole('heading', { level: 1 })).toHaveText('Se connecter');
  await expect(rejeu.locator('[data-ligne]')).toHaveCount(0);
});

// An account that no other journey uses: closing its sessions must close nobody else’s.
test('a person sees the sessions open on other devices, and closes one for good', async ({ ouvrir }) => {
  const ici = await ouvrir(null);
  await entrer(ici, compte('administratrice'));
  const ailleurs = await ouvrir(null);
  await entrer(ailleurs, compte('administratrice'));
  await ici.goto('/admin');
  await ici.getByRole('link', { name: /Rozenn TANGUY/i }).click();
  await expect(ici.getByRole('heading', { level: 1 })).toHaveText('Mes sessions');
  await expect(ici.getByText('(cette session)')).toHaveCount(1);
  await ici
    .getByRole('button', { name: 'Fermer toutes les autres sessions' })
    .or(ici.getByRole('button', { name: /^Fermer\s+la session/ }))
    .last()
    .click();
  await expect(ici.getByText('La session est fermée.')).toBeVisible();
  await expect(ici.getByRole('button', { name: /^Fermer/ })).toHaveCount(0);
  await ailleurs.goto('/admin');
  await expect(ailleurs.getByRole('heading', { level: 1 })).toHaveText('Se connecter');
  await ici.goto('/admin');
  await expect(ici.getByRole('heading', { level: 1 })).not.toHaveText('Se connecter');
});

test('refuses: the doors of the library that the product does not use', async ({ baseURL }) => {
  for (const porte of [
    'signin',
    'signin/agents',
    'signout',
    'session',
    'csrf',
    'providers',
    '_log',
    'callback/autre',
  ])
    for (const method of ['GET', 'POST']) {
      const reponse = await fetch(`${baseURL}/api/auth/${porte}`, {
        method,
        redirect: 'manual',
        headers: { Origin: new URL(String(baseURL)).origin },
      });
      expect([404, 405], `${method} ${porte}`).toContain(reponse.status);
    }
});
