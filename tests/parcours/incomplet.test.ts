import { mkdir, writeFile } from 'node:fs/promises';
import sharp from 'sharp';
import { photoHeic } from '../contrats/octets/photo-heic.ts';
import { DossierDAgent } from './appui/dossier.ts';
import { expect, test } from './appui/essai.ts';
import { dossierInstruit, nouvelEleve } from './appui/monde.ts';
import { attendreLesTouches } from './appui/touches.ts';

/** A photograph as a phone takes it, with the place where it was taken. */
const photo = (): Promise<Buffer> =>
  sharp({ create: { width: 1200, height: 900, channels: 3, background: '#c9d6e3' } })
    .withExif({ IFD0: { Copyright: 'lieu secret' } })
    .jpeg()
    .toBuffer();

test('pieces asked for, refused files, a photo from the phone, then the decision', async ({
  ouvrir,
}, infos) => {
  const eleve = await nouvelEleve('parent-traore', 'collegePublic', {
    nom: 'Traoré',
    prenom: 'Kadiatou',
    classe: '6B',
  });
  const { dossierId } = await dossierInstruit(eleve, { rfr: 100 });
  const chef = new DossierDAgent(await ouvrir('chef-public'), dossierId);

  await test.step('the chef asks for a piece, and sees the letter change as it is ticked', async () => {
    await chef.ouvrir();
    const apercu = await chef.preparer('Demander des pièces');
    await chef.page.locator('summary', { hasText: 'Autres pièces de la liste' }).click();
    await chef.page
      .getByRole('checkbox', { name: /attestation.*CAF/i })
      .first()
      .press('Space');
    const message = chef.page.getByLabel('Message à la famille');
    let patience = 1_000;
    await expect(async () => {
      // Typed before the page listens, a message does not reach the preview: typed again, it does.
      await message.fill('');
      await message.fill('Il nous faut celle de septembre.');
      patience *= 2;
      await expect(apercu).toContainText('Il nous faut celle de septembre.', { timeout: patience });
    }).toPass();
    await expect(apercu).toContainText(/attestation/i);
    await chef.confirmer('Demander des pièces', 'Pièces demandées à la famille');
    const lettre = await chef.lireCourrier('Demande de pièces');
    expect(lettre.texte).toMatch(/attestation/i);
    expect(lettre.texte).toContain('quinze jours');
    expect(lettre.texte).toContain('Il nous faut celle de septembre.');
  });

  const famille = await ouvrir('parent-traore', { viewport: { width: 360, height: 740 }, hasTouch: true });
  const zone = famille.locator('.pieces-demandees__piece');

  await test.step('a file that is none is refused in plain words, and the piece stays asked for', async () => {
    await famille.goto('/famille');
    await famille
      .getByRole('article')
      .filter({ hasText: 'Kadiatou' })
      .getByRole('link', { name: 'Envoyer la pièce demandée' })
      .click();
    await expect(zone).toHaveCount(1);
    const retirer = zone.getByRole('button', { name: 'Retirer attestation.pdf' });
    // A file chosen before the page's script is there goes as any form does, and is not listed.
    await expect(async () => {
      await zone.getByLabel(/Choisir un ou plusieurs fichiers/).setInputFiles({
        name: 'attestation.pdf',
        mimeType: 'application/pdf',
        buffer: Buffer.from('MZ\u0090\u0000 programme renommé'),
      });
      await expect(retirer).toBeVisible({ timeout: 500 });
    }).toPass();
    await zone.getByRole('button', { name: /^Envoyer/ }).click();
    await expect(zone.getByRole('alert')).toContainText('« attestation.pdf » : Ce fichier n’est ni un PDF');
    await expect(zone).toHaveCount(1);
    await retirer.click();
  });

  await test.step('a file that is too big is refused with the limit', async () => {
    const gros = infos.outputPath('gros.jpg');
    await mkdir(infos.outputDir, { recursive: true });
    await writeFile(gros, Buffer.concat([await photo(), Buffer.alloc(11_000_000)]));
    await zone.getByLabel(/Choisir un ou plusieurs fichiers/).setInputFiles(gros);
    // Told before anything leaves: no request of the page may carry it.
    famille.on('request', (requete) => expect(requete.method()).toBe('GET'));
    await expect(zone.getByRole('alert')).toContainText(/«\sgros\.jpg\s» pèse 11(,\d)? Mo\s; 10 Mo au plus/);
    await zone.getByRole('button', { name: /^Envoyer/ }).press('Enter');
    await expect(zone.getByRole('alert')).toContainText('10 Mo au plus');
    famille.removeAllListeners('request');
    await zone.getByRole('button', { name: 'Retirer gros.jpg' }).click();
    await expect(zone.getByRole('alert')).toHaveCount(0);
  });

  await test.step('two photos are received, their metadata gone, and the dossier goes on', async () => {
    await zone.getByLabel(/Ou prendre une photo/).setInputFiles({
      name: '../../attestation du soir.jpg',
      mimeType: 'image/jpeg',
      buffer: await photo(),
    });
    await expect(zone.getByRole('status')).toHaveText('1 fichier à envoyer.');
    await zone.getByLabel(/Ou prendre une photo/).setInputFiles({
      name: 'verso.heic',
      mimeType: 'image/heic',
      buffer: photoHeic(),
    });
    await expect(zone.getByRole('status')).toHaveText('2 fichiers à envoyer.');
    await zone.getByRole('button', { name: /^Envoyer/ }).click();
    await expect(famille.getByText('Votre pièce est bien arrivée.')).toBeVisible();
    await expect(zone).toHaveCount(0);
    await expect(famille.getByRole('region', { name: 'Où en est la demande' })).toContainText('Pièce reçue');
    const liens = famille.getByRole('region', { name: 'Pièces reçues' }).getByRole('link');
    await expect(liens).toHaveCount(2);
    const lien = liens.first();
    const reponse = await famille.request.get((await lien.getAttribute('href')) ?? '');
    expect(reponse.headers()['content-type']).toBe('image/jpeg');
    expect(reponse.headers()['x-content-type-options']).toBe('nosniff');
    expect((await sharp(await reponse.body()).metadata()).exif).toBeUndefined();
  });

  await test.step('the chef sees the piece beside the form, finds it fit, and decides', async () => {
    await chef.ouvrir('pieces');
    await expect(chef.etat).toHaveText('en instruction');
    await expect(chef.page.getByRole('complementary', { name: 'Pièce affichée' })).toContainText(
      /attestation/i,
    );
    await expect(chef.page.getByRole('link', { name: 'Elle convient' })).toBeVisible();
    const { keyboard } = chef.page;
    await attendreLesTouches(chef.page);
    await keyboard.press('f');
    await expect(chef.page.getByRole('radio', { name: /^Illisible/ })).toBeFocused();
    await keyboard.press('Shift+Tab');
    await keyboard.press('Enter');
    await keyboard.press('v');
    await expect(chef.page.getByRole('main')).toContainText('Pièce vérifiée');
    await expect(chef.page.getByRole('button', { name: /elle convient/ })).toHaveCount(0);
  });

  await test.step('the chef joins scans chosen one after the other; a program is refused and taken out', async () => {
    await chef.page.goto(chef.adresseDe('joindre_fichiers'));
    const formulaire = chef.page.locator('form.formulaire-acte');
    await formulaire
      .getByText(/attestation/i)
      .first()
      .click();
    const champ = formulaire.locator('input[type=file]');
    await champ.setInputFiles({ name: 'verso.heic', mimeType: 'image/heic', buffer: photoHeic() });
    await champ.setInputFiles({ name: 'note.pdf', mimeType: 'application/pdf', buffer: Buffer.from('MZ') });
    await expect(formulaire.getByRole('status')).toHaveText('2 fichiers à envoyer.');
    await formulaire.getByRole('button', { name: 'Joindre des fichiers' }).click();
    await expect(chef.page.getByRole('main')).toContainText('« note.pdf » : Ce fichier n’est ni un PDF');
    await formulaire.getByRole('button', { name: 'Retirer note.pdf' }).click();
    await expect(formulaire.getByRole('status')).toHaveText('1 fichier à envoyer.');
    await chef.confirmer('Joindre des fichiers', 'Fichiers joints à une pièce');
    await expect(chef.page.getByRole('link', { name: 'verso.heic' })).toHaveCount(2);
  });

  await test.step('the chef decides', async () => {
    await chef.faire('Attribuer la bourse', 'Bourse attribuée');
    await expect(chef.etat).toHaveText(/décidée|notifiée/);
  });
});
