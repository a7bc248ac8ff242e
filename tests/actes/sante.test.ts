import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { GET } from '#app/api/sante/route.ts';
import { configuration } from '#lib/technique/configuration.ts';
import { prisma } from '#lib/technique/prisma.ts';
import { sante } from '#lib/technique/sante.ts';
import { ajouterTache } from '#lib/technique/taches.ts';
import { libererLesTachesDesMorts, nomDuWorker } from '#lib/technique/workers.ts';
import { lire } from './appui/proprietaire.ts';

describe('GET /api/sante', () => {
  test('refuses: without any worker it answers 503 and the cause', async () => {
    const reponse = await GET();
    expect(reponse.status).toBe(503);
    expect(await reponse.json()).toMatchObject({ base: 'en_service', worker: { nombre: 0, depuis: null } });
  });

  test('tells no address, name of a base nor password', async () => {
    const dit = await (await GET()).text();
    const { hostname, password, username, pathname } = new URL(configuration().databaseUrl);
    for (const secret of [hostname, password, username, pathname.slice(1)]) expect(dit).not.toContain(secret);
  });

  test('counts the jobs that wait and those that failed for good', async () => {
    await prisma().$transaction(async (tx) => {
      await ajouterTache(tx, 'notifier_decisions', { dossierIds: [randomUUID()] });
      await ajouterTache(tx, 'notifier_decisions', { dossierIds: [randomUUID()] });
    });
    await lire(
      'SELECT graphile_worker.permanently_fail_jobs(ARRAY(SELECT max(id) FROM graphile_worker.jobs))',
    );
    const { file, causes } = await sante();
    expect(file).toEqual({ enAttente: 1, enEchec: 1 });
    expect(causes).toContainEqual(expect.stringContaining('1 tâche a échoué pour de bon'));
  });

  test('refuses: a job that nobody takes for a quarter of an hour, though a worker lives, is told as the cause', async () => {
    const worker = new pg.Client({
      connectionString: configuration().databaseUrlWorker,
      application_name: nomDuWorker('essai', 1_790_000_000),
    });
    await worker.connect();
    try {
      await lire('SELECT graphile_worker.complete_jobs(ARRAY(SELECT id FROM graphile_worker.jobs))');
      // What it remembers of the moment before holds for three seconds.
      await expect.poll(async () => (await GET()).status, { timeout: 60_000 }).toBe(200);
      await worker.query(
        "SELECT graphile_worker.add_job('sceller_journal', run_at := now() - interval '1 hour')",
      );
      expect(await sante()).toMatchObject({
        causes: [expect.stringContaining('La file n’avance plus')],
        worker: { nombre: 1, depuis: '2026-09-21T14:13:20.000Z' },
      });
    } finally {
      await worker.end();
    }
  });
});

describe('jobs of a dead worker', () => {
  test('go back to the queue; those of a living one do not', async () => {
    const pool = new pg.Pool({
      connectionString: configuration().databaseUrlWorker,
      application_name: nomDuWorker('vivant', 1_790_000_000),
    });
    try {
      await pool.query(`
        SELECT graphile_worker.add_job('sceller_journal', job_key := 'du_mort'), graphile_worker.add_job('sceller_journal', job_key := 'du_vivant')`);
      await pool.query(`
        UPDATE graphile_worker._private_jobs SET locked_at = now() - interval '1 minute',
          locked_by = CASE key WHEN 'du_mort' THEN 'mort' ELSE 'vivant' END WHERE key LIKE 'du_%'`);
      await libererLesTachesDesMorts(pool);
      const { rows } = await pool.query(
        `SELECT key, locked_by FROM graphile_worker.jobs WHERE key LIKE 'du_%' ORDER BY key`,
      );
      expect(rows).toEqual([
        { key: 'du_mort', locked_by: null },
        { key: 'du_vivant', locked_by: 'vivant' },
      ]);
    } finally {
      await pool.end();
    }
  });
});
