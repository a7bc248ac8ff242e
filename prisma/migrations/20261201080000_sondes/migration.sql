-- What a process asks before it is given requests: whether the base has the migrations of its version, and whether the keys
-- that were last written under are its own. Neither answer names a row.

-- Of the migrations that a version expects, those that are not applied; one that failed or is under way is not.
CREATE FUNCTION migrations_manquantes(attendues text[]) RETURNS text[]
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT coalesce(array_agg(nom ORDER BY nom), '{}') FROM unnest(attendues) AS nom
  WHERE NOT EXISTS (SELECT FROM _prisma_migrations m
    WHERE m.migration_name = nom AND m.finished_at IS NOT NULL AND m.rolled_back_at IS NULL)
$$;

-- The numbers of the keys of the last ciphertexts (docs/adr/chiffrement.md: "BNC", a version, the number).
CREATE FUNCTION cles_en_usage() RETURNS SETOF int
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT DISTINCT get_byte(octets, 4) FROM (
    (SELECT iban AS octets FROM compte_bancaire ORDER BY id DESC LIMIT 20)
    UNION ALL (SELECT numero_fiscal FROM demande ORDER BY id DESC LIMIT 20)) AS derniers
  WHERE substring(octets FROM 1 FOR 4) = '\x424e4301'::bytea
$$;

REVOKE EXECUTE ON FUNCTION migrations_manquantes(text[]), cles_en_usage() FROM PUBLIC, bourses_app;
GRANT EXECUTE ON FUNCTION migrations_manquantes(text[]), cles_en_usage() TO bourses_web;
