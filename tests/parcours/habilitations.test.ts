/** A commune from its request to its first token, and the agent of the ministère who grants it. */
import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';
import { compte } from '#monde/comptes.ts';
import { le } from '#monde/scene.ts';
import { reprochesDAxe } from './appui/axe.ts';
import { attendreCourriel } from './appui/boite.ts';
import { expect, type Page, test } from './appui/essai.ts';
import { type EleveDEssai, JOUR_DES_PARCOURS, nouvelEleve } from './appui/monde.ts';

const sansFaute = async (page: Page) => expect(await reprochesDAxe(page)).toEqual([]);

/** What a commune types to ask about this pupil of `nouvelEleve`. */
async function questionSur({ id, nom, prenom }: EleveDEssai): Promise<URLSearchParams> {
  const { eleve, uai } = await enPortee(porteeSysteme(le(JOUR_DES_PARCOURS)), (tx) =>
    tx.scolarite.findFirstOrThrow({ where: { eleveId: id }, include: { eleve: true } }),
  );
  const [annee = '', mois = '', jour = ''] = eleve.naissance.split('-');
  return new URLSearchParams({
    recipient: compte('mairie').siret ?? '',
    nomNaissance: nom,
    'prenoms[]': prenom,
    sexeEtatCivil: eleve.sexe,
    anneeDateNaissance: annee,
    moisDateNaissance: mois,
    jourDateNaissance: jour,
    codeEtablissement: uai,
    anneeScolaire: '2026-2027',
  });
}

test('a commune asks, the ministère asks for changes then grants, a token opens, and is closed', async ({
  ouvrir,
}) => {
  test.slow();
  const page = await ouvrir('mairie');
  await page.goto('/habilitations');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mes habilitations');
  await sansFaute(page);
  await page.getByRole('button', { name: 'Demander une habilitation' }).click();

  const continuer = page.getByRole('button', { name: /^Enregistrer et (continuer|relire)$/ });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Le projet');
  await expect(page.getByText('Commune de Vallon-sur-Deûle')).toBeVisible();
  // Refused: nothing typed is lost, and the fault leads to its field.
  await page.getByLabel('Intitulé du projet').fill('Cantine gratuite aux boursiers');
  await continuer.click();
  await page
    .getByRole('main')
    .getByRole('alert')
    .getByRole('link', { name: 'Description : à remplir.' })
    .click();
  await expect(page.getByLabel('Intitulé du projet')).toHaveValue('Cantine gratuite aux boursiers');
  await expect(page.getByLabel('Description')).toBeFocused();
  await page.getByLabel('Description').fill('Gratuité de la restauration pour les boursiers de la commune.');
  await continuer.click();

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Le cadre juridique');
  const adresse = new URL(page.url()).pathname.replace(/\/cadre$/, '');
  await page.getByLabel('Cadre juridique').selectOption('cantine');
  await page.getByLabel('Texte qui fonde la demande').fill('Délibération n° 7 du 3 juin 2026.');
  await page.getByLabel('Adresse du texte').fill('https://vallon-sur-deule.example/deliberation-7');
  await continuer.click();

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Les données');
  const boursier = page.getByRole('group', { name: 'Statut de boursier' });
  await boursier.getByText('Demander cette donnée').click();
  await boursier.getByLabel('Pourquoi elle est nécessaire').fill('La gratuité est réservée aux boursiers.');
  await continuer.click();

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('La conservation');
  await page.getByLabel('Qui lit les données').fill('Les agents du service de restauration');
  await page.getByLabel('Durée de conservation, en mois').fill('12');
  await continuer.click();

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Les contacts');
  for (const [rang, qui] of [
    'Responsable du traitement',
    'Délégué à la protection des données',
    'Responsable technique',
  ].entries()) {
    const groupe = page.getByRole('group', { name: qui });
    if (rang === 2) await groupe.getByText('Un service, par une boîte partagée').click();
    else {
      await groupe.getByLabel('Prénom').fill('Dominique');
      await groupe.getByLabel(/^Nom/).fill('Petit');
      await groupe.getByLabel('Fonction').fill('Agent');
    }
    // The same mailbox for both: it answers once.
    await groupe
      .getByLabel('Courriel', { exact: true })
      .fill(`contact-${Math.min(rang, 1)}@vallon-sur-deule.example`);
    await groupe.getByLabel('Téléphone', { exact: true }).fill('03 20 00 00 00');
  }
  await sansFaute(page);
  await continuer.click();

  await expect(page.getByRole('heading', { name: /Cantine gratuite/ })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Déposer la demande' })).toBeHidden();
  await expect(page.getByText(/pas encore confirmée, courriel envoyé le/).first()).toBeVisible();
  const sienne = await ouvrir(null);
  for (const rang of [0, 1]) {
    const contact = `contact-${rang}@vallon-sur-deule.example`;
    const { text } = await attendreCourriel(/\/boite\//, contact);
    await sienne.goto(/\/boite\/[\w-]{43}/.exec(text)?.[0] ?? '');
    await expect(sienne.getByText(/Commune de Vallon-sur-Deûle demande/)).toBeVisible();
    await sienne.getByRole('button', { name: 'Confirmer cette adresse' }).click();
    await expect(sienne.getByText(`L’adresse ${contact} est confirmée.`)).toBeVisible();
  }
  await page.reload();
  await page.getByText('L’organisme accepte les conditions').click();
  await page.getByText('Le délégué à la protection des données est informé').click();
  await page.getByRole('button', { name: 'Déposer la demande' }).click();
  await expect(page.getByText('La demande est déposée.')).toBeVisible();
  await sansFaute(page);

  const elle = await ouvrir('instructrice');
  await elle.goto('/agent');
  await expect(elle.getByRole('heading', { level: 1 })).toHaveText('Habilitations');
  await elle.goto(`/agent${adresse}`);
  await sansFaute(elle);
  await elle.getByLabel('Ce qu’il faut modifier').fill('Dites combien d’élèves sont concernés.');
  await elle.getByRole('button', { name: 'Demander ces modifications' }).click();
  await expect(elle.getByText('Les modifications sont demandées.')).toBeVisible();

  await page.reload();
  await expect(page.getByText('Dites combien d’élèves sont concernés.')).toBeVisible();
  await page.getByRole('link', { name: 'Modifier : Le projet' }).click();
  await page.getByLabel('Appels par an').fill('300');
  await continuer.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Le cadre juridique');
  await page.goto(adresse);
  await page.getByText('L’organisme accepte les conditions').click();
  await page.getByText('Le délégué à la protection des données est informé').click();
  await page.getByRole('button', { name: 'Déposer la demande' }).click();
  await expect(page.getByText('La demande est déposée.')).toBeVisible();

  await elle.reload();
  await elle.getByRole('button', { name: 'Accorder l’habilitation' }).click();
  await expect(elle.getByRole('main').getByRole('alert')).toContainText('5 réponses sont à corriger');
  for (const champ of await elle.getByLabel(/Ce qui le montre/).all()) await champ.fill('Vu.');
  await elle.getByRole('button', { name: 'Accorder l’habilitation' }).click();
  await expect(elle.getByText('L’habilitation est accordée.')).toBeVisible();
  await sansFaute(elle);

  // Put right by the ministère, with its reason: refused without one, then read by the commune beside the field.
  await elle.getByRole('link', { name: 'Corriger : La conservation' }).click();
  await elle.getByLabel('Durée de conservation, en mois').fill('10');
  await elle.getByRole('button', { name: 'Corriger la demande' }).click();
  await expect(elle.getByRole('main').getByRole('alert')).toContainText(
    'Raison de la correction : à remplir.',
  );
  await expect(elle.getByLabel('Durée de conservation, en mois')).toHaveValue('10');
  await elle.getByLabel('Raison de la correction').fill('Une année scolaire suffit.');
  await elle.getByRole('button', { name: 'Corriger la demande' }).click();
  await expect(elle.getByText('La demande est corrigée.')).toBeVisible();

  await page.goto(adresse);
  await expect(page.getByText('Une année scolaire suffit.')).toBeVisible();
  await page.getByRole('link', { name: 'Gérer les jetons' }).click();
  await page.getByLabel('Nom du jeton').fill('Logiciel de cantine');
  await page.getByText('Production', { exact: true }).click();
  await page.getByRole('button', { name: 'Émettre le jeton' }).click();
  const texte = (await page.locator('.jeton-api').textContent()) ?? '';
  expect(texte).toMatch(/^bn_production_/);
  await sansFaute(page);
  const introspecter = () =>
    page.request.get('/api/introspect', { headers: { authorization: `Bearer ${texte}` } });
  expect(await (await introspecter()).json()).toMatchObject({ scopes: ['men_statut_boursier'] });
  await page.reload();
  await expect(page.getByRole('main')).not.toContainText(texte);

  // Its first call is answered, by the one field that was granted; the family of the pupil reads who asked, and why.
  const enfant = await nouvelEleve('parent-roux', 'collegePublic', {
    nom: 'Cantinière',
    prenom: 'Solène',
    classe: '6B',
  });
  const repondu = await page.request.get(`/v5/men/scolarites/identite?${await questionSur(enfant)}`, {
    headers: { authorization: `Bearer ${texte}` },
  });
  expect([repondu.status(), Object.keys((await repondu.json()).data)]).toEqual([200, ['est_boursier']]);
  const famille = await ouvrir('parent-roux');
  await famille.goto('/famille/appels');
  await expect(famille.getByRole('main')).toContainText('Commune de Vallon-sur-Deûle');
  await expect(famille.getByRole('main')).toContainText('restauration scolaire');
  await sansFaute(famille);

  // The technical contact draws another by its link: opening it does nothing, its button shows it once.
  await page.getByLabel('Nom du jeton').fill('Logiciel du prestataire');
  await page.getByText('Production', { exact: true }).click();
  await page.getByRole('button', { name: 'L’envoyer au responsable technique' }).click();
  await expect(page.getByText(/Un lien part à contact-1@/)).toBeVisible();
  const lien = await attendreCourriel(/\/remise\//, 'contact-1@vallon-sur-deule.example');
  await sienne.goto(/\/remise\/[\w-]{43}/.exec(lien.text)?.[0] ?? '');
  await expect(sienne.getByText(/vous confie le jeton «\sLogiciel du prestataire\s»/)).toBeVisible();
  await sansFaute(sienne);
  await sienne.getByRole('button', { name: 'Créer le jeton et l’afficher' }).click();
  await expect(sienne.locator('.jeton-api')).toHaveText(/^bn_production_/);
  await sienne.reload();
  await expect(sienne.getByText(/Ce lien ne crée plus de jeton/)).toBeVisible();

  await page.goto(`${adresse}/notifications`);
  const notifiee = page.getByLabel('Adresse qui reçoit les notifications');
  await notifiee.fill('https://10.0.0.1/notifications');
  await page.getByRole('button', { name: 'Enregistrer l’adresse' }).click();
  await expect(page.locator('#adresse-erreur')).toContainText('un nom de domaine public');
  await notifiee.fill('https://vallon-sur-deule.example/notifications');
  await page.getByRole('button', { name: 'Enregistrer l’adresse' }).click();
  await expect(page.locator('.jeton-api')).toHaveText(/^[\w-]{43}$/);

  // A software of the commune reads its requests, until it is withdrawn.
  await page.getByRole('button', { name: 'Obtenir un identifiant et un secret' }).click();
  const montre = page.locator('.jeton-api').filter({ hasText: 'client_id=' });
  await expect(montre).toHaveText(/client_secret=bnc_/);
  const form = Object.fromEntries(
    `grant_type=client_credentials ${await montre.textContent()}`.split(' ').map((un) => un.split('=')),
  );
  const demanderAcces = () => page.request.post('/api/oauth/token', { form });
  const { access_token } = await (await demanderAcces()).json();
  const demandes = () =>
    page.request.get('/api/v1/demandes', { headers: { authorization: `Bearer ${access_token}` } });
  expect(await (await demandes()).json()).toContainEqual(
    expect.objectContaining({ id: adresse.split('/').at(-1), state: 'validated' }),
  );
  await page.reload();
  await page.getByRole('button', { name: 'Retirer l’accès de ce logiciel' }).click();
  await expect(page.getByText('Le logiciel ne lit plus vos demandes.')).toBeVisible();
  expect([(await demandes()).status(), (await demanderAcces()).status()]).toEqual([401, 401]);

  await elle.goto('/agent/habilitations');
  await elle.getByLabel('Début du jeton').fill(texte.slice(0, 31));
  await elle.getByRole('button', { name: 'Rechercher' }).click();
  await elle.getByRole('link', { name: 'voir son habilitation' }).click();
  await elle.getByRole('button', { name: 'Révoquer « Logiciel de cantine »' }).click();
  await expect(elle.getByText('Le jeton est modifié.')).toBeVisible();
  expect((await introspecter()).status()).toBe(401);
});

test('refuses: another commune, a family, or an agent who does not instruct', async ({ ouvrir }) => {
  const autre = await ouvrir('autre-mairie');
  await autre.goto('/habilitations');
  await expect(autre.getByRole('main')).toContainText('Votre organisme n’a encore rien demandé.');
  // A trial asks for three parts.
  await autre.getByRole('button', { name: 'Commencer par l’essai' }).click();
  await expect(autre.getByRole('main')).toContainText('Étape 1 sur 3');
  for (const [cle, adresse] of [
    ['parent-roux', '/habilitations'],
    ['chef-public', '/agent/habilitations'],
  ] as const) {
    const page = await ouvrir(cle);
    expect((await page.goto(adresse))?.status(), cle).toBe(404);
  }
});
