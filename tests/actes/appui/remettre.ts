/** What a test tampers with is put back as it stood. */
import { falsifier, lire } from './proprietaire.ts';

/** Copies tables, and tells the statements that put them back; columns that PostgreSQL computes are left to it. */
export async function copier(tables: readonly string[]): Promise<Record<string, string>> {
  const colonnes = await lire<{ table: string; noms: string }>(
    `SELECT attrelid::regclass::text AS table, string_agg(quote_ident(attname), ', ') AS noms FROM pg_attribute
     WHERE attrelid = ANY($1::regclass[]) AND attnum > 0 AND NOT attisdropped AND attgenerated = '' GROUP BY 1`,
    [tables],
  );
  await falsifier(
    colonnes.map(({ table }) => `CREATE TABLE copie_${table} AS SELECT * FROM ${table}`).join(';'),
  );
  return Object.fromEntries(
    colonnes.map(({ table, noms }) => [
      table,
      `DELETE FROM ${table}; INSERT INTO ${table} (${noms}) SELECT ${noms} FROM copie_${table}`,
    ]),
  );
}
