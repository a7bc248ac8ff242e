import { describe, expect, test } from 'vitest';
import { faultsOfMigration } from '#scripts/migrations-verifier.ts';

const faults = async (sql: string): Promise<string> => (await faultsOfMigration(sql)).join('\n');

describe('a migration that a running version survives', () => {
  test.each([
    ['a column that may be empty', 'ALTER TABLE dossier ADD COLUMN note text'],
    ['a column with a constant default', 'ALTER TABLE dossier ADD COLUMN n int NOT NULL DEFAULT 0'],
    [
      'a default that is the same for every row',
      'ALTER TABLE dossier ADD COLUMN vu timestamptz NOT NULL DEFAULT now()',
    ],
    [
      'a column computed when read',
      'ALTER TABLE dossier ADD COLUMN d int GENERATED ALWAYS AS (n * 2) VIRTUAL',
    ],
    [
      'a table, its keys and its indexes',
      'CREATE TABLE lot (id uuid PRIMARY KEY, n int NOT NULL); CREATE UNIQUE INDEX ON lot (n); ALTER TABLE lot ADD CHECK (n > 0)',
    ],
    ['what fills a table of its own', 'CREATE TABLE lot (n int); UPDATE lot SET n = 1'],
    ['an index built while people write', 'CREATE INDEX CONCURRENTLY par_note ON dossier (note)'],
    [
      'a constraint that does not look back',
      'ALTER TABLE dossier ADD CONSTRAINT bref CHECK (length(note) < 9) NOT VALID',
    ],
    ['the same, validated later', 'ALTER TABLE dossier VALIDATE CONSTRAINT bref'],
    [
      'a unique key on an index that exists',
      'ALTER TABLE dossier ADD CONSTRAINT u UNIQUE USING INDEX par_note',
    ],
    [
      'a function, replaced',
      'CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql AS $$ DELETE FROM dossier RETURNING 1 $$',
    ],
    ['a policy, written again', 'DROP POLICY lire ON dossier; CREATE POLICY lire ON dossier USING (true)'],
    ['a value more', "ALTER TYPE etat ADD VALUE 'neuf'"],
    ['a NOT NULL that goes', 'ALTER TABLE dossier ALTER COLUMN note DROP NOT NULL'],
    ['an index under another name', 'ALTER INDEX par_note RENAME TO par_notes'],
  ])('may hold %s', async (_, sql) => {
    expect(await faults(sql)).toBe('');
  });

  test.each([
    ['a table that goes', 'DROP TABLE dossier', 'a running version still uses it'],
    ['a function that goes', 'DROP FUNCTION f(int)', 'a running version still uses it'],
    ['a column that goes', 'ALTER TABLE dossier DROP COLUMN note', 'drops column note'],
    ['another name for a column', 'ALTER TABLE dossier RENAME COLUMN note TO remarque', 'renames'],
    ['another name for a table', 'ALTER TABLE dossier RENAME TO demande', 'renames'],
    ['another name for a value', "ALTER TYPE etat RENAME VALUE 'a' TO 'b'", 'renames a value'],
    ['another schema', 'ALTER TABLE dossier SET SCHEMA vieux', 'moves'],
    [
      'a column that old inserts do not give',
      'ALTER TABLE dossier ADD COLUMN n int NOT NULL',
      'without a default',
    ],
    [
      'a default drawn for each row',
      'ALTER TABLE dossier ADD COLUMN u uuid NOT NULL DEFAULT uuidv7()',
      'drawn for each row',
    ],
    [
      'a column that is stored',
      'ALTER TABLE dossier ADD COLUMN d int GENERATED ALWAYS AS (n * 2) STORED',
      'rewritten',
    ],
    ['a column that is unique', 'ALTER TABLE dossier ADD COLUMN u int UNIQUE', 'is unique'],
    ['a column that refers', 'ALTER TABLE dossier ADD COLUMN u uuid REFERENCES lot(id)', 'NOT VALID'],
    ['another type', 'ALTER TABLE dossier ALTER COLUMN n TYPE bigint', 'changes the type of n'],
    ['a NOT NULL that comes', 'ALTER TABLE dossier ALTER COLUMN note SET NOT NULL', 'may leave it empty'],
    ['a default that goes', 'ALTER TABLE dossier ALTER COLUMN n DROP DEFAULT', 'drops the default of n'],
    ['an index built under a lock', 'CREATE INDEX par_note ON dossier (note)', 'while nobody can write'],
    ['an index dropped under a lock', 'DROP INDEX par_note', 'use CONCURRENTLY'],
    ['a check of every row', 'ALTER TABLE dossier ADD CONSTRAINT bref CHECK (n > 0)', 'NOT VALID'],
    ['a key of every row', 'ALTER TABLE dossier ADD FOREIGN KEY (n) REFERENCES lot (n)', 'NOT VALID'],
    ['a unique key built under a lock', 'ALTER TABLE dossier ADD UNIQUE (n)', 'USING INDEX'],
    ['every row written at once', 'UPDATE dossier SET n = 1', 'by parts, from a job'],
    ['rows removed at once', 'DELETE FROM dossier', 'by parts, from a job'],
    ['a table emptied', 'TRUNCATE dossier', 'empties'],
    ['a lock', 'LOCK TABLE dossier', 'until the migration ends'],
    ['code that nobody can read here', 'DO $$ BEGIN DROP TABLE dossier; END $$', 'cannot read'],
    [
      'an index on a table of another name',
      'CREATE TABLE lot (n int); CREATE INDEX ON dossier (n)',
      'line 1',
    ],
    [
      'a table of another schema',
      'CREATE TABLE traces.dossier (n int); DROP INDEX x; ALTER TABLE dossier DROP COLUMN n',
      'drops column n',
    ],
  ])('refuses: %s', async (_, sql, message) => {
    expect(await faults(sql)).toContain(message);
  });

  test('refuses: CONCURRENTLY beside anything else, whatever the reason given', async () => {
    const sql = '-- survives: nobody reads it yet\nCREATE INDEX CONCURRENTLY i ON dossier (n);\nSELECT 1;';
    expect(await faults(sql)).toBe(
      'line 2: CONCURRENTLY refuses a transaction: give it a migration of its own',
    );
  });
});

describe('a reason', () => {
  const drop = 'ALTER TABLE dossier DROP COLUMN note;';

  test('right above the statement lets it pass, after accents too', async () => {
    expect(
      await faults(`-- Déjà écrit.\nSELECT 'é';\n-- survives: no version reads it since 1.4\n${drop}`),
    ).toBe('');
  });

  test.each([
    ['below', `${drop}\n-- survives: no version reads it since 1.4`],
    ['above another statement', `-- survives: no version reads it since 1.4\nSELECT 1;\n${drop}`],
    ['empty', `-- survives:\n${drop}`],
    ['too short to be one', `-- survives: because\n${drop}`],
    ['in a string', `SELECT '\n-- survives: no version reads it since 1.4\n';\n${drop}`],
  ])('refuses: %s', async (_, sql) => {
    expect(await faults(sql)).toMatch(/^line \d: drops column note/);
  });

  test('excuses one statement, and the line of the other is told', async () => {
    const sql = `-- survives: no version reads it since 1.4\n${drop}\n\nDROP TABLE lot;`;
    expect(await faults(sql)).toMatch(/^line 4: drops something/);
  });
});

test('refuses: text that is not SQL', async () => {
  await expect(faultsOfMigration('ALTER TABEL dossier')).rejects.toThrow('syntax error');
});
