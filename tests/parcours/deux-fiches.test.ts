import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';
import { le } from '#monde/scene.ts';
import { reprochesDAxe } from './appui/axe.ts';
import { expect, test } from './appui/essai.ts';
import { dossierInstruit, JOUR_DES_PARCOURS, nouvelEleve } from './appui/monde.ts';

const RAISON = 'Même certificat de scolarité, saisi deux fois.';

const scolariteDe = (eleveId: string): Promise<string> =>
  enPortee(porteeSysteme(le(JOUR_DES_PARCOURS)), async (tx) => {
    const { id } = await tx.scolarite.findFirstOrThrow({ where: { eleveId } });
    return id;
  });

test('a pupil in two records: compared, refused, corrected, united, separated; a responsable corrected', async ({
  ouvrir,
}) => {
  const connue = await nouvelEleve('parent-roux', 'collegePublic', {
    nom: 'Jumelle',
    prenom: 'Aurore',
    classe: '4A',
  });
  const double = await nouvelEleve('parent-roux', 'collegePublic', {
    nom: 'Jumelle',
    prenom: 'Aurora',
    classe: '4A',
  });
  const { dossierId } = await dossierInstruit(double, { rfr: 500 });
  const fiche = `/agent/eleves/${await scolariteDe(connue.id)}`;
  const page = await ouvrir('secretariat');
  const tenuPar = async (prenom: string) => {
    await page.goto(`/agent/dossiers/${dossierId}?onglet=resume`);
    await expect(page.locator('.fiche').first()).toContainText(`JUMELLE ${prenom}`);
  };
  const comparer = async () => {
    await page.goto(fiche);
    await page.locator(`a[href$="avec=${double.id}"]`).click();
    await expect(page.getByRole('row', { name: /^INE/ })).toContainText('différent');
    await page.getByRole('radio', { name: 'La première : Aurore Jumelle' }).press('Space');
    await page.getByLabel('Pourquoi c’est la même personne').fill(RAISON);
    await page.getByRole('button', { name: 'Réunir ces deux fiches' }).click();
  };

  await test.step('two INE are two pupils: refused, and what was typed stays', async () => {
    await comparer();
    await expect(page.getByRole('main').locator('.fr-alert--error').first()).toContainText('chacun leur INE');
    await expect(page.getByLabel('Pourquoi c’est la même personne')).toHaveValue(RAISON);
    expect(await reprochesDAxe(page)).toEqual([]);
  });

  await test.step('the INE that was typed wrong is erased, then the two are one, and the dossier follows', async () => {
    await page.goto(`/agent/eleves/${await scolariteDe(double.id)}`);
    await page.getByLabel('INE').fill('');
    await page.getByLabel('Raison de la correction').fill('INE recopié d’un autre certificat.');
    await page.getByRole('button', { name: 'Corriger', exact: true }).click();
    await expect(page.getByText(`INE : ${double.ine}, puis aucun`)).toBeVisible();
    await comparer();
    await expect(page).toHaveURL(new RegExp(`${fiche}$`));
    await tenuPar('Aurore');
  });

  await test.step('a mistake: they are two again', async () => {
    await page.goto(fiche);
    await page.locator('summary', { hasText: 'Aurora Jumelle, réunie le' }).click();
    await page.getByLabel('Raison de la séparation').fill('Ce sont deux cousines du même nom.');
    await page.getByRole('button', { name: 'Séparer ces deux fiches' }).click();
    await expect(page.locator('summary', { hasText: 'séparée le' })).toBeVisible();
    await tenuPar('Aurora');
  });

  await test.step('the address of a responsable is corrected, and the family reads that it was', async () => {
    await page.goto(fiche);
    await page.getByRole('link', { name: /^Corriger .+ Roux$/ }).click();
    await page.getByLabel('Code postal').fill('5910');
    await page.getByLabel('Raison de la correction').fill('Adresse de la facture d’eau.');
    await page.getByRole('button', { name: 'Corriger', exact: true }).click();
    await expect(page.getByRole('main').locator('.fr-alert--error').first()).toContainText('cinq chiffres');
    await page.getByLabel('Code postal').fill('59100');
    await page.getByLabel('Complément d’adresse').fill(`Bâtiment ${Date.now() % 1000}`);
    await page.getByRole('button', { name: 'Corriger', exact: true }).click();
    await expect(page.getByText(/^Complément\s: .+, puis Bâtiment/).first()).toBeVisible();
    const famille = await ouvrir('parent-roux');
    await famille.goto(`/famille/dossiers/${dossierId}`);
    await expect(famille.getByText('Vos coordonnées sont corrigées').first()).toBeAttached();
  });
});
