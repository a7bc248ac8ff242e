/** What is due goes by the hands of two persons: the DPO prepares and signs, an administrateur signs, the worker erases. */
import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';
import { le } from '#monde/scene.ts';
import { reprochesDAxe } from './appui/axe.ts';
import { eleveParti } from './appui/conservation-a-voir.ts';
import { expect, type Page, test } from './appui/essai.ts';
import { JOUR_DES_PARCOURS } from './appui/monde.ts';

const sansFaute = async (page: Page) => expect(await reprochesDAxe(page)).toEqual([]);

const eleveDuLot = (eliminationId: string) =>
  enPortee(porteeSysteme(le(JOUR_DES_PARCOURS)), async (tx) => {
    const [ligne] = await tx.ligneDElimination.findMany({ where: { eliminationId } });
    return tx.eleve.findUnique({ where: { id: ligne?.eleveId ?? '' } });
  });

test('the DPO prepares a lot and signs it, alone in vain; the administrateur signs, and it is erased', async ({
  ouvrir,
}) => {
  test.slow();
  await eleveParti();
  const dpo = await ouvrir('dpo');
  await dpo.goto('/agent/lectures');
  await dpo.getByRole('link', { name: 'Conservation' }).click();
  await expect(dpo.getByRole('heading', { level: 1 })).toHaveText('Conservation des données');
  await expect(dpo.getByRole('rowheader', { name: /septembre 2025/ }).first()).toBeVisible();
  await sansFaute(dpo);
  const nombre = dpo.getByLabel('Nombre d’élèves');
  await nombre.fill('beaucoup');
  await dpo.getByRole('button', { name: 'Préparer un lot' }).click();
  await expect(dpo.getByRole('link', { name: /un nombre de 1 à 10000/ })).toBeVisible();
  await expect(nombre).toHaveValue('beaucoup');
  await nombre.fill('1');
  await dpo.getByRole('button', { name: 'Préparer un lot' }).click();
  await expect(dpo.getByRole('heading', { level: 1 })).toHaveText('Lot d’élimination');
  await expect(dpo.getByText('Élèves : 1, dossiers : 0. État : à viser.')).toBeVisible();
  await sansFaute(dpo);
  const adresse = new URL(dpo.url()).pathname;
  const id = adresse.split('/').at(-1) ?? '';

  await dpo.getByRole('button', { name: 'Viser ce lot' }).click();
  await expect(dpo.getByText('Visa donné : il manque celui de l’autre fonction.')).toBeVisible();
  await dpo.getByRole('button', { name: 'Viser ce lot' }).click();
  await expect(dpo.getByText('Vous avez déjà visé ce lot')).toBeVisible();
  expect(await eleveDuLot(id)).not.toBeNull();

  await test.step('a request that came by letter is registered, loses nothing when refused, and gets its answer', async () => {
    await dpo.goto('/agent/droits/nouvelle');
    await dpo.getByRole('radio', { name: 'Opposition' }).focus();
    await dpo.keyboard.press('Space');
    await dpo.getByLabel('Nom de la personne').fill('Léa Roux');
    await dpo.getByLabel('Adresse').fill('1 rue Haute, 59000 Lille');
    await dpo.getByLabel('Numéro du dossier').fill('INCONNU');
    await dpo.getByLabel('Ce qui est demandé').fill('Ne m’écrivez plus.');
    await dpo.getByRole('button', { name: 'Enregistrer la demande' }).click();
    await expect(dpo.getByRole('link', { name: /Aucune demande n’a ce numéro/ })).toBeVisible();
    await expect(dpo.getByLabel('Ce qui est demandé')).toHaveValue('Ne m’écrivez plus.');
    await dpo.getByLabel('Numéro du dossier').fill('');
    await dpo.getByRole('button', { name: 'Enregistrer la demande' }).click();
    await expect(dpo.getByRole('heading', { level: 1 })).toHaveText('Opposition : demande de Léa Roux');
    await dpo.getByLabel('Accordée', { exact: true }).focus();
    await dpo.keyboard.press('Space');
    await dpo.getByLabel('Ce que vous répondez').fill('Aucun message ne vous invitera plus à demander.');
    await dpo.getByRole('button', { name: 'Enregistrer la réponse' }).click();
    await expect(dpo.getByRole('link', { name: 'Lettre à la personne (PDF)' })).toBeVisible();
    await expect(dpo.getByRole('button', { name: 'Enregistrer la réponse' })).toHaveCount(0);
  });

  const administrateur = await ouvrir('administrateur');
  await administrateur.goto('/admin');
  await administrateur.getByRole('link', { name: 'Conservation des données' }).click();
  await administrateur.goto(adresse);
  await administrateur.getByRole('button', { name: 'Viser ce lot' }).click();
  await expect(async () => {
    await administrateur.reload();
    await expect(administrateur.getByText('Élèves : 1, dossiers : 0. État : exécuté.')).toBeVisible({
      timeout: 1_000,
    });
  }).toPass();
  await expect(administrateur.getByText('Élèves : 1, laissés : 0')).toBeVisible();
  await expect(administrateur.getByRole('button', { name: 'Viser ce lot' })).toHaveCount(0);
  await sansFaute(administrateur);
  expect(await eleveDuLot(id)).toBeNull();
});

test('nobody else finds the pages', async ({ ouvrir }) => {
  for (const cle of ['chef-public', 'ministere']) {
    const page = await ouvrir(cle);
    for (const adresse of ['/agent/conservation', '/agent/droits'])
      expect((await page.goto(adresse))?.status()).toBe(404);
  }
});
