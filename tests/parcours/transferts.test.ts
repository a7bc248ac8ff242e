import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';
import { le } from '#monde/scene.ts';
import { ETABLISSEMENTS } from '#monde/territoire.ts';
import { reprochesDAxe } from './appui/axe.ts';
import { DossierDAgent } from './appui/dossier.ts';
import { expect, test } from './appui/essai.ts';
import { dossierInstruit, JOUR_DES_PARCOURS, nouvelEleve } from './appui/monde.ts';

test('a bourse goes on in another collège: refused, sent, taken in charge there, and both read the same', async ({
  ouvrir,
}) => {
  const eleve = await nouvelEleve('parent-roux', 'collegePublic', {
    nom: 'Voyageuse',
    prenom: 'Ombeline',
    classe: '4A',
  });
  const { dossierId } = await dossierInstruit(eleve, { rfr: 100 });
  const chef = new DossierDAgent(await ouvrir('chef-public'), dossierId);
  await chef.faire('Attribuer la bourse', 'Bourse attribuée');
  await chef.lireCourrier('Attribution');
  await enPortee(porteeSysteme(le(JOUR_DES_PARCOURS)), async (tx) => {
    const {
      id: _,
      academieCode: __,
      regimes: ___,
      ...ici
    } = await tx.scolarite.findFirstOrThrow({ where: { eleveId: eleve.id } });
    await tx.scolarite.createMany({
      data: { ...ici, uai: ETABLISSEMENTS.collegePrive.uai, entreeLe: new Date('2026-11-16') },
    });
  });

  const { page } = chef;
  const envoyer = page.getByRole('button', { name: 'Transférer à un autre établissement' });
  await expect(async () => {
    await page.goto(chef.adresseDe('transferer'));
    await expect(envoyer).toBeEnabled({ timeout: 500 });
  }).toPass();
  await page.getByLabel('Établissement d’accueil').selectOption({ index: 0 });
  await page.getByLabel('Dernier jour dans l’établissement d’origine').fill('20/11/2026');
  await envoyer.click();
  await expect(page.getByRole('main').locator('.fr-alert--error').first()).toContainText('suit l’entrée');
  await page.getByLabel('Dernier jour dans l’établissement d’origine').fill('13/11/2026');
  await chef.confirmer('Transférer à un autre établissement', 'Dossier transmis à l’établissement d’accueil');

  const accueil = await ouvrir('chef-prive');
  await accueil.goto('/agent/dossiers');
  await accueil.getByRole('link', { name: /bourses? à prendre en charge/ }).click();
  expect(await reprochesDAxe(accueil)).toEqual([]);
  const ligne = accueil.getByRole('listitem').filter({
    has: accueil.locator(`a[href="/agent/dossiers/${dossierId}"]`),
  });
  await ligne.getByRole('button', { name: 'Prendre la bourse en charge' }).click();
  await expect(ligne).toContainText('prise en charge le 23/11/2026');
  await ligne.getByRole('link', { name: /, dossier / }).click();
  await expect(accueil.getByRole('main')).toContainText('Reste à l’autorité qui a décidé');
  const partage = 'Collège Sainte-Odile350€';
  const lu = async (vue: typeof page) =>
    ((await vue.getByRole('main').textContent()) ?? '').replaceAll(/[\s\u00a0\u202f]/g, '');
  expect(await lu(accueil)).toContain(partage.replaceAll(' ', ''));
  await page.goto(`/agent/dossiers/${dossierId}`);
  expect(await lu(page)).toContain(partage.replaceAll(' ', ''));

  // Then out of the base: refused on a day to come, recorded, and listed with its place in words.
  const constater = page.getByRole('button', { name: 'Constater un départ de nos établissements' });
  await expect(async () => {
    await page.goto(chef.adresseDe('constater_depart'));
    await expect(constater).toBeEnabled({ timeout: 500 });
  }).toPass();
  await page.getByLabel('Établissement d’accueil').fill('Maison familiale rurale des Étangs');
  await page.getByLabel('Commune de cet établissement').fill('Saint-Omer');
  await page.getByLabel('Dernier jour dans notre établissement').fill('24/11/2026');
  await constater.click();
  await expect(page.getByRole('main').locator('.fr-alert--error').first()).toContainText('dans le futur');
  await page.getByLabel('Dernier jour dans notre établissement').fill('20/11/2026');
  await chef.confirmer('Constater un départ de nos établissements', 'Départ de nos établissements constaté');
  await expect(page.getByRole('main')).toContainText('Maison familiale rurale des Étangs, Saint-Omer');
  await page.goto('/agent/transferts');
  await expect(page.getByRole('main')).toContainText('versé ici jusqu’au 31/12/2026');
});
