-- The day of the last export of the school base that was applied: what the answers of the interface say of where pupils are. Read
-- backwards by the key, which follows time. Null before the first.
CREATE FUNCTION jour_des_donnees() RETURNS date LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT exporte_le::date FROM import_de_base WHERE etat = 'applique' ORDER BY id DESC LIMIT 1
$$;
REVOKE ALL ON FUNCTION jour_des_donnees() FROM PUBLIC, bourses_app;
GRANT EXECUTE ON FUNCTION jour_des_donnees() TO bourses_web;
