-- The risks that a decision shows and that its académie looks at: named, told to the reader.
-- Null in rows of before: what is followed of them stays the same.
ALTER TABLE "relecture" ADD COLUMN "risques" TEXT[];
ALTER TABLE "reglage_de_relecture" ADD COLUMN "risques" TEXT[];

-- survives: the version before writes no risk.
ALTER TABLE relecture ADD CONSTRAINT relecture_risques CHECK (
  risques <@ ARRAY['plafond_proche', 'chiffres_repris', 'foyer_change'] AND (motif <> 'risque' OR coalesce(cardinality(risques), 0) > 0)) NOT VALID;
-- survives: the version before writes no risk.
ALTER TABLE reglage_de_relecture ADD CONSTRAINT reglage_risques CHECK (
  risques <@ ARRAY['plafond_proche', 'chiffres_repris', 'foyer_change']) NOT VALID;

CREATE FUNCTION avant_regler_relecture(l_objet uuid, c jsonb) RETURNS jsonb
  LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT jsonb_build_object('premieres', premieres, 'part', part, 'risques', risques)
  FROM reglage_de_relecture WHERE academie_code = c->>'academie'
$$;

-- Takes the place of faire_sur_un_reglage. A form of the version before says no risk: those that are set stay.
CREATE FUNCTION a_deux_regler_relecture(l_objet uuid, c jsonb) RETURNS void
  LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  tenue reglage_de_relecture;
  nouvelle reglage_de_relecture := jsonb_populate_record(NULL::reglage_de_relecture,
    c - 'version' || jsonb_build_object('academie_code', c->'academie'));
BEGIN
  SELECT * INTO tenue FROM reglage_de_relecture WHERE academie_code = nouvelle.academie_code;
  nouvelle.risques := coalesce(nouvelle.risques, tenue.risques, '{}');
  IF NOT EXISTS (SELECT FROM academie WHERE code = nouvelle.academie_code) THEN
    PERFORM refuser('BN422', 'Cette académie n’existe pas.', 'academie');
  ELSIF nouvelle.premieres + nouvelle.part + cardinality(nouvelle.risques) > 0 AND (
    SELECT count(DISTINCT agent_id) < 2 FROM affectation WHERE academie_code = nouvelle.academie_code
      AND signe_par_delegation(role) AND jour_de_la_session() BETWEEN du AND coalesce(au, jour_de_la_session())) THEN
    PERFORM refuser('BN422', 'Une seule personne décide dans cette académie : personne d’autre ne pourrait relire, et rien ne partirait.', 'academie');
  END IF;
  IF tenue.version IS NULL AND c->>'version' IS NULL THEN
    INSERT INTO reglage_de_relecture (academie_code, premieres, part, risques)
      VALUES (nouvelle.academie_code, nouvelle.premieres, nouvelle.part, nouvelle.risques);
    RETURN;
  ELSIF tenue.version IS DISTINCT FROM (c->>'version')::int THEN
    PERFORM refuser('BN409', 'Ce réglage a été modifié depuis que vous avez ouvert cette page : relisez-la, puis recommencez.');
  ELSIF (tenue.premieres, tenue.part, coalesce(tenue.risques, '{}')) = (nouvelle.premieres, nouvelle.part, nouvelle.risques) THEN
    PERFORM refuser('BN422', 'C’est déjà le réglage de cette académie.', 'part');
  END IF;
  UPDATE reglage_de_relecture SET premieres = nouvelle.premieres, part = nouvelle.part, risques = nouvelle.risques,
    version = version + 1 WHERE academie_code = nouvelle.academie_code;
END $$;
REVOKE EXECUTE ON FUNCTION avant_regler_relecture(uuid, jsonb), a_deux_regler_relecture(uuid, jsonb) FROM PUBLIC, bourses_app;
