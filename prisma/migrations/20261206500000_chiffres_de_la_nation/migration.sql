-- The ministère sees the campaign in pictures: counts of the nation, and none of so few that they could be told apart.
CREATE FUNCTION chiffres_de_la_nation(l_annee int, l_arrete date, minimum int)
  RETURNS TABLE (serie text, academie text, nom text, branche "branche", canal "canal", jour date, cle text, duree int,
    nombre int, centimes bigint, instant timestamptz)
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
      SELECT c.* FROM chiffre c WHERE c.uai = '' AND c.rentree = l_annee AND c.arrete_le = l_arrete AND c.serie <> 'suites')
    SELECT c.serie, a.code::text, a.nom::text, NULL::"branche", NULL::"canal", NULL::date, c.cle, 0,
      sum(c.nombre)::int, sum(c.centimes)::bigint, max(c.instant)
    FROM lus c JOIN academie a ON a.code = c.academie_code WHERE c.serie NOT IN ('depots', 'delais')
    GROUP BY c.serie, a.code, c.cle HAVING sum(c.nombre) >= moindre
    UNION ALL
    SELECT c.serie, NULL, NULL, NULL, c.canal, c.jour, '', 0, sum(c.nombre)::int, 0::bigint, max(c.instant)
    FROM lus c WHERE c.serie = 'depots' GROUP BY c.serie, c.canal, c.jour HAVING sum(c.nombre) >= moindre
    UNION ALL
    -- A length is given with those of its step: their median tells of none of them.
    SELECT d.serie, NULL, NULL, d.branche, NULL, NULL, d.cle, d.duree, d.siens::int, 0::bigint, d.instant FROM (
      SELECT c.serie, c.branche, c.cle, c.duree, sum(c.nombre) AS siens, max(c.instant) AS instant,
        sum(sum(c.nombre)) OVER (PARTITION BY c.branche, c.cle) AS ensemble
      FROM lus c WHERE c.serie = 'delais' GROUP BY c.serie, c.branche, c.cle, c.duree) d
    WHERE d.ensemble >= moindre;
END $$;
REVOKE EXECUTE ON FUNCTION chiffres_de_la_nation(int, date, int) FROM PUBLIC, bourses_app;
GRANT EXECUTE ON FUNCTION chiffres_de_la_nation(int, date, int) TO bourses_web;
