/** A family without an account, its letter in hand: from the QR code to the piece that was asked for. */
import { expect as attendre } from '@playwright/test';
import sharp from 'sharp';
import { codeDeLaLettre } from '#lib/technique/code-de-lettre.ts';
import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';
import { le, verbes } from '#monde/scene.ts';
import { reprochesDAxe } from './appui/axe.ts';
import { expect, test } from './appui/essai.ts';
import { dossierInstruit, JOUR_DES_PARCOURS, nouvelEleve } from './appui/monde.ts';

const TELEPHONE = { viewport: { width: 360, height: 740 }, hasTouch: true };
const NAISSANCE = '14/05/2013';

/** The code of the demand for pieces of a pupil of its own, once the worker has made the letter. */
async function codeDUneLettre(prenom: string): Promise<string> {
  const eleve = await nouvelEleve('parent-traore', 'collegePublic', { nom: 'Traoré', prenom, classe: '6B' });
  const s = await dossierInstruit(eleve, { rfr: 100 });
  await verbes.demanderPieces(s, le(JOUR_DES_PARCOURS));
  let id = '';
  await attendre
    .poll(async () => {
      const faite = await enPortee(porteeSysteme(le(JOUR_DES_PARCOURS)), (tx) =>
        tx.courrier.findFirst({
          where: { dossierId: s.dossierId, genre: 'demande_incomplete', etat: 'produit' },
        }),
      );
      id = faite?.id ?? '';
      return id;
    })
    .not.toBe('');
  return codeDeLaLettre(id);
}

test('the QR code, a wrong date, the right one, then the piece from the phone, and nothing else', async ({
  ouvrir,
}) => {
  const code = await codeDUneLettre('Fanta');
  const page = await ouvrir(null, { ...TELEPHONE, reducedMotion: 'reduce' });

  await test.step('the code comes from the address, which forgets it', async () => {
    await page.goto(`/lettre#${code}`);
    await expect(page.getByLabel('Code du courrier')).toHaveValue(code);
    expect(new URL(page.url()).hash).toBe('');
  });

  await test.step('a wrong date says neither that the code exists nor what is wrong; nothing typed is lost', async () => {
    await page.getByLabel('Date de naissance de l’élève').fill('15/05/2013');
    await page.getByRole('button', { name: 'Voir où en est la demande' }).click();
    await expect(page.locator('.fr-alert--error')).toContainText('n’ouvrent aucune demande');
    await expect(page.getByLabel('Code du courrier')).toHaveValue(code);
    await page.goto('/lettre/suivi');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Suivre une demande avec un courrier');
  });

  await test.step('the right one opens the demande: where it stands, who waits for what, no name nor sum', async () => {
    await page.getByLabel('Code du courrier').fill(code.toLowerCase().replace('-', ''));
    await page.getByLabel('Date de naissance de l’élève').fill(NAISSANCE);
    await page.getByRole('button', { name: 'Voir où en est la demande' }).click();
    await expect(page).toHaveURL(/\/lettre\/suivi$/);
    await expect(page.getByText('C’est à vous : envoyez les pièces demandées.')).toBeVisible();
    const texte = await page.locator('main').textContent();
    for (const secret of ['Traoré', 'Fanta', '€', code]) expect(texte).not.toContain(secret);
    expect(await reprochesDAxe(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  });

  await test.step('its cookie is its own: short, strict, unread by scripts; no account is open', async () => {
    const [cookie] = (await page.context().cookies()).filter(({ name }) => /lettre$/.test(name));
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/' });
    expect((cookie?.expires ?? 0) - Date.now() / 1000).toBeLessThanOrEqual(1_800);
    const ailleurs = await page.request.get('/famille', { maxRedirects: 0 });
    expect(ailleurs.headers().location).toContain('/connexion');
  });

  await test.step('the piece is sent by a photograph, and is no longer awaited', async () => {
    const buffer = await sharp({ create: { width: 1200, height: 900, channels: 3, background: '#c9d6e3' } })
      .jpeg()
      .toBuffer();
    const zone = page.locator('.pieces-demandees__piece');
    await zone.locator('input[type="file"]').first().setInputFiles({
      name: 'photo.jpg',
      mimeType: 'image/jpeg',
      buffer,
    });
    await zone.getByRole('button', { name: /Envoyer/ }).click();
    await expect(page.getByText('La pièce est arrivée.')).toBeVisible();
    await expect(zone).toHaveCount(0);
  });

  await test.step('closed, it is closed', async () => {
    await page.getByRole('button', { name: 'Refermer' }).click();
    await expect(page.getByText('Le suivi est refermé sur cet appareil.')).toBeVisible();
    await page.goto('/lettre/suivi');
    await expect(page).toHaveURL(/\/lettre\?message=terminee$/);
  });
});

test('without script, the code that is printed is typed', async ({ ouvrir }) => {
  const code = await codeDUneLettre('Awa');
  const page = await ouvrir(null, { ...TELEPHONE, javaScriptEnabled: false });
  await page.goto('/lettre');
  await page.getByLabel('Code du courrier').fill(code);
  await page.getByLabel('Date de naissance de l’élève').fill(NAISSANCE);
  await page.getByRole('button', { name: 'Voir où en est la demande' }).click();
  await expect(page.getByRole('heading', { name: 'La pièce à envoyer' })).toBeVisible();
});
