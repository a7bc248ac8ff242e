-- The délégué à la protection des données reads who looked at a dossier, and never the dossier: found by the number that the
-- family gives. The function itself is signed by two, as that of administrateur.
CREATE OR REPLACE FUNCTION se_signe_a_deux(l_acte text, c jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT l_acte IN ('ouvrir_delegation', 'prolonger_delegation', 'prolonger_campagne')
    OR (l_acte IN ('ouvrir_affectation', 'prolonger_affectation') AND c->>'role' IN ('administrateur', 'dpo'))
$$;

CREATE FUNCTION lectures_du_dossier(le_numero text, avant bigint, limite int)
  RETURNS TABLE (id bigint, instant timestamptz, lecteur text, objet text, "precision" text, motif text, explication text)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM affectation a WHERE a.agent_id = identite_agent() AND a.role = 'dpo'
      AND jour_de_la_session() BETWEEN a.du AND coalesce(a.au, jour_de_la_session())) THEN
    RAISE EXCEPTION 'seul le délégué à la protection des données lit ce registre' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN QUERY SELECT l.id, l.instant,
      CASE l.lecteur_genre WHEN 'agent' THEN nom_de_l_agent(l.lecteur_id) WHEN 'famille' THEN 'la famille' ELSE 'l’application' END,
      l.objet, l."precision", l.motif, l.explication
    FROM lecture_sensible l JOIN dossier d ON d.id = l.dossier_id
    WHERE d.numero = le_numero AND (avant IS NULL OR l.id < avant) ORDER BY l.id DESC LIMIT limite;
END $$;
REVOKE EXECUTE ON FUNCTION lectures_du_dossier(text, bigint, int), se_signe_a_deux(text, jsonb) FROM bourses_app;
GRANT EXECUTE ON FUNCTION lectures_du_dossier(text, bigint, int) TO bourses_web;
