/** The service académique, by keys alone: from its queue to a decision, and to a recours answered. */
import { DossierDAgent, ouvrirLaLettre } from './appui/dossier.ts';
import { expect, type Locator, type Page, test } from './appui/essai.ts';
import { dossierInstruit, nouvelEleve } from './appui/monde.ts';
import { attendreLesTouches } from './appui/touches.ts';

/** Goes on with Tab to what is named; a page has fewer stops. */
async function tabulerJusqua(page: Page, cible: Locator): Promise<void> {
  await cible.waitFor();
  for (let arret = 0; arret < 60; arret += 1) {
    if (await cible.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  await expect(cible).toBeFocused();
}

/** From the queue, by its search box, to the verb of the only row found. */
async function ouvrirLeVerbe(page: Page, nom: string): Promise<void> {
  await page.goto('/agent/dossiers');
  await expect(page.getByRole('link', { name: /À faire par moi/ })).toHaveAttribute('aria-current', 'true');
  await attendreLesTouches(page);
  await page.keyboard.press('/');
  await page.keyboard.type(nom);
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-ligne]')).toHaveCount(1);
  await attendreLesTouches(page);
  await page.keyboard.press('j');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
}

const lyceen = (prenom: string) =>
  nouvelEleve('parent-durand', 'lyceePublic', { nom: 'Zwierzynski', prenom, classe: '201' });

test('from the queue to a decision', async ({ ouvrir }) => {
  await dossierInstruit(await lyceen('Adélaïde'), { rfr: 3_000 });
  const page = await ouvrir('responsable');
  await ouvrirLeVerbe(page, 'zwierzynski adelaide');
  const attribuer = page.getByRole('button', { name: 'Attribuer la bourse' });
  await tabulerJusqua(page, attribuer);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toContainText('Bourse attribuée.');
});

test('from the queue to a recours answered by another reader', async ({ ouvrir }) => {
  const { dossierId } = await dossierInstruit(await lyceen('Bérangère'), { rfr: 70_000 });
  const responsable = new DossierDAgent(await ouvrir('responsable'), dossierId);
  await responsable.faire('Refuser la bourse', 'Bourse refusée');
  const famille = await ouvrir('parent-durand');
  const courriers = famille.getByRole('region', { name: 'Vos courriers' });
  await expect(async () => {
    await famille.goto(`/famille/dossiers/${dossierId}`);
    await expect(courriers).toContainText('Refus de la bourse', { timeout: 500 });
  }).toPass();
  await ouvrirLaLettre(famille, courriers, 'Refus de la bourse');
  await famille.goto(`/famille/dossiers/${dossierId}/contester`);
  await famille
    .getByLabel('Ce que vous contestez, et pourquoi')
    .fill('Mes revenus ont beaucoup baissé depuis mon licenciement.');
  await famille.getByRole('button', { name: 'Envoyer mon recours' }).click();
  await expect(famille.getByRole('main')).toContainText('le recteur doit y répondre');

  const page = await ouvrir('delegue-recteur');
  await ouvrirLeVerbe(page, 'zwierzynski berangere');
  const reponse = page.getByLabel('Réponse à ce que dit la famille');
  await tabulerJusqua(page, reponse);
  await page.keyboard.type('La perte d’emploi date de 2026 : elle ne compte pas pour cette année.');
  await tabulerJusqua(page, page.getByRole('button', { name: 'Maintenir la décision contestée' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toContainText('Décision maintenue sur recours');
});
