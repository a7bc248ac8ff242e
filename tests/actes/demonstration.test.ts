/** The demonstration's world as it is planted: the command itself, run as `npm start` runs it. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { relevesDe } from '#lib/demonstration/faits.ts';
import { actesFaitsDepuis, branchesDe } from '#lib/demonstration/queries.ts';
import { instruire } from '#lib/dossier/actes.ts';
import { accomplir } from '#lib/dossier/porte.ts';
import { BRANCHES } from '#lib/droit/competence.ts';
import { ETATS } from '#lib/droit/etats.ts';
import { porteeDAgent } from '#lib/technique/portee.ts';
import { verifierLeJournal } from '#lib/technique/verification.ts';
import { agentDe, agentDeLAcademie } from '#monde/agents.ts';
import { le } from '#monde/scene.ts';
import { ETABLISSEMENTS } from '#monde/territoire.ts';
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

describe('training', () => {
  const jourJ = le('2026-11-23');
  const agent = async (sub: string) => {
    const portee = await porteeDAgent(sub, jourJ);
    if (!portee) throw new Error(`personne : ${sub}`);
    return portee;
  };

  test('ticks what the agent did since signing in, on the dossier where it was; nothing of what the world told', async () => {
    const chef = await agent(agentDe('collegePublic', 'chef_etablissement'));
    const [avant] = await lire<{ maintenant: Date }>('SELECT clock_timestamp() AS maintenant');
    const depuis = avant?.maintenant ?? new Date();
    expect(await actesFaitsDepuis(chef, depuis)).toEqual([]);
    expect((await actesFaitsDepuis(chef, new Date(0))).length).toBeGreaterThan(1);
    const [dossier] = await lire<{ id: string; numero: string; version: number }>(
      `SELECT id, numero, version FROM dossier WHERE etat = 'deposee' AND uai = $1 ORDER BY numero LIMIT 1`,
      [ETABLISSEMENTS.collegePublic.uai],
    );
    if (!dossier) throw new Error('aucun dossier déposé');
    await accomplir(chef, instruire({ dossierId: dossier.id, version: dossier.version }));
    expect(await actesFaitsDepuis(chef, depuis)).toEqual([
      { acte: 'instruire', dossierId: dossier.id, numero: dossier.numero },
    ]);
    const secretaire = await agent(agentDe('collegePublic', 'secretariat'));
    expect(await actesFaitsDepuis(secretaire, depuis)).toEqual([]);
  });

  test('offers the acts of one’s functions where one holds them, and refuses the others', async () => {
    const chef = await branchesDe(await agent(agentDe('collegePublic', 'chef_etablissement')));
    expect(chef).toEqual(['college_public']);
    expect(relevesDe('attribuer', ['chef_etablissement'], chef)).toBe(true);
    expect(relevesDe('attribuer', ['secretariat'], chef)).toBe(false);
    expect(relevesDe('proposer', ['chef_etablissement'], chef)).toBe(false);
    expect(relevesDe('proposer', ['chef_etablissement'], ['college_prive'])).toBe(true);
    expect(await branchesDe(await agent(agentDeLAcademie('09', 'gestionnaire_sab')))).toEqual(BRANCHES);
  });
});

test('refuses: planting twice changes nothing', async () => {
  const compter = () =>
    lire('SELECT count(*)::int AS n, max(creele) AS dernier FROM (SELECT cree_le AS creele FROM dossier) d');
  const avant = await compter();
  expect(planter().status).toBe(0);
  expect(await compter()).toEqual(avant);
});
