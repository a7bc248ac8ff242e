import { pdfFictif } from '#monde/numerisations.ts';
import { DossierDAgent, ouvrirLaLettre } from './appui/dossier.ts';
import { expect, test } from './appui/essai.ts';
import { dossierInstruit, nouvelEleve } from './appui/monde.ts';

test('a RAPO formed online is answered by another reader, and the family reads the answer with its judge', async ({
  ouvrir,
}) => {
  const eleve = await nouvelEleve('parent-durand', 'lyceePublic', {
    nom: 'Durand',
    prenom: 'Apolline',
    classe: '201',
  });
  const { dossierId } = await dossierInstruit(eleve, { rfr: 70_000 });
  const responsable = new DossierDAgent(await ouvrir('responsable'), dossierId);
  await responsable.faire('Refuser la bourse', 'Bourse refusée');
  const famille = await ouvrir('parent-durand');
  const courriers = famille.getByRole('region', { name: 'Vos courriers' });
  await expect(async () => {
    await famille.goto(`/famille/dossiers/${dossierId}`);
    await expect(courriers).toContainText('Refus de la bourse', { timeout: 500 });
  }).toPass();
  await ouvrirLaLettre(famille, courriers, 'Refus de la bourse');

  await famille.goto(`/famille/dossiers/${dossierId}/contester`);
  await famille.getByLabel('Ce que vous contestez, et pourquoi').fill('trop');
  await famille.getByRole('button', { name: 'Envoyer mon recours' }).click();
  await expect(famille.getByRole('main')).toContainText(
    'dites ce qui est contesté, en 10 caractères au moins',
  );
  await famille
    .getByLabel('Ce que vous contestez, et pourquoi')
    .fill('Mes revenus ont beaucoup baissé depuis mon licenciement.');
  await famille.getByLabel('Documents à l’appui').setInputFiles({
    name: 'licenciement.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from(pdfFictif(['Lettre de licenciement'])),
  });
  await famille.getByRole('button', { name: 'Envoyer mon recours' }).click();
  await expect(famille.getByRole('main')).toContainText('Votre recours est bien arrivé');
  await expect(famille.getByRole('region', { name: 'Pièces reçues' })).toContainText('licenciement.pdf');
  await expect(famille.getByRole('region', { name: 'L’essentiel' })).toContainText(
    'Votre recours du lundi 23 novembre 2026 est à l’étude',
  );

  await responsable.page.goto('/agent/dossiers?urgence=recours');
  const ligne = responsable.page.getByRole('row').filter({ hasText: 'DURAND Apolline' });
  await expect(ligne).toContainText('Répondre au recours');
  await responsable.ouvrir('recours');
  await expect(responsable.page.getByRole('main')).toContainText('recours préalable obligatoire');
  await expect(responsable.page.getByRole('link', { name: 'licenciement.pdf' })).toBeVisible();
  await expect(responsable.actes).toContainText('ce recours doit être lu et signé par une autre personne');

  const delegue = new DossierDAgent(await ouvrir('delegue-recteur'), dossierId);
  await delegue.ouvrir();
  await delegue.preparer('Maintenir la décision contestée');
  await delegue.page
    .getByLabel('Réponse à ce que dit la famille')
    .fill('La perte d’emploi date de 2026 : elle ne compte pas pour cette année.');
  await delegue.confirmer('Maintenir la décision contestée', 'Décision maintenue sur recours');
  const lettre = await delegue.lireCourrier('Maintien du refus');
  for (const dit of [
    'est maintenu',
    'elle ne compte pas pour cette année',
    'tribunal administratif de Lille',
  ])
    expect(lettre.texte).toContain(dit);
  expect(lettre.texte).not.toContain('Recours préalable obligatoire');

  await expect(async () => {
    await famille.goto(`/famille/dossiers/${dossierId}`);
    await expect(courriers).toContainText('Maintien du refus', { timeout: 500 });
  }).toPass();
});

test('refuses: a letter on paper dated before the decision, and keeps what was typed', async ({ ouvrir }) => {
  const eleve = await nouvelEleve('parent-durand', 'collegePublic', {
    nom: 'Durand',
    prenom: 'Barthélemy',
    classe: '4A',
  });
  const { dossierId } = await dossierInstruit(eleve, { rfr: 60_001 });
  const chef = new DossierDAgent(await ouvrir('chef-public'), dossierId);
  await chef.faire('Refuser la bourse', 'Bourse refusée');
  await chef.lireCourrier('Refus de la bourse');
  await expect(async () => {
    await chef.page.goto(`/agent/dossiers/${dossierId}/actes/former_recours`);
    await expect(chef.page.getByRole('button', { name: 'Enregistrer un recours' })).toBeVisible({
      timeout: 500,
    });
  }).toPass();
  await chef.page.getByLabel('Formé le').fill('02/11/2026');
  await chef.page
    .getByLabel('Ce que la famille conteste, et pourquoi')
    .fill('La famille dit que ses charges ont augmenté.');
  await chef.page.getByRole('button', { name: 'Enregistrer un recours' }).click();
  await expect(chef.page.getByRole('main')).toContainText('ne peut pas précéder ce qu’il conteste');
  await expect(chef.page.getByLabel('Ce que la famille conteste, et pourquoi')).toHaveValue(
    /charges ont augmenté/,
  );
  await chef.page.getByLabel('Formé le').fill('23/11/2026');
  await chef.page.getByRole('button', { name: 'Enregistrer un recours' }).click();
  await expect(chef.page.getByRole('main')).toContainText('Recours reçu');
  await expect(chef.page.getByRole('main')).toContainText('recours gracieux');
});
