import { DossierDAgent } from './appui/dossier.ts';
import { expect, test } from './appui/essai.ts';
import { dossierDepose, dossierInstruit, nouvelEleve } from './appui/monde.ts';

test('at a lycée the gestionnaire instructs but cannot decide, and the responsable does', async ({
  ouvrir,
}) => {
  const eleve = await nouvelEleve('parent-traore', 'lyceePublic', {
    nom: 'Traoré',
    prenom: 'Djénéba',
    classe: '202',
  });
  const { dossierId } = await dossierDepose(eleve, { rfr: 5_000 });

  const gestionnaire = new DossierDAgent(await ouvrir('gestionnaire'), dossierId);
  await gestionnaire.faire('Instruire', 'Instruction commencée');
  await expect(gestionnaire.actes.getByRole('link', { name: 'Attribuer la bourse' })).toHaveCount(0);
  await expect(await gestionnaire.raison('Attribuer la bourse')).toHaveText(
    /«\sAttribuer la bourse\s» revient à\s: .*responsable.*\(C\.\sIV\.A et IV\.B\)/,
  );
  await gestionnaire.page.goto(gestionnaire.adresseDe('attribuer'));
  await expect(gestionnaire.page.getByRole('main')).toContainText('Cet acte n’est pas possible maintenant');
  await expect(gestionnaire.page.getByRole('button', { name: 'Attribuer la bourse' })).toHaveCount(0);

  const fini = new DossierDAgent(await ouvrir('responsable-sans-delegation'), dossierId);
  await expect(await fini.raison('Attribuer la bourse')).toContainText(
    'Vous n’avez pas de délégation de signature en cours à cette date.',
  );
  await expect(fini.actes.getByRole('link', { name: 'Attribuer la bourse' })).toHaveCount(0);

  const responsable = new DossierDAgent(await ouvrir('responsable'), dossierId);
  await responsable.faire('Attribuer la bourse', 'Bourse attribuée');
  await responsable.ouvrir('resume');
  await expect(responsable.page.getByRole('main')).toContainText('Sophie Garnier');
  await expect(responsable.page.getByRole('main')).toContainText('par délégation (arrêté 09-2026-B)');
});

test('at a collège privé the chef proposes and the service académique decides', async ({ ouvrir }) => {
  const eleve = await nouvelEleve('parent-roux', 'collegePrive', {
    nom: 'Roux',
    prenom: 'Blanche',
    classe: '5A',
  });
  const { dossierId } = await dossierDepose(eleve, { rfr: 3_000 });

  const chef = new DossierDAgent(await ouvrir('chef-prive'), dossierId);
  await chef.ouvrir();
  await expect(await chef.raison('Attribuer la bourse')).toContainText('« Attribuer la bourse » revient à');
  await chef.faire('Proposer au service académique', 'Proposition transmise au service académique');
  await expect(chef.etat).toHaveText('proposée');

  const responsable = new DossierDAgent(await ouvrir('responsable'), dossierId);
  await responsable.ouvrir();
  await expect(responsable.page.locator('.titre-page__phrase')).toContainText(
    'Le service académique doit décider, au vu de la proposition de l’établissement.',
  );
  const apercu = await responsable.preparer('Attribuer la bourse');
  await expect(apercu).toContainText('Roux');
  await responsable.confirmer('Attribuer la bourse', 'Bourse attribuée');
});

test('a school secretariat types, receives and asks for pieces, but does not decide', async ({ ouvrir }) => {
  const eleve = await nouvelEleve('parent-roux', 'collegePublic', {
    nom: 'Roux',
    prenom: 'Capucine',
    classe: '6A',
  });
  const { dossierId } = await dossierInstruit(eleve, { rfr: 3_000 });
  const secretariat = new DossierDAgent(await ouvrir('secretariat'), dossierId);
  await secretariat.ouvrir();
  await expect(
    secretariat.actes.getByRole('link', { name: 'Demander des pièces', exact: true }),
  ).toBeVisible();
  for (const acte of ['Attribuer la bourse', 'Refuser la bourse']) {
    await expect(await secretariat.raison(acte)).toContainText('revient à');
    await expect(secretariat.actes.getByRole('link', { name: acte, exact: true })).toHaveCount(0);
  }
});
