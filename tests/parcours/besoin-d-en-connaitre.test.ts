/**
 * Need to know, as pages give it: one dossier of a collège public whose kinds of data each bear a value that stands nowhere else.
 * Each account of the place reads every address of it, and the table below says by hand what may be found there.
 */
import sharp from 'sharp';
import { garderBrouillon, ouvrirBrouillon } from '#lib/demande/actes.ts';
import { joindreFichiers } from '#lib/piece/actes.ts';
import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';
import { formulaire } from '#monde/formulaire.ts';
import { RENTREE } from '#monde/population.ts';
import { acteur, le, type Scene, scene, verbes } from '#monde/scene.ts';
import { DossierDAgent } from './appui/dossier.ts';
import { expect, type Page, test } from './appui/essai.ts';
import { nouvelEleve } from './appui/monde.ts';

const CANARIS = {
  identite: /Philomène-Aurore/,
  coordonnees: /0611223344/,
  situation_familiale: /Isaure Canari/,
  revenus: /3\s?417/u,
  numero_fiscal: /1471258369014/,
  calcul: /Ce qui a décidé/,
  decision: /Bourse attribuée\s*: échelon/u,
};
type Genre = keyof typeof CANARIS;
const GENRES = Object.keys(CANARIS) as Genre[];
const SANS_REVENUS: readonly Genre[] = [
  'identite',
  'coordonnees',
  'situation_familiale',
  'calcul',
  'decision',
];

/** What may be found at the addresses of the dossier, by account. */
const TROUVES: Record<string, readonly Genre[]> = {
  secretariat: SANS_REVENUS,
  'chef-public': [...SANS_REVENUS, 'revenus'],
  gestionnaire: SANS_REVENUS,
  responsable: SANS_REVENUS,
  'delegue-recteur': [],
  // The name of whom is paid, on the list of the sums.
  comptable: ['identite'],
  administrateur: [],
  'parent-marchand': [],
};
const LISENT_LES_FICHIERS = ['secretariat', 'chef-public', 'gestionnaire', 'responsable'];

interface Dossier extends Scene {
  numero: string;
  fichiers: string[];
}

async function dossierAuxCanaris(): Promise<Dossier> {
  const noms = { nom: 'Roux', prenom: 'Philomène-Aurore', classe: '5A' };
  const s = scene((await nouvelEleve('parent-roux', 'collegePublic', noms)).foyer);
  const depot = le('2026-10-06');
  const secretariat = await acteur(s, 'secretariat', depot);
  s.dossierId = await ouvrirBrouillon(secretariat, { eleveId: s.eleveId, annee: RENTREE });
  const saisie = formulaire(s.foyer, { recuLe: depot.toString(), rfr: 3_417, enfants: 2 });
  Object.assign(saisie.demandeur, {
    telephone: CANARIS.coordonnees.source,
    situation: 'concubinage',
    numeroFiscal: CANARIS.numero_fiscal.source,
  });
  saisie.concubin = { lien: 'autre', nom: 'Canari', prenom: 'Isaure' };
  saisie.ressources = { ...saisie.ressources, avisConcubin: { annee: 2025, rfr: 0, enfants: 0 } };
  await garderBrouillon(secretariat, { dossierId: s.dossierId, revision: 0, saisie });
  await verbes.deposer(s, depot);
  await verbes.instruire(s, le('2026-10-08'));
  const octets = await sharp({ create: { width: 40, height: 40, channels: 3, background: '#fff' } })
    .jpeg()
    .toBuffer();
  const accompli = await joindreFichiers(
    await acteur(s, 'secretariat', le('2026-10-09')),
    { dossierId: s.dossierId, version: s.version },
    { code: 'avis_impot', envoyes: [{ nom: 'avis.jpg', octets }] },
  );
  s.version = accompli.version;
  await verbes.attribuer(s, le('2026-10-12'));
  const { dossierId } = s;
  const lire = () =>
    enPortee(porteeSysteme(le('2026-11-23')), (tx) =>
      tx.dossier.findUniqueOrThrow({
        where: { id: dossierId },
        include: { courriers: { where: { etat: 'produit' } }, pieces: { include: { fichiers: true } } },
      }),
    );
  await expect.poll(async () => (await lire()).courriers.length).toBeGreaterThan(1);
  const { numero, courriers, pieces } = await lire();
  return {
    ...s,
    numero,
    fichiers: [
      ...courriers.map(({ id }) => `/agent/courriers/${id}/fichier`),
      ...pieces.flatMap(({ fichiers }) => fichiers.map(({ id }) => `/agent/pieces/${id}/fichier`)),
    ],
  };
}

const adressesDe = ({ dossierId, numero }: Dossier): string[] => [
  ...['resume', 'calcul', 'pieces', 'courriers', 'historique'].map(
    (onglet) => `/agent/dossiers/${dossierId}?onglet=${onglet}`,
  ),
  ...['revenus', 'numero_fiscal', 'adresse'].map((quoi) => `/agent/dossiers/${dossierId}?montrer=${quoi}`),
  `/agent/dossiers/${dossierId}/actes/dater_reception`,
  `/agent/dossiers/${dossierId}/acte-attendu`,
  `/agent/dossiers?q=${numero}`,
  `/agent/saisie/${dossierId}/recu`,
  `/famille/dossiers/${dossierId}`,
  '/agent/bourses',
];

/** Every text that the addresses answer, scripts and data of the page included. */
async function toutLire(page: Page, adresses: readonly string[]): Promise<string> {
  const textes: string[] = [];
  for (const adresse of adresses) textes.push(await (await page.request.get(adresse)).text());
  return textes.join('\n').replaceAll('&nbsp;', ' ');
}

test('each account of the place finds of a dossier what its function needs, and nothing else', async ({
  ouvrir,
}) => {
  test.slow();
  const dossier = await dossierAuxCanaris();
  for (const [cle, attendus] of Object.entries(TROUVES))
    await test.step(cle, async () => {
      const page = await ouvrir(cle);
      const lu = await toutLire(page, adressesDe(dossier));
      expect(
        GENRES.filter((genre) => CANARIS[genre].test(lu)),
        cle,
      ).toEqual(GENRES.filter((genre) => attendus.includes(genre)));
      expect(dossier.fichiers.length).toBeGreaterThan(2);
      for (const adresse of dossier.fichiers)
        expect((await page.request.get(adresse)).status(), `${cle} ${adresse}`).toBe(
          LISENT_LES_FICHIERS.includes(cle) ? 200 : 404,
        );
    });
});

for (const javaScriptEnabled of [true, false])
  test(`masked values show with a reason, once, ${javaScriptEnabled ? 'in place' : 'without script'}`, async ({
    ouvrir,
  }) => {
    const { dossierId } = await dossierAuxCanaris();
    const page = await ouvrir('secretariat', { javaScriptEnabled });
    await new DossierDAgent(page, dossierId).ouvrir();
    for (const [quoi, valeur] of [
      ['le numéro fiscal', CANARIS.numero_fiscal],
      ['les revenus', CANARIS.revenus],
    ] as const) {
      await expect(page.getByRole('main')).not.toContainText(valeur);
      const demande = page.locator('details').filter({ hasText: `Afficher ${quoi}` });
      await demande.getByText(`Afficher ${quoi}`).first().click();
      await demande.getByLabel('Raison').selectOption('corriger_saisie');
      await demande.getByLabel('Précisez en quelques mots').fill('Oui');
      await demande.getByRole('button', { name: `Afficher ${quoi}` }).click();
      await expect(demande).toContainText('Dites en quelques mots pourquoi');
      await expect(demande.getByLabel('Précisez en quelques mots')).toHaveValue('Oui');
      await expect(page.getByRole('main')).not.toContainText(valeur);
      await demande.getByLabel('Précisez en quelques mots').fill('Un chiffre illisible sur le papier');
      await demande.getByLabel('Raison').selectOption('corriger_saisie');
      await demande.getByRole('button', { name: `Afficher ${quoi}` }).click();
      await expect(page.getByRole('status').filter({ hasText: valeur })).toBeVisible();
      await page.goto(page.url());
      await expect(page.getByRole('main')).not.toContainText(valeur);
    }
  });
