/** A family on a phone asks for the bourse online: from its children to the accusé d'enregistrement (C. II.B.2). */
import { accessible } from './appui/accessible.ts';
import { attendreCourriel } from './appui/boite.ts';
import { expect, type Page, test } from './appui/essai.ts';
import { JOUR_DES_PARCOURS, nouvelEleve, vivreLe } from './appui/monde.ts';

test.beforeAll(() => vivreLe('2026-10-07'));
test.afterAll(() => vivreLe(JOUR_DES_PARCOURS));

const TELEPHONE = { viewport: { width: 390, height: 800 }, hasTouch: true };

/** Chooses some children and no other, then begins. */
async function commencer(page: Page, ids: readonly string[]): Promise<void> {
  await page.goto('/famille/demande');
  const section = page.locator('section', { has: page.locator(`input[name="eleve:${ids[0]}"]`) });
  for (const box of await section.getByRole('checkbox').all())
    if (await box.isChecked()) await box.press('Space');
  for (const id of ids) await page.locator(`input[name="eleve:${id}"]`).press('Space');
  await section.getByRole('button', { name: 'Commencer la demande' }).click();
  await expect(page.getByRole('heading', { name: 'Avant d’envoyer' })).toBeVisible();
}

test('a family asks for two siblings on a phone, goes on elsewhere, sends, and reads its accusé', async ({
  ouvrir,
}) => {
  // A name of this run alone, since the page tells all that was sent that day, and longer than the screen.
  const nom = `Enligne${crypto.randomUUID().replace(/[^a-f]/g, '')}surlesplainesdunord`;
  const enfant = (prenom: string) =>
    nouvelEleve('parent-traore', 'collegePublic', { nom, prenom, classe: '6B' });
  const [aine, cadet] = [await enfant('Awa'), await enfant('Bintou')];
  const page = await ouvrir('parent-traore', { ...TELEPHONE, reducedMotion: 'reduce' });

  await test.step('the children of the school base are there', async () => {
    await page.goto('/famille');
    await page.getByRole('link', { name: 'Demander la bourse en ligne' }).click();
    await expect(page.getByRole('heading', { name: 'Demander la bourse en ligne' })).toBeVisible();
    await accessible(page);
    await commencer(page, [aine.id, cadet.id]);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Awa');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Bintou');
    await accessible(page);
  });
  const adresse = page.url();

  await test.step('what lacks is said at its field, and nothing is sent', async () => {
    await page.getByRole('button', { name: 'Envoyer la demande' }).click();
    await expect(page.getByRole('link', { name: 'Votre situation familiale : à choisir.' })).toBeVisible();
  });

  /** Fields typed or chosen: a family that the base knows answers twelve at most. */
  let saisies = 0;
  const repondre = async (geste: Promise<void>) => {
    await geste;
    saisies += 1;
  };
  await test.step('a few answers give an estimate beside the form', async () => {
    await repondre(page.getByRole('radio', { name: 'J’élève seul(e) cet enfant' }).press('Space'));
    const choisir = (groupe: RegExp, reponse: string) =>
      page.getByRole('group', { name: groupe }).getByRole('radio', { name: reponse }).press('Space');
    await repondre(choisir(/sur votre avis d’impôt/, 'Oui'));
    await repondre(choisir(/résidence alternée/, 'Non'));
    await repondre(page.getByLabel(/^Revenu fiscal de référence/).fill('8765'));
    await repondre(page.getByLabel(/^Enfants à charge/).fill('2'));
    await expect(page.getByText('Bourse possible')).toBeVisible();
    await expect(page.getByText(/Brouillon enregistré à/)).toBeVisible();
  });

  await test.step('another device takes up what was written', async () => {
    const ailleurs = await ouvrir('parent-traore', { ...TELEPHONE, reducedMotion: 'reduce' });
    await ailleurs.goto('/famille/demande');
    await expect(ailleurs.getByText(/Vous avez commencé une demande/)).toBeVisible();
    await ailleurs.goto(adresse);
    await expect(ailleurs.getByLabel(/^Revenu fiscal de référence/)).toHaveValue('8765');
  });

  await test.step('by FranceConnect, nothing is typed: given up, then shown, and not used if the family says so', async () => {
    const partir = async () => {
      await page
        .getByRole('checkbox', { name: /je pars m’identifier auprès de FranceConnect/ })
        .press('Space');
      await page.getByRole('button', { name: 'Récupérer mes chiffres avec FranceConnect' }).click();
    };
    await page.getByRole('link', { name: 'Récupérer mes chiffres auprès des impôts' }).click();
    await partir();
    await page.getByRole('button', { name: 'Abandonner la connexion' }).click();
    await expect(page.getByText(/Vous avez quitté FranceConnect sans vous identifier/)).toBeVisible();
    await partir();
    await page.locator('button[value="traore-aminata"]').click();
    await expect(page.getByRole('heading', { name: 'Ce que les impôts ont répondu' })).toBeVisible();
    await expect(page.getByRole('main')).toContainText(/9\s?123/);
    await page.getByRole('button', { name: /Ne pas les utiliser/ }).click();
    await expect(page.getByLabel(/^Revenu fiscal de référence/)).toHaveValue('8765');
  });

  await test.step('the tax figures are fetched after the notice, looked at, and stand for the avis once accepted', async () => {
    await page.getByRole('link', { name: 'Récupérer mes chiffres auprès des impôts' }).click();
    await expect(page.getByText(/nous interrogeons une fois la direction générale/)).toBeVisible();
    await accessible(page);
    await repondre(page.getByLabel(/^Numéro fiscal de/).fill('1000000000083'));
    await repondre(page.getByLabel('Votre date de naissance').fill('18/07/1982'));
    await repondre(page.getByRole('checkbox', { name: /je demande que les impôts soient/ }).press('Space'));
    await page.getByRole('button', { name: 'Récupérer mes chiffres', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'Ce que les impôts ont répondu' })).toBeVisible();
    await expect(page.getByRole('main')).toContainText(/9\s?123/);
    await accessible(page);
    await page.getByRole('button', { name: 'Ce sont mes chiffres : les utiliser' }).click();
    await expect(page.getByText(/votre avis d’impôt n’est pas à envoyer/)).toBeVisible();
    await expect(page.getByText('Bourse possible')).toBeVisible();
    await expect(page.getByLabel(/^Revenu fiscal de référence/)).toHaveCount(0);
  });

  await test.step('declared true and sent: a number for each child, no paper to send, the mail at once', async () => {
    await repondre(page.getByLabel('Courriel').fill('aminata.enligne@exemple.fr'));
    await repondre(page.getByRole('checkbox', { name: /Je certifie sur l’honneur/ }).press('Space'));
    expect(saisies).toBeLessThanOrEqual(12);
    await page.getByRole('button', { name: 'Envoyer la demande' }).click();
    await expect(page.getByRole('heading', { name: 'Vos demandes sont enregistrées' })).toBeVisible();
    await expect(page.getByRole('heading', { name: `Awa ${nom} : demande n°` })).toBeVisible();
    await expect(page.getByRole('heading', { name: `Bintou ${nom} : demande n°` })).toBeVisible();
    // The avis was all that lacked: nothing is left to send.
    await expect(page.locator('input[type="file"]')).toHaveCount(0);
    await accessible(page);
    const { to, text, subject } = await attendreCourriel(/Service chargé de votre demande/);
    expect(JSON.stringify(to)).toContain('aminata.enligne@exemple.fr');
    expect(`${subject} ${text}`).not.toMatch(/8\s?765|9\s?123/);
  });

  await test.step('refuses: a second demande, and leads to the first', async () => {
    await page.goto('/famille/demande');
    const ligne = page.getByRole('listitem').filter({ hasText: `Awa ${nom}` });
    await expect(ligne).toContainText('Vous avez déjà demandé la bourse');
    await ligne.getByRole('link', { name: /Voir cette demande/ }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Awa');
  });
});

test('a family without script keeps its draft, reads the estimate and sends it', async ({ ouvrir }) => {
  const eleve = await nouvelEleve('parent-nguyen', 'collegePublic', {
    nom: 'Sansscript',
    prenom: 'Chi',
    classe: '6B',
  });
  const page = await ouvrir('parent-nguyen', { ...TELEPHONE, javaScriptEnabled: false });
  await commencer(page, [eleve.id]);

  await test.step('the concubin gives their own figures by a link; they are never shown here', async () => {
    const courriel = `concubin-${eleve.ine.toLowerCase()}@exemple.fr`;
    await page.getByRole('radio', { name: /^En couple sans être mariés/ }).press('Space');
    await page.getByRole('button', { name: /Garder ce que j’ai écrit/ }).click();
    await page.getByRole('link', { name: 'Lui envoyer un lien pour répondre' }).click();
    await page.getByLabel('Son courriel').fill(courriel);
    await page.getByRole('button', { name: 'Envoyer le lien' }).click();
    const code = (await page.locator('strong', { hasText: /^\w{5}-\w{5}$/ }).textContent()) ?? '';
    const { text, to } = await attendreCourriel(/\/part\//);
    expect(JSON.stringify(to)).toContain(courriel);
    expect(text).not.toContain(code);
    const sien = await ouvrir(null, { ...TELEPHONE, javaScriptEnabled: false });
    await sien.goto(/\/part\/[0-9a-f-]{36}/.exec(text)?.[0] ?? '');
    await sien.getByLabel(/^Code/).fill(code);
    await sien.getByRole('radio', { name: /^J’écris mes chiffres moi-même/ }).press('Space');
    await sien.getByLabel('Votre nom de naissance').fill('Discret');
    await sien.getByLabel('Votre premier prénom').fill('Paul');
    await sien.getByLabel(/^Revenu fiscal de référence/).fill('54321');
    await sien.getByRole('button', { name: 'Envoyer ma réponse' }).click();
    await expect(sien.getByRole('link', { name: /Cochez la case pour certifier/ })).toBeVisible();
    await expect(sien.getByLabel(/^Revenu fiscal de référence/)).toHaveValue('54321');
    await sien.getByLabel(/^Enfants à charge/).fill('1');
    await sien.getByRole('checkbox', { name: /Je certifie sur l’honneur/ }).press('Space');
    await sien.getByRole('button', { name: 'Envoyer ma réponse' }).click();
    await expect(sien.getByText('Vos chiffres sont enregistrés.')).toBeVisible();
    await page.getByRole('link', { name: 'Retour à ma demande' }).click();
    await expect(page.getByText(/a répondu, et écrit ses chiffres/)).toBeVisible();
    await expect(page.locator('body')).not.toContainText(/Discret|54.?321/);
    await expect(page.getByText(/ont été donnés à part/)).toBeVisible();
  });

  await page.getByRole('radio', { name: 'J’élève seul(e) cet enfant' }).press('Space');
  for (const [groupe, reponse] of [
    [/sur votre avis d’impôt/, 'Oui'],
    [/résidence alternée/, 'Non'],
  ] as const)
    await page.getByRole('group', { name: groupe }).getByRole('radio', { name: reponse }).press('Space');
  await page.getByLabel(/^Revenu fiscal de référence/).fill('8765');
  await page.getByLabel(/^Enfants à charge/).fill('2');
  await page.getByRole('button', { name: /Garder ce que j’ai écrit/ }).click();
  await expect(page.getByText('Bourse possible')).toBeVisible();
  await page.getByLabel('Courriel').fill('chi@exemple.fr');
  await page.getByRole('checkbox', { name: /Je certifie sur l’honneur/ }).press('Space');
  await page.getByRole('button', { name: 'Envoyer la demande' }).click();
  await expect(page.getByRole('heading', { name: /(est enregistrée|sont enregistrées)$/ })).toBeVisible();
  await expect(page.locator('input[capture]').first()).toBeVisible();
});
