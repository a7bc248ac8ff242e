-- Reads that are out of the ordinary, for the délégué à la protection des données: of one agent and one day, many more dossiers
-- than that agent opens, reads at night or on a Sunday, dossiers of a place where the agent held no function that day. A sign, not
-- a fault: who covers for a colleague, who closes a campagne, looks like that.
CREATE INDEX lecture_sensible_instant ON lecture_sensible USING brin (instant);

CREATE FUNCTION exiger_le_delegue() RETURNS void LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NOT tient_la_fonction_nationale('dpo') THEN
    RAISE EXCEPTION 'seul le délégué à la protection des données lit ce registre' USING ERRCODE = 'insufficient_privilege';
  END IF;
END $$;

-- `beaucoup`: dossiers of a day below which no volume is told; `fois`: how many times the agent's own usual day.
CREATE FUNCTION lectures_inhabituelles(du date, au date, cherche text, beaucoup int, fois int, limite int)
  RETURNS TABLE (agent_id uuid, agent text, jour date, dossiers int, habituels int, volume boolean, hors_heures int, hors_lieu int)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM exiger_le_delegue();
  RETURN QUERY
  WITH lues AS (
    SELECT l.lecteur_id, (l.instant AT TIME ZONE 'Europe/Paris') AS a, l.dossier_id
    FROM lecture_sensible l
    WHERE l.lecteur_genre = 'agent' AND l.instant >= (du - 30)::timestamp AT TIME ZONE 'Europe/Paris'
      AND l.instant < (au + 1)::timestamp AT TIME ZONE 'Europe/Paris'),
  jours AS (
    SELECT x.lecteur_id, x.a::date AS le, count(DISTINCT x.dossier_id)::int AS dossiers,
      count(*) FILTER (WHERE extract(hour FROM x.a) NOT BETWEEN 7 AND 19 OR extract(isodow FROM x.a) = 7)::int AS hors_heures,
      count(DISTINCT x.dossier_id) FILTER (WHERE NOT EXISTS (
        SELECT FROM affectation f JOIN dossier d ON d.id = x.dossier_id
        WHERE f.agent_id = x.lecteur_id AND x.a::date BETWEEN f.du AND coalesce(f.au, 'infinity')
          AND (f.uai = d.uai OR f.academie_code = d.academie_code OR f.uai = ANY (d.lieux_lies) OR f.academie_code = ANY (d.lieux_lies)
            OR num_nonnulls(f.uai, f.academie_code) = 0)))::int AS hors_lieu
    FROM lues x GROUP BY 1, 2),
  compares AS (
    SELECT j.*, coalesce((SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY p.dossiers) FROM jours p
      WHERE p.lecteur_id = j.lecteur_id AND p.le BETWEEN j.le - 30 AND j.le - 1), 0) AS habituels
    FROM jours j WHERE j.le BETWEEN du AND au)
  SELECT c.lecteur_id, nom_de_l_agent(c.lecteur_id), c.le, c.dossiers, c.habituels,
    c.dossiers >= beaucoup AND c.dossiers > fois * c.habituels, c.hors_heures, c.hors_lieu
  FROM compares c
  WHERE ((c.dossiers >= beaucoup AND c.dossiers > fois * c.habituels) OR c.hors_heures > 0 OR c.hors_lieu > 0)
    AND (cherche IS NULL OR strpos(lower(nom_de_l_agent(c.lecteur_id)), lower(cherche)) > 0)
  ORDER BY c.le DESC, c.hors_lieu DESC, c.dossiers DESC, c.lecteur_id LIMIT limite;
END $$;

-- What one agent looked at on one day, by the number of the dossier, nothing of what was seen.
CREATE FUNCTION lectures_de_l_agent(qui uuid, le_jour date, limite int)
  RETURNS TABLE (id bigint, instant timestamptz, numero text, objet text, explication text)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM exiger_le_delegue();
  RETURN QUERY SELECT l.id, l.instant, d.numero, l.objet, l.explication
    FROM lecture_sensible l JOIN dossier d ON d.id = l.dossier_id
    WHERE l.lecteur_genre = 'agent' AND l.lecteur_id = qui
      AND l.instant >= le_jour::timestamp AT TIME ZONE 'Europe/Paris'
      AND l.instant < (le_jour + 1)::timestamp AT TIME ZONE 'Europe/Paris'
    ORDER BY l.id DESC LIMIT limite;
END $$;
REVOKE EXECUTE ON FUNCTION exiger_le_delegue(), lectures_inhabituelles(date, date, text, int, int, int),
  lectures_de_l_agent(uuid, date, int) FROM PUBLIC, bourses_app;
GRANT EXECUTE ON FUNCTION lectures_inhabituelles(date, date, text, int, int, int), lectures_de_l_agent(uuid, date, int) TO bourses_web;
