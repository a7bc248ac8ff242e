/** Calls to the sources: traced with their purpose before they leave, below one rate for all, and nowhere an income. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { SansFondement } from '#lib/connecteurs/echange.ts';
import type { EtatCivilCherche } from '#lib/connecteurs/etat-civil.ts';
import { ouvrirDgfip } from '#lib/connecteurs/impots/dgfip.ts';
import { ouvrirTours, tracerPour } from '#lib/echange/actes.ts';
import { oublierLesEchanges } from '#lib/echange/taches.ts';
import type { Scene } from '#monde/scene.ts';
import { dossierA } from './appui/preparation.ts';
import { enTantQuApplication, falsifier, lire } from './appui/proprietaire.ts';

const MARTEL: EtatCivilCherche = {
  ...{ nomNaissance: 'Martel', prenoms: ['Anne-Lise'], sexe: 'F', naissance: '1985-04-02' },
  ...{ pays: '99100', departement: '075', commune: '75056' },
};
const RFR = 12_345;
let adresse = '';
let doublure: ChildProcess;
let depose: Scene;
let decide: Scene;
let brouillon: Scene;

beforeAll(async () => {
  doublure = spawn(process.execPath, ['doublures/impots.ts'], {
    env: { ...process.env, PORT_IMPOTS: '0', CLIENT_IMPOTS: 'bourses', SECRET_IMPOTS: 'un secret' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [dit] = doublure.stdout ? await once(doublure.stdout, 'data') : [''];
  adresse = `http://127.0.0.1:${String(dit).trim()}`;
  depose = await dossierA('deposee', 'college_public');
  decide = await dossierA('notifiee', 'college_public');
  brouillon = await dossierA('brouillon', 'college_public');
  return () => void doublure.kill();
});

const source = () =>
  ouvrirDgfip({
    ...{ adresse, client: 'bourses', secret: 'un secret', teleservice: 'bourses', chemin: 'r2p' },
    ...{ anneeDeSfip: 2025, tour: ouvrirTours('dgfip') },
  });
const demander = (s: Scene) =>
  source().parEtatCivil(MARTEL, {
    annee: 2025,
    tracer: tracerPour('etude_automatique', { dossierId: s.dossierId }),
  });
const traces = (s: Scene) =>
  lire<{ service: string; finalite: string }>(
    'SELECT service, finalite FROM echange WHERE dossier_id = $1 ORDER BY instant, service DESC',
    [s.dossierId],
  );

describe('the trace of a call', () => {
  test('says which door and what for, one number each; no income in it, in the logs or in any other trace', async () => {
    const dites: string[] = [];
    const ecoutes = [process.stdout, process.stderr].map((sortie) =>
      vi.spyOn(sortie, 'write').mockImplementation((dite) => {
        dites.push(String(dite));
        return true;
      }),
    );
    try {
      expect(await demander(depose)).toMatchObject({ genre: 'chiffres', chiffres: { rfr: RFR } });
    } finally {
      for (const ecoute of ecoutes) ecoute.mockRestore();
    }
    expect(await traces(depose)).toEqual([
      { service: 'r2p', finalite: 'etude_automatique' },
      { service: 'impot_particulier', finalite: 'etude_automatique' },
    ]);
    const garde = await lire(`SELECT e::text AS dit FROM echange e
      UNION ALL SELECT j::text FROM ligne_de_journal j UNION ALL SELECT l::text FROM lecture_sensible l
      UNION ALL SELECT payload::text FROM graphile_worker._private_jobs`);
    expect(garde.length).toBeGreaterThan(1);
    expect(JSON.stringify([garde, dites])).not.toMatch(new RegExp(`${RFR}|martel`, 'i'));
  });

  test.each([
    ['a draft', () => brouillon],
    ['a demande already decided', () => decide],
    ['no demande', () => ({ ...depose, dossierId: crypto.randomUUID() })],
  ])('refuses a call for %s: nothing leaves, nothing is kept', async (_, quel) => {
    await expect(demander(quel())).rejects.toThrow(SansFondement);
    expect(await traces(quel())).toEqual([]);
  });

  test('refuses one of several, and lets the others leave', async () => {
    const ensemble = await Promise.allSettled([demander(depose), demander(decide)]);
    expect(ensemble.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  });

  test('refuses, in the base itself: a trace whose ground is no pending demande', async () => {
    const tracer = (s: Scene) =>
      `INSERT INTO echange (id, service, finalite, dossier_id) VALUES (gen_random_uuid(), 'sfip', 'etude_automatique', '${s.dossierId}')`;
    for (const s of [decide, brouillon])
      await expect(enTantQuApplication('systeme', tracer(s))).rejects.toThrow(/ne fonde cet appel/);
    await enTantQuApplication('systeme', tracer(depose));
  });

  test('refuses to be changed or emptied, and is forgotten after thirty-six months, not before', async () => {
    for (const sql of [
      "UPDATE echange SET finalite = 'demande_en_ligne'",
      'TRUNCATE echange',
      'DELETE FROM echange',
    ])
      await expect(lire(sql), sql).rejects.toThrow(/ne se modifie pas/);
    const ilYA = (age: string) =>
      falsifier(`INSERT INTO echange (id, service, finalite, dossier_id, instant)
        VALUES (gen_random_uuid(), 'quotient_familial', 'etude_automatique', '${depose.dossierId}', now() - interval '${age}')`);
    await ilYA('36 months 1 day');
    await ilYA('35 months 27 days');
    await oublierLesEchanges();
    const [restent] = await lire(
      "SELECT count(*)::int AS n FROM echange WHERE service = 'quotient_familial'",
    );
    expect(restent).toEqual({ n: 1 });
  });
});

describe('the rate of a source', () => {
  test('is one for all processes: a thousand turns of the DGFiP, taken from everywhere, last a minute', async () => {
    await falsifier("UPDATE cadence SET prochain = '2030-01-01 00:00:00Z' WHERE source = 'dgfip'");
    const prendre = () =>
      enTantQuApplication('systeme', "SELECT attente_ms, pas_ms FROM prendre_des_tours('dgfip', 50)");
    const pris = (await Promise.all(Array.from({ length: 20 }, prendre))).flat();
    expect(new Set(pris.map(({ pas_ms }) => pas_ms))).toEqual(new Set([60]));
    const [prochain] = await lire(
      "SELECT prochain = '2030-01-01 00:01:00Z' AS juste FROM cadence WHERE source = 'dgfip'",
    );
    expect(prochain).toEqual({ juste: true });
    await falsifier("UPDATE cadence SET prochain = now() - interval '1 day' WHERE source = 'dgfip'");
  });

  test('does not keep the turns that nobody took', async () => {
    const [pris] = await enTantQuApplication(
      'systeme',
      "SELECT attente_ms FROM prendre_des_tours('quotient', 1)",
    );
    expect(pris).toEqual({ attente_ms: 0 });
  });

  test('refuses: turns for the site, for an unknown source, none, or a rate that the worker sets', async () => {
    const prendre = (source: string, n: number) => `SELECT prendre_des_tours('${source}', ${n})`;
    await expect(enTantQuApplication('', prendre('dgfip', 1))).rejects.toThrow(/permission denied/);
    await expect(enTantQuApplication('systeme', prendre('cadastre', 1))).rejects.toThrow(/source inconnue/);
    await expect(enTantQuApplication('systeme', prendre('dgfip', 0))).rejects.toThrow(/tours demandés/);
    await expect(enTantQuApplication('systeme', 'UPDATE cadence SET par_minute = 9')).rejects.toThrow(
      /permission denied/,
    );
  });
});
