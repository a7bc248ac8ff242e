/** What is due goes by the hands of two persons: the DPO prepares and signs, an administrateur signs, the worker erases. */
import { AxeBuilder } from '@axe-core/playwright';
import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';
import { le } from '#monde/scene.ts';
import { eleveParti } from './appui/conservation-a-voir.ts';
import { expect, type Page, test } from './appui/essai.ts';
import { JOUR_DES_PARCOURS } from './appui/monde.ts';

const sansFaute = async (page: Page) =>
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

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

test('nobody else finds the page', async ({ ouvrir }) => {
  for (const cle of ['chef-public', 'ministere']) {
    const page = await ouvrir(cle);
    const reponse = await page.goto('/agent/conservation');
    expect(reponse?.status()).toBe(404);
  }
});
