import { AxeBuilder } from '@axe-core/playwright';
import { DossierDAgent } from './appui/dossier.ts';
import { expect, test } from './appui/essai.ts';
import { dossierInstruit, nouvelEleve } from './appui/monde.ts';

test('a state of payment: the recteur’s date, prepared and checked by the secrétaire général, signed by the chef, read by the comptable', async ({
  ouvrir,
}) => {
  const eleve = await nouvelEleve('parent-roux', 'collegePublic', {
    nom: 'Trimestre',
    prenom: 'Isaure',
    classe: '4A',
  });
  const { dossierId } = await dossierInstruit(eleve, { rfr: 100 });
  const chef = new DossierDAgent(await ouvrir('chef-public'), dossierId);
  await chef.faire('Attribuer la bourse', 'Bourse attribuée');

  const delegue = await ouvrir('delegue-recteur');
  await delegue.goto('/agent/etats');
  const premier = delegue.getByRole('listitem').filter({ hasText: 'Trimestre 1' });
  await premier.getByLabel('dernier jour pour les états').fill('31/12/2026');
  await premier.getByRole('button', { name: /Ouvrir|Changer la date/ }).click();
  await expect(premier.locator('.fr-alert--error')).toContainText('pour payer avant elle');
  await premier.getByLabel('dernier jour pour les états').fill('04/12/2026');
  await premier.getByRole('button', { name: /Ouvrir|Changer la date/ }).click();
  await expect(premier).toContainText('états attendus jusqu’au vendredi 4 décembre 2026');
  expect((await new AxeBuilder({ page: delegue }).analyze()).violations).toEqual([]);

  const secretaire = await ouvrir('secretaire-general');
  await secretaire.goto('/agent/etats');
  await secretaire.getByRole('button', { name: /Préparer l’état du trimestre 1/ }).click();
  await expect(secretaire.getByRole('heading', { level: 1 })).toContainText('État à faire');
  await expect(secretaire.getByRole('row').filter({ hasText: 'Isaure' })).toContainText('175 €');
  await secretaire.getByRole('button', { name: 'J’ai contrôlé cet état' }).click();
  await expect(secretaire.getByRole('button', { name: 'Contrôler à nouveau' })).toBeVisible();
  // Who prepares does not sign.
  await expect(secretaire.getByRole('button', { name: 'Signer et figer l’état' })).toHaveCount(0);
  expect((await new AxeBuilder({ page: secretaire }).analyze()).violations).toEqual([]);
  const adresse = secretaire.url();

  await chef.page.goto(adresse);
  await chef.page.getByRole('button', { name: 'Signer et figer l’état' }).click();
  await expect(chef.page.getByRole('main')).toContainText('Il ne change plus');

  const comptable = await ouvrir('comptable');
  await comptable.goto(adresse);
  await expect(comptable.getByRole('row').filter({ hasText: 'Isaure' })).toContainText('175 €');
  await expect(comptable.getByRole('button', { name: /contrôl|Signer/ })).toHaveCount(0);
  expect((await new AxeBuilder({ page: comptable }).analyze()).violations).toEqual([]);
  const lu = await comptable.request.get(`${adresse}/fichier?forme=csv`);
  const [tete = '', ...lignes] = (await lu.text()).trim().split('\r\n');
  expect(tete).toContain('gfc_debit_6571;gfc_debit_6573;gfc_recette_7411');
  expect(lignes.find((ligne) => ligne.includes('Isaure'))).toContain(';175,00;');
  const pdf = await comptable.request.get(`${adresse}/fichier?forme=pdf&document=recapitulatif`);
  expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');
  await comptable.goto('/agent/reversements');
  await expect(comptable.getByRole('heading', { level: 1 })).toContainText('Trop-perçus');
});
