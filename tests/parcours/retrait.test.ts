import { DossierDAgent, ouvrirLaLettre } from './appui/dossier.ts';
import { expect, test } from './appui/essai.ts';
import { dossierInstruit, nouvelEleve } from './appui/monde.ts';

test('a bourse is withdrawn once the family has read why and answered', async ({ ouvrir }) => {
  const eleve = await nouvelEleve('parent-durand', 'collegePublic', {
    nom: 'Durand',
    prenom: 'Célestine',
    classe: '4A',
  });
  const { dossierId } = await dossierInstruit(eleve, { rfr: 100 });
  const chef = new DossierDAgent(await ouvrir('chef-public'), dossierId);
  await chef.faire('Attribuer la bourse', 'Bourse attribuée');
  await chef.lireCourrier('Attribution');
  await expect(async () => {
    await chef.page.goto(chef.adresseDe('inviter_a_presenter_ses_observations'));
    await expect(chef.page.getByRole('button', { name: 'Engager un retrait' })).toBeEnabled({ timeout: 500 });
  }).toPass();
  await chef.page.locator('label').filter({ hasText: 'Le demandeur n’a plus la charge de l’élève' }).click();
  const apercu = chef.page.getByRole('region', { name: 'Ce qui partira' });
  await expect(apercu).toContainText('[votre motivation figurera ici]');
  await expect(async () => {
    // Typed before the page listens, a reason does not reach the preview: typed again, it does.
    await chef.page.getByLabel('Les faits').fill('');
    await chef.page.getByLabel('Les faits').fill('Le jugement confie l’enfant à une autre personne.');
    await expect(apercu).toContainText('Le jugement confie l’enfant', { timeout: 4_000 });
  }).toPass();
  await expect(apercu).not.toContainText('[votre motivation');
  expect(chef.page.url()).not.toContain('jugement');
  await chef.confirmer('Engager un retrait', 'Famille invitée à présenter ses observations avant un retrait');

  const famille = await ouvrir('parent-durand');
  const courriers = famille.getByRole('region', { name: 'Vos courriers' });
  await expect(async () => {
    await famille.goto(`/famille/dossiers/${dossierId}`);
    await expect(courriers).toContainText('Invitation à présenter des observations', { timeout: 500 });
  }).toPass();
  const lettre = await ouvrirLaLettre(famille, courriers, 'Invitation à présenter des observations');
  expect(lettre.texte).toContain('une autre personne');
  await famille.goto(`/famille/dossiers/${dossierId}/observations`);
  await famille.getByLabel('Vos observations').fill('non');
  await famille.getByRole('button', { name: 'Envoyer mes observations' }).click();
  await expect(famille.getByRole('main')).toContainText('écrivez-les en 10 caractères au moins');
  await famille.getByLabel('Vos observations').fill('Mon fils vit encore chez moi la moitié du temps.');
  await famille.getByRole('button', { name: 'Envoyer mes observations' }).click();
  await expect(famille.getByRole('main')).toContainText('Vos observations sont bien arrivées');

  await chef.ouvrir();
  await expect(chef.page.getByRole('main')).toContainText('la moitié du temps');
  await chef.preparer('Retirer la bourse');
  await chef.page.getByLabel('Dernier jour de la bourse').fill('01/11/2026');
  await chef.page.getByLabel('Les faits retenus').fill('Le jugement produit fixe la résidence ailleurs.');
  await chef.page.getByRole('button', { name: 'Retirer la bourse', exact: true }).click();
  await expect(chef.page.getByRole('main')).toContainText('ne finit que pour l’avenir');
  await chef.page.getByLabel('Dernier jour de la bourse').fill('30/11/2026');
  await chef.confirmer('Retirer la bourse', 'Bourse retirée');
  const retrait = await chef.lireCourrier('Retrait de la bourse');
  for (const dit of ['retirée pour l’avenir', 'ont été lues avant cette décision', 'Recours gracieux'])
    expect(retrait.texte).toContain(dit);
});
