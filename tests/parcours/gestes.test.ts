/** What each daily gesture costs the hand, counted by the page itself: clicks to decide, keys of a paper form, of an answer on the telephone. */
import { GESTES } from '#components/aide/gestes.ts';
import { expect, test } from './appui/essai.ts';
import { cliques, compter, frappees, saisirAuClavier } from './appui/frappes.ts';
import { dossierInstruit, nouvelEleve } from './appui/monde.ts';
import { attendreLesTouches } from './appui/touches.ts';

const eleve = (prenom: string) =>
  nouvelEleve('parent-durand', 'collegePublic', { nom: 'Tournesac', prenom, classe: '5A' });

test('two clicks: the dossier is decided, and the next one is open', async ({ ouvrir }) => {
  const { dossierId } = await dossierInstruit(await eleve('Honorine'), { rfr: 3_000 });
  await dossierInstruit(await eleve('Isidore'), { rfr: 3_000 });
  const page = await ouvrir('chef-public');
  await compter(page);
  await page.goto(`/agent/dossiers/${dossierId}/acte-attendu?etat=en_instruction`);
  await page.getByRole('button', { name: 'Attribuer la bourse' }).click();
  await expect(page.getByRole('main')).toContainText('Bourse attribuée.');
  const titre = page.getByRole('heading', { level: 1 });
  await page.getByRole('main').getByRole('status').getByRole('link', { name: 'Dossier suivant' }).click();
  await expect(titre).not.toContainText('Honorine');
  await expect(titre).toContainText(/Dossier d[e’]/);
  expect(await cliques(page)).toBe(GESTES.decider);
});

test('on the telephone: the slash, the words, then Enter, and the answer is there', async ({ ouvrir }) => {
  await dossierInstruit(await eleve('Ludivine'), { rfr: 3_000 });
  const page = await ouvrir('chef-public');
  await compter(page);
  await page.goto('/agent/dossiers');
  await attendreLesTouches(page);
  const avant = await frappees(page);
  const mots = 'tournesac ludivine';
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type(mots);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toContainText('Ludivine Tournesac');
  await expect(page).toHaveURL(/q=tournesac/);
  expect((await frappees(page)) - avant).toBe(1 + mots.length + 1);
});

test('a paper form takes forty keys of a known family at most, a hundred of an unknown one', async ({
  baseURL,
}) => {
  for (const { famille, frappes, permises } of await saisirAuClavier(baseURL ?? '')) {
    test.info().annotations.push({ type: 'frappes', description: `${famille} : ${frappes}` });
    expect(frappes, famille).toBeLessThanOrEqual(permises);
  }
});
