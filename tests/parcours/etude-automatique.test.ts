/** A family on a phone consents to the étude automatique; the concubin answers by a link; the paper of another is typed. */

import { aujourdHui } from '#lib/technique/horloge.ts';
import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';
import { accessible } from './appui/accessible.ts';
import { attendreCourriel } from './appui/boite.ts';
import { expect, type Locator, type Page, test } from './appui/essai.ts';
import { nouvelEleve } from './appui/monde.ts';

const TELEPHONE = { viewport: { width: 360, height: 740 }, hasTouch: true };

/** The état civil of somebody born abroad. */
async function ecrireEtatCivil(page: Page | Locator, nom: string, prenom: string): Promise<void> {
  await page.getByRole('textbox', { name: /^Nom de famille/ }).fill(nom);
  await page.getByLabel('Prénom 1').fill(prenom);
  await page.getByLabel('Sexe à l’état civil').selectOption('M');
  await page.getByLabel('Date de naissance').fill('12/03/1984');
  await page.getByLabel('Pays de naissance').selectOption('335');
}

test('a family says yes on a phone, the concubin answers by the link, and the family never reads what was written', async ({
  ouvrir,
}) => {
  const eleve = await nouvelEleve('parent-traore', 'collegePublic', {
    nom: 'Étudiée',
    prenom: 'Aminata',
    classe: '6B',
  });
  const courriel = `concubin-${eleve.ine.toLowerCase()}@exemple.fr`;
  const page = await ouvrir('parent-traore', { ...TELEPHONE, reducedMotion: 'reduce' });

  await test.step('the notice is told before; what lacks is said, and nothing typed is lost', async () => {
    await page.goto('/famille');
    await page.getByRole('link', { name: /Étude automatique du droit à bourse/ }).click();
    await expect(page.getByText(/rien ne l’est avant votre accord/)).toBeVisible();
    await accessible(page);
    const cases = page.getByRole('group', { name: 'Pour quels enfants ?' });
    for (const box of await cases.getByRole('checkbox').all()) await box.press('Space');
    await page.locator(`input[name="eleve:${eleve.id}"]`).press('Space');
    await page.getByRole('radio', { name: /^Oui, j’accepte/ }).press('Space');
    await ecrireEtatCivil(page, 'Traoré', 'Issa');
    await page.getByRole('button', { name: 'Envoyer ma réponse' }).click();
    await expect(page.getByRole('link', { name: /Cochez la case pour certifier/ })).toBeVisible();
    await expect(page.getByLabel('Prénom 1')).toHaveValue('Issa');
  });

  await test.step('completed, the answer is kept and the code of the concubin shown', async () => {
    await page.getByRole('checkbox', { name: /J’ai la charge/ }).press('Space');
    await page.getByRole('checkbox', { name: /Je certifie/ }).press('Space');
    await page
      .getByRole('group', { name: /Vivez-vous en couple/ })
      .getByRole('radio')
      .last()
      .press('Space');
    await page.getByLabel(/Courriel de votre concubin/).fill(courriel);
    await page.getByRole('button', { name: 'Envoyer ma réponse' }).click();
    await expect(page.getByText('Votre accord est enregistré.')).toBeVisible();
    await expect(page.getByText(/Sa réponse est attendue/)).toBeVisible();
    await accessible(page);
  });

  const code = (await page.locator('strong', { hasText: /^\w{5}-\w{5}$/ }).textContent()) ?? '';
  const { text, to } = await attendreCourriel(/\/concubin\//);
  expect(text).not.toContain(code);
  const adresse = /\/concubin\/[0-9a-f-]{36}/.exec(text)?.[0] ?? '';

  await test.step('the link alone opens nothing; with the code, the concubin answers', async () => {
    const sien = await ouvrir(null, { ...TELEPHONE, reducedMotion: 'reduce' });
    await sien.goto(adresse);
    await expect(sien.locator('main')).not.toContainText('Traoré');
    await accessible(sien);
    await sien.getByRole('textbox', { name: /^Code/ }).fill('AAAAA-AAAAA');
    await sien.getByRole('radio', { name: /^Oui, j’accepte/ }).press('Space');
    await ecrireEtatCivil(sien, 'Secret', 'Sékou');
    await sien.getByRole('checkbox', { name: /Je certifie/ }).press('Space');
    await sien.getByRole('button', { name: 'Envoyer ma réponse' }).click();
    await expect(sien.getByText(/Ce lien et ce code n’ouvrent rien/).first()).toBeVisible();
    await sien.getByRole('textbox', { name: /^Code/ }).fill(code);
    await sien.getByRole('button', { name: 'Envoyer ma réponse' }).click();
    await expect(sien.getByText('Votre accord est enregistré.')).toBeVisible();
  });

  await test.step('the demandeur reads that the concubin agrees, withdraws, and reads that nothing will be studied', async () => {
    await page.goto('/famille/etude');
    await expect(page.getByText('Votre concubin ou concubine est d’accord.')).toBeVisible();
    await expect(page.locator('body')).not.toContainText('Secret');
    const retrait = page.locator('details').filter({ has: page.locator(`input[value="${eleve.id}"]`) });
    await retrait.locator('summary').click();
    await expect(retrait.getByText(/Une bourse déjà attribuée reste due/)).toBeVisible();
    await retrait.getByRole('checkbox').press('Space');
    await retrait.getByRole('button', { name: 'Retirer mon accord' }).click();
    await expect(page.getByText(/Votre accord est retiré/)).toBeVisible();
  });
  expect(to).toEqual([courriel]);
});

test('a secretariat types a paper, and the class shows the answer', async ({ ouvrir }) => {
  // Letters drawn: a run that is tried again finds its own pupil.
  const prenom = `Ondine ${crypto.randomUUID().replace(/[^a-f]/g, '')}`;
  await nouvelEleve('parent-roux', 'collegePublic', { nom: 'Manuscrite', prenom, classe: '4A' });
  const page = await ouvrir('secretariat');
  await page.goto('/agent/consentements');
  await page.getByRole('link', { name: '4A', exact: true }).click();
  const ligne = page.getByRole('row', { name: prenom });
  await expect(ligne).toContainText('Pas encore de réponse');
  await accessible(page);
  await ligne.getByRole('link', { name: /^Saisir/ }).click();
  await accessible(page);
  await page.getByRole('radio', { name: 'Non, je refuse' }).press('Space');
  await page.getByLabel('Déposé dans l’établissement le').fill('20/11/2026');
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await expect(page.getByText('Enregistré au registre des consentements.')).toBeVisible();
  await page.getByRole('link', { name: 'Revenir à la classe' }).click();
  await expect(ligne).toContainText('Refus du vendredi 20 novembre 2026');
});

/** Another person in charge of a pupil, whom no mail reaches. Returns its name, as it is signed. */
async function sansCourriel(eleveId: string): Promise<string> {
  const nom = `Muette-${crypto.randomUUID().replace(/[^a-f]/g, '')}`;
  await enPortee(porteeSysteme(await aujourdHui()), async (tx) => {
    const { id } = await tx.responsable.create({
      data: {
        ...{ civilite: 'M.', nom, prenom: 'Ange', adresse: '3 rue du Puits' },
        ...{ codePostal: '20000', commune: 'Ajaccio' },
      },
    });
    await tx.lien.createMany({ data: { eleveId, responsableId: id, lien: 'pere', legal: true } });
  });
  return `Ange ${nom}`;
}

test('the refusal of a concubin, typed from paper, is a letter to print until it is said to be posted', async ({
  ouvrir,
}) => {
  const eleve = await nouvelEleve('parent-roux', 'collegePublic', {
    ...{ nom: 'Refusée', prenom: 'Ghislaine', classe: '4A' },
  });
  const qui = await sansCourriel(eleve.id);
  const page = await ouvrir('secretariat');
  await page.goto('/agent/consentements');
  await page.getByRole('link', { name: '4A', exact: true }).click();
  await page
    .getByRole('row', { name: 'Ghislaine' })
    .getByRole('link', { name: /^Saisir/ })
    .click();
  await test.step('what lacks is said, and nothing typed is lost', async () => {
    await page.getByLabel('Personne en charge qui signe').selectOption({ label: qui });
    await page.getByLabel('Déposé dans l’établissement le').fill('20/11/2026');
    await page.getByRole('radio', { name: /^Oui, j’accepte/ }).press('Space');
    await ecrireEtatCivil(page.getByRole('group', { name: 'La personne qui signe' }), 'Muette', 'Ange');
    await page
      .getByRole('group', { name: /en couple/ })
      .getByRole('radio', { name: 'Oui' })
      .press('Space');
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await expect(page.getByRole('link', { name: /Accord du concubin\s: à choisir/ })).toBeVisible();
  });
  await page.getByRole('radio', { name: 'Refusé', exact: true }).press('Space');
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await expect(page.getByText('Enregistré au registre des consentements.')).toBeVisible();
  await page.goto('/agent/consentements');
  const lettre = page.getByRole('link', { name: `imprimer la lettre à ${qui}` });
  await lettre.click();
  await expect(page.getByText(/La bourse ne vous est pas refusée/)).toBeVisible();
  await accessible(page);
  await page.getByRole('button', { name: /est postée$/ }).click();
  await expect(page.getByText(/^Postée le lundi 23\snovembre 2026/)).toBeVisible();
  await page.goto('/agent/consentements');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(lettre).toHaveCount(0);
});
