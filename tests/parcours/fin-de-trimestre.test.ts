/** The end of a trimestre: a chef, then the service académique, see what lacks, whom to call, and close in one press. */

import { porteeDAgent } from '#lib/technique/portee.ts';
import { ouvrirTrimestre } from '#lib/trimestre/actes.ts';
import { compte } from '#monde/comptes.ts';
import { le, verbes } from '#monde/scene.ts';
import { ETABLISSEMENTS } from '#monde/territoire.ts';
import { accessible } from './appui/accessible.ts';
import { expect, type Page, test } from './appui/essai.ts';
import { dossierDepose, JOUR_DES_PARCOURS, nouvelEleve } from './appui/monde.ts';

const TELEPHONE = { viewport: { width: 390, height: 800 }, hasTouch: true, reducedMotion: 'reduce' } as const;
const BUREAU = { viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' } as const;

/** A bourse given in an établissement of the académie, whose first trimestre is open. */
async function attribuee(ou: 'collegePublic' | 'collegePrive', prenom: string): Promise<void> {
  const s = await dossierDepose(
    await nouvelEleve('parent-roux', ou, { nom: 'Trimestre', prenom, classe: '6B' }),
    { rfr: 500 },
  );
  if (ou === 'collegePublic') await verbes.instruire(s, le('2026-10-08'));
  else await verbes.proposer(s, le('2026-10-09'));
  await verbes.attribuer(s, le('2026-10-12'));
  const delegue = await porteeDAgent(compte('delegue-recteur').sub, le(JOUR_DES_PARCOURS));
  if (!delegue) throw new Error('sans affectation : delegue-recteur');
  const { academieCode } = ETABLISSEMENTS[ou];
  await ouvrirTrimestre(delegue, { academieCode, trimestre: 1, remiseLe: le('2026-12-04') });
}

/** Closes the place that the page shows. Another worker may give a bourse meanwhile: who signs then reads it again. */
async function clore(page: Page): Promise<void> {
  const clos = page.getByText(/Trimestre clos\s: l’état n°\s\d+, signé le/);
  const refus = page.getByRole('alert').filter({ hasText: /relisez|déjà clos/ });
  await expect(async () => {
    await page.reload();
    const bouton = page.getByRole('button', { name: 'Signer l’état et clore le trimestre 1' });
    await expect(clos.or(bouton).first()).toBeVisible();
    if (await bouton.isVisible()) await bouton.click();
    await expect(clos.or(refus).first()).toBeVisible();
    await expect(refus).toHaveCount(0);
  }).toPass();
}

test('a chef reads what lacks and whom to call, on a phone too, and closes the trimestre once', async ({
  ouvrir,
}) => {
  await attribuee('collegePublic', 'Ana');
  const { nom } = ETABLISSEMENTS.collegePublic;
  const page = await ouvrir('chef-public', TELEPHONE);
  await page.goto('/agent/fin-de-trimestre?trimestre=1');
  await accessible(page);
  await page.getByRole('link', { name: new RegExp(nom) }).click();
  await expect(
    page.getByRole('heading', { level: 1, name: new RegExp(`trimestre 1\\s: ${nom}`) }),
  ).toBeVisible();
  await expect(page.getByText('Boursiers sans compte bancaire confirmé')).toBeVisible();
  await expect(page.getByText(/Rien n’est écrit avant la signature/)).toBeVisible();
  await accessible(page);
  await clore(page);
  await accessible(page);
  await page
    .getByRole('link', { name: /^État n°\s\d+, signé/ })
    .first()
    .click();
  await expect(page.getByText(/Il ne change plus/)).toBeVisible();
  await page.goto('/agent/pointage');
  await expect(page.getByRole('heading', { level: 2, name: /Liquidés, pas encore payés/ })).toBeVisible();
  await accessible(page);
});

test('the service académique sums up its établissements, closes the privé, and foresees its credits', async ({
  ouvrir,
}) => {
  await attribuee('collegePrive', 'Bao');
  const { nom } = ETABLISSEMENTS.collegePrive;
  const page = await ouvrir('responsable', BUREAU);
  await page.goto('/agent/fin-de-trimestre?trimestre=1');
  await expect(
    page.getByRole('heading', { name: 'Ce qui manque, tous établissements réunis' }),
  ).toBeVisible();
  await accessible(page);
  await page.getByLabel('Nom de l’établissement').fill(nom);
  await page.getByRole('button', { name: 'Chercher' }).click();
  await page.getByRole('link', { name: new RegExp(nom) }).click();
  await expect(page.getByText('Boursiers sans procuration')).toBeVisible();
  await accessible(page);
  await clore(page);

  await page.goto('/agent/previsions');
  await expect(page.getByRole('heading', { level: 2, name: /BOP de l’académie/ })).toBeVisible();
  await accessible(page);
  await test.step('shares beyond a hundred per cent are refused, and stay in the form', async () => {
    await page.getByLabel('Échelon 1, en %').first().fill('60');
    await page.getByLabel('Échelon 2, en %').first().fill('60');
    await page.getByRole('button', { name: 'Calculer avec ces parts' }).click();
    await expect(
      page.getByRole('alert').filter({ hasText: 'la somme des parts est de 120 %' }),
    ).toBeVisible();
    await expect(page.getByLabel('Échelon 1, en %').first()).toHaveValue('60');
  });
  await page.getByLabel('Échelon 2, en %').first().fill('20');
  await page.getByRole('button', { name: 'Calculer avec ces parts' }).click();
  await expect(page.getByText(/parts que vous avez saisies/)).toBeVisible();
  await accessible(page);
});

test('who does not sign reads no button, and another établissement is not found', async ({ ouvrir }) => {
  await attribuee('collegePublic', 'Cléo');
  const page = await ouvrir('comptable', BUREAU);
  await page.goto(`/agent/fin-de-trimestre/${ETABLISSEMENTS.collegePublic.uai}?trimestre=1`);
  await expect(page.getByText(/Votre fonction ne lit pas/)).toBeVisible();
  await expect(page.getByRole('button', { name: /Signer l’état/ })).toHaveCount(0);
  for (const ailleurs of [ETABLISSEMENTS.collegePrive.uai, 'rien']) {
    const reponse = await page.goto(`/agent/fin-de-trimestre/${ailleurs}`);
    expect(reponse?.status()).toBe(404);
  }
});
