-- Mails that should have left: those of a decision wait for its notification, and a decision called back has none.
CREATE VIEW courriel_a_envoyer WITH (security_invoker) AS
  SELECT c.id FROM courrier c
  WHERE c.etat = 'produit' AND c.courriel IS NOT NULL AND c.courriel_envoye_le IS NULL
    AND (c.decision_id IS NULL OR EXISTS (SELECT 1 FROM notification n WHERE n.decision_id = c.decision_id));
GRANT SELECT ON courriel_a_envoyer TO bourses_app;

CREATE OR REPLACE FUNCTION releve_d_exploitation() RETURNS TABLE (
    a_produire int, a_annoncer int, mis_de_cote int, a_sceller boolean, scelle_le timestamptz)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT
    (SELECT count(*)::int FROM courrier WHERE etat = 'a_produire'),
    (SELECT count(*)::int FROM courriel_a_envoyer),
    (SELECT count(*)::int FROM courrier WHERE etat = 'mis_de_cote'),
    EXISTS (SELECT 1 FROM ligne_de_journal WHERE id > coalesce((SELECT max(derniere_ligne) FROM scellement), 0)),
    (SELECT max(s.scelle_le) FROM scellement s)
$$;
