/** Two workers on one letter, held until both have read that it waits: it is marked once, with what follows. */
import { expect, test, vi } from 'vitest';
import { produireCourriers } from '#lib/courrier/taches.ts';
import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';
import { le } from '#monde/scene.ts';
import { dossierA } from './appui/preparation.ts';
import { lire } from './appui/proprietaire.ts';

const attendus = async (): Promise<number> =>
  (
    await lire(
      "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%UPDATE courrier%'",
    )
  ).length;

test('refuses: to announce twice a letter that two workers made at the same moment', async () => {
  const { dossierId } = await dossierA('deposee', 'college_public');
  const [lettre] = await lire<{ id: string }>('SELECT id FROM courrier WHERE dossier_id = $1', [dossierId]);
  const id = lettre?.id ?? '';
  const systeme = porteeSysteme(le('2026-09-11'));
  const deuxFois = await enPortee(systeme, async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM courrier WHERE id = ${id}::uuid FOR UPDATE`;
    const productions = [1, 2].map(() => produireCourriers({ courrierIds: [id] }, le('2026-09-11')));
    await vi.waitFor(async () => expect(await attendus()).toBe(2), { timeout: 300_000 });
    return { productions };
  });
  await Promise.all(deuxFois.productions);
  const annonces = await lire(
    `SELECT 1 FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
     WHERE t.identifier = 'envoyer_courriels' AND j.payload::text LIKE '%' || $1 || '%'`,
    [id],
  );
  expect(annonces).toHaveLength(1);
});
