import { DossierDAgent, ouvrirLaLettre } from './appui/dossier.ts';
import { expect, type Page, test } from './appui/essai.ts';
import { dossierInstruit, JOUR_DES_PARCOURS, nouvelEleve, vivreLe } from './appui/monde.ts';

test.afterAll(() => vivreLe(JOUR_DES_PARCOURS));

async function regler(page: Page, jour: string): Promise<void> {
  await page.goto('/admin');
  await page.getByLabel('Nouveau jour').fill(jour);
  await page.getByRole('button', { name: 'Régler le jour' }).click();
}

test('the day of the demonstration moves for everybody, and a deadline that passes opens the refusal', async ({
  ouvrir,
}) => {
  const eleve = await nouvelEleve('parent-traore', 'collegePublic', {
    nom: 'Traoré',
    prenom: 'Salimata',
    classe: '4A',
  });
  const { dossierId } = await dossierInstruit(eleve, { rfr: 100 });
  const chef = new DossierDAgent(await ouvrir('chef-public'), dossierId);
  const admin = await ouvrir('administrateur');

  await test.step('pieces are asked for, and their letter is received that day', async () => {
    await chef.ouvrir();
    await chef.preparer('Demander des pièces');
    await chef.page.locator('summary', { hasText: 'Autres pièces de la liste' }).click();
    await chef.page
      .getByRole('checkbox', { name: /attestation.*CAF/i })
      .first()
      .press('Space');
    await chef.confirmer('Demander des pièces', 'Pièces demandées à la famille');
    await chef.lireCourrier('Demande de pièces');
    const famille = await ouvrir('parent-traore');
    await famille.goto(`/famille/dossiers/${dossierId}`);
    const courriers = famille.getByRole('region', { name: 'Vos courriers' });
    await ouvrirLaLettre(famille, courriers, 'Demande de pièces');
    await expect(await chef.raison('Refuser pour dossier incomplet')).toContainText(
      /La famille a jusqu’au .*\sdécembre 2026 pour apporter les pièces/,
    );
  });

  await test.step('a day that does not exist is refused, the right one is announced on every page', async () => {
    await regler(admin, '31/02/2027');
    await expect(admin.getByLabel('Nouveau jour')).toHaveAttribute('aria-invalid', 'true');
    await regler(admin, '05/01/2027');
    const annonce = 'Démonstration : nous sommes le mardi 5 janvier 2027.';
    await expect(admin.locator('body')).toContainText(annonce);
    for (const [cle, adresse] of [
      [null, '/'],
      ['parent-traore', '/famille'],
      ['chef-public', '/agent/dossiers'],
    ] as const) {
      const page = await ouvrir(cle);
      await page.goto(adresse);
      await expect(page.locator('body')).toContainText(annonce);
    }
  });

  await test.step('the deadline is over: the dossier is late in the queue, and may be refused', async () => {
    await chef.page.goto(`/agent/dossiers?q=${eleve.ine}`);
    await expect(chef.page.getByRole('row').filter({ hasText: 'TRAORÉ Salimata' })).toContainText('dépassée');
    await chef.ouvrir();
    await chef.preparer('Refuser pour dossier incomplet');
    await chef.confirmer('Refuser pour dossier incomplet', 'Bourse refusée, dossier incomplet');
    await chef.ouvrir('resume');
    await expect(chef.page.getByRole('main')).toContainText('mardi 5 janvier 2027');
  });
});

test('only an administrator has the door of the clock', async ({ ouvrir }) => {
  for (const cle of ['chef-public', 'responsable', 'parent-durand']) {
    const page = await ouvrir(cle);
    expect((await page.goto('/admin'))?.status(), cle).toBe(404);
    await expect(page.getByLabel('Nouveau jour')).toHaveCount(0);
  }
});
