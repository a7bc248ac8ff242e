/** What a transaction may last, as PostgreSQL itself was told. */
import { describe, expect, test } from 'vitest';
import { DELAIS, delaiDe, type Usage } from '#lib/technique/delais.ts';
import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';
import { prisma } from '#lib/technique/prisma.ts';
import { le } from '#monde/scene.ts';

const systeme = porteeSysteme(le('2026-11-10'));

/** Milliseconds that PostgreSQL gives to a statement, and to a client that says nothing; 0 is no limit. */
const LIMITES = `SELECT name, setting::int AS ms FROM pg_settings
  WHERE name IN ('statement_timeout', 'idle_in_transaction_session_timeout', 'lock_timeout') ORDER BY name`;
const limites = (usage?: Usage) =>
  enPortee(systeme, (tx) => tx.$queryRawUnsafe<{ name: string; ms: number }[]>(LIMITES), usage);

describe('the time of a transaction', () => {
  test('is that of its use: a page waits fifteen seconds, an act thirty, a lot ten minutes', () => {
    expect([delaiDe('page', false), delaiDe('acte', false), delaiDe('lot', false)]).toEqual([
      15_000, 30_000, 600_000,
    ]);
  });

  test('has no end for what must end, however slow the machine', () => {
    expect([delaiDe('semis', false), delaiDe('verification', false)]).toEqual([null, null]);
  });

  test('is longer by far on a demonstration, which runs on any machine', () => {
    expect(delaiDe('page', true)).toBeGreaterThanOrEqual(600_000);
  });

  test.each(Object.keys(DELAIS) as Usage[])('is told to PostgreSQL: %s', async (usage) => {
    const ms = delaiDe(usage) ?? 0;
    expect(await limites(usage)).toEqual([
      { name: 'idle_in_transaction_session_timeout', ms },
      { name: 'lock_timeout', ms: ms / 3 },
      { name: 'statement_timeout', ms },
    ]);
  });

  test('is that of a page when nothing is said', async () => {
    expect(await limites()).toEqual(await limites('page'));
  });

  test('refuses: to stay on the connection after the transaction, which has the site’s own end of five minutes', async () => {
    await limites('page');
    const apres = await prisma().$queryRawUnsafe<{ ms: number }[]>(LIMITES);
    expect(apres.map(({ ms }) => ms)).toEqual([300_000, 300_000, 300_000]);
  });
});
