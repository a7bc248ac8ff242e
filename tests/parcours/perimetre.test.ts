import sharp from 'sharp';
import { recevoirFichiers } from '#lib/piece/actes.ts';
import { dateDe } from '#lib/technique/dates.ts';
import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';
import { ouvrirPrisma } from '#lib/technique/prisma.ts';
import { agentDe } from '#monde/agents.ts';
import { acteur, le, type Scene, saisir, scene, verbes } from '#monde/scene.ts';
import { DossierDAgent } from './appui/dossier.ts';
import { expect, type Page, test } from './appui/essai.ts';
import { dossierInstruit, nouvelEleve } from './appui/monde.ts';

const AUJOURDHUI = le('2026-11-23');

interface Etranger {
  dossier: string;
  brouillon: string;
  courrier: string;
  fichier: string;
}

/** A letter and a piece's file of a dossier, once the worker has printed the letter. */
async function pieceEtCourrier({ dossierId }: Scene): Promise<{ courrier: string; fichier: string }> {
  const lire = () =>
    enPortee(porteeSysteme(AUJOURDHUI), async (tx) => ({
      courrier: await tx.courrier.findFirst({ where: { dossierId, etat: 'produit' } }),
      fichier: await tx.fichier.findFirst({ where: { piece: { dossierId } } }),
    }));
  await expect.poll(async () => (await lire()).courrier?.etat).toBe('produit');
  const { courrier, fichier } = await lire();
  return { courrier: courrier?.id ?? '', fichier: fichier?.id ?? '' };
}

/** A whole dossier of the collège of Arras, asked by the mother of Zoé, with a file, a letter, and a draft beside. */
async function dossierDArras(): Promise<Etranger> {
  const noms = { nom: 'Roux', prenom: 'Éloïse', classe: '5A' };
  const s = await dossierInstruit(await nouvelEleve('parent-roux', 'autreCollegePublic', noms), { rfr: 500 });
  await verbes.demanderPieces(s, le('2026-10-09'));
  const octets = await sharp({ create: { width: 40, height: 40, channels: 3, background: '#fff' } })
    .jpeg()
    .toBuffer();
  const chef = await acteur(s, 'chef_etablissement', le('2026-10-12'));
  const envoi = { code: 'attestation_caf', recueLe: le('2026-10-12'), envoyes: [{ nom: 'caf.jpg', octets }] };
  await recevoirFichiers(chef, { dossierId: s.dossierId, version: s.version }, envoi);
  const autre = await nouvelEleve('parent-roux', 'autreCollegePublic', { ...noms, prenom: 'Basile' });
  const brouillon = scene(autre.foyer);
  await saisir(brouillon, le('2026-10-12'));
  return { dossier: s.dossierId, brouillon: brouillon.dossierId, ...(await pieceEtCourrier(s)) };
}

async function attendreIntrouvable(page: Page, adresse: string): Promise<void> {
  const reponse = await page.goto(adresse);
  expect(reponse?.status(), adresse).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/introuvable/i);
  await expect(page.locator('body')).not.toContainText('Éloïse');
  expect(await page.title()).not.toContain('Éloïse');
}

test('the addresses of another périmètre are introuvables for every role, pages, letters and files', async ({
  ouvrir,
}) => {
  test.slow();
  const { dossier, brouillon, courrier, fichier } = await dossierDArras();
  const pagesDAgent = [
    `/agent/dossiers/${dossier}`,
    `/agent/dossiers/${dossier}?onglet=calcul`,
    `/agent/dossiers/${dossier}/actes/attribuer`,
    `/agent/saisie/${brouillon}`,
    `/agent/saisie/${dossier}/recu`,
  ];
  const fichiersDAgent = [`/agent/courriers/${courrier}/fichier`, `/agent/pieces/${fichier}/fichier`];

  await test.step('the agents of the place do see them', async () => {
    const page = await ouvrir('responsable');
    expect((await page.goto(`/agent/dossiers/${dossier}`))?.status()).toBe(200);
    for (const adresse of fichiersDAgent)
      expect((await page.request.get(adresse)).status(), adresse).toBe(200);
  });

  for (const cle of [
    'secretariat',
    'chef-public',
    'chef-prive',
    'secretariat-lycee',
    'responsable-toulouse',
    'gestionnaire-cned',
    'comptable',
    'administrateur',
    // Of the same académie: a collège public is decided by its chef, and he signs nothing there.
    'delegue-recteur',
  ])
    await test.step(cle, async () => {
      const page = await ouvrir(cle);
      for (const adresse of pagesDAgent) await attendreIntrouvable(page, adresse);
      for (const adresse of fichiersDAgent)
        expect((await page.request.get(adresse)).status(), `${cle} ${adresse}`).toBe(404);
      const brouillonForce = await page.request.put(`/agent/saisie/${brouillon}/brouillon`, {
        data: { revision: 1, valeurs: { 'demandeur.nom': 'Intrus' } },
        headers: { Origin: new URL(page.url()).origin },
      });
      expect(brouillonForce.status(), cle).toBe(404);
    });

  for (const cle of ['parent-durand', 'parent-marchand'])
    await test.step(cle, async () => {
      const page = await ouvrir(cle);
      for (const suite of ['', '/pourquoi', '/contester', '/renoncer'])
        await attendreIntrouvable(page, `/famille/dossiers/${dossier}${suite}`);
      for (const adresse of [
        `/famille/courriers/${courrier}/fichier`,
        `/famille/fichiers/${fichier}/fichier`,
      ])
        expect((await page.request.get(adresse)).status(), adresse).toBe(404);
      await attendreIntrouvable(page, `/agent/dossiers/${dossier}`);
      await attendreIntrouvable(page, '/agent/dossiers');
    });
});

test('in an alternate residence each parent sees the demande that this parent filed, never the other', async ({
  ouvrir,
}) => {
  const demandes = await enPortee(porteeSysteme(AUJOURDHUI), (tx) =>
    tx.dossier.findMany({
      where: { eleve: { prenom: 'Zoé', nom: 'Roux-Marchand' }, etat: 'deposee' },
      include: { demandeur: true },
    }),
  );
  const [deLaMere] = demandes;
  expect(demandes.map(({ demandeur }) => demandeur?.nom)).toEqual(['Roux']);
  const mere = await ouvrir('parent-roux');
  expect((await mere.goto(`/famille/dossiers/${deLaMere?.id}`))?.status()).toBe(200);
  const pere = await ouvrir('parent-marchand');
  await attendreIntrouvable(pere, `/famille/dossiers/${deLaMere?.id}`);
  await pere.goto('/famille');
  await expect(pere.getByRole('main')).toContainText('Zoé');
  await expect(pere.locator(`a[href*="${deLaMere?.id}"]`)).toHaveCount(0);
  await expect(pere.getByRole('main')).not.toContainText(deLaMere?.numero ?? '');
});

test('an agent finds nothing of the families rooms, and nobody anonymous reads a file', async ({
  ouvrir,
}) => {
  const { courrier, fichier } = await dossierDArras();
  const chef = await ouvrir('chef-public');
  await attendreIntrouvable(chef, '/famille');
  const personne = await ouvrir(null);
  for (const adresse of [`/agent/courriers/${courrier}/fichier`, `/famille/fichiers/${fichier}/fichier`]) {
    await personne.goto(adresse);
    await expect(personne.getByRole('heading', { level: 1 })).toHaveText('Se connecter');
  }
});

test('an agent whose affectation ends loses the dossiers at the very next request', async ({ ouvrir }) => {
  const eleve = await nouvelEleve('parent-roux', 'lyceePublic', {
    nom: 'Roux',
    prenom: 'Irénée',
    classe: '201',
  });
  const { dossierId } = await dossierInstruit(eleve, { rfr: 500 });
  const page = await ouvrir('secretariat-lycee');
  await new DossierDAgent(page, dossierId).ouvrir();
  const affectation = { agent: { sub: agentDe('lyceePublic', 'secretariat') }, au: null };
  // Neither the site nor the worker may.
  const proprietaire = ouvrirPrisma(process.env.DATABASE_URL_PROPRIETAIRE ?? '');
  await proprietaire.affectation.updateMany({ where: affectation, data: { au: dateDe(le('2026-11-22')) } });
  try {
    await page.reload();
    await expect(page).toHaveURL(/\/compte-inconnu$/);
    await page.goto('/agent/dossiers');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Votre compte n’ouvre aucun dossier');
  } finally {
    await proprietaire.affectation.updateMany({
      where: { ...affectation, au: dateDe(le('2026-11-22')) },
      data: { au: null },
    });
    await proprietaire.$disconnect();
  }
});
