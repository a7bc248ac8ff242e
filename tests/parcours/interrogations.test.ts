/** A commune without software: it sends its list of pupils, follows it, and takes the answers back. */
import { emettreJeton } from '#lib/jeton/actes.ts';
import { raconterHabilitation, representantDe } from '#monde/habilitations.ts';
import { le } from '#monde/scene.ts';
import { reprochesDAxe } from './appui/axe.ts';
import { expect, type Page, test } from './appui/essai.ts';
import { JOUR_DES_PARCOURS } from './appui/monde.ts';

const sansFaute = async (page: Page) => expect(await reprochesDAxe(page)).toEqual([]);

const csv = (nom: string, texte: string) => ({ name: nom, mimeType: 'text/csv', buffer: Buffer.from(texte) });
const NOMS = 'reference;nomNaissance;prenom;sexeEtatCivil;dateNaissance;anneeScolaire;codeEtablissement';

test('a commune sends its file, sees it asked, downloads the answers and erases it', async ({ ouvrir }) => {
  test.slow();
  const jour = le(JOUR_DES_PARCOURS);
  const id = await raconterHabilitation('accordee', jour);
  const moi = await representantDe('mairie', jour);
  const page = await ouvrir('mairie');
  await page.goto(`/habilitations/${id}`);
  await page.getByRole('link', { name: 'Interroger par fichier' }).click();
  await expect(page.getByText('Il faut un jeton de production')).toBeVisible();
  await sansFaute(page);

  for (const nom of ['Service scolaire', 'Portail'])
    await emettreJeton(moi, {
      habilitationId: id,
      nom,
      environnement: 'production',
      scopes: ['men_statut_boursier'],
      adresses: [],
    });
  await page.reload();
  const modele = await page.getByRole('link', { name: 'Télécharger le modèle (CSV)' }).getAttribute('href');
  expect(await (await page.request.get(modele ?? '')).text()).toContain('nomNaissance');

  // Refused: no file nor token, then a file of other columns; the token that was chosen stays.
  const envoyer = page.getByRole('button', { name: 'Envoyer le fichier' });
  await envoyer.click();
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Jeton : à choisir.');
  await page.getByText('Service scolaire').click();
  const champ = page.getByLabel('Fichier des élèves');
  await champ.setInputFiles(csv('autre.csv', 'nom;prenom\nMartin;Ada'));
  await envoyer.click();
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Il manque nomNaissance');
  await expect(page.getByRole('radio', { name: /^Service scolaire/ })).toBeChecked();
  await sansFaute(page);

  await champ.setInputFiles(
    csv(
      'eleves.csv',
      `${NOMS}\nA-1;Personne;Ada;F;20/01/2012;2026;0590001A\nA-2;R2D2;Ada;F;20/01/2012;2026;0590001A`,
    ),
  );
  await envoyer.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('eleves.csv');
  await expect(page.getByRole('link', { name: 'Télécharger les réponses (CSV)' })).toBeVisible({
    timeout: 120_000,
  });
  await expect(page.getByText('2 lignes sur 2, 0 élève trouvé.')).toBeVisible();
  await expect(page.getByRole('row', { name: /A-2/ })).toContainText('00420');
  await sansFaute(page);
  const adresse = new URL(page.url()).pathname;
  const reponses = await page.request.get(`${adresse}/fichier`);
  expect(await reponses.text()).toContain('3;A-2;R2D2;Ada;F;20/01/2012;2026;0590001A;sans réponse;00420;');

  await page.getByRole('button', { name: 'Effacer maintenant' }).click();
  await expect(page.getByText('Le fichier et ses réponses sont effacés')).toBeVisible();
  expect((await page.request.get(`${adresse}/fichier`)).status()).toBe(409);
  await sansFaute(page);

  const autre = await ouvrir('autre-mairie');
  for (const refusee of [adresse, `/habilitations/${id}/interrogations`, `${adresse}/fichier`])
    expect((await autre.goto(refusee))?.status(), refusee).toBe(404);
});
