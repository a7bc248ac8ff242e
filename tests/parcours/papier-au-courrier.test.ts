import { attendreCourriel } from './appui/boite.ts';
import { DossierDAgent, lireDocument, ouvrirLaLettre } from './appui/dossier.ts';
import { expect, test } from './appui/essai.ts';
import { nouvelEleve } from './appui/monde.ts';
import { SaisieAuClavier } from './appui/saisie.ts';
import { attendreLesTouches } from './appui/touches.ts';

test('from a paper form typed by keyboard alone to the letter that the family opens', async ({ ouvrir }) => {
  const eleve = await nouvelEleve('parent-nguyen', 'collegePublic', {
    nom: 'Nguyễn',
    prenom: 'Maï-Linh',
    classe: '5B',
  });
  let numero = '';
  let dossierId = '';

  await test.step('the secretariat types the form without a mouse', async () => {
    const page = await ouvrir('secretariat');
    const saisie = new SaisieAuClavier(page);
    await page.goto('/agent');
    await saisie.allerA(page.getByRole('link', { name: 'Saisir une demande papier' }));
    await page.keyboard.press('Enter');
    await expect(page.locator('#q')).toBeFocused();
    await page.keyboard.type(eleve.ine.toLowerCase());
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: /^Saisir la demande/ })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Demande de Maï-Linh Nguyễn · 5B');

    await saisie.choisir('demandeur.situation', 'Seul', 'parent_isole');
    await saisie.cocher('scolariteConfirmee');
    await saisie.taper('ressources.avis.rfr', '9200');
    await saisie.taper('ressources.avis.enfants', '1');
    await saisie.choisir('ressources.eleveSurAvis', 'Oui', 'oui');
    const panneau = page.getByRole('complementary', { name: 'Lecture en direct' });
    await expect(panneau).toContainText('Échelon 2');
    await expect(panneau).toContainText(/336\s€/);
    await saisie.cocher('piece.avis_impot');
    await saisie.taper('reception.recuLe', '12/10/2026');
    await saisie.cocher('reception.signe');
    await expect(panneau).toContainText(/Brouillon enregistré à \d+:\d\d/);
    await saisie.allerA(page.getByRole('button', { name: 'Enregistrer la réception' }));
    await page.keyboard.press('Enter');

    await expect(page).toHaveURL(/\/recu$/);
    await expect(page.getByRole('link', { name: 'Dossier suivant' })).toBeFocused();
    const phrase = (await page.locator('.titre-page__phrase').textContent()) ?? '';
    numero = /Dossier (\S+),/.exec(phrase)?.[1] ?? '';
    expect(phrase).toMatch(/reçu le lundi 12\soctobre 2026/);
    dossierId = new URL(page.url()).pathname.split('/').at(-2) ?? '';

    const lien = page.getByRole('link', { name: /Imprimer l’accusé de réception/ });
    await expect(lien).toBeVisible();
    const accuse = await lireDocument(page, await lien.getAttribute('href'));
    expect(accuse.texte).toContain(numero);
    expect(accuse.texte).toContain('12 octobre 2026');
    expect(accuse.texte).toContain('Nguyễn');
    expect(accuse.pages).toBe(1);
  });

  await test.step('the chef instructs, sees what will leave, and attributes', async () => {
    const page = await ouvrir('chef-public');
    await page.goto('/agent/dossiers');
    await attendreLesTouches(page);
    await page.keyboard.press('/');
    await page.keyboard.type(numero);
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'NGUYỄN Maï-Linh' }).click();
    const dossier = new DossierDAgent(page, dossierId);
    await dossier.preparer('Instruire');
    await dossier.confirmer('Instruire', 'Instruction commencée');
    const apercu = await dossier.preparer('Attribuer la bourse');
    await expect(apercu).toContainText('parent-nguyen@famille.example');
    await expect(apercu.getByRole('article')).toContainText('attribuée à l’échelon 2');
    await dossier.confirmer('Attribuer la bourse', 'Bourse attribuée');

    const lettre = await dossier.lireCourrier('Attribution de la bourse');
    expect(lettre.langue).toBe('fr-FR');
    expect(lettre.pdfUa).toBe('1');
    expect(lettre.marque).toBe(true);
    for (const dit of [
      'Maï-Linh Nguyễn',
      numero,
      'échelon 2',
      '336 €',
      '112 €',
      '9 200 €',
      '9 993 €',
      'Recours gracieux',
      'Recours hiérarchique',
      'recteur de l’académie de Lille',
      'tribunal administratif de Lille',
      'deux mois',
      'Hervé Lemaire',
    ])
      expect(lettre.texte).toContain(dit);
    expect(lettre.texte).not.toContain('Recours préalable obligatoire');
    await expect(async () => {
      await dossier.ouvrir();
      await expect(dossier.etat).toHaveText('notifiée', { timeout: 500 });
    }).toPass();
  });

  await test.step('one mail announces the letter, and says nothing of the decision', async () => {
    const courriel = await attendreCourriel(new RegExp(`Un courrier vous attend \\(${numero}\\)`));
    expect(courriel.to).toEqual(['parent-nguyen@famille.example']);
    expect(courriel.count).toBe(1);
    expect(courriel.text).not.toMatch(/échelon|336|Maï-Linh/);
  });

  await test.step('the family reads the card, opens the letter, and its reception is dated', async () => {
    const page = await ouvrir('parent-nguyen');
    await page.goto('/famille');
    const carte = page.getByRole('article').filter({ hasText: 'Maï-Linh' });
    await expect(carte).toContainText(/Échelon 2\s: 336\s€ par an/);
    await carte.getByRole('link', { name: 'Lire le courrier' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Demande pour Maï-Linh Nguyễn');
    const courrier = page.getByRole('listitem').filter({ hasText: 'Attribution de la bourse' });
    await expect(courrier).toContainText('non lu');
    await expect(courrier.getByRole('link')).toHaveCount(0);
    const lue = await ouvrirLaLettre(page, courrier, 'Attribution de la bourse');
    expect(lue.texte).toContain('échelon 2');

    await expect(courrier).not.toContainText('non lu');
    const parcours = page.getByRole('region', { name: 'Où en est la demande' });
    await expect(parcours).toContainText('Vous avez ouvert le courrier');
    await expect(parcours).toContainText('Reçu le lundi 23 novembre 2026.');
    await page.getByRole('link', { name: 'Pourquoi ce montant ?' }).click();
    await expect(page.getByRole('main')).toContainText(/9\s993\s€/);
  });
});
