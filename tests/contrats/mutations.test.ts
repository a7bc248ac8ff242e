/** The mutations of `npm run epreuve -- mutations` still bear on today's sources: found here, long before the campaign. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { SUBJECTS } from '#epreuves/mutations/subjects.ts';

const MUTATIONS = Object.values(SUBJECTS).flat();

test.each(MUTATIONS)('$id still finds its text, once', ({ file, before, after }) => {
  expect(readFileSync(file, 'utf8').split(before)).toHaveLength(2);
  expect(after).not.toBe(before);
});

test('every one has an id of its own, a test that exists and a sentence', () => {
  expect(new Set(MUTATIONS.map(({ id }) => id)).size).toBe(MUTATIONS.length);
  for (const { id, test: killer, breaks, equivalent = 'Rien.' } of MUTATIONS) {
    expect(readFileSync(killer, 'utf8'), id).toContain('expect(');
    for (const phrase of [breaks, equivalent]) expect(phrase, id).toMatch(/^\p{Lu}.*\.$/su);
  }
});

const MIGRATIONS = readdirSync('prisma/migrations')
  .filter((nom) => /^\d+_/.test(nom))
  .sort()
  .map((nom) => `prisma/migrations/${nom}/migration.sql`);

/** What a migration defines around a text: the last function, policy or constraint that begins before its end. */
function definieAutour(sql: string, texte: string): string | undefined {
  const jusque = sql.slice(0, sql.indexOf(texte) + texte.length);
  return [...jusque.matchAll(/(?:CREATE (?:OR REPLACE )?FUNCTION|CREATE POLICY|ADD CONSTRAINT) (\w+)/g)].at(
    -1,
  )?.[1];
}

/** Later migrations write it anew, or remove it: what an earlier one said of it no longer runs. */
const redite = (nom: string, apres: string): string | undefined =>
  MIGRATIONS.filter((migration) => migration > apres).find((migration) =>
    new RegExp(
      `OR REPLACE FUNCTION ${nom}\\(|DROP (?:FUNCTION|POLICY|CONSTRAINT) (?:IF EXISTS )?"?${nom}\\b`,
    ).test(readFileSync(migration, 'utf8')),
  );

test('refuses: one put in a definition that a later migration has replaced, where it would change nothing', () => {
  const enSql = MUTATIONS.filter(({ file }) => MIGRATIONS.includes(file));
  expect(enSql.length).toBeGreaterThan(50);
  const mortes = enSql.flatMap(({ id, file, before }) => {
    const nom = definieAutour(readFileSync(file, 'utf8'), before);
    const ailleurs = nom && redite(nom, file);
    return ailleurs ? [`${id} : ${nom} est redite par ${ailleurs}`] : [];
  });
  expect(mortes).toEqual([]);
});
