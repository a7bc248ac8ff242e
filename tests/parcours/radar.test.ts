/** A secretariat finds a family that may have a right, notes a call by the keyboard, sets the pupil aside and puts it back. */
import { dateDe } from '#lib/technique/dates.ts';
import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';
import { le } from '#monde/scene.ts';
import { ETABLISSEMENTS } from '#monde/territoire.ts';
import { reprochesDAxe } from './appui/axe.ts';
import { expect, test } from './appui/essai.ts';
import { JOUR_DES_PARCOURS, nouvelEleve } from './appui/monde.ts';

test('a family is found by a reason, called, set aside, put back', async ({ ouvrir }) => {
  const { id: eleveId } = await nouvelEleve('parent-roux', 'collegePublic', {
    nom: 'Muette',
    prenom: 'Ysé',
    classe: '5A',
  });
  // A person who said no to the étude automatique.
  const scolariteId = await enPortee(porteeSysteme(le(JOUR_DES_PARCOURS)), async (tx) => {
    const { id, uai } = await tx.scolarite.findFirstOrThrow({ where: { eleveId } });
    const { responsableId } = await tx.lien.findFirstOrThrow({ where: { eleveId } });
    await tx.consentement.create({
      data: {
        ...{
          eleveId,
          responsableId,
          reponse: 'non',
          rentree: 2026,
          uai,
          canal: 'papier',
          texte: 'annexe12-2026',
        },
        ...{ jour: dateDe(le('2026-09-10')), auteurId: responsableId, auteurNom: 'Une famille' },
      },
    });
    return id;
  });

  const page = await ouvrir('secretariat');
  await page.setViewportSize({ width: 320, height: 900 });
  await page.goto('/agent/radar?raison=consentement_refuse');
  await expect(page.getByRole('caption').first()).toContainText('Élèves sans demande, par classe');
  expect(await reprochesDAxe(page)).toEqual([]);
  await page.locator(`a[href="/agent/radar/${scolariteId}"]`).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Famille à prévenir : Ysé Muette');
  await expect(page.getByRole('main')).toContainText('il lui reste à demander');

  await test.step('refuses a day to come, and loses nothing', async () => {
    await page.getByLabel('Téléphone', { exact: true }).focus();
    await page.keyboard.press('Space');
    await page.getByLabel('Message laissé ou envoyé').focus();
    await page.keyboard.press('Space');
    await page.getByLabel('Jour du contact').fill('01/09/2027');
    await page.keyboard.press('Enter');
    await expect(page.locator('.fr-alert--error').first()).toContainText('il n’est pas encore passé');
    await expect(page.getByLabel('Téléphone', { exact: true })).toBeChecked();
    await expect(page.getByLabel('Jour du contact')).toHaveValue('01/09/2027');
  });

  await test.step('notes the call', async () => {
    await page.getByLabel('Jour du contact').fill('20/11/2026');
    await page.getByRole('button', { name: 'Noter le contact' }).click();
    const suivi = page.getByRole('table', { name: 'Ce qui a été fait' });
    await expect(suivi.getByRole('row', { name: /20\/11\/2026.*Téléphone.*Nadia Benali/ })).toHaveCount(1);
    expect(await reprochesDAxe(page)).toEqual([]);
  });

  await test.step('the number of calls opens the pupil, who opens the page one came from', async () => {
    const adresse = page.url();
    await page.goto('/agent/radar');
    await page
      .getByRole('table', { name: 'Ce que chaque moyen a apporté' })
      .getByRole('row', { name: /^Téléphone/ })
      .getByRole('link')
      .first()
      .click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Téléphone');
    expect(await reprochesDAxe(page)).toEqual([]);
    await page
      .getByRole('row', { name: /MUETTE.*20\/11\/2026.*aucune/ })
      .getByRole('link')
      .click();
    await expect(page).toHaveURL(adresse);
  });

  await test.step('sets aside with a reason, and puts back', async () => {
    await page.getByText('La famille ne souhaite pas demander').click();
    await page.getByRole('button', { name: 'Écarter de la liste' }).click();
    await expect(page.getByRole('heading', { name: 'Remettre l’élève dans la liste' })).toBeVisible();
    await page.getByRole('button', { name: 'Remettre dans la liste' }).click();
    await expect(page.getByRole('heading', { name: 'Écarter l’élève de la liste' })).toBeVisible();
  });

  await test.step('the service académique reads it, without number nor form', async () => {
    const adresse = new URL(page.url()).pathname;
    const sab = await ouvrir('gestionnaire');
    await sab.goto('/agent/radar');
    await sab.getByLabel('Établissement').selectOption(ETABLISSEMENTS.collegePublic.uai);
    await sab.getByRole('button', { name: 'Filtrer' }).click();
    await expect(sab.getByRole('heading', { level: 1 })).toContainText('Collège Les Tilleuls');
    await sab.goto(adresse);
    await expect(sab.getByRole('table', { name: 'Ce qui a été fait' })).toContainText(
      'message laissé ou envoyé',
    );
    await expect(sab.getByRole('button', { name: 'Noter le contact' })).toHaveCount(0);
    await expect(sab.getByRole('table', { name: 'Personnes en charge' })).toHaveCount(0);
  });
});

test('refuses the list to who does not follow families', async ({ ouvrir }) => {
  const comptable = await ouvrir('comptable');
  expect((await comptable.goto('/agent/radar'))?.status()).toBe(404);
});
