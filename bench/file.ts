/**
 * Bench of the queues: the pages that agents and families open all day, through HTTP, signed in, sixteen at once, in an
 * académie that grows. Each is compared with an empty page of the same server, and with its own rows by plain SQL.
 */
import pg from 'pg';
import { choixDeLaBannette, pageDeBannette, voisinsDansLaBannette } from '#lib/bannette/queries.ts';
import type { Filtres } from '#lib/bannette/schema.ts';
import { compteursDeBannette } from '#lib/compteur/queries.ts';
import { consulterDossier } from '#lib/consultation/queries.ts';
import { mesBrouillons } from '#lib/demande/queries.ts';
import { mesEnfants } from '#lib/famille/queries.ts';
import { chercher } from '#lib/recherche/queries.ts';
import { type Portee, porteeDAgent, porteeDeFamille } from '#lib/technique/portee.ts';
import { agentDe, agentDeLAcademie } from '#monde/agents.ts';
import { NOMS_DE_FOULE, planterFoule, raconterLesModeles } from '#monde/foule.ts';
import { RENTREE } from '#monde/population.ts';
import { le } from '#monde/scene.ts';
import { ETABLISSEMENTS } from '#monde/territoire.ts';
import { planterReferentiel } from '#prisma/referentiel.ts';
import { withClient } from '#scripts/postgres.ts';
import { type BaseDeBench, ouvrirBase } from './base.ts';
import { centile, type Mesure, type Options } from './mesure.ts';
import { cookieDe, ouvrirSite } from './site.ts';
import { avecLeTravail, type Travail } from './travail.ts';

/** The day that the site believes, whatever the machine's. */
const LE_JOUR = le('2027-02-10');
const DE_FRONT = 16;
/** Requests of a page in a round. */
const REQUETES = 64;
/** One dossier in so many has its form, pieces, decisions, letters and journal: all of them would take an hour to copy. */
const UNE = 20;
const VIDE = 'page vide';

interface Personne {
  portee: Portee;
  cookie: string;
}

interface Page {
  nom: string;
  qui: Personne;
  adresse: string;
  /** What the page reads, and the dossiers that it shows. */
  lire: (portee: Portee) => Promise<{ id: string }[]>;
}

async function agent(sub: string): Promise<Personne> {
  const portee = await porteeDAgent(sub, LE_JOUR);
  if (!portee) throw new Error(sub);
  return { portee, cookie: await cookieDe('agents', sub, process.env.NEXTAUTH_SECRET ?? '') };
}

async function parent(sub: string): Promise<Personne> {
  const portee = await porteeDeFamille(sub, LE_JOUR);
  if (!portee) throw new Error(sub);
  return { portee, cookie: await cookieDe('familles', sub, process.env.NEXTAUTH_SECRET ?? '') };
}

/** A whole page of the queue, read as the site reads it. */
const bannette = (filtres: Filtres) => async (portee: Portee) => {
  await compteursDeBannette(portee, RENTREE, filtres);
  await choixDeLaBannette(portee, RENTREE, filtres.uai);
  if (filtres.q) return (await chercher(portee, RENTREE, filtres.q)).dossiers;
  return (await pageDeBannette(portee, RENTREE, filtres)).lignes;
};

const dossier = (id: string) => async (portee: Portee) => {
  await consulterDossier(portee, id, { onglet: 'resume' });
  await voisinsDansLaBannette(portee, RENTREE, {}, id);
  return [{ id }];
};

/** A complete dossier of the établissement that does not grow, and the key of a page in the middle of the académie's queue. */
const VUS = `
  SELECT d.id, r.sub, (
    SELECT tri::text || '~' || id FROM dossier WHERE academie_code = '09' AND rentree = ${RENTREE} AND etat = 'en_instruction'
    ORDER BY tri, id OFFSET (SELECT count(*) / 8 FROM dossier) LIMIT 1) AS lointaine
  FROM dossier d JOIN responsable r ON r.id = d.demandeur_id
  WHERE d.uai = '${ETABLISSEMENTS.collegePublic.uai}' AND r.sub LIKE 'foule-%' AND d.etat = 'notifiee'
    AND EXISTS (SELECT 1 FROM demande WHERE dossier_id = d.id) ORDER BY d.id LIMIT 1`;

async function pagesMesurees(base: BaseDeBench): Promise<Page[]> {
  const { rows } = await withClient(base.adminUrl, (client) => client.query(VUS));
  const [{ id, sub, lointaine }] = rows;
  const sab = await agent(agentDeLAcademie('09', 'responsable_sab'));
  const college = await agent(agentDe('collegePublic', 'secretariat'));
  const famille = await parent(sub);
  const [nom = ''] = NOMS_DE_FOULE;
  const fautif = `${nom.slice(0, 2)}${nom[3]}${nom[2]}${nom.slice(4)}`;
  const file = (titre: string, qui: Personne, filtres: Filtres): Page => ({
    nom: titre,
    qui,
    adresse: `/agent/dossiers?${new URLSearchParams(filtres as Record<string, string>)}`,
    lire: bannette(filtres),
  });
  return [
    { nom: VIDE, qui: sab, adresse: '/agent/guide', lire: async () => [] },
    file('SAB : première page', sab, {}),
    file('SAB : page lointaine', sab, { apres: lointaine }),
    file('SAB : filtre d’état', sab, { etat: 'incomplete' }),
    file('SAB : filtre sans réponse', sab, { drapeau: 'contrat_jeune_majeur' }),
    file('SAB : nom mal écrit', sab, { q: fautif }),
    { nom: 'SAB : un dossier', qui: sab, adresse: `/agent/dossiers/${id}`, lire: dossier(id) },
    file('établissement : première page', college, {}),
    { nom: 'établissement : un dossier', qui: college, adresse: `/agent/dossiers/${id}`, lire: dossier(id) },
    {
      nom: 'établissement : saisie papier',
      qui: college,
      adresse: '/agent/saisie',
      lire: (portee) => mesBrouillons(portee, RENTREE),
    },
    {
      nom: 'famille : mes enfants',
      qui: famille,
      adresse: '/famille',
      lire: async (portee) => (await mesEnfants(portee, RENTREE)).flatMap(({ dossiers }) => dossiers),
    },
  ];
}

/** Durations in milliseconds of `combien` calls, sixteen at once. */
async function chronometrer(combien: number, appeler: () => Promise<unknown>): Promise<number[]> {
  const durees: number[] = [];
  let lances = 0;
  await Promise.all(
    Array.from({ length: DE_FRONT }, async () => {
      while (lances++ < combien) {
        const debut = performance.now();
        await appeler();
        durees.push(performance.now() - debut);
      }
    }),
  );
  return durees;
}

async function ouvrir(site: string, { adresse, qui }: Page): Promise<void> {
  const reponse = await fetch(site + adresse, { headers: { cookie: qui.cookie }, redirect: 'error' });
  await reponse.arrayBuffer();
  if (reponse.status !== 200) throw new Error(`${adresse} : ${reponse.status}`);
}

/** The rows of some dossiers, and nothing else: no policy, no transaction, no page. */
const LIGNES = {
  name: 'lignes',
  text: `SELECT d.*, e.nom, e.prenom, s.classe, t.nom AS etablissement FROM dossier d JOIN eleve e ON e.id = d.eleve_id
    JOIN scolarite s ON s.id = d.scolarite_id JOIN etablissement t ON t.uai = d.uai WHERE d.id = ANY ($1)`,
};

interface Releve {
  /** 95th centile in milliseconds: the page, then its rows by plain SQL. */
  page: number;
  sql: number;
  travail: Travail;
}

/** One round after the other, each page once in each, so that a noisy neighbour disturbs all alike. The first warms up. */
async function relever(
  base: BaseDeBench,
  site: string,
  pages: readonly Page[],
  tours: number,
): Promise<Map<string, Releve>> {
  const durees = new Map(pages.map(({ nom }) => [nom, { page: [] as number[], sql: [] as number[] }]));
  const nu = new pg.Pool({ connectionString: base.adminUrl, max: DE_FRONT });
  for (let tour = 0; tour <= tours; tour++)
    for (const page of pages) {
      const montres = (await page.lire(page.qui.portee)).map(({ id }) => id);
      const parPage = await chronometrer(REQUETES, () => ouvrir(site, page));
      const parSql = await chronometrer(REQUETES, () => nu.query({ ...LIGNES, values: [montres] }));
      if (tour === 0) continue;
      durees.get(page.nom)?.page.push(...parPage);
      durees.get(page.nom)?.sql.push(...parSql);
    }
  await nu.end();
  const releves = new Map<string, Releve>();
  await avecLeTravail(base.executer, async (travailDe) => {
    for (const { nom, qui, lire } of pages) {
      if (nom === VIDE) continue;
      const { page = [], sql = [] } = durees.get(nom) ?? {};
      const travail = await travailDe(() => lire(qui.portee));
      releves.set(nom, { page: centile(page, 95), sql: centile(sql, 95), travail });
    }
  });
  const vide = centile(durees.get(VIDE)?.page ?? [], 95);
  return new Map([[VIDE, { page: vide, sql: 0, travail: { lignes: 0, pages: 0 } }], ...releves]);
}

function mesuresDe(taille: number, releves: ReadonlyMap<string, Releve>): Mesure[] {
  const vide = releves.get(VIDE)?.page ?? 0;
  return [...releves]
    .filter(([nom]) => nom !== VIDE)
    .flatMap(([nom, { page, sql }]): Mesure[] => [
      {
        nom: `${nom}, ${taille} dossiers, p95`,
        valeur: page,
        unite: 'ms',
        reference: { nom: VIDE, valeur: vide },
        objectif: { sens: 'au_plus', valeur: 1.5 * vide },
      },
      {
        nom: `${nom}, ${taille} dossiers, ses lignes en SQL nu, p95`,
        valeur: sql,
        unite: 'ms',
        reference: { nom: 'la page', valeur: page },
        objectif: { sens: 'au_plus', valeur: page },
      },
    ]);
}

/** How much the greatest size costs more than the smallest; times in units of the empty page of the same minutes. */
function croissance(petit: ReadonlyMap<string, Releve>, grand: ReadonlyMap<string, Releve>): Mesure[] {
  const vides = [petit, grand].map((releves) => releves.get(VIDE)?.page ?? 1) as [number, number];
  return [...grand]
    .filter(([nom]) => nom !== VIDE)
    .flatMap(([nom, { page, travail }]): Mesure[] => {
      const avant = petit.get(nom);
      if (!avant) return [];
      const rapports = [
        { quoi: 'temps', valeur: page / vides[1], base: avant.page / vides[0], unite: 'pages vides' },
        { quoi: 'pages de 8 ko', valeur: travail.pages, base: avant.travail.pages, unite: 'pages' },
        { quoi: 'lignes lues', valeur: travail.lignes, base: avant.travail.lignes, unite: 'lignes' },
      ];
      return rapports.map(({ quoi, valeur, base, unite }) => ({
        nom: `${nom}, ${quoi}, de la plus petite taille à la plus grande`,
        valeur,
        unite,
        reference: { nom: 'plus petite taille', valeur: base },
        objectif: { sens: 'au_plus', valeur: 1.2 * base },
      }));
    });
}

/** 95th centiles of the pages at each size, and how they grow. */
export async function mesurer({ tailles, tours }: Options): Promise<Mesure[]> {
  const base = await ouvrirBase();
  try {
    await planterReferentiel();
    await base.executer(`INSERT INTO horloge (id, jour) VALUES (1, '${LE_JOUR}')`);
    const modeles = await raconterLesModeles();
    const site = await ouvrirSite();
    try {
      const releves: Map<string, Releve>[] = [];
      const mesures: Mesure[] = [];
      let deja = 0;
      for (const taille of tailles) {
        await planterFoule(base.executer, modeles, { de: deja + 1, a: taille }, UNE);
        deja = taille;
        const releve = await relever(base, site.url, await pagesMesurees(base), tours);
        releves.push(releve);
        mesures.push(...mesuresDe(taille, releve));
      }
      const [petit, grand] = [releves[0], releves.at(-1)];
      return petit && grand && grand !== petit ? [...mesures, ...croissance(petit, grand)] : mesures;
    } finally {
      await site.fermer();
    }
  } finally {
    await base.fermer();
  }
}
