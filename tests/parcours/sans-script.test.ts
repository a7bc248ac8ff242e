import sharp from 'sharp';
import { le, verbes } from '#monde/scene.ts';
import { PAGES } from './appui/adresses.ts';
import { expect, test } from './appui/essai.ts';
import { dossierInstruit, nouvelEleve } from './appui/monde.ts';

const SANS_SCRIPT = { javaScriptEnabled: false };

test('the public pages show their title and their content without script', async ({ ouvrir }) => {
  const page = await ouvrir(null, SANS_SCRIPT);
  for (const { adresse, compte, route } of PAGES)
    if (compte === null && route !== null) {
      await page.goto(adresse({} as never));
      await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
      await expect(page.getByRole('main')).toContainText(/\S{20}|\S+ \S+ \S+/);
    }
});

test('a family signs in, follows its demande, sends a piece and signs out without script', async ({
  ouvrir,
}) => {
  const eleve = await nouvelEleve('parent-roux', 'collegePublic', {
    nom: 'Roux',
    prenom: 'Perrine',
    classe: '6A',
  });
  const s = await dossierInstruit(eleve, { rfr: 100 });
  await verbes.demanderPieces(s, le('2026-11-20'));

  const page = await ouvrir(null, SANS_SCRIPT);
  await page.goto('/famille');
  await page.getByRole('button', { name: 'Se connecter avec ÉduConnect' }).click();
  await page.locator('button[value="parent-roux"]').click();
  const carte = page.getByRole('article').filter({ hasText: 'Perrine' });
  await carte.getByRole('link', { name: 'Envoyer la pièce demandée' }).click();
  const zone = page.locator('.pieces-demandees__piece');
  await zone.getByLabel(/Choisir un ou plusieurs fichiers/).setInputFiles({
    name: 'note.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('ceci n’est pas une attestation'),
  });
  await zone.getByRole('button', { name: /^Envoyer/ }).click();
  await expect(page.getByRole('main')).toContainText('Ce fichier n’est ni un PDF, ni une image');
  await zone.getByLabel(/Choisir un ou plusieurs fichiers/).setInputFiles({
    name: 'caf.png',
    mimeType: 'image/png',
    buffer: await sharp({ create: { width: 60, height: 60, channels: 3, background: '#fff' } })
      .png()
      .toBuffer(),
  });
  await zone.getByRole('button', { name: /^Envoyer/ }).click();
  await expect(page.getByText('Votre pièce est bien arrivée.')).toBeVisible();
  await page.getByRole('button', { name: 'Se déconnecter' }).click();
  await page.getByRole('button', { name: 'Confirmer la déconnexion' }).click();
  await expect(page.getByText('Vous êtes déconnecté')).toBeVisible();
});

test('an agent rules on a dossier without script', async ({ ouvrir }) => {
  const eleve = await nouvelEleve('parent-roux', 'collegePublic', {
    nom: 'Roux',
    prenom: 'Solange',
    classe: '6A',
  });
  const { dossierId } = await dossierInstruit(eleve, { rfr: 100 });
  const page = await ouvrir('chef-public', SANS_SCRIPT);
  await page.goto(`/agent/dossiers/${dossierId}`);
  await page.getByRole('link', { name: 'Attribuer la bourse', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Ce qui partira' })).toContainText('échelon');
  await page.getByRole('button', { name: 'Attribuer la bourse' }).click();
  await expect(page.getByRole('main')).toContainText('Bourse attribuée.');
});

test('an agent sees the letter as the form stands, without script; a reason goes in no address', async ({
  ouvrir,
}) => {
  const eleve = await nouvelEleve('parent-roux', 'collegePublic', {
    nom: 'Roux',
    prenom: 'Apolline',
    classe: '6A',
  });
  const { dossierId } = await dossierInstruit(eleve, { rfr: 100 });
  const page = await ouvrir('chef-public', SANS_SCRIPT);
  await page.goto(`/agent/dossiers/${dossierId}/actes/demander_pieces`);
  const apercu = page.getByRole('region', { name: 'Ce qui partira' });
  await page.getByLabel('Message à la famille').fill('Celle de septembre suffit.');
  await page.locator('summary', { hasText: 'Autres pièces de la liste' }).click();
  await page
    .getByRole('checkbox', { name: /attestation.*CAF/i })
    .first()
    .press('Space');
  await page.getByRole('button', { name: 'Actualiser l’aperçu' }).click();
  await expect(apercu).toContainText('Celle de septembre suffit.');
  await expect(apercu).toContainText(/attestation/i);
  await page.getByRole('button', { name: 'Demander des pièces', exact: true }).click();
  await expect(page.getByRole('main')).toContainText('Pièces demandées à la famille.');

  await page.goto(`/agent/dossiers/${dossierId}/actes/enregistrer_desistement`);
  await expect(page.getByLabel('Ce que dit la famille')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Actualiser l’aperçu' })).toHaveCount(0);
});
