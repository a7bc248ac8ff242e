/** What is done from the rows ticked in the queue beside the acts: one PDF to print, and the folder narrowed to them. */
import { lirePdf } from '#tests/contrats/lire-pdf.ts';
import { expect, type Page, test } from './appui/essai.ts';
import { dossierDepose, nouvelEleve } from './appui/monde.ts';

/** Ticks rows; a tick given before the page's script has come may be taken back by it. */
const choisir = (page: Page, ...prenoms: string[]) =>
  expect(async () => {
    for (const prenom of prenoms)
      await page
        .getByRole('checkbox', { name: `Choisir QUATREVENTS ${prenom}` })
        .setChecked(true, { timeout: 500 });
    for (const prenom of prenoms)
      await expect(page.getByRole('checkbox', { name: `Choisir QUATREVENTS ${prenom}` })).toBeChecked();
  }).toPass();

test('the letters of the rows ticked are one PDF, and the folder says what of them waits for a hand', async ({
  ouvrir,
}) => {
  const ids: string[] = [];
  for (const prenom of ['Anselme', 'Blandine', 'Clovis']) {
    const eleve = await nouvelEleve('parent-roux', 'collegePublic', {
      nom: 'Quatrevents',
      prenom,
      classe: '4A',
    });
    ids.push((await dossierDepose(eleve, { rfr: 500 })).dossierId);
  }
  const page = await ouvrir('chef-public');
  await page.goto('/agent/dossiers?q=Quatrevents');
  await choisir(page, 'Anselme', 'Blandine');
  const impression = page.waitForRequest((demande) => demande.url().includes('/agent/impressions/fichier?'));
  await page.getByRole('button', { name: 'Imprimer les courriers des lignes cochées' }).click();
  const adresse = (await impression).url();
  expect(new URL(adresse).searchParams.getAll('dossier').toSorted()).toEqual(ids.slice(0, 2).toSorted());
  await expect(async () => {
    const reponse = await page.request.get(adresse);
    expect(reponse.status()).toBe(200);
    const { texte } = await lirePdf(await reponse.body());
    expect(texte).toContain('2 courriers en tout');
    expect(texte).not.toContain('QUATREVENTS Clovis');
  }).toPass();

  await page.goto('/agent/dossiers?q=Quatrevents');
  await choisir(page, 'Anselme');
  await page.getByRole('button', { name: 'Signer et notifier sur papier les lignes cochées' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Parapheur');
  await expect(page.getByRole('main')).toContainText('0 des 1 dossier choisi attend votre signature');
});
