/**
 * Writes a new migration: `node scripts/migration-nouvelle.ts NAME`. Replays the existing ones in a throw-away
 * database, compares the result with prisma/schema, and writes the difference, to be completed by hand with what
 * Prisma does not express (CHECKs, triggers, policies).
 */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Panne, stopOnError } from './panne.ts';
import { startEphemeralServer } from './postgres.ts';
import { createRoles } from './roles.ts';
import { MIGRATIONS, NO_FILTER, readMigrations, readSchema, withEngine } from './schema-engine.ts';

/** SQL that leads from the migrations to the schema; a comment alone when there is no difference. */
async function difference(): Promise<string> {
  const server = await startEphemeralServer();
  try {
    const url = server.adminUrl('postgres');
    await createRoles(url);
    return await withEngine(url, async (engine) => {
      const files = await readSchema();
      await engine.applyMigrations({ migrationsList: await readMigrations(), filters: NO_FILTER });
      const result = await engine.diff({
        from: { tag: 'schemaDatasource', files, configDir: MIGRATIONS },
        to: { tag: 'schemaDatamodel', files },
        script: true,
        exitCode: null,
        filters: NO_FILTER,
      });
      return result.stdout ?? '';
    });
  } finally {
    await server.stop();
  }
}

/** Now, or a second after the last migration: a new one always comes after those that were applied. */
async function nextStamp(): Promise<string> {
  const last = (await readMigrations()).migrationDirectories.at(-1)?.path.slice(0, 14) ?? '';
  const now = new Date().toISOString().slice(0, 19).replace(/\D/g, '');
  return now > last ? now : String(BigInt(last) + 1n);
}

try {
  const name = process.argv[2];
  if (!name || !/^[a-z0-9_]+$/.test(name)) {
    throw new Panne('Usage : node scripts/migration-nouvelle.ts NOM (minuscules, chiffres et _).');
  }
  const sql = await difference();
  const directory = path.join(MIGRATIONS, `${await nextStamp()}_${name}`);
  await mkdir(directory, { recursive: true });
  await writeFile(path.join(directory, 'migration.sql'), sql);
  await writeFile(path.join(MIGRATIONS, 'migration_lock.toml'), 'provider = "postgresql"\n');
  console.log(path.relative(process.cwd(), path.join(directory, 'migration.sql')));
  // The engine leaves a timer of ten seconds behind it.
  process.exit(0);
} catch (error) {
  stopOnError(error);
}
