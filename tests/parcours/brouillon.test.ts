import { expect, type Page, test } from './appui/essai.ts';
import { type EleveDEssai, nouvelEleve } from './appui/monde.ts';

async function commencerLaSaisie(page: Page, { ine }: EleveDEssai): Promise<string> {
  await page.goto(`/agent/saisie?q=${ine}`);
  await page.getByRole('button', { name: /^Saisir la demande/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Demande de');
  await attendreLaSaisie(page);
  return page.url();
}

/** The form takes the keyboard to its first field once it listens to what is typed. */
const attendreLaSaisie = (page: Page) =>
  expect(page.locator('[name="demandeur.responsableId"]')).toBeFocused();

const etat = (page: Page) => page.getByRole('complementary', { name: 'Lecture en direct' });
const rfr = (page: Page) => page.locator('[name="ressources.avis.rfr"]');
const commune = (page: Page) => page.locator('[name="demandeur.commune"]');

test('a lost connection and a closed tab lose nothing of what was typed', async ({ ouvrir, vigie }) => {
  vigie.permis = /ERR_INTERNET_DISCONNECTED/;
  const eleve = await nouvelEleve('parent-nguyen', 'collegePublic', {
    nom: 'Nguyễn',
    prenom: 'Timothée',
    classe: '6A',
  });
  const page = await ouvrir('secretariat');
  const adresse = await commencerLaSaisie(page, eleve);
  await rfr(page).fill('8123');
  await expect(etat(page)).toContainText(/Brouillon enregistré à/);

  await page.context().setOffline(true);
  await commune(page).fill('Villeneuve-d’Ascq');
  await rfr(page).fill('8124');
  await expect(etat(page)).toContainText(/Hors connexion, 2 modifications gardées sur ce poste/);
  await page.close();

  const reprise = await page.context().newPage();
  await page.context().setOffline(false);
  await reprise.goto(adresse);
  await expect(commune(reprise)).toHaveValue('Villeneuve-d’Ascq');
  await expect(rfr(reprise)).toHaveValue('8124');
  await expect(etat(reprise)).toContainText(/Brouillon enregistré à/);

  const ailleurs = await ouvrir('secretariat');
  await ailleurs.goto(adresse);
  await expect(rfr(ailleurs)).toHaveValue('8124');
});

test('two tabs on one draft: the second is told, and chooses which version to keep', async ({
  ouvrir,
  vigie,
}) => {
  vigie.permis = /status of 409/;
  const eleve = await nouvelEleve('parent-nguyen', 'collegePublic', {
    nom: 'Nguyễn',
    prenom: 'Clotilde',
    classe: '6A',
  });
  const premier = await ouvrir('secretariat');
  const adresse = await commencerLaSaisie(premier, eleve);
  await rfr(premier).fill('7000');
  await expect(etat(premier)).toContainText(/Brouillon enregistré à/);
  const second = await premier.context().newPage();
  await second.goto(adresse);
  await attendreLaSaisie(second);
  await expect(rfr(second)).toHaveValue('7000');

  await rfr(premier).fill('7111');
  await expect(etat(premier)).toContainText(/Brouillon enregistré à/);
  await commune(second).fill('Lomme');
  await expect(etat(second)).toContainText('Ce brouillon a été modifié ailleurs');
  await expect(commune(second)).toHaveValue('Lomme');
  await second.getByRole('button', { name: 'Prendre l’autre version' }).click();
  await expect(rfr(second)).toHaveValue('7111');
  await expect(etat(second)).toContainText(/Brouillon enregistré/);
});

test('a form that lacks what the recording needs is refused with the list of its errors, and keeps its answers', async ({
  ouvrir,
}) => {
  const eleve = await nouvelEleve('parent-nguyen', 'collegePublic', {
    nom: 'Nguyễn',
    prenom: 'Barnabé',
    classe: '6A',
  });
  const page = await ouvrir('secretariat');
  await commencerLaSaisie(page, eleve);
  await page.locator('[name="demandeur.codePostal"]').fill('59');
  await page.locator('[name="reception.recuLe"]').fill('31/11/2026');
  await page.getByRole('button', { name: 'Enregistrer la réception' }).click();
  const erreurs = page.getByRole('alert').filter({ hasText: 'réponses sont à corriger' });
  await expect(erreurs).toBeFocused();
  await expect(erreurs).toContainText('« 31/11/2026 » n’existe pas au calendrier');
  await expect(erreurs).toContainText('Code postal');
  await erreurs.getByRole('link', { name: /31\/11\/2026/ }).click();
  await expect(page.locator('[name="reception.recuLe"]')).toBeFocused();
  await expect(page.locator('[name="demandeur.codePostal"]')).toHaveValue('59');
  await expect(page).toHaveURL(/\/agent\/saisie\/[0-9a-f-]+/);
});
