-- The calls made to other administrations about a family: their day, the service and the purpose, available to the person for as
-- long as they are kept (CRPA R. 114-9-7).
CREATE FUNCTION mes_appels() RETURNS TABLE (jour date, service text, finalite text, fois integer)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT (e.instant AT TIME ZONE 'Europe/Paris')::date, e.service, e.finalite, count(*)::int
  FROM echange e
  LEFT JOIN dossier d ON d.id = e.dossier_id
  LEFT JOIN consentement c ON c.id = e.consentement_id
  WHERE identite_famille() IN (d.demandeur_id, c.responsable_id)
  GROUP BY 1, 2, 3 ORDER BY 1 DESC, 2, 3 LIMIT 500
$$;
REVOKE EXECUTE ON FUNCTION mes_appels() FROM PUBLIC, bourses_app;
GRANT EXECUTE ON FUNCTION mes_appels() TO bourses_web;
