/**
 * From a consent to its letter: a paper is typed, the service académique studies (rehearsed, started, done by the worker), a
 * person signs, the family reads the letter on a phone and why. What fails is on the desk.
 */

import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';
import { le } from '#monde/scene.ts';
import { ETABLISSEMENTS } from '#monde/territoire.ts';
import { accessible } from './appui/accessible.ts';
import { DossierDAgent, ouvrirLaLettre } from './appui/dossier.ts';
import { expect, test } from './appui/essai.ts';
import { JOUR_DES_PARCOURS, nouvelEleve } from './appui/monde.ts';

const LETTRE = 'Attribution de la bourse';

test('a consent is studied, signed and answered by its letter; what fails comes to the repair desk', async ({
  ouvrir,
}) => {
  test.slow();
  // Letters drawn: a run that is tried again finds its own pupil.
  const prenom = `Noémie ${crypto.randomUUID().replace(/[^a-f]/g, '')}`;
  const eleve = await nouvelEleve('parent-durand', 'lyceePublic', { nom: 'Étudiée', prenom, classe: '201' });

  await test.step('the family hands its paper in before the closing day, and the secretariat types it', async () => {
    const page = await ouvrir('secretariat-lycee');
    await page.goto('/agent/consentements');
    await page.getByRole('link', { name: '201', exact: true }).click();
    await page
      .getByRole('row', { name: prenom })
      .getByRole('link', { name: /^Saisir/ })
      .click();
    await page.getByLabel('Déposé dans l’établissement le').fill('14/09/2026');
    await page.getByRole('radio', { name: /^Oui, j’accepte/ }).press('Space');
    const sien = page.getByRole('group', { name: 'La personne qui signe' });
    await sien.getByRole('textbox', { name: /^Nom de famille/ }).fill('Martel');
    await sien.getByLabel('Prénom 1').fill('Anne-Lise');
    await sien.getByLabel('Sexe à l’état civil').selectOption('F');
    await sien.getByLabel('Date de naissance').fill('02/04/1985');
    await sien.getByLabel('Pays de naissance').selectOption('100');
    await sien.getByLabel('Département de naissance').selectOption('075');
    await sien.getByLabel('Commune de naissance').fill('75056');
    await page
      .getByRole('group', { name: /Vivez-vous en couple/ })
      .getByRole('radio', { name: 'Non' })
      .press('Space');
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await expect(page.getByText('Enregistré au registre des consentements.')).toBeVisible();
  });

  const page = await ouvrir('responsable');
  await page.goto('/agent/etudes');
  await page
    .getByLabel(/^Établissements/)
    .fill(`${ETABLISSEMENTS.autreCollegePublic.uai} ${ETABLISSEMENTS.lyceePublic.uai}`);
  await page.getByRole('button', { name: 'Préparer', exact: true }).click();
  await page.waitForURL(/\/agent\/etudes\/[0-9a-f-]{36}$/);
  await accessible(page);

  await test.step('rehearsed: every consent is counted, and the étude is not started', async () => {
    await page.getByRole('button', { name: 'Répéter sans rien écrire' }).click();
    await expect(page.getByRole('heading', { name: 'Ce que l’étude ferait' })).toBeVisible({
      timeout: 120_000,
    });
    await expect(page.getByRole('button', { name: 'Lancer l’étude' })).toBeVisible();
    await accessible(page);
  });

  await test.step('started: the worker asks the tax administration, and says what it did', async () => {
    await page.getByRole('button', { name: 'Lancer l’étude' }).click();
    await expect(page.getByRole('heading', { name: 'Ce qui est fait' })).toBeVisible({ timeout: 120_000 });
    await expect(page.getByRole('main')).toContainText('terminé', { timeout: 120_000 });
    await accessible(page);
  });

  await test.step('two homonyms, nobody with figures: each cause has its group on the desk', async () => {
    await page.getByRole('link', { name: 'Voir ce qui reste à réparer' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bureau de réparation');
    await expect(page.getByRole('main').getByRole('table')).toContainText('Demandeur');
  });

  await test.step('a person who may signs it, and the family reads on a phone the letter, and what a machine weighed', async () => {
    const { id } = await enPortee(porteeSysteme(le(JOUR_DES_PARCOURS)), (tx) =>
      tx.dossier.findFirstOrThrow({ where: { eleveId: eleve.id }, select: { id: true } }),
    );
    await new DossierDAgent(page, id).faire('Attribuer la bourse', 'Bourse attribuée');
    const famille = await ouvrir('parent-durand', { viewport: { width: 360, height: 740 }, hasTouch: true });
    const courriers = famille.getByRole('region', { name: 'Vos courriers' });
    await expect(async () => {
      await famille.goto(`/famille/dossiers/${id}`);
      await expect(courriers).toContainText(LETTRE, { timeout: 500 });
    }).toPass();
    const { texte } = await ouvrirLaLettre(famille, courriers, LETTRE);
    for (const mention of ['étude automatique du droit à bourse', 'L. 311-3-1', 'article 47'])
      expect(texte).toContain(mention);
    await famille.getByRole('link', { name: 'Pourquoi ce montant ?' }).click();
    await expect(famille.getByRole('main')).toContainText('12 345 €');
    await accessible(famille);
  });
});
