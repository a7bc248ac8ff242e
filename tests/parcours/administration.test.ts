import { randomUUID } from 'node:crypto';
import { reprochesDAxe } from './appui/axe.ts';
import { expect, type Page, test } from './appui/essai.ts';

const fautesDAxe = async (page: Page) => await reprochesDAxe(page);

test('an administratrice inscribes an agent and gives a function; a delegation asks for a second person', async ({
  ouvrir,
}) => {
  const rozenn = await ouvrir('administratrice');
  const yann = await ouvrir('administrateur');
  const nom = `Kerbrat ${randomUUID().slice(0, 8).replace(/\d/g, 'x')}`;
  let fiche = '';

  await test.step('what is wrong is said in place, and nothing typed is lost', async () => {
    await rozenn.goto('/admin/agents');
    await rozenn.getByRole('link', { name: 'Inscrire un agent' }).click();
    await rozenn.getByLabel('Identifiant du fournisseur d’identité').fill(randomUUID());
    await rozenn.getByLabel('Prénom').fill('Anaïs');
    await rozenn.getByLabel('Nom', { exact: true }).fill(nom);
    await rozenn.getByLabel('Courriel professionnel').fill('anais');
    await rozenn.getByRole('button', { name: 'Inscrire l’agent' }).click();
    await expect(rozenn.getByRole('main').getByRole('alert')).toContainText('2 réponses sont à corriger');
    await expect(rozenn.getByLabel('Nom', { exact: true })).toHaveValue(nom);
    expect(await fautesDAxe(rozenn)).toEqual([]);
  });

  await test.step('the card of the agent, who may do nothing yet', async () => {
    await rozenn.getByLabel('Courriel professionnel').fill('anais.kerbrat@exemple.fr');
    await rozenn.getByLabel('Motif').fill('arrivée au service des bourses');
    await rozenn.getByRole('button', { name: 'Inscrire l’agent' }).click();
    await expect(rozenn.getByRole('heading', { level: 1 })).toHaveText(`Anaïs ${nom}`);
    await expect(rozenn.getByRole('main')).toContainText('cette personne ne peut rien voir');
    fiche = new URL(rozenn.url()).pathname;
  });

  await test.step('a function that lacks its place is refused, then opened', async () => {
    await rozenn.locator('summary', { hasText: 'Ouvrir une affectation' }).click();
    await rozenn.getByLabel('Fonction', { exact: true }).selectOption({ label: 'délégué du recteur' });
    await rozenn.locator('#affectation-qualite').fill('Secrétaire générale adjointe');
    await rozenn.locator('#affectation-du').fill('23/11/2026');
    await rozenn.locator('#affectation-motif').fill('arrêté d’affectation');
    await rozenn.getByRole('button', { name: 'Ouvrir l’affectation' }).click();
    await expect(rozenn.getByRole('main').getByRole('alert')).toContainText('choisissez-la');
    await rozenn.locator('#affectation-academie').selectOption({ label: 'Lille' });
    await rozenn.getByRole('button', { name: 'Ouvrir l’affectation' }).click();
    await expect(rozenn.getByRole('main')).toContainText('délégué du recteur, académie de Lille');
  });

  await test.step('the delegation is proposed: who proposed it cannot confirm it', async () => {
    await rozenn.locator('summary', { hasText: 'Proposer une délégation' }).click();
    await rozenn.locator('#delegation-academie').selectOption({ label: 'Lille' });
    await rozenn.locator('#delegation-reference').fill('arrêté du recteur du 20 novembre');
    await rozenn.getByLabel('lycées publics').press('Space');
    await rozenn.locator('#delegation-du').fill('23/11/2026');
    await rozenn.locator('#delegation-motif').fill('demande du recteur');
    await rozenn.getByRole('button', { name: 'Proposer la délégation' }).click();
    await expect(rozenn.getByRole('heading', { name: 'À confirmer' })).toBeVisible();
    await expect(rozenn.getByRole('button', { name: 'Confirmer' })).toHaveAttribute('aria-disabled', 'true');
    await expect(rozenn.getByRole('main')).toContainText('un autre administrateur le confirme');
    expect(await fautesDAxe(rozenn)).toEqual([]);
  });

  await test.step('another administrateur confirms it: it is in force', async () => {
    await yann.goto('/admin/confirmations');
    const acte = yann.getByRole('listitem').filter({ hasText: nom }).first();
    await expect(acte).toContainText('délégation de signature');
    await acte.getByRole('button', { name: 'Confirmer' }).click();
    await expect(yann.getByRole('link', { name: `Anaïs ${nom}` })).toHaveCount(0);
    await yann.goto(fiche);
    await expect(yann.getByRole('main')).toContainText('arrêté du recteur du 20 novembre · lycées publics');
  });

  await test.step('what that agent sees is told once the reason is written', async () => {
    await yann.getByRole('link', { name: 'Ce que voit cet agent' }).click();
    await yann.locator('#regard-motif').fill('vérifier la délégation');
    await yann.getByRole('button', { name: 'Voir' }).click();
    await expect(yann.getByRole('main')).toContainText('Signe par délégation : Lille, lycées publics');
    await expect(yann.getByRole('table')).toContainText('lycées publics');
    expect(await fautesDAxe(yann)).toEqual([]);
  });

  await test.step('the register says who did what, on whom and why', async () => {
    await yann.goto('/admin/journal');
    const lignes = yann.getByRole('row').filter({ hasText: nom });
    await expect(lignes).toHaveCount(5);
    await expect(lignes.nth(1)).toContainText('confirmation : délégation de signature');
    await expect(lignes.nth(1)).toContainText('Yann Le Goff');
    await expect(lignes.last()).toContainText('arrivée au service des bourses');
  });
});

test('nobody gives a function to themselves, and nobody else sees these pages', async ({ ouvrir }) => {
  const yann = await ouvrir('administrateur');
  await yann.goto('/admin/agents?q=Le Goff');
  await yann.getByRole('link', { name: 'LE GOFF Yann' }).click();
  await expect(yann.getByRole('main')).toContainText('C’est votre fiche');
  await expect(yann.getByRole('button', { name: 'Ouvrir l’affectation' })).toHaveCount(0);
  const fiche = new URL(yann.url()).pathname;
  const chef = await ouvrir('chef-public');
  for (const adresse of [fiche, '/admin/agents/inscription', '/admin/confirmations', '/admin/campagnes/2026'])
    expect((await chef.goto(adresse))?.status(), adresse).toBe(404);
});
