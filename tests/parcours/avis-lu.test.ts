/** The 2D-DOC of an avis read in the secretariat's browser: from an image, from a PDF, and what is no use. */
import { randomBytes } from 'node:crypto';
import bwipjs from 'bwip-js/node';
import { CERTIFICAT, cachet, champsDeLAvis } from '#tests/actes/appui/cachets.ts';
import { reprochesDAxe } from './appui/axe.ts';
import { expect, test } from './appui/essai.ts';
import { nouvelEleve } from './appui/monde.ts';

/** The square of dots of a code, as a printer draws it. */
const dessiner = (code: Uint8Array): Promise<Buffer> =>
  bwipjs.toBuffer({
    bcid: 'datamatrix',
    text: [...code].map((octet) => `^${String(octet).padStart(3, '0')}`).join(''),
    parse: true,
    scale: 4,
    padding: 8,
    backgroundcolor: 'FFFFFF',
  });

test('an avis is read on the machine, from an image and from a PDF; an altered one gives nothing', async ({
  ouvrir,
}) => {
  const eleve = await nouvelEleve('parent-roux', 'collegePublic', {
    nom: 'Lisible',
    prenom: 'Ondine',
    classe: '4A',
  });
  // A name of its own: a certificate is imported once.
  const certificat = randomBytes(2).toString('hex').toUpperCase();
  const code = await cachet(champsDeLAvis(), { signeLe: '', entete: `DC04FR99${certificat}` });
  const page = await ouvrir('secretariat');
  await page.goto(`/agent/saisie?q=${eleve.ine}`);
  await page.getByRole('button', { name: /^Saisir la demande/ }).click();
  await expect(page.locator('[name="demandeur.responsableId"]')).toBeFocused();
  // What the machine sends while it reads: nothing but what it fetches of ours.
  const envois: string[] = [];
  page.on('request', (requete) => {
    if (requete.method() !== 'GET' && requete.postData()?.includes('14250')) envois.push(requete.url());
  });

  const avis = page.getByRole('group', { name: 'Avis d’impôt du demandeur' });
  await avis.getByText('Lire le code 2D-DOC de l’avis').click();
  const fichier = avis.getByLabel('Photo ou PDF de l’avis');
  const donner = (name: string, buffer: Buffer, mimeType = 'image/png') =>
    fichier.setInputFiles({ name, mimeType, buffer });

  await donner('rien.png', await page.screenshot());
  await expect(avis.getByText(/Aucun code 2D-DOC lu/)).toBeVisible();
  await donner('autre.png', await dessiner(new TextEncoder().encode('https://example.org')));
  await expect(avis.getByText(/n’est pas un 2D-DOC/)).toBeVisible();

  await donner('avis.png', await dessiner(code));
  await expect(avis.getByText('Contenu lu, signature non vérifiée')).toBeVisible();
  await expect(avis.getByText(`Certificat FR99 ${certificat}`)).toBeVisible();
  expect(envois).toEqual([]);
  expect(await reprochesDAxe(page)).toEqual([]);
  await avis.getByRole('button', { name: 'Reprendre Revenu fiscal de référence' }).click();
  await expect(avis.getByLabel('Revenu fiscal de référence')).toHaveValue('14250');
  await avis.getByRole('button', { name: 'Reprendre Référence de l’avis' }).click();
  await expect(avis.getByLabel('Référence de l’avis')).toHaveValue('26A7500000001');

  const [un, autre] = [await ouvrir('administrateur'), await ouvrir('administratrice')];
  await un.goto('/admin/cachets');
  await un.locator('#import-autorite').fill('FR99');
  await un.locator('#import-certificat').fill(certificat);
  await un.locator('#import-pem').fill('MIIB');
  await un.locator('#import-motif').fill('publié par son autorité');
  await un.getByRole('button', { name: 'Proposer ce certificat' }).click();
  await expect(un.getByText('Collez le texte entier').first()).toBeVisible();
  await un.locator('#import-pem').fill(CERTIFICAT);
  await un.getByRole('button', { name: 'Proposer ce certificat' }).click();
  await expect(un.getByText('Proposé : le certificat comptera')).toBeVisible();
  await autre.goto('/admin/confirmations');
  const acte = autre.getByRole('listitem').filter({ hasText: `FR99 ${certificat}` });
  await acte.getByRole('button', { name: 'Confirmer' }).click();
  await expect(acte).toHaveCount(0);

  await page.reload();
  await avis.getByText('Lire le code 2D-DOC de l’avis').click();
  await expect(avis.getByLabel('Référence de l’avis')).toHaveValue('26A7500000001');
  const papier = await page.context().newPage();
  const imprimer = async (octets: Uint8Array): Promise<Buffer> => {
    const image = (await dessiner(octets)).toString('base64');
    await papier.setContent(`<h1>Avis</h1><img src="data:image/png;base64,${image}" width="160">`);
    return papier.pdf();
  };
  await donner('avis.pdf', await imprimer(code), 'application/pdf');
  await expect(avis.getByText('Signature vérifiée')).toBeVisible();
  const altere = new TextDecoder().decode(code).replace('4114250', '4100250');
  await donner('altere.pdf', await imprimer(new TextEncoder().encode(altere)), 'application/pdf');
  await expect(avis.getByText('La signature ne correspond pas')).toBeVisible();
  await expect(avis.getByRole('button', { name: /^Reprendre/ })).toHaveCount(0);
});
