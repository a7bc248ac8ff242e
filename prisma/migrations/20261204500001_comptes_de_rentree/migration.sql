-- What is ready for a school year that comes, for an administrateur: counts, and nobody's name.
CREATE FUNCTION comptes_de_rentree(annee int, les_etats text[])
  RETURNS TABLE (enregistree boolean, etablissements int, importes int, sans_chef int, academies int, sans_delegation int, attendent int)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  le_premier date := make_date(annee, 9, 1);
BEGIN
  IF NOT est_administrateur() THEN
    RAISE EXCEPTION 'seul un administrateur prépare une rentrée' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN QUERY
    WITH t AS MATERIALIZED (
      SELECT e.uai, e.academie_code, e.secteur, e.type FROM etablissement e
      WHERE EXISTS (SELECT FROM scolarite s WHERE s.uai = e.uai AND s.rentree = annee - 1 AND s.niveau <> 'post_bac')),
    a AS MATERIALIZED (SELECT DISTINCT t.academie_code AS code FROM t)
    SELECT EXISTS (SELECT FROM campagne c WHERE c.rentree = annee),
      (SELECT count(*)::int FROM t),
      (SELECT count(*)::int FROM t WHERE EXISTS (SELECT FROM scolarite s WHERE s.uai = t.uai AND s.rentree = annee)),
      (SELECT count(*)::int FROM t WHERE t.secteur = 'public' AND t.type <> 'cned' AND NOT EXISTS (
        SELECT FROM affectation f WHERE f.uai = t.uai AND f.role = 'chef_etablissement' AND f.du <= le_premier AND coalesce(f.au, le_premier) >= le_premier)),
      (SELECT count(*)::int FROM a),
      (SELECT count(*)::int FROM a WHERE NOT EXISTS (
        SELECT FROM delegation d WHERE d.academie_code = a.code AND d.du <= le_premier AND coalesce(d.au, le_premier) >= le_premier)),
      -- As they were last counted: each hour, of whole académies.
      (SELECT coalesce(sum(x.nombre), 0)::int FROM chiffre x WHERE x.rentree = annee - 1 AND x.serie = 'etats' AND x.uai = ''
        AND x.arrete_le = 'infinity' AND x.cle = ANY (les_etats));
END $$;

REVOKE EXECUTE ON FUNCTION comptes_de_rentree(int, text[]) FROM PUBLIC, bourses_app;
GRANT EXECUTE ON FUNCTION comptes_de_rentree(int, text[]) TO bourses_web;
