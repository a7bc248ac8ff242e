/** A family sees what that very person filed; nobody without identity sees anything. */
import pg from 'pg';
import { beforeAll, describe, expect, test } from 'vitest';
import { pageDeBannette } from '#lib/bannette/queries.ts';
import { ACTES } from '#lib/droit/procedure.ts';
import { enPortee, type Portee, porteeDeFamille } from '#lib/technique/portee.ts';
import { agentDe } from '#monde/agents.ts';
import { compte } from '#monde/comptes.ts';
import { foyer, RENTREE } from '#monde/population.ts';
import { le, type Scene, saisir, scene, verbes } from '#monde/scene.ts';
import { poserConsentement } from './appui/consentements.ts';
import {
  agent,
  brouillons,
  decider,
  dossiers,
  forgee,
  LE_JOUR,
  lieux,
  planterLesLieux,
  rienDeVu,
} from './appui/perimetre.ts';
import { enTantQuApplication, lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';
import { ACTES_DU_SERVEUR } from './appui/serveur-actes.ts';
import { conditions, lignesPresentes, lignesVues, rien } from './appui/tables.ts';

beforeAll(planterLesLieux);

describe('a family sees what that very person filed', () => {
  const famille = async (sub: string): Promise<Portee> => {
    const portee = await porteeDeFamille(sub, LE_JOUR);
    if (!portee) throw new Error(`famille inconnue : ${sub}`);
    return portee;
  };
  let deLaMere: Scene;
  let duPere: Scene;

  beforeAll(async () => {
    deLaMere = scene(foyer('roux'), 0, 0);
    await saisir(deLaMere, le('2026-09-10'));
    await verbes.deposer(deLaMere, le('2026-09-10'));
    await verbes.seDesister(deLaMere, le('2026-09-20'));
    duPere = scene(foyer('roux'), 0, 1);
    await saisir(duPere, le('2026-09-21'));
    await verbes.deposer(duPere, le('2026-09-21'));
    await decider(duPere, le('2026-09-22'));
  });

  const vus = async (sub: string) =>
    (await enPortee(await famille(sub), (tx) => tx.dossier.findMany({ select: { id: true } }))).map(
      ({ id }) => id,
    );

  test('each parent in résidence alternée sees only the demande that he or she filed', async () => {
    expect(await vus(compte('parent-roux').sub)).toEqual([deLaMere.dossierId]);
    expect(await vus(compte('parent-marchand').sub)).toEqual([duPere.dossierId]);
  });

  test('refuses: a parent acts on the other parent’s demande, or reads its rows', async () => {
    const mere = await famille(compte('parent-roux').sub);
    const { dossierId, version } = duPere;
    for (const acte of ACTES)
      await attendreRefus(ACTES_DU_SERVEUR[acte](mere, { dossierId, version }), 'introuvable');
    const { eleve, scolarite, ...presentes } = await lignesPresentes(duPere);
    expect(presentes).toMatchObject({ decision: 1, notification: 1, fichier: 1, lien: 2, responsable: 2 });
    expect(await enPortee(mere, (tx) => lignesVues(tx, duPere))).toEqual(
      rien({ eleve: eleve ?? 0, scolarite: scolarite ?? 0, lien: 1, responsable: 1 }),
    );
  });

  test('refuses: a parent reads the other parent’s address', async () => {
    const adresses = await enPortee(await famille(compte('parent-roux').sub), (tx) =>
      tx.responsable.findMany({ select: { nom: true } }),
    );
    expect(adresses).toEqual([{ nom: 'Roux' }]);
  });

  test('refuses: a stranger’s dossiers, drafts, pupils and queue', async () => {
    const parent = await famille(compte('parent-durand').sub);
    for (const lieu of lieux) {
      await rienDeVu(parent, dossiers[lieu]);
      await rienDeVu(parent, brouillons[lieu]);
    }
    expect((await pageDeBannette(parent, RENTREE, {})).lignes).toEqual([]);
    const eleves = await enPortee(parent, (tx) => tx.eleve.findMany({ select: { prenom: true } }));
    expect(eleves.map(({ prenom }) => prenom).sort()).toEqual(['Jules', 'Manon']);
  });

  test('refuses: a family with a forged portée of an agent', async () => {
    const parent = forgee(await famille(compte('parent-durand').sub));
    for (const lieu of lieux) await rienDeVu(parent, dossiers[lieu]);
  });

  test('refuses: the words of the names of all the pupils', async () => {
    const parent = await famille(compte('parent-durand').sub);
    const mots = (portee: Portee) =>
      enPortee(portee, (tx) => tx.$queryRaw<unknown[]>`SELECT 1 FROM mot_voisin LIMIT 1`);
    expect(await mots(parent)).toEqual([]);
    expect(await mots(await agent(agentDe('collegePublic', 'secretariat')))).toHaveLength(1);
  });

  test('refuses: an unknown account', async () => {
    expect(await porteeDeFamille('parent-inconnu', LE_JOUR)).toBeNull();
  });
});

describe('a verified identity is found in the school base', () => {
  interface Fiche {
    id: string;
    nom: string;
    prenom: string;
  }
  const fiche = async (sub: string): Promise<Fiche> => {
    const [lue] = await lire<Fiche>('SELECT id, nom, prenom FROM responsable WHERE sub = $1', [
      compte(sub).sub,
    ]);
    if (!lue) throw new Error(`fiche inconnue : ${sub}`);
    return lue;
  };
  const reconnu = async (preuve: object): Promise<string | null> => {
    const [lu] = await enTantQuApplication(
      '',
      `SELECT responsable_de_l_identite(${pg.escapeLiteral(JSON.stringify(preuve))}) AS id`,
    );
    return lu?.id ?? null;
  };
  const NE = { naissance: '1985-04-02', sexe: 'F', pays: '100', commune: '59350' };
  const declare = ({ nom, prenom }: Fiche) => ({ ...NE, nom, prenom, departement: '059' });
  const preuve = ({ nom, prenom }: Fiche, ecarts: object = {}) => ({
    ...{ genre: 'etat_civil', nom: nom.toUpperCase(), nomUsage: null, prenom, ...NE },
    ...ecarts,
  });
  let mere: Fiche;
  let enfant: Scene;
  const dire = (qui: Fiche, dit: Parameters<typeof poserConsentement>[1] = {}) =>
    poserConsentement(enfant, { qui: qui.id, etatCivil: declare(qui), ...dit });

  beforeAll(async () => {
    mere = await fiche('parent-durand');
    enfant = scene(foyer('durand'), 0, 0);
  });

  test('nobody is, before an état civil is given with a consent', async () => {
    expect(await reconnu(preuve(mere))).toBeNull();
  });

  test('by all of it, however registries spell a name, and opens the record that stands', async () => {
    await dire(mere);
    const trouve = await reconnu(
      preuve(mere, { nom: `  ${mere.nom.toUpperCase()}-`, prenom: mere.prenom.toLowerCase() }),
    );
    expect(trouve).toBe(mere.id);
    const portee = await porteeDeFamille('franceconnect:inconnu', LE_JOUR, trouve ?? undefined);
    expect(portee?.auteur).toMatchObject({ genre: 'famille', id: mere.id });
  });

  test.each([
    ['another name', { nom: 'AUTRE' }],
    ['another first name', { prenom: 'Autre' }],
    ['no first name', { prenom: '' }],
    ['another day of birth', { naissance: '1985-04-03' }],
    ['a month in the place of a day', { naissance: '1985-04' }],
    ['the other sexe', { sexe: 'M' }],
    ['another commune', { commune: '75112' }],
    ['born abroad', { pays: '335', commune: null }],
    ['an e-mail in the place of a birth', { naissance: null, courriel: compte('parent-durand').email }],
    ['no proof of a known kind', { genre: 'courriel' }],
  ])('refuses: %s', async (_, ecart) => expect(await reconnu(preuve(mere, ecart))).toBeNull());

  test('refuses: an état civil that another account typed, whose names the base does not bear', async () => {
    const autre = await fiche('parent-traore');
    // The same first name: the name alone tells them apart.
    const volee = { nom: 'Quidam', prenom: autre.prenom };
    await poserConsentement(enfant, { qui: autre.id, etatCivil: { ...NE, ...volee, departement: '059' } });
    expect(await reconnu(preuve({ id: '', ...volee }))).toBeNull();
  });

  test('refuses: what was withdrawn since', async () => {
    await dire(mere, { reponse: 'retrait', jour: '2026-06-20' });
    expect(await reconnu(preuve(mere))).toBeNull();
  });

  test('a pupil is found by its INE where the base says that it acts alone, and nowhere else', async () => {
    const [eleve] = await lire<{ ine: string; nom: string; prenom: string }>(
      'SELECT ine, nom, prenom FROM eleve WHERE id = $1',
      [enfant.eleveId],
    );
    const parIne = { genre: 'ine', ...eleve };
    expect(await reconnu(parIne)).toBeNull();
    const [seul] = await lire<{ id: string }>(
      `INSERT INTO responsable (id, civilite, nom, prenom, adresse, code_postal, commune)
       VALUES (uuidv7(), 'Mme', $1, $2, '1 rue du Port', '59000', 'Lille') RETURNING id`,
      [eleve?.nom, eleve?.prenom],
    );
    await lire(`INSERT INTO lien (eleve_id, responsable_id, lien) VALUES ($1, $2, 'eleve_lui_meme')`, [
      enfant.eleveId,
      seul?.id,
    ]);
    expect(await reconnu(parIne)).toBe(seul?.id);
    expect(await reconnu({ ...parIne, prenom: 'Autre' })).toBeNull();
  });
});

describe('without identity', () => {
  test.each(['', 'agent:', 'famille:', 'administrateur', 'SYSTEME'])(
    'refuses: « %s » reads nothing',
    async (identite) => {
      for (const [table, condition] of Object.entries(await conditions(dossiers.collegePrive))) {
        const lues = await enTantQuApplication(identite, `SELECT * FROM ${table} WHERE ${condition}`).catch(
          (e: Error) => e.message,
        );
        if (typeof lues === 'string') expect(lues).toMatch(/uuid/);
        else expect([table, lues]).toEqual([table, []]);
      }
    },
  );

  test('refuses: the application’s role passes over row-level security, or owns a table', async () => {
    const roles = await lire(
      `SELECT rolname AS nom, rolsuper OR rolbypassrls AS libre, rolcanlogin AS entre,
         (SELECT count(*)::int FROM pg_tables WHERE tableowner = rolname AND schemaname = 'public') AS tables
       FROM pg_roles WHERE rolname IN ('bourses_app', 'bourses_web', 'bourses_worker') ORDER BY 1`,
    );
    expect(roles).toEqual([
      { nom: 'bourses_app', libre: false, entre: false, tables: 0 },
      { nom: 'bourses_web', libre: false, entre: true, tables: 0 },
      { nom: 'bourses_worker', libre: false, entre: true, tables: 0 },
    ]);
  });
});
