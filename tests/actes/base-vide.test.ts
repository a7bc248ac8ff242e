/** `npm start` fills a base that only the migrations wrote in, and no other. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isEmpty, prepare } from '#scripts/base.ts';
import { drawSecrets } from '#scripts/demo.ts';
import { migrate } from '#scripts/migrer.ts';
import { type Server, startEphemeralServer, withClient } from '#scripts/postgres.ts';

let server: Server;
let owner = '';
beforeAll(async () => {
  server = await startEphemeralServer();
  const base = await prepare(server, drawSecrets());
  await migrate(base.owner, base.worker);
  owner = base.owner;
}, 1_200_000);
afterAll(() => server.stop());

test('fills a base as the migrations leave it, whatever they plant there', async () => {
  expect(await isEmpty(owner)).toBe(true);
});

test('refuses to fill the base of anybody, from the first place on', async () => {
  expect(await isEmpty(process.env.DATABASE_URL_PROPRIETAIRE ?? '')).toBe(false);
  await withClient(server.adminUrl('bourses'), (client) =>
    client.query(
      "INSERT INTO academie (code, nom, service, adresse, courriel, telephone) VALUES ('98', 'Ailleurs', 'Service', '1 rue', 'a@b.example', '01 99 00 00 00')",
    ),
  );
  expect(await isEmpty(owner)).toBe(false);
});
