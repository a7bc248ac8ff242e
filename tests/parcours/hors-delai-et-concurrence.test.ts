import { DossierDAgent } from './appui/dossier.ts';
import { expect, test } from './appui/essai.ts';
import { dossierDepose, nouvelEleve } from './appui/monde.ts';

test('a paper that came late is flagged, may not be instructed, and the chef refuses it', async ({
  ouvrir,
}) => {
  const eleve = await nouvelEleve('parent-marchand', 'collegePublic', {
    nom: 'Marchand',
    prenom: 'Sixtine',
    classe: '4A',
  });
  const { dossierId } = await dossierDepose(eleve, { rfr: 3_000, recuLe: '2026-11-05' });
  const page = await ouvrir('chef-public');
  const chef = new DossierDAgent(page, dossierId);
  await page.goto(`/agent/dossiers?q=${eleve.ine}`);
  await expect(page.getByRole('row').filter({ hasText: 'MARCHAND Sixtine' })).toContainText('hors délai');
  await chef.ouvrir();
  await expect(await chef.raison('Instruire')).toContainText('déposée après la clôture');
  const apercu = await chef.preparer('Refuser hors délai');
  await expect(apercu).toContainText('15 octobre 2026');
  await chef.confirmer('Refuser hors délai', 'Demande refusée, déposée hors délai');
  const lettre = await chef.lireCourrier('Refus hors délai');
  expect(lettre.texte).toContain('5 novembre 2026');
  expect(lettre.texte).toContain('après la fin de la campagne');
});

test('a live dossier of the same pupil is announced before the entry starts', async ({ ouvrir }) => {
  const eleve = await nouvelEleve('parent-marchand', 'collegePublic', {
    nom: 'Marchand',
    prenom: 'Aubin',
    classe: '5A',
  });
  const { dossierId } = await dossierDepose(eleve, { rfr: 3_000 });
  const page = await ouvrir('secretariat');
  await page.goto('/agent/saisie');
  await page.getByRole('searchbox').fill('Marchant Aubain');
  await page.keyboard.press('Enter');
  const ligne = page.getByRole('row').filter({ hasText: eleve.ine });
  await expect(ligne).toContainText('Une seule demande par élève et par an');
  await expect(ligne.getByRole('link', { name: /^Dossier/ })).toHaveAttribute('href', new RegExp(dossierId));
  await expect(ligne.getByRole('button', { name: /^Saisir la demande/ })).toHaveCount(0);
});

test('two agents rule on one late demande at once: one act, one clear conflict, the reason typed is kept', async ({
  ouvrir,
}) => {
  const eleve = await nouvelEleve('parent-marchand', 'collegePublic', {
    nom: 'Marchand',
    prenom: 'Ombeline',
    classe: '3A',
  });
  const { dossierId } = await dossierDepose(eleve, { rfr: 3_000, recuLe: '2026-11-06' });
  const premiere = new DossierDAgent(await ouvrir('chef-public'), dossierId);
  const seconde = new DossierDAgent(await ouvrir('chef-public'), dossierId);
  const raison = 'Hospitalisation de la mère du 12 octobre au 4 novembre, certificat joint au dossier.';

  await premiere.ouvrir();
  await premiere.preparer('Refuser hors délai');
  await seconde.ouvrir();
  await seconde.preparer('Admettre malgré le retard');
  await seconde.page.getByRole('radio', { name: 'Un retard raisonnable' }).press('Space');
  await seconde.page.getByLabel('Motivation').fill(raison);

  await premiere.confirmer('Refuser hors délai', 'Demande refusée, déposée hors délai');
  await seconde.page.getByRole('button', { name: 'Admettre malgré le retard' }).click();
  await expect(seconde.page.getByRole('main').getByRole('alert')).toContainText(
    'Ce dossier a changé pendant que vous l’aviez à l’écran',
  );
  await expect(seconde.page.getByRole('main').getByRole('alert')).toContainText('Hervé Lemaire');
  await expect(seconde.page.getByLabel('Motivation')).toHaveValue(raison);

  await seconde.ouvrir('historique');
  const historique = seconde.page.getByRole('main');
  await expect(historique).toContainText('Demande refusée, déposée hors délai');
  await expect(historique).not.toContainText('Retard admis');
});
