import { lirePdf } from '#tests/contrats/lire-pdf.ts';
import { DossierDAgent } from './appui/dossier.ts';
import { expect, test } from './appui/essai.ts';
import { dossierDepose, dossierInstruit, nouvelEleve } from './appui/monde.ts';

test('a decision without proof: posted registered, a wrong number refused, then signed for on the list', async ({
  ouvrir,
}) => {
  const eleve = await nouvelEleve('parent-roux', 'collegePublic', {
    nom: 'Roux',
    prenom: 'Philippine',
    classe: '4A',
  });
  const { dossierId } = await dossierInstruit(eleve, { rfr: 500 });
  const dossier = new DossierDAgent(await ouvrir('chef-public'), dossierId);
  await dossier.faire('Attribuer la bourse', 'Bourse attribuée');
  const { page } = dossier;
  const ligne = page.getByRole('row').filter({ hasText: 'ROUX Philippine' });
  await expect(async () => {
    await page.goto('/agent/preuves');
    await expect(ligne).toContainText('pas encore ouvert', { timeout: 500 });
  }).toPass();

  await ligne.getByRole('link', { name: 'Envoyer en recommandé' }).click();
  const numero = page.getByLabel('Numéro du recommandé');
  await numero.fill('1A 123');
  await page.getByRole('button', { name: 'Enregistrer un envoi en recommandé' }).click();
  await expect(page.getByRole('main')).toContainText('recopiez celui de la preuve de dépôt');
  await expect(numero).toHaveValue('1A 123');
  await numero.fill('1A 123 456 7890 1');
  await page.getByRole('button', { name: 'Enregistrer un envoi en recommandé' }).click();
  await expect(page.getByRole('main')).toContainText('Courrier envoyé en recommandé.');

  await page.goto('/agent/preuves');
  await expect(ligne).toContainText('1A 123 456 7890 1');
  await ligne.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Préparer la liste à signer' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Remise en main propre contre signature');
  await page.getByRole('button', { name: 'Enregistrer les remises signées' }).click();
  await expect(page.getByRole('main')).toContainText('Cochez les familles qui ont signé.');
  await page.getByRole('checkbox', { name: 'ROUX Philippine : signé' }).check();
  await page.getByRole('button', { name: 'Enregistrer les remises signées' }).click();
  await expect(page.getByRole('main')).toContainText('Une remise est enregistrée');
  await page.goto('/agent/preuves');
  await expect(ligne).toHaveCount(0);
});

test('the receipts of a day are one PDF behind its cover sheet, and the folder of who signs opens', async ({
  ouvrir,
}) => {
  const eleve = await nouvelEleve('parent-roux', 'collegePublic', {
    nom: 'Roux',
    prenom: 'Séraphine',
    classe: '4A',
  });
  await dossierDepose(eleve, { rfr: 500, recuLe: '2026-10-07' });
  const page = await ouvrir('chef-public');
  await page.goto('/agent/parapheur');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Parapheur');
  await expect(async () => {
    const reponse = await page.request.get('/agent/impressions/fichier?recus=2026-10-07');
    expect(reponse.status()).toBe(200);
    const { texte } = await lirePdf(await reponse.body());
    expect(texte).toContain('Bordereau de courriers');
    expect(texte).toContain('ROUX Séraphine');
  }).toPass();
  // A letter that is nobody's: nothing to print, and no fault.
  const autre = await page.request.get('/agent/impressions/fichier?c=00000000-0000-4000-8000-000000000000');
  expect(autre.status()).toBe(404);
});
