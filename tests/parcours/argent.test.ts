/** Where the bourse goes: a family on a phone, the head of a collège privé, who pays, and whoever checks a certificate. */
import { pdfFictif } from '#monde/numerisations.ts';
import { accessible } from './appui/accessible.ts';
import { expect, test } from './appui/essai.ts';
import { dossierDepose, nouvelEleve } from './appui/monde.ts';

const TELEPHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, reducedMotion: 'reduce' } as const;

test('a family on a phone gives its account, which nobody reads whole, then changes it by a second word', async ({
  ouvrir,
}) => {
  const page = await ouvrir('parent-traore', TELEPHONE);
  await page.goto('/famille/compte');
  await expect(page.getByText(/Aucun compte n’est connu/)).toBeVisible();
  const donner = async (iban: string, titulaire: string) => {
    await page.getByLabel('IBAN').fill(iban);
    await page.getByLabel('Titulaire du compte').fill(titulaire);
    await page.getByRole('button', { name: /^Donner ce/ }).click();
  };
  const moi = 'Moussa Traoré';
  await test.step('a wrong key is said, and what was typed stays', async () => {
    await donner('FR20 9999 9000 0100 0000 0001 A83', moi);
    await expect(page.getByText(/a été mal recopié/)).toBeVisible();
    await expect(page.getByLabel('Titulaire du compte')).toHaveValue(moi);
    await accessible(page);
  });
  await test.step('the account of somebody else asks why, and stands on nobody’s own word', async () => {
    await donner('FR20 9999 9000 0100 0000 0001 A82', 'Une Autre');
    await expect(page.getByText(/n’est pas la personne qui demande/).first()).toBeVisible();
    await page.getByLabel(/Si ce compte est à une autre personne/).fill('Le mien est fermé.');
    await page
      .getByLabel(/Justificatif du compte d’une autre personne/)
      .setInputFiles({ name: 'mandat.pdf', mimeType: 'application/pdf', buffer: pdfFictif(['Mandat']) });
    await page.getByRole('button', { name: /^Donner ce/ }).click();
    await expect(page.getByRole('heading', { name: 'Un compte attend d’être confirmé' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Confirmer ce compte' })).toHaveCount(0);
    const joint = await page.getByRole('link', { name: 'mandat.pdf' }).getAttribute('href');
    expect((await page.request.get(joint ?? '')).headers()['content-type']).toBe('application/pdf');
    await expect(page.locator('main')).not.toContainText('99999');
    await accessible(page);
  });
});

test('a family signs a procuration on a phone, the head signs too, the family takes it back', async ({
  ouvrir,
}) => {
  const { dossierId } = await dossierDepose(
    await nouvelEleve('parent-roux', 'collegePrive', { nom: 'Mandatée', prenom: 'Iris', classe: '6B' }),
    { rfr: 500 },
  );
  const page = await ouvrir('parent-roux', TELEPHONE);
  await page.goto(`/famille/dossiers/${dossierId}/procuration`);
  await page.getByRole('radio', { name: /père ou mère/ }).press('Space');
  await page.getByRole('checkbox', { name: 'Je signe cette procuration' }).press('Space');
  await page.getByRole('button', { name: 'Signer la procuration' }).click();
  await expect(page.getByText('Votre signature est enregistrée.')).toBeVisible();
  await accessible(page);

  const chef = await ouvrir('chef-prive', { reducedMotion: 'reduce' });
  await chef.goto(`/agent/procurations/${dossierId}`);
  await accessible(chef);
  await chef.getByRole('button', { name: 'Signer la procuration' }).click();
  await expect(chef.getByText(/acceptée par/)).toBeVisible();
  await expect(chef.getByText(/Prochain état\. Une procuration tient jusqu’au/)).toBeVisible();

  await page.reload();
  await page.getByRole('checkbox', { name: 'Je retire cette procuration' }).press('Space');
  await page.getByRole('button', { name: 'Retirer la procuration' }).click();
  await expect(page.getByText(/la bourse revient à la famille/)).toBeVisible();
  await expect(page.getByText(/Prochain état\. La procuration est retirée depuis le/)).toBeVisible();

  // Refused without its day: the choice of the list is not lost with it.
  await chef.reload();
  const qualite = chef.getByLabel('La famille signe en tant que');
  await qualite.selectOption({ index: 2 });
  await chef.getByRole('button', { name: 'Enregistrer la procuration' }).click();
  await expect(chef.getByRole('alert')).toBeVisible();
  await expect(qualite).not.toHaveValue('');
});

test('who pays lands on the payments and reaches no dossier; a code of nobody attests nothing', async ({
  ouvrir,
}) => {
  const page = await ouvrir('comptable', { reducedMotion: 'reduce' });
  await page.goto('/agent');
  await expect(page.getByRole('heading', { level: 1, name: 'Paiements' })).toBeVisible();
  await accessible(page);
  await expect(page.getByRole('link', { name: 'Mes dossiers' })).toHaveCount(0);

  const passant = await ouvrir(null, TELEPHONE);
  await passant.goto('/certificat');
  await passant.getByLabel('Code du certificat').fill('AAAAA-AAAAA');
  await passant.getByLabel('Date de naissance de l’élève').fill('03/05/2013');
  await passant.getByRole('button', { name: 'Vérifier' }).click();
  await expect(passant.getByText(/n’attestent aucune bourse en cours/)).toBeVisible();
  await accessible(passant);
});
