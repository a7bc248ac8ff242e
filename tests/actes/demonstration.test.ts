/** The demonstration's world as it is planted: the command itself, run as `npm start` runs it. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { BRANCHES } from '#lib/droit/competence.ts';
import { ETATS } from '#lib/droit/etats.ts';
import { verifierLeJournal } from '#lib/technique/verification.ts';
import { existe } from './appui/preparation.ts';
import { lire } from './appui/proprietaire.ts';

const planter = () =>
  spawnSync(process.execPath, [path.resolve('prisma/seed.ts')], { encoding: 'utf8', env: process.env });

beforeAll(() => {
  const { status, stderr } = planter();
  if (status !== 0) throw new Error(stderr);
});

test('holds dossiers in every state of every branch', async () => {
  const vus = await lire<{ branche: string; etat: string }>('SELECT DISTINCT branche, etat FROM dossier');
  const manquants = BRANCHES.flatMap((branche) =>
    ETATS.filter(
      (etat) => existe(etat, branche) && !vus.some((v) => v.branche === branche && v.etat === etat),
    ).map((etat) => `${branche} ${etat}`),
  );
  expect(manquants).toEqual([]);
});

test('holds about two hundred dossiers, all of one campaign, told between September and November', async () => {
  const [bilan] = await lire(
    `SELECT count(*)::int AS dossiers, (SELECT min(jour)::text >= '2026-09-01' AND max(jour)::text <= '2026-11-20' FROM ligne_de_journal) AS dates
     FROM dossier WHERE rentree = 2026`,
  );
  expect(bilan).toMatchObject({ dates: true });
  expect(bilan?.dossiers).toBeGreaterThan(180);
});

test('has its letters printed, save the one whose name the font cannot draw', async () => {
  const lettres = await lire<{ etat: string; n: number }>(
    'SELECT etat, count(*)::int AS n FROM courrier GROUP BY etat ORDER BY etat::text',
  );
  expect(lettres.find(({ etat }) => etat === 'produit')?.n).toBeGreaterThan(200);
  const deCote = await lire<{ nom: string; cause: string }>(
    `SELECT DISTINCT e.nom FROM courrier c JOIN dossier d ON d.id = c.dossier_id JOIN eleve e ON e.id = d.eleve_id WHERE c.etat = 'mis_de_cote'`,
  );
  expect(deCote).toEqual([{ nom: 'Tashi' }]);
  expect(lettres.map(({ etat }) => etat)).toEqual(['mis_de_cote', 'produit']);
});

test('holds scans to look at beside the form, PDF and photographs, joined by the agents themselves', async () => {
  const scans = await lire<{ type: string; dossiers: number }>(
    `SELECT f.type, count(DISTINCT p.dossier_id)::int AS dossiers FROM fichier f JOIN piece p ON p.id = f.piece_id
     WHERE f.auteur_genre = 'agent' GROUP BY f.type ORDER BY f.type`,
  );
  expect(scans.map(({ type }) => type)).toEqual(['application/pdf', 'image/jpeg']);
  expect(scans[0]?.dossiers).toBeGreaterThanOrEqual(12);
});

test('sends no letter before its act, and dates no reception before the sending', async () => {
  const fautes = await lire(
    `SELECT 1 FROM notification n JOIN decision d ON d.id = n.decision_id WHERE n.envoyee_le < d.decidee_le OR n.recue_le < n.envoyee_le
     UNION ALL SELECT 1 FROM demande_de_pieces WHERE envoyee_le < faite_le OR recue_le < envoyee_le`,
  );
  expect(fautes).toEqual([]);
});

test('has a journal that holds, sealed', async () => {
  const { faute, sceaux, lignes } = await verifierLeJournal();
  expect(faute).toBeNull();
  expect(sceaux).toBe(1);
  expect(lignes).toBeGreaterThan(500);
});

test('refuses: planting twice changes nothing', async () => {
  const compter = () =>
    lire('SELECT count(*)::int AS n, max(creele) AS dernier FROM (SELECT cree_le AS creele FROM dossier) d');
  const avant = await compter();
  expect(planter().status).toBe(0);
  expect(await compter()).toEqual(avant);
});
