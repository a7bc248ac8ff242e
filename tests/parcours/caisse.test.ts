/** A family on a phone has its caisse asked in the place of an attestation; the secretariat looks at the answer. */
import { le, verbes } from '#monde/scene.ts';
import { accessible } from './appui/accessible.ts';
import { DossierDAgent } from './appui/dossier.ts';
import { expect, type Page, test } from './appui/essai.ts';
import { dossierInstruit, nouvelEleve } from './appui/monde.ts';

const TELEPHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };

/** A dossier of the family Traoré whose attestation is asked. */
async function enAttente(prenom: string): Promise<string> {
  const eleve = await nouvelEleve('parent-traore', 'collegePublic', { nom: 'Traoré', prenom, classe: '6B' });
  const s = await dossierInstruit(eleve, { rfr: 100 });
  await verbes.demanderPieces(s, le('2026-11-20'), ['attestation_caf']);
  return s.dossierId;
}

async function interroger(page: Page, dossierId: string): Promise<void> {
  await page.goto(`/famille/dossiers/${dossierId}`);
  await page.getByRole('link', { name: 'Sans papier : demander à ma CAF ou à ma MSA' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Demander à ma CAF ou à ma MSA');
  await page.getByLabel('Date de naissance').fill('20/02/1984');
  await page.getByLabel('Sexe à l’état civil').selectOption('F');
  await page.getByLabel('Pays de naissance').selectOption('335');
  await page.getByLabel(/J’ai lu ce qui est demandé/).check({ force: true });
  await page.getByRole('button', { name: 'Interroger ma caisse' }).click();
}

test('the answer that names the pupil is read first, joined, then looked at by a person', async ({
  ouvrir,
}) => {
  const dossierId = await enAttente('Solange');
  const famille = await ouvrir('parent-traore', TELEPHONE);
  await famille.goto(`/famille/dossiers/${dossierId}/caisse`);
  await accessible(famille);
  await test.step('nothing is asked without the notice read, and nothing typed is lost', async () => {
    await famille.getByLabel('Date de naissance').fill('20/02/1984');
    await famille.getByRole('button', { name: 'Interroger ma caisse' }).click();
    await expect(famille.getByRole('link', { name: /Cochez la case pour que votre caisse/ })).toBeVisible();
    await expect(famille.getByLabel('Date de naissance')).toHaveValue('20/02/1984');
  });
  await interroger(famille, dossierId);
  await expect(famille.getByText(/est parmi les enfants de ce dossier/)).toBeVisible({ timeout: 60_000 });
  await accessible(famille);
  await test.step('left without a word, the dossier says that an answer waits', async () => {
    await famille.getByRole('link', { name: 'Retour à la demande' }).click();
    await famille.getByRole('link', { name: /Votre caisse a répondu\s: relire sa réponse/ }).click();
  });
  await famille.getByRole('button', { name: 'La joindre à ma demande' }).click();
  await expect(famille.getByText('Votre pièce est bien arrivée.')).toBeVisible();
  const chef = new DossierDAgent(await ouvrir('chef-public'), dossierId);
  await chef.page.goto(`/agent/dossiers/${dossierId}?onglet=pieces`);
  await expect(chef.page.getByText(/Demandé par ce service à la place du papier/)).toBeVisible();
  await expect(chef.page.getByText(/à vérifier/).first()).toBeVisible();
});

test('refuses: an answer that does not name the pupil goes nowhere, and the family reads what to do', async ({
  ouvrir,
}) => {
  const dossierId = await enAttente('Ophélie');
  const famille = await ouvrir('parent-traore', TELEPHONE);
  await interroger(famille, dossierId);
  await expect(famille.getByText(/Rien n’est transmis/)).toBeVisible({ timeout: 60_000 });
  await accessible(famille);
  await famille.getByRole('link', { name: 'Retour à la demande' }).click();
  await expect(famille.getByRole('heading', { name: 'La pièce à envoyer' })).toBeVisible();
});
