/** A family sees what that very person filed; nobody without identity sees anything. */
import { beforeAll, describe, expect, test } from 'vitest';
import { pageDeBannette } from '#lib/bannette/queries.ts';
import { ACTES } from '#lib/droit/procedure.ts';
import { enPortee, type Portee, porteeDeFamille } from '#lib/technique/portee.ts';
import { compte } from '#monde/comptes.ts';
import { foyer, RENTREE } from '#monde/population.ts';
import { le, type Scene, saisir, scene, verbes } from '#monde/scene.ts';
import {
  brouillons,
  dossiers,
  forgee,
  LE_JOUR,
  lieux,
  lignesVues,
  planterLesLieux,
  rienDeVu,
} from './appui/perimetre.ts';
import { enTantQuApplication, lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';
import { ACTES_DU_SERVEUR } from './appui/serveur-actes.ts';

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
    const vues = await enPortee(mere, (tx) => lignesVues(tx, duPere));
    expect(vues).toMatchObject({ dossier: 0, demande: 0, piece: 0, courrier: 0, journal: 0 });
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

  test('refuses: an unknown account', async () => {
    expect(await porteeDeFamille('parent-inconnu', LE_JOUR)).toBeNull();
  });
});

describe('without identity', () => {
  test.each(['', 'agent:', 'famille:', 'administrateur', 'SYSTEME'])(
    'refuses: « %s » reads nothing',
    async (identite) => {
      const lues = await enTantQuApplication(identite, 'SELECT id FROM dossier').catch(
        (e: Error) => e.message,
      );
      if (typeof lues === 'string') expect(lues).toMatch(/uuid/);
      else expect(lues).toEqual([]);
    },
  );

  test('refuses: the application’s role passes over row-level security, or owns a table', async () => {
    const [role] = await lire(
      "SELECT rolsuper, rolbypassrls, (SELECT count(*)::int FROM pg_tables WHERE tableowner = 'bourses_app' AND schemaname = 'public') AS tables FROM pg_roles WHERE rolname = 'bourses_app'",
    );
    expect(role).toEqual({ rolsuper: false, rolbypassrls: false, tables: 0 });
  });

  test('every table that speaks of a family, near or far, is under row-level security', async () => {
    const parlantes = await lire<{ nom: string; protegee: boolean }>(
      `WITH RECURSIVE famille AS (
         SELECT unnest(ARRAY['eleve', 'responsable', 'dossier', 'lecture_sensible']::regclass[]) AS t
         UNION SELECT conrelid::regclass FROM pg_constraint JOIN famille ON confrelid = t WHERE contype = 'f')
       SELECT relname AS nom, relrowsecurity AS protegee FROM pg_class JOIN famille ON oid = t ORDER BY 1`,
    );
    expect(parlantes.length).toBeGreaterThan(13);
    expect(parlantes.filter(({ protegee }) => !protegee)).toEqual([]);
  });
});
