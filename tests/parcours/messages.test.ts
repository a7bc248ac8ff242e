/** A family writes with the piece that is asked for; the service finds a task, and answers from a template. */
import sharp from 'sharp';
import { le, verbes } from '#monde/scene.ts';
import { expect, test } from './appui/essai.ts';
import { dossierInstruit, JOUR_DES_PARCOURS, nouvelEleve } from './appui/monde.ts';

const photo = (): Promise<Buffer> =>
  sharp({ create: { width: 1200, height: 900, channels: 3, background: '#c9d6e3' } })
    .jpeg()
    .toBuffer();

test('a message with its piece from the phone, a task in the office, an answer that the family reads', async ({
  ouvrir,
}) => {
  const eleve = await nouvelEleve('parent-traore', 'collegePublic', {
    nom: 'Traoré',
    prenom: 'Bintou',
    classe: '6B',
  });
  const s = await dossierInstruit(eleve, { rfr: 100 });
  await verbes.demanderPieces(s, le(JOUR_DES_PARCOURS));
  const famille = await ouvrir('parent-traore', { viewport: { width: 360, height: 740 }, hasTouch: true });
  const bureau = await ouvrir('secretariat');

  await test.step('the family writes, and joins the piece', async () => {
    await famille.goto(`/famille/dossiers/${s.dossierId}`);
    await famille.getByText('Écrire au service qui tient votre demande').click();
    await famille.getByLabel('Votre message').fill('Voici la pièce, merci.');
    await famille.getByLabel('Pièce jointe').selectOption({ index: 1 });
    await famille
      .getByLabel('Fichiers de cette pièce')
      .setInputFiles({ name: 'piece.jpg', mimeType: 'image/jpeg', buffer: await photo() });
    await famille.getByRole('button', { name: 'Envoyer le message' }).click();
    await expect(famille.getByText('Votre message est bien arrivé.', { exact: false })).toBeVisible();
    await expect(famille.getByText('pas encore lu')).toBeVisible();
  });

  await test.step('the office answers from a template', async () => {
    await bureau.goto(`/agent/dossiers/${s.dossierId}?onglet=messages`);
    await expect(bureau.getByText('Voici la pièce, merci.')).toBeVisible();
    await expect(bureau.getByText(/attend une réponse/)).toBeVisible();
    await bureau.getByLabel(/Commencer par un modèle/).selectOption('rappeler');
    await expect(bureau.getByLabel('Message à la famille')).toHaveValue(/nous pouvons vous appeler/);
    await bureau.getByRole('button', { name: 'Envoyer le message' }).click();
    await expect(bureau.getByText(/pas encore lu, aujourd’hui/)).toBeVisible();
    await expect(bureau.getByText(/attend une réponse/)).toHaveCount(0);
  });

  await test.step('the family reads it, and the office sees that it did', async () => {
    await famille.goto(`/famille/dossiers/${s.dossierId}`);
    await expect(famille.getByText('nous pouvons vous appeler', { exact: false })).toBeVisible();
    await bureau.reload();
    await expect(bureau.getByText(/^lu le /)).toBeVisible();
  });
});
