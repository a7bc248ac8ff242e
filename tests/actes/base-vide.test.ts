/** `npm start` fills a base that only the migrations wrote in, and no other. */
import { expect, test } from 'vitest';
import { isEmpty } from '#scripts/base.ts';
import { falsifier, lire } from './appui/proprietaire.ts';

const vide = () => isEmpty(process.env.DATABASE_URL_PROPRIETAIRE ?? '');

test('refuses to fill the base of people; fills the one that holds the acts of the procedure alone', async () => {
  expect(await vide()).toBe(false);
  const tables = await lire<{ nom: string }>(
    `SELECT tablename AS nom FROM pg_tables WHERE schemaname = 'public'
      AND tablename NOT IN ('_prisma_migrations', 'acte_de_procedure', 'besoin_de_connaitre', 'passage_d_habilitation')`,
  );
  await falsifier(`TRUNCATE ${tables.map(({ nom }) => `"${nom}"`).join(', ')}`);
  expect(await lire('SELECT acte FROM acte_de_procedure')).not.toEqual([]);
  expect(await vide()).toBe(true);
});
