-- A recours may contest a retenue for absences in the place of a decision (C. VII.A, IV.B). What is given back is a retenue of
-- its own, and the half-days that the answer sets aside are never retained again.
-- AlterTable
ALTER TABLE "recours" ADD COLUMN     "restitution_id" UUID,
ADD COLUMN     "retenue_id" UUID;

-- AlterTable
ALTER TABLE "retenue" ADD COLUMN     "ecartees" JSONB;

-- CreateIndex
-- survives: a recours is a rare row, and the columns are null in every one.
CREATE INDEX "recours_retenue_id_idx" ON "recours"("retenue_id");

-- CreateIndex
-- survives: the column is new and null in every row, as the one above.
CREATE INDEX "recours_restitution_id_idx" ON "recours"("restitution_id");

-- AddForeignKey
ALTER TABLE "recours" ADD CONSTRAINT "recours_retenue_id_fkey" FOREIGN KEY ("retenue_id") REFERENCES "retenue"("id") ON DELETE SET NULL ON UPDATE CASCADE NOT VALID;

-- AddForeignKey
ALTER TABLE "recours" ADD CONSTRAINT "recours_restitution_id_fkey" FOREIGN KEY ("restitution_id") REFERENCES "retenue"("id") ON DELETE SET NULL ON UPDATE CASCADE NOT VALID;

ALTER TABLE recours
  DROP CONSTRAINT recours_reponse,
  DROP CONSTRAINT recours_repondant,
  ADD CONSTRAINT recours_objet CHECK (num_nonnulls(decision_id, retenue_id) <= 1) NOT VALID,
  -- A retenue opens no examination again: it is kept, or given back.
  ADD CONSTRAINT recours_retenue_jugee CHECK (retenue_id IS NULL OR issue IS DISTINCT FROM 'rouvert') NOT VALID,
  ADD CONSTRAINT recours_reponse CHECK (
    (reponse_id IS NOT NULL) = (issue IS NOT NULL AND issue IN ('accueilli', 'maintenu') AND repondant IS NULL AND retenue_id IS NULL)) NOT VALID,
  ADD CONSTRAINT recours_restitution CHECK (
    (restitution_id IS NOT NULL) = (issue IS NOT DISTINCT FROM 'accueilli' AND retenue_id IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT recours_repondant CHECK (
    num_nonnulls(repondant, preuve) IN (0, 2)
    AND (repondant IS NULL OR (btrim(repondant) <> '' AND btrim(preuve) <> ''
      AND (issue IN ('rouvert', 'maintenu') OR (issue = 'accueilli' AND retenue_id IS NOT NULL))) IS TRUE)) NOT VALID;

ALTER TABLE retenue
  ADD CONSTRAINT retenue_ecartees CHECK (
    ecartees IS NULL OR (genre = 'restitution' AND jsonb_typeof(ecartees) = 'array' AND ecartees <> '[]')) NOT VALID;

CREATE OR REPLACE FUNCTION garder_le_recours() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  reponse CONSTANT text[] := ARRAY['issue', 'repondu_le', 'motivation', 'reponse_id', 'restitution_id', 'repondant', 'preuve'];
BEGIN
  IF TG_OP IN ('DELETE', 'TRUNCATE') THEN
    RAISE EXCEPTION 'un recours ne s’efface pas' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF TG_OP = 'UPDATE' AND (
    OLD.issue IS NOT NULL
    OR to_jsonb(NEW) - reponse IS DISTINCT FROM to_jsonb(OLD) - reponse) THEN
    RAISE EXCEPTION 'un recours ne se modifie pas : on y répond, une fois' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF EXISTS (SELECT 1 FROM decision x WHERE x.id IN (NEW.decision_id, NEW.reponse_id) AND x.dossier_id <> NEW.dossier_id) THEN
    RAISE EXCEPTION 'un recours porte sur une décision de son dossier' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;

-- What is contested retains something, what answers gives it back, and both are of the same dossier.
CREATE FUNCTION garder_la_retenue_contestee() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NEW.retenue_id IS NOT NULL AND NOT EXISTS (SELECT FROM retenue r WHERE r.id = NEW.retenue_id
    AND r.dossier_id = NEW.dossier_id AND r.genre IN ('retenue', 'restitution') AND r.demi_journees > 0) THEN
    RAISE EXCEPTION 'un recours porte sur une retenue de son dossier' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.restitution_id IS NOT NULL AND NOT EXISTS (SELECT FROM retenue r WHERE r.id = NEW.restitution_id
    AND r.dossier_id = NEW.dossier_id AND r.genre = 'restitution') THEN
    RAISE EXCEPTION 'ce qui est rendu sur un recours l’est dans son dossier' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER recours_retenue BEFORE INSERT OR UPDATE ON recours FOR EACH ROW EXECUTE FUNCTION garder_la_retenue_contestee();

-- The print of a recours covers what the family said and what it contests, not the answer that comes later.
CREATE OR REPLACE FUNCTION contenu_de_recours(le_sien uuid) RETURNS jsonb
  LANGUAGE plpgsql STABLE STRICT SET timezone = 'UTC' SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  RETURN (SELECT jsonb_strip_nulls(to_jsonb(r) - ARRAY['issue', 'repondu_le', 'motivation', 'reponse_id', 'restitution_id', 'repondant', 'preuve'])
    FROM recours r WHERE r.id = le_sien);
END $$;
