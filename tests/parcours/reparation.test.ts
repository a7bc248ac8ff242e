/** An agent empties the repair desk of the étude automatique; a family corrects one field from its code, on a phone. */

import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';
import { le } from '#monde/scene.ts';
import { accessible } from './appui/accessible.ts';
import { attendreCourriel } from './appui/boite.ts';
import { expect, test } from './appui/essai.ts';
import { etudeEnPanne, etudeFaite } from './appui/etudes-a-voir.ts';
import { JOUR_DES_PARCOURS } from './appui/monde.ts';

const TELEPHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };
/** One day off the person whom the tax administration knows. */
const FAUTIF = { nom: 'Durand', prenom: 'Camille', sexe: 'F', naissance: '1985-02-20', pays: '335' };

/** A new line of the desk; its pupil is found by a given name that nobody else bears. */
async function ligne(): Promise<{ id: string; prenom: string }> {
  const prenom = `Isaure ${crypto.randomUUID().replace(/[^a-f]/g, '')}`;
  const eleve = { nom: 'Durand', prenom };
  return { id: await etudeEnPanne(await etudeFaite(), 'parent-durand', eleve, FAUTIF), prenom };
}

/** Waits until the worker has asked the tax administration and is done. */
const mener = (passageId: string) =>
  expect
    .poll(() =>
      enPortee(
        porteeSysteme(le(JOUR_DES_PARCOURS)),
        async (tx) => (await tx.passageDEtude.findUniqueOrThrow({ where: { id: passageId } })).etat,
      ),
    )
    .toBe('fini');

test('an agent empties the repair desk: corrects with a reason, replays the group, reads what it gained', async ({
  ouvrir,
}) => {
  const { prenom } = await ligne();
  const page = await ouvrir('gestionnaire');
  await page.goto('/agent/etudes/reparation');
  await accessible(page);
  await page
    .getByRole('link', { name: 'Demandeur : l’administration fiscale refuse l’état civil envoyé' })
    .click();
  await expect(page.getByText(/comparez l’état civil avec le livret de famille/)).toBeVisible();
  await accessible(page);

  await test.step('a correction without reason is refused, and nothing typed is lost', async () => {
    await page.getByRole('link', { name: new RegExp(prenom) }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText(prenom);
    await accessible(page);
    await page.getByLabel('Date de naissance').fill('21/02/1985');
    await page.getByRole('button', { name: 'Enregistrer la correction' }).click();
    await expect(page.getByRole('link', { name: /Motif/ })).toBeVisible();
    await expect(page.getByLabel('Date de naissance')).toHaveValue(/1985/);
    await page.getByLabel('Motif').fill('livret de famille présenté');
    await page.getByRole('button', { name: 'Enregistrer la correction' }).click();
    await expect(page.getByText(/La correction est gardée/)).toBeVisible();
    await expect(page.getByText(/«\s20\/02\/1985\s» devient «\s21\/02\/1985\s»/)).toBeVisible();
  });

  await test.step('the group is replayed in one press, and the page says what it gained', async () => {
    await page
      .getByRole('navigation', { name: 'Vous êtes ici' })
      .getByRole('link', { name: 'Réparation' })
      .click();
    await page.getByRole('button', { name: /^Rejouer/ }).click();
    await page.waitForURL(/\/agent\/etudes\/[0-9a-f-]{36}$/);
    await mener(page.url().slice(-36));
    await page.reload();
    // Lines of the other journeys may stand in the same group.
    await expect(page.getByText(/[1-9]\d* réglée/)).toBeVisible();
    await accessible(page);
    await page.getByRole('link', { name: 'Voir ce qui reste à réparer' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bureau de réparation');
    await expect(page.getByText(prenom)).toHaveCount(0);
  });
});

test('a family corrects one field from the code, on a phone, and sees nothing else', async ({ ouvrir }) => {
  const { id } = await ligne();
  const agent = await ouvrir('gestionnaire');
  await agent.goto(`/agent/etudes/reparation/${id}`);
  await agent.getByLabel('Champ à demander').selectOption('naissance');
  await agent.getByRole('button', { name: 'Demander ce champ' }).click();
  await expect(agent.getByText(/La question est posée à la famille/)).toBeVisible();
  await agent.getByRole('link', { name: /Imprimer la lettre/ }).click();
  await expect(agent.getByText(/Code\s:/)).toBeVisible();
  await accessible(agent);
  const dit = (await agent.locator('article').textContent()) ?? '';
  const [, questionId = ''] = /\/etat-civil\/([0-9a-f-]{36})\/naissance/.exec(dit) ?? [];
  const code = /\w{5}-\w{5}(?!\w)/.exec(dit.slice(dit.search(/Code\s:/)))?.[0] ?? '';

  const { text } = await attendreCourriel(new RegExp(questionId));
  expect(text).toContain(code);
  expect(text).not.toMatch(/Durand|1985/);

  const page = await ouvrir(null, { ...TELEPHONE, reducedMotion: 'reduce' });
  await page.goto(`/etat-civil/${questionId}/naissance`);
  await expect(page.locator('main')).not.toContainText(/Durand|Camille|1985/);
  await accessible(page);
  await page.getByRole('textbox', { name: /^Code/ }).fill('AAAAA-AAAAA');
  await page.getByLabel('Date de naissance').fill('21/02/1985');
  await page.getByRole('button', { name: 'Envoyer ma réponse' }).click();
  await expect(page.getByText(/n’ouvrent rien/).first()).toBeVisible();
  await page.getByRole('textbox', { name: /^Code/ }).fill(code);
  await page.getByRole('button', { name: 'Envoyer ma réponse' }).click();
  await expect(page.getByText(/Votre réponse est enregistrée/)).toBeVisible();

  await agent.goto(`/agent/etudes/reparation/${id}`);
  await expect(agent.getByText(/elle a répondu/)).toBeVisible();
  await expect(agent.getByText(/prête à rejouer/).first()).toBeVisible();
});
