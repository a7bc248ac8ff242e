-- The ministère goes down from an académie to its départements and établissements: counts of demandes, and none of so few that they
-- could be told apart, even by subtraction.
CREATE FUNCTION chiffres_des_lieux(l_annee int, l_arrete date, l_academie text, minimum int, a_decider text[], sont_decidees text[])
  RETURNS TABLE (genre text, code text, nom text, departement text, recues int, attendent int, decidees int)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  moindre CONSTANT int := greatest(minimum, 5);
BEGIN
  IF NOT EXISTS (
    SELECT FROM affectation a WHERE a.agent_id = identite_agent() AND a.role = 'ministere'
      AND jour_de_la_session() BETWEEN a.du AND coalesce(a.au, jour_de_la_session())) THEN
    RAISE EXCEPTION 'seul le ministère lit ces chiffres' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN QUERY
    WITH lus AS MATERIALIZED (
      SELECT t.uai, t.nom, t.departement_code, c.cle, c.nombre FROM etablissement t JOIN chiffre c ON c.academie_code = t.academie_code AND c.uai = t.uai
      WHERE c.academie_code = l_academie AND c.uai <> '' AND c.rentree = l_annee AND c.arrete_le = l_arrete AND c.serie = 'etats'),
    lieux AS (
      SELECT 'etablissements' AS genre, l.uai::text AS code, min(l.nom)::text AS nom, l.departement_code::text AS departement, l.departement_code::text AS ensemble,
        sum(l.nombre) AS r, coalesce(sum(l.nombre) FILTER (WHERE l.cle = ANY (a_decider)), 0) AS a,
        coalesce(sum(l.nombre) FILTER (WHERE l.cle = ANY (sont_decidees)), 0) AS d
      FROM lus l GROUP BY l.uai, l.departement_code
      UNION ALL
      SELECT 'departements', d.code::text, d.nom::text, d.code::text, '', sum(l.nombre),
        coalesce(sum(l.nombre) FILTER (WHERE l.cle = ANY (a_decider)), 0), coalesce(sum(l.nombre) FILTER (WHERE l.cle = ANY (sont_decidees)), 0)
      FROM lus l JOIN departement d ON d.code = l.departement_code GROUP BY d.code, d.nom),
    -- A sum of several that hides fewer than the minimum would tell them: the least that could be given is hidden with them.
    caches AS (
      SELECT x.*, coalesce(sum(x.r) OVER (PARTITION BY x.genre, x.ensemble ORDER BY x.r, x.code ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS avant_r,
        coalesce(sum(x.a) OVER (PARTITION BY x.genre, x.ensemble ORDER BY x.a, x.code ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS avant_a,
        coalesce(sum(x.d) OVER (PARTITION BY x.genre, x.ensemble ORDER BY x.d, x.code ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS avant_d
      FROM lieux x),
    -- So would what a line leaves once its parts are taken away.
    dits AS (
      SELECT x.*, x.a >= moindre AND x.avant_a NOT BETWEEN 1 AND moindre - 1 AND x.r - x.a NOT BETWEEN 1 AND moindre - 1 AS dit_a,
        x.d >= moindre AND x.avant_d NOT BETWEEN 1 AND moindre - 1 AND x.r - x.d NOT BETWEEN 1 AND moindre - 1 AS dit_d
      FROM caches x WHERE x.r >= moindre AND x.avant_r NOT BETWEEN 1 AND moindre - 1)
    SELECT x.genre, x.code, x.nom, x.departement, x.r::int, CASE WHEN x.dit_a THEN x.a::int END,
      CASE WHEN x.dit_d AND NOT (x.dit_a AND x.r - x.a - x.d BETWEEN 1 AND moindre - 1) THEN x.d::int END
    FROM dits x ORDER BY x.genre, x.r DESC, x.nom, x.code;
END $$;
REVOKE EXECUTE ON FUNCTION chiffres_des_lieux(int, date, text, int, text[], text[]) FROM PUBLIC, bourses_app;
GRANT EXECUTE ON FUNCTION chiffres_des_lieux(int, date, text, int, text[], text[]) TO bourses_web;
