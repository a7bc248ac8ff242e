/** A family sees what that very person filed; nobody without identity sees anything. */
import { beforeAll, describe, expect, test } from 'vitest';
import { pageDeBannette } from '#lib/bannette/queries.ts';
import { ACTES } from '#lib/droit/procedure.ts';
import { enPortee, type Portee, porteeDeFamille } from '#lib/technique/portee.ts';
import { agentDe } from '#monde/agents.ts';
import { compte } from '#monde/comptes.ts';
import { foyer, RENTREE } from '#monde/population.ts';
import { le, type Scene, saisir, scene, verbes } from '#monde/scene.ts';
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
