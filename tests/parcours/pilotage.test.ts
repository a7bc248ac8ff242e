/** Who steers a campaign goes from a figure to its list, and no further than who they are. */
import { releverLesChiffres } from '#lib/pilotage/taches.ts';
import { le } from '#monde/scene.ts';
import { expect, test } from './appui/essai.ts';
import { dossierDepose, JOUR_DES_PARCOURS, nouvelEleve } from './appui/monde.ts';

test('a chef opens the list behind a figure; the recteur’s service goes down to an établissement', async ({
  ouvrir,
}) => {
  const eleve = await nouvelEleve('parent-durand', 'collegePublic', {
    nom: 'Durand',
    prenom: 'Bérengère',
    classe: '5A',
  });
  await dossierDepose(eleve);
  await releverLesChiffres(le(JOUR_DES_PARCOURS));

  const chef = await ouvrir('chef-public');
  await chef.goto('/agent/pilotage');
  const etats = chef.getByRole('table', { name: 'Où en sont les demandes' });
  const deposees = etats.getByRole('row', { name: /^Déposée/ });
  const nombre = Number(await deposees.getByRole('cell').last().textContent());
  expect(nombre).toBeGreaterThan(0);
  await deposees.getByRole('link').click();
  await expect(chef.getByRole('heading', { level: 1 })).toContainText('Mes dossiers');
  await expect(chef.getByRole('caption')).toContainText(`${nombre} dossier`);
  await chef.goto('/agent/pilotage');
  await chef
    .getByRole('table', { name: 'Sommes' })
    .getByRole('link', { name: 'Attribué pour l’année' })
    .click();
  await expect(chef.getByRole('heading', { level: 1 })).toContainText('Attribué pour l’année');
  await expect(chef.getByRole('columnheader', { name: 'Montant' })).toBeVisible();
  await chef.getByRole('main').getByRole('link', { name: 'Bourses attribuées' }).click();
  await expect(chef.getByRole('heading', { level: 1 })).toContainText('Bourses attribuées');
  await chef.goto('/agent/pilotage');
  await chef.getByText('Les dépôts en tableau').click();
  await chef
    .getByRole('region', { name: 'Dépôts de chaque jour' })
    .getByRole('rowheader')
    .getByRole('link')
    .last()
    .click();
  await expect(chef.getByRole('heading', { level: 1 })).toContainText('Dépôts, jour après jour');
  await expect(chef.getByRole('table').getByRole('rowheader').getByRole('link')).not.toHaveCount(0);
  await chef.goto('/agent/pilotage/liste?figure=depots&cle=');
  await expect(chef.getByRole('table').getByRole('link', { name: 'DURAND Bérengère' }).first()).toBeVisible();
  await chef.goto('/agent/pilotage?du=faux&uai=faux');
  await expect(chef.getByRole('main')).toContainText('Écrivez la date comme 15/10/2026.');
  await expect(chef.getByLabel('Du (jj/mm/aaaa)')).toHaveValue('faux');

  const sab = await ouvrir('responsable');
  await sab.goto('/agent/pilotage');
  await sab
    .getByRole('table', { name: 'Demandes de chaque établissement' })
    .getByRole('link', { name: 'Les Tilleuls' })
    .click();
  await expect(sab.getByRole('heading', { level: 1 })).toContainText('Pilotage du collège Les Tilleuls');
  const [fichier] = await Promise.all([
    sab.waitForEvent('download'),
    sab.getByRole('link', { name: 'Classeur (XLSX) : Où en sont les demandes' }).click(),
  ]);
  expect(fichier.suggestedFilename()).toMatch(/^etats-2026-.*\.xlsx$/);
});

test('the ministère sees the nation, and opens no list; who follows no dossier sees nothing', async ({
  ouvrir,
}) => {
  const ministere = await ouvrir('ministere');
  await ministere.goto('/agent/pilotage');
  await expect(ministere.getByRole('heading', { level: 1 })).toContainText('Pilotage');
  await expect(ministere.getByRole('main')).toContainText('Toutes les académies ; ouvrez-en une');
  await expect(ministere.getByLabel('Canal')).toHaveCount(0);
  await ministere.goto('/agent/pilotage?academie=09');
  await expect(ministere.getByRole('heading', { level: 1 })).toContainText('Pilotage de l’académie de Lille');
  await expect(
    ministere.getByRole('table', { name: 'Demandes de chaque établissement' }).getByRole('link'),
  ).toHaveCount(0);
  await ministere.getByRole('link', { name: 'Toutes les académies' }).click();
  await expect(ministere.getByRole('heading', { level: 1 })).toHaveText(/^Pilotage · /);
  expect((await ministere.goto('/agent/pilotage/liste?figure=depots'))?.status()).toBe(404);
  const comptable = await ouvrir('comptable');
  for (const page of ['/agent/pilotage', '/agent/pilotage/liste?figure=depots'])
    expect((await comptable.goto(page))?.status()).toBe(404);
});

test('the délégué goes from a delay to a dossier of a lycée; a chef takes its classes and what stands still', async ({
  ouvrir,
}) => {
  const delegue = await ouvrir('delegue-recteur');
  await delegue.goto('/agent/pilotage');
  await delegue
    .getByRole('table', { name: 'Délais de chaque étape, par service' })
    .getByRole('link', { name: /^Du dépôt à la première décision · .*[Ll]ycées publics/ })
    .click();
  await expect(delegue.getByRole('heading', { level: 1 })).toContainText('Du dépôt à la première décision');
  await delegue.getByRole('table').getByRole('rowheader').first().getByRole('link').click();
  await expect(delegue.getByRole('table', { name: 'Dossiers, les plus longs d’abord' })).toBeVisible();
  await delegue.getByRole('table').getByRole('rowheader').first().getByRole('link').click();
  await delegue.waitForURL(/\/agent\/dossiers\/[0-9a-f-]{36}/);
  await expect(delegue.getByRole('link', { name: /^Aide\s: / })).toHaveAttribute(
    'href',
    '/aide/delegue#signer',
  );
  await delegue.goto('/agent/immobiles');
  await expect(delegue.getByRole('heading', { level: 1 })).toContainText('Dossiers immobiles');

  const chef = await ouvrir('chef-public');
  await chef.goto('/agent/campagne');
  const [classes] = await Promise.all([
    chef.waitForEvent('download'),
    chef.getByRole('link', { name: 'Classeur (XLSX) : Classes' }).click(),
  ]);
  expect(classes.suggestedFilename()).toMatch(/^classes-2026-.*\.xlsx$/);
  await chef.getByRole('link', { name: 'Aide : Suivre la campagne' }).click();
  await expect(chef.getByRole('heading', { level: 1 })).toContainText('Guide : Chef d’établissement');
  const delegueAilleurs = await delegue.goto('/agent/campagne/fichier?forme=csv');
  expect(delegueAilleurs?.status()).toBe(404);
});
