import { DossierDAgent, ouvrirLaLettre } from './appui/dossier.ts';
import { expect, type Locator, test } from './appui/essai.ts';
import { dossierInstruit, nouvelEleve } from './appui/monde.ts';

/** Words of a text, whatever the spaces between them. */
const plat = (texte: string): string => texte.replace(/[\s\u00a0\u202f]+/g, ' ').trim();
const texteDe = async (lieu: Locator): Promise<string> => plat((await lieu.textContent()) ?? '');

test('a refusal gives the same reasons to the agent, in the letter and to the family, with the remedies of a collège', async ({
  ouvrir,
}) => {
  const eleve = await nouvelEleve('parent-durand', 'collegePublic', {
    nom: 'Durand',
    prenom: 'Philippine',
    classe: '4A',
  });
  const { dossierId } = await dossierInstruit(eleve, { rfr: 60_001 });
  const chef = new DossierDAgent(await ouvrir('chef-public'), dossierId);

  await chef.ouvrir();
  await expect(chef.actes).toContainText('Attribuer la bourse');
  await expect(chef.actes.getByRole('link', { name: 'Attribuer la bourse' })).toHaveCount(0);
  const apercu = await chef.preparer('Refuser la bourse');
  await expect(apercu).toContainText('vous est refusée');
  await expect(apercu).toContainText(/60\s001\s€/);
  await chef.confirmer('Refuser la bourse', 'Bourse refusée');
  await chef.ouvrir('resume');
  const motif = await texteDe(
    chef.page.locator('.fiche').filter({ hasText: 'Décision' }).locator('dd li').first(),
  );
  const raison = plat(motif.replace(/\([^()]*\)$/, ''));
  expect(raison.length).toBeGreaterThan(20);

  const lettre = await chef.lireCourrier('Refus de la bourse');
  expect(plat(lettre.texte)).toContain(raison);
  for (const voie of [
    'Recours gracieux',
    'Recours hiérarchique',
    'tribunal administratif de Lille',
    'deux mois',
  ])
    expect(lettre.texte).toContain(voie);
  expect(lettre.texte).not.toContain('quinze jours');

  const famille = await ouvrir('parent-durand');
  await expect(async () => {
    await famille.goto(`/famille/dossiers/${dossierId}/pourquoi`);
    await expect(famille.getByRole('heading', { level: 1 })).toHaveText('Pourquoi ce refus ?', {
      timeout: 500,
    });
  }).toPass();
  expect(await texteDe(famille.getByRole('region', { name: 'Les raisons du refus' }))).toContain(raison);
  await famille.goto(`/famille/dossiers/${dossierId}/contester`);
  const recours = famille.getByRole('main');
  await expect(recours).toContainText('Recours gracieux');
  await expect(recours).toContainText('tribunal administratif de Lille');
  await expect(recours).not.toContainText('Recours préalable obligatoire');
});

test('a refusal of a lycée names the compulsory recours to the recteur, within fifteen days of the reception', async ({
  ouvrir,
}) => {
  const eleve = await nouvelEleve('parent-durand', 'lyceePublic', {
    nom: 'Durand',
    prenom: 'Augustin',
    classe: '201',
  });
  const { dossierId } = await dossierInstruit(eleve, { rfr: 70_000 });
  const responsable = new DossierDAgent(await ouvrir('responsable'), dossierId);
  await responsable.faire('Refuser la bourse', 'Bourse refusée');
  const lettre = await responsable.lireCourrier('Refus de la bourse');
  for (const dit of [
    'Recours préalable obligatoire',
    'quinze jours',
    'recteur de l’académie de Lille',
    'Sophie Garnier',
  ])
    expect(lettre.texte).toContain(dit);

  const famille = await ouvrir('parent-durand');
  const courriers = famille.getByRole('region', { name: 'Vos courriers' });
  await expect(async () => {
    await famille.goto(`/famille/dossiers/${dossierId}`);
    await expect(courriers).toContainText('Refus de la bourse', { timeout: 500 });
  }).toPass();
  await ouvrirLaLettre(famille, courriers, 'Refus de la bourse');
  await famille.goto(`/famille/dossiers/${dossierId}/contester`);
  const recours = famille.getByRole('main');
  await expect(recours).toContainText('reçue le lundi 23 novembre 2026');
  await expect(recours).toContainText('Recours préalable obligatoire');
  await expect(recours).toContainText('9 décembre 2026');
});
