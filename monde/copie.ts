/** Rows by the thousand: copies of some that the real acts have written, in one statement for each table. */

/** Runs statements as the superuser, every trigger asleep. */
export type Executer = (sql: string) => Promise<void>;

/**
 * Defines `pg_temp.copier`, which copies the rows of a table that a condition ties to a temporary table `foule` (`n`, and
 * what names the row). Keys and what points to a copied row change with the line of the crowd, what must be unique is
 * numbered, PostgreSQL fills what it generates: a column or a table added tomorrow is copied too.
 */
export const COPIER = `
  CREATE FUNCTION pg_temp.cle(copiee uuid, n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
    SELECT overlay(overlay(md5(copiee::text || n) placing '4' from 13) placing '8' from 17)::uuid
  $$;
  CREATE FUNCTION pg_temp.copier(cible regclass, lien text, remplace jsonb DEFAULT '{}') RETURNS void LANGUAGE plpgsql AS $$
  DECLARE
    copiees regclass[] := ARRAY(SELECT conrelid FROM pg_constraint WHERE contype = 'f' AND conparentid = 0 AND confrelid = 'dossier'::regclass)
      || ARRAY['dossier', 'eleve', 'responsable', 'scolarite']::regclass[];
    colonnes text;
    valeurs text;
  BEGIN
    SELECT string_agg(quote_ident(attname), ', '), string_agg(CASE
        WHEN remplace ? attname THEN remplace ->> attname
        WHEN atttypid = 'uuid'::regtype AND EXISTS (
          SELECT 1 FROM pg_constraint WHERE conrelid = cible AND attnum = ANY (conkey)
            AND (contype = 'p' OR contype = 'f' AND confrelid = ANY (copiees)))
          THEN format('pg_temp.cle(x.%I, f.n)', attname)
        WHEN atttypid IN ('text'::regtype, 'varchar'::regtype) AND EXISTS (
          SELECT 1 FROM pg_index WHERE indrelid = cible AND indisunique AND attnum = ANY (indkey) AND NOT EXISTS (
            SELECT 1 FROM pg_attribute k WHERE k.attrelid = cible AND k.attnum = ANY (indkey) AND k.atttypid = 'uuid'::regtype))
          THEN format('x.%I || ''-'' || f.n', attname)
        ELSE format('x.%I', attname) END, ', ')
      INTO colonnes, valeurs
      FROM pg_attribute LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
      WHERE attrelid = cible AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
        AND coalesce(pg_get_expr(adbin, adrelid), '') NOT LIKE 'nextval%';
    EXECUTE format('INSERT INTO %s (%s) SELECT %s FROM %s x JOIN foule f ON %s', cible, colonnes, valeurs, cible, lien);
  END $$;`;

/** Columns that take another value in the copies, as SQL of the row `x` and of `f`, its line of the crowd. */
export const remplacer = (colonnes: Readonly<Record<string, string>>): string =>
  `'${JSON.stringify(colonnes).replaceAll("'", "''")}'`;
