-- An INE is found by any part of it, the middle too. No policy lets LIKE reach an index: this function of the owner looks
-- first, then keeps the pupils of the places of who asks (docs/adr/a-plat.md).
CREATE INDEX eleve_ine_trigrammes ON eleve USING gin (ine gin_trgm_ops);

-- Six signs at least: fewer are those of too many.
CREATE FUNCTION eleves_par_ine(partie text, annee int, limite int) RETURNS SETOF uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET enable_seqscan = off AS $$
  WITH porteurs AS MATERIALIZED (
    SELECT id FROM eleve WHERE partie ~ '^[0-9A-Z]{6,11}$' AND ine LIKE '%' || partie || '%' LIMIT 500)
  SELECT DISTINCT s.eleve_id FROM porteurs p JOIN scolarite s ON s.eleve_id = p.id
  WHERE s.rentree = annee AND ARRAY[s.uai, s.academie_code]::text[] && (SELECT portee_lieux())
  LIMIT limite
$$;
REVOKE EXECUTE ON FUNCTION eleves_par_ine(text, int, int) FROM PUBLIC, bourses_app;
GRANT EXECUTE ON FUNCTION eleves_par_ine(text, int, int) TO bourses_web;
