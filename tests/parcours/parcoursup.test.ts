import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';
import { le } from '#monde/scene.ts';
import { reprochesDAxe } from './appui/axe.ts';
import { expect, test } from './appui/essai.ts';
import { JOUR_DES_PARCOURS, nouvelEleve } from './appui/monde.ts';

test('Parcoursup: the chef ticks a pupil under a placement, and takes it back; nobody else opens the list', async ({
  ouvrir,
}) => {
  const eleve = await nouvelEleve('parent-roux', 'collegePublic', {
    nom: 'Confiée',
    prenom: 'Salomé',
    classe: '4A',
  });
  const scolariteId = await enPortee(porteeSysteme(le(JOUR_DES_PARCOURS)), async (tx) => {
    await tx.scolarite.updateMany({
      where: { eleveId: eleve.id },
      data: { terminale: true, niveau: 'lycee' },
    });
    await tx.lien.updateMany({ where: { eleveId: eleve.id }, data: { lien: 'departement' } });
    return (await tx.scolarite.findFirstOrThrow({ where: { eleveId: eleve.id } })).id;
  });
  const page = await ouvrir('chef-public');
  await page.goto('/agent');
  await page.locator('.navigation summary', { hasText: 'Élèves' }).click();
  await page.getByRole('link', { name: 'Parcoursup' }).click();
  const ligne = page
    .getByRole('row', { name: /Confiée/i })
    .filter({ has: page.locator(`input[value="${scolariteId}"]`) });
  await expect(ligne).toContainText('aide sociale à l’enfance');
  await expect(page.getByRole('main')).not.toContainText('€');
  expect(await reprochesDAxe(page)).toEqual([]);
  await ligne.getByRole('button', { name: /^Coché dans Parcoursup/ }).press('Enter');
  await expect(ligne).toContainText(/Coché le .* par Hervé Lemaire/);
  await ligne.getByRole('button', { name: /^Annuler/ }).click();
  await expect(ligne).toContainText('Décoché le');

  const secretariat = await ouvrir('secretariat');
  await secretariat.goto('/agent');
  await expect(secretariat.getByRole('link', { name: 'Parcoursup', includeHidden: true })).toHaveCount(0);
  const reponse = await secretariat.goto('/agent/parcoursup');
  expect(reponse?.status()).toBe(404);
});
