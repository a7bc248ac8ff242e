-- The day on which the service sent a recours hiérarchique on to the ministre, and by what.
ALTER TABLE recours ADD COLUMN envoye_le date, ADD COLUMN envoi text;
ALTER TABLE recours
  ADD CONSTRAINT recours_envoi CHECK (
    CASE WHEN envoye_le IS NULL THEN envoi IS NULL
      ELSE genre = 'hierarchique' AND envoye_le >= recu_le AND (envoi IS NULL OR btrim(envoi) <> '') END) NOT VALID;
ALTER TABLE recours VALIDATE CONSTRAINT recours_envoi;

-- The sending is written once, before the answer.
CREATE OR REPLACE FUNCTION garder_le_recours() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  envoi CONSTANT text[] := ARRAY['envoye_le', 'envoi'];
  reponse CONSTANT text[] := ARRAY['issue', 'repondu_le', 'motivation', 'reponse_id', 'restitution_id', 'repondant', 'preuve'];
BEGIN
  IF TG_OP IN ('DELETE', 'TRUNCATE') THEN
    RAISE EXCEPTION 'un recours ne s’efface pas' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF TG_OP = 'UPDATE' AND (
    OLD.issue IS NOT NULL
    OR (OLD.envoye_le IS NOT NULL AND (NEW.envoye_le, NEW.envoi) IS DISTINCT FROM (OLD.envoye_le, OLD.envoi))
    OR to_jsonb(NEW) - reponse - envoi IS DISTINCT FROM to_jsonb(OLD) - reponse - envoi) THEN
    RAISE EXCEPTION 'un recours ne se modifie pas : on l’envoie et on y répond, une fois' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF EXISTS (SELECT 1 FROM decision x WHERE x.id IN (NEW.decision_id, NEW.reponse_id) AND x.dossier_id <> NEW.dossier_id) THEN
    RAISE EXCEPTION 'un recours porte sur une décision de son dossier' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;

-- The print of a recours covers what the family said and what it contests, not what comes later.
CREATE OR REPLACE FUNCTION contenu_de_recours(le_sien uuid) RETURNS jsonb
  LANGUAGE plpgsql STABLE STRICT SET timezone = 'UTC' SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  RETURN (SELECT jsonb_strip_nulls(to_jsonb(r)
      - ARRAY['envoye_le', 'envoi', 'issue', 'repondu_le', 'motivation', 'reponse_id', 'restitution_id', 'repondant', 'preuve'])
    FROM recours r WHERE r.id = le_sien);
END $$;

-- Those that wait for the ministre today were sent or not, nobody knows: the service says so.
-- survives: a few dozen dossiers of a whole académie wait for the ministre, and each row is changed once.
UPDATE dossier d SET drapeaux = array_append(drapeaux, 'recours_a_envoyer')
WHERE branche <> 'college_public' AND NOT 'recours_a_envoyer' = ANY (drapeaux)
  AND EXISTS (SELECT FROM recours r WHERE r.dossier_id = d.id AND r.genre = 'hierarchique' AND r.issue IS NULL);
