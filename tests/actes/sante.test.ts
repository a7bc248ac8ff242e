import { beforeAll, describe, expect, test } from 'vitest';
import { GET } from '#app/api/sante/route.ts';
import { configuration } from '#lib/technique/configuration.ts';
import { lire } from './appui/proprietaire.ts';

beforeAll(() => {
  configuration();
});

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
    const { file: avant } = await (await GET()).json();
    await lire(`SELECT set_config('role', 'bourses_app', false)`);
    expect(avant).toEqual({ enAttente: 0, enEchec: 0 });
  });
});
