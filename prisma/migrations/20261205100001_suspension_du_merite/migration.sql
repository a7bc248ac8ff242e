-- What a suspension of the bourse au mérite takes away, and the decision that makes it start again (D. 531-40).
-- AlterTable
ALTER TABLE "retrait" ADD COLUMN     "merite_jusqu_au" DATE,
ADD COLUMN     "reprise_du" DATE,
ADD COLUMN     "reprise_id" UUID;

-- CreateIndex
-- survives: a retrait is a rare row, and the column is null in every one.
CREATE INDEX "retrait_reprise_id_idx" ON "retrait"("reprise_id");

-- AddForeignKey
ALTER TABLE "retrait" ADD CONSTRAINT "retrait_reprise_id_fkey" FOREIGN KEY ("reprise_id") REFERENCES "decision"("id") ON DELETE SET NULL ON UPDATE CASCADE NOT VALID;

ALTER TABLE retrait
  ADD CONSTRAINT retrait_merite CHECK ((merite_jusqu_au IS NOT NULL)
    = (issue IS NOT DISTINCT FROM 'prononce' AND motif IN ('merite_assiduite', 'merite_resultats'))) NOT VALID,
  ADD CONSTRAINT retrait_merite_repris CHECK (num_nonnulls(reprise_id, reprise_du) IN (0, 2)
    AND (reprise_du IS NULL OR (reprise_du > merite_jusqu_au) IS TRUE)) NOT VALID;

-- What it rests on stays; once concluded, a suspension is only ended, once.
CREATE OR REPLACE FUNCTION garder_le_retrait() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  change constant text[] := ARRAY['invitation_recue_le', 'preuve', 'limite_le', 'observations', 'observations_le', 'issue',
    'conclu_le', 'motivation', 'decision_id', 'merite_jusqu_au'];
  reprise constant text[] := ARRAY['reprise_id', 'reprise_du'];
BEGIN
  IF TG_OP IN ('DELETE', 'TRUNCATE') THEN
    RAISE EXCEPTION 'un retrait engagé ne s’efface pas' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.issue IS NOT NULL
    AND (OLD.reprise_id IS NOT NULL OR to_jsonb(NEW) - reprise IS DISTINCT FROM to_jsonb(OLD) - reprise) THEN
    RAISE EXCEPTION 'un retrait conclu ne se modifie pas : une suspension finit, une fois'
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.issue IS NULL AND (
    to_jsonb(NEW) - change IS DISTINCT FROM to_jsonb(OLD) - change
    OR (OLD.invitation_recue_le IS NOT NULL AND (NEW.invitation_recue_le, NEW.preuve, NEW.limite_le)
      IS DISTINCT FROM (OLD.invitation_recue_le, OLD.preuve, OLD.limite_le))
    OR NOT starts_with(coalesce(NEW.observations, ''), coalesce(OLD.observations, ''))) THEN
    RAISE EXCEPTION 'un retrait engagé ne se modifie pas : on y ajoute, puis on le conclut, une fois'
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF EXISTS (SELECT 1 FROM decision x WHERE x.id IN (NEW.decision_id, NEW.reprise_id) AND x.dossier_id <> NEW.dossier_id) THEN
    RAISE EXCEPTION 'un retrait est prononcé par une décision de son dossier' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;

-- The print covers what a suspension rests on, not how it ends.
CREATE OR REPLACE FUNCTION contenu_de_retrait(le_sien uuid) RETURNS jsonb
  LANGUAGE plpgsql STABLE STRICT SET timezone = 'UTC' SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  RETURN (SELECT jsonb_strip_nulls(to_jsonb(r) - ARRAY['invitation_recue_le', 'preuve', 'limite_le', 'observations',
    'observations_le', 'issue', 'conclu_le', 'motivation', 'decision_id', 'merite_jusqu_au', 'reprise_id', 'reprise_du'])
    FROM retrait r WHERE r.id = le_sien);
END $$;

-- The last trimestre of which a signed state holds a bourse au mérite: what was paid is kept. A number alone, to who decides
-- without following the sums.
CREATE FUNCTION dernier_merite_verse(le_dossier uuid) RETURNS int
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT max(trimestre) FROM (SELECT DISTINCT ON (uai, trimestre) trimestre, du FROM ligne_de_liquidation
    WHERE dossier_id = le_dossier AND composante = 'merite' ORDER BY uai, trimestre, rang DESC) l WHERE du > 0
$$;
