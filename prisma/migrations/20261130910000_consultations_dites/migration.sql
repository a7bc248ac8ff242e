-- Who looked at a demande, for the family that made it: day, service and subject, never the name of an agent nor its words,
-- which the délégué à la protection des données reads alone (RGPD art. 15; CRPA R. 114-9-7).
CREATE FUNCTION consultations_de_ma_demande(le_dossier uuid, limite integer)
  RETURNS TABLE (jour date, fonction text, lieu text, objet text, motif text, fois integer)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT v.jour, v.role, v.lieu, v.objet, v.motif, count(*)::int FROM (
    SELECT (l.instant AT TIME ZONE 'Europe/Paris')::date AS jour, a.role, coalesce(e.nom, c.nom) AS lieu, l.objet, l.motif
    FROM lecture_sensible l JOIN dossier d ON d.id = l.dossier_id
    LEFT JOIN LATERAL (
      SELECT x.role, x.uai, x.academie_code FROM affectation x
      WHERE x.agent_id = l.lecteur_id
        AND (l.instant AT TIME ZONE 'Europe/Paris')::date BETWEEN x.du AND coalesce(x.au, 'infinity')
      -- The function by which this agent could read it, before any other.
      ORDER BY x.uai = d.uai DESC NULLS LAST, x.uai = ANY (d.lieux_lies) DESC NULLS LAST,
        x.academie_code = d.academie_code DESC NULLS LAST, x.role LIMIT 1) a ON true
    LEFT JOIN etablissement e ON e.uai = a.uai
    LEFT JOIN academie c ON c.code = a.academie_code
    WHERE l.dossier_id = le_dossier AND l.lecteur_genre = 'agent' AND d.demandeur_id = identite_famille()) v
  GROUP BY v.jour, v.role, v.lieu, v.objet, v.motif
  ORDER BY v.jour DESC, v.role, v.lieu, v.objet LIMIT limite
$$;
REVOKE EXECUTE ON FUNCTION consultations_de_ma_demande(uuid, integer) FROM PUBLIC, bourses_app;
GRANT EXECUTE ON FUNCTION consultations_de_ma_demande(uuid, integer) TO bourses_web;
