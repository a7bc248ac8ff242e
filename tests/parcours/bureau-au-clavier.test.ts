import { expect, test } from './appui/essai.ts';
import { dossierInstruit, nouvelEleve } from './appui/monde.ts';
import { attendreLesTouches } from './appui/touches.ts';

test('by keyboard alone: the words then Enter answer the telephone, then the dossier, a note, and the next', async ({
  ouvrir,
}) => {
  for (const prenom of ['Ysoline', 'Mathurine']) {
    const eleve = await nouvelEleve('parent-durand', 'collegePublic', {
      nom: 'Quintavalle',
      prenom,
      classe: '5A',
    });
    await dossierInstruit(eleve, { rfr: 3_000 });
  }
  const page = await ouvrir('chef-public');
  const { keyboard } = page;
  await page.goto('/agent/dossiers');
  await attendreLesTouches(page);
  await keyboard.press('/');
  await keyboard.type('quintavale ysoline');
  await keyboard.press('Enter');

  const reponse = page.getByRole('region', { name: /Ysoline Quintavalle/ });
  await expect(reponse).toContainText('doit décider');
  await expect(reponse).toContainText('Demande faite par');
  await attendreLesTouches(page);
  await keyboard.press('o');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Ysoline');

  await attendreLesTouches(page);
  await keyboard.press('m');
  await expect(page.getByRole('textbox', { name: /Note pour votre service/ })).toBeFocused();
  await keyboard.type('La mère rappelle lundi.');
  await keyboard.press('Tab');
  await keyboard.press('Tab');
  await keyboard.press('Enter');
  await expect(page.getByRole('list', { name: /Notes/ })).toContainText('La mère rappelle lundi.');

  await expect(page.getByRole('button', { name: 'Enregistrer la note' })).toBeFocused();

  await page.goto('/agent/dossiers?q=quintavalle');
  await attendreLesTouches(page);
  await keyboard.press('j');
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Quintavalle');
  const premier = await page.getByRole('heading', { level: 1 }).textContent();
  await attendreLesTouches(page);
  await keyboard.press('n');
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(premier ?? '');

  // A pupil without demande: the words, Enter, then Enter again begins the entry.
  await nouvelEleve('parent-durand', 'collegePublic', { nom: 'Wexforde', prenom: 'Aubin', classe: '5A' });
  await page.goto('/agent/dossiers');
  await attendreLesTouches(page);
  await keyboard.press('/');
  await keyboard.type('wexford aubin');
  await keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Saisir la demande d’Aubin Wexforde' })).toBeFocused();
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Aubin Wexforde');
});

test('rows ticked by keyboard are decided together, after having been shown', async ({ ouvrir }) => {
  for (const prenom of ['Ulrica', 'Ulyssia']) {
    const eleve = await nouvelEleve('parent-durand', 'collegePublic', {
      nom: 'Vandermolen',
      prenom,
      classe: '5A',
    });
    await dossierInstruit(eleve, { rfr: 3_000 });
  }
  const page = await ouvrir('chef-public');
  await page.goto('/agent/dossiers?q=vandermolen');
  await attendreLesTouches(page);
  for (const _ of [1, 2]) {
    await page.keyboard.press('j');
    await page.keyboard.press('Space');
  }
  await page.keyboard.press('l');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Décider selon le calcul : 2 dossiers');
  await expect(page.getByRole('main')).toContainText('1 050 €');
  await page.getByRole('button', { name: 'Décider selon le calcul (2)' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toContainText('Tout est traité.');
  await expect(page.getByRole('row').filter({ hasText: 'VANDERMOLEN Ulrica' })).toContainText(
    'Bourse attribuée',
  );
});
