-- Who asked about a pupil: read by a family of its own pupils, and by the DPO; the application alone sees the table.
CREATE FUNCTION lignes_d_appels(l_eleve uuid, limite int)
  RETURNS TABLE (id uuid, instant timestamptz, organisme text, projet text, cadre text, courriel text, scopes text[])
  LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  RETURN QUERY SELECT a.id, a.instant, coalesce(o.organisme ->> 'denomination', a.destinataire::text, 'organisme inconnu'), o.contenu #>> '{projet,intitule}',
    o.contenu #>> '{cadre,intitule}', o.contenu #>> '{contacts,dpo,courriel}', a.scopes
  FROM appel a LEFT JOIN octroi o ON o.id = a.octroi_id
  WHERE a.eleve_id = l_eleve OR a.eleve_id IN (SELECT e.id FROM eleve e WHERE e.reunie_dans = l_eleve)
  ORDER BY a.instant DESC LIMIT limite;
END $$;
CREATE FUNCTION appels_sur_mon_enfant(l_eleve uuid, limite int)
  RETURNS TABLE (id uuid, instant timestamptz, organisme text, projet text, cadre text, courriel text, scopes text[])
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  RETURN QUERY SELECT l.* FROM lignes_d_appels(l_eleve, limite) l WHERE EXISTS (
    SELECT FROM lien x WHERE x.eleve_id = l_eleve AND x.responsable_id = identite_famille() AND x.absent_depuis IS NULL);
END $$;
CREATE FUNCTION appels_du_dossier(le_numero text, limite int)
  RETURNS TABLE (id uuid, instant timestamptz, organisme text, projet text, cadre text, courriel text, scopes text[])
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM affectation a WHERE a.agent_id = identite_agent() AND a.role = 'dpo'
      AND jour_de_la_session() BETWEEN a.du AND coalesce(a.au, jour_de_la_session())) THEN
    RAISE EXCEPTION 'seul le délégué à la protection des données lit ce registre' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN QUERY SELECT l.* FROM dossier d, lignes_d_appels(d.eleve_id, limite) l WHERE d.numero = le_numero;
END $$;

-- Tokens that called, this hour, ten times more than in their busiest hour of the month before, and a thousand times at least.
CREATE FUNCTION volumes_inhabituels() RETURNS TABLE (jeton_id uuid, habilitation_id uuid, appels int, habituels int)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  WITH heures AS (
    SELECT a.jeton_id, a.habilitation_id, a.instant > now() - interval '1 hour' AS derniere, date_trunc('hour', a.instant) AS heure, count(*)::int AS n
    FROM appel a WHERE a.instant > now() - interval '30 days' GROUP BY 1, 2, 3, 4)
  SELECT h.jeton_id, h.habilitation_id, (sum(n) FILTER (WHERE derniere))::int, coalesce(max(n) FILTER (WHERE NOT derniere), 0)
  FROM heures h GROUP BY 1, 2
  HAVING sum(n) FILTER (WHERE derniere) >= 1000 AND sum(n) FILTER (WHERE derniere) > 10 * coalesce(max(n) FILTER (WHERE NOT derniere), 0)
$$;
REVOKE EXECUTE ON FUNCTION lignes_d_appels(uuid, int), appels_sur_mon_enfant(uuid, int), appels_du_dossier(text, int), volumes_inhabituels()
  FROM PUBLIC, bourses_app;
GRANT EXECUTE ON FUNCTION appels_sur_mon_enfant(uuid, int), appels_du_dossier(text, int) TO bourses_web;
GRANT EXECUTE ON FUNCTION volumes_inhabituels() TO bourses_worker;
