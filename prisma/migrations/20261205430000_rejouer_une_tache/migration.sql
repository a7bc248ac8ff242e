-- A job that failed for good: why, as a kind of cause and never as its words, which may tell of somebody; played again alone, with the
-- reason, in the register.
-- survives: the version before calls it under its other form, which stays until this version is everywhere.
CREATE FUNCTION taches_mortes_dites(limite int) RETURNS TABLE (id text, nom text, nombre int, essais int, depuis timestamptz, cause text)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  RETURN QUERY SELECT m.id, m.nom, m.nombre, m.essais, m.depuis, CASE
      WHEN p.last_error ~* 'ECONNREFUSED|ECONNRESET|ENOTFOUND|ETIMEDOUT|EAI_AGAIN|ESOCKET|SansReponse|fetch failed|timed? ?out|greeting never' THEN 'service_muet'
      WHEN p.last_error ~* 'EENVELOPE|no recipients|all recipients were rejected|\y55[0-4]\y' THEN 'adresse_refusee'
      WHEN p.last_error ~* 'EAUTH|\y401\y|\y403\y|invalid login|ConfigurationInvalide|aucun opérateur' THEN 'acces_refuse'
      WHEN p.last_error ~* 'ENOSPC|disk full|53100' THEN 'place'
      WHEN p.last_error ~* 'ENOENT|NoSuchKey' THEN 'fichier_absent'
      WHEN p.last_error ~* 'deadlock|could not serialize|connection terminated|canceling statement|P20(24|28|34)|P1001|P1017' THEN 'base'
      ELSE 'inconnue' END
  FROM taches_mortes(limite) m JOIN graphile_worker._private_jobs p ON p.id = m.id::bigint ORDER BY m.depuis;
END $$;

CREATE FUNCTION avant_rejouer_tache(l_objet uuid, c jsonb) RETURNS jsonb
  LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  RETURN (SELECT jsonb_build_object('tache', j.task_identifier) FROM graphile_worker.jobs j WHERE j.id = (c->>'numero')::bigint);
END $$;

CREATE FUNCTION seul_rejouer_tache(l_objet uuid, c jsonb) RETURNS void
  LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM graphile_worker.jobs j WHERE j.id = (c->>'numero')::bigint AND j.attempts >= j.max_attempts AND j.locked_at IS NULL) THEN
    PERFORM refuser('BN409', 'Cette tâche n’est plus en échec : elle a été rejouée, ou elle est finie. Relisez la page.');
  END IF;
  PERFORM graphile_worker.reschedule_jobs(ARRAY[(c->>'numero')::bigint], run_at := now(), attempts := 0);
END $$;

REVOKE EXECUTE ON FUNCTION taches_mortes_dites(int), avant_rejouer_tache(uuid, jsonb), seul_rejouer_tache(uuid, jsonb) FROM PUBLIC, bourses_app;
GRANT EXECUTE ON FUNCTION taches_mortes_dites(int) TO bourses_web;
