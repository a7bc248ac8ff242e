-- The ministère reads figures, and nobody: counted by the owner, whole, and never those of so few that they could be told apart.
CREATE FUNCTION chiffres_de_la_rentree(l_annee int, minimum int)
  RETURNS TABLE (academie text, branche "branche", en_cours int, attributions int, refus int, centimes bigint)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM affectation a WHERE a.agent_id = identite_agent() AND a.role = 'ministere'
      AND jour_de_la_session() BETWEEN a.du AND coalesce(a.au, jour_de_la_session())) THEN
    RAISE EXCEPTION 'seul le ministère lit ces chiffres' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN QUERY
    SELECT a.nom::text, c.branche,
      CASE WHEN c.cours >= greatest(minimum, 5) THEN c.cours END, CASE WHEN c.accords >= greatest(minimum, 5) THEN c.accords END,
      CASE WHEN c.rejets >= greatest(minimum, 5) THEN c.rejets END, CASE WHEN c.accords >= greatest(minimum, 5) THEN c.somme END
    FROM (
      SELECT d.academie_code, d.branche,
        count(*) FILTER (WHERE d.etat IN ('deposee', 'incomplete', 'en_instruction', 'proposee', 'decidee'))::int AS cours,
        count(*) FILTER (WHERE x.genre = 'attribution')::int AS accords,
        count(*) FILTER (WHERE x.genre <> 'attribution')::int AS rejets,
        coalesce(sum(x.montant_annuel) FILTER (WHERE x.genre = 'attribution'), 0)::bigint AS somme
      FROM dossier d LEFT JOIN LATERAL (
        SELECT y.genre, y.montant_annuel FROM decision y WHERE y.dossier_id = d.id AND d.etat = 'notifiee'
        ORDER BY y.rang DESC LIMIT 1) x ON true
      WHERE d.rentree = l_annee AND d.etat <> 'brouillon' GROUP BY 1, 2) c
    JOIN academie a ON a.code = c.academie_code ORDER BY 1, 2;
END $$;
REVOKE EXECUTE ON FUNCTION chiffres_de_la_rentree(int, int) FROM PUBLIC, bourses_app;
GRANT EXECUTE ON FUNCTION chiffres_de_la_rentree(int, int) TO bourses_web;
