import { DossierDAgent } from './appui/dossier.ts';
import { expect, test } from './appui/essai.ts';
import { dossierInstruit, nouvelEleve } from './appui/monde.ts';

test('a family says its error; the difference is read before anything is saved', async ({ ouvrir }) => {
  const eleve = await nouvelEleve('parent-durand', 'collegePublic', {
    nom: 'Durand',
    prenom: 'Anatole',
    classe: '4A',
  });
  const { dossierId } = await dossierInstruit(eleve, { rfr: 100 });
  const famille = await ouvrir('parent-durand');
  await famille.goto(`/famille/dossiers/${dossierId}`);
  await famille.getByRole('link', { name: 'Signaler une erreur dans ma demande' }).click();
  await expect(famille.getByRole('main')).toContainText('n’entraîne aucune sanction');
  await famille.getByLabel('L’erreur').fill('faux');
  await famille.getByRole('button', { name: 'Signaler l’erreur' }).click();
  await expect(famille.getByRole('main')).toContainText('écrivez-la en 10 caractères au moins');
  await famille.getByLabel('L’erreur').fill('Le revenu écrit est celui d’une autre année.');
  await famille.getByRole('button', { name: 'Signaler l’erreur' }).click();
  await expect(famille.getByRole('main')).toContainText('L’erreur que vous signalez est bien arrivée');

  const chef = new DossierDAgent(await ouvrir('chef-public'), dossierId);
  await chef.ouvrir();
  await expect(chef.page.getByRole('main')).toContainText('celui d’une autre année');
  await chef.preparer('Rectifier la demande');
  await chef.page.getByLabel(/^Revenu fiscal de référence \(avis du demandeur/).fill('900000');
  await chef.page.locator('label').filter({ hasText: /^Oui/ }).click();
  await chef.page.getByLabel('Ce qui est constaté').fill('L’avis d’impôt produit montre le bon revenu.');
  await chef.page.getByRole('button', { name: 'Rectifier la demande', exact: true }).click();
  const page = chef.page.getByRole('main');
  await expect(page).toContainText('Après : pas de bourse. Rien n’est encore enregistré');
  await chef.page.getByLabel('Résultat après la rectification').selectOption('sans_droit');
  await chef.confirmer('Rectifier la demande', 'Demande rectifiée');
  await expect(page).toContainText('Première erreur de cette personne');
});
