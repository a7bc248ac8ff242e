-- A requête may contest a retenue for absences in the place of a decision (C. VII.A, IV.B); annulled, what gives it back is a
-- retenue of its own, as on a recours.
-- AlterTable
ALTER TABLE "requete" ADD COLUMN     "restitution_id" UUID,
ADD COLUMN     "retenue_id" UUID;

-- CreateIndex
-- survives: a requête is a rare row, and the columns are null in every one.
CREATE INDEX "requete_retenue_id_idx" ON "requete"("retenue_id");

-- CreateIndex
-- survives: the column is new and null in every row, as the one above.
CREATE INDEX "requete_restitution_id_idx" ON "requete"("restitution_id");

-- AddForeignKey
ALTER TABLE "requete" ADD CONSTRAINT "requete_retenue_id_fkey" FOREIGN KEY ("retenue_id") REFERENCES "retenue"("id") ON DELETE SET NULL ON UPDATE CASCADE NOT VALID;

-- AddForeignKey
ALTER TABLE "requete" ADD CONSTRAINT "requete_restitution_id_fkey" FOREIGN KEY ("restitution_id") REFERENCES "retenue"("id") ON DELETE SET NULL ON UPDATE CASCADE NOT VALID;

-- survives: they hold of every row that the version before writes.
ALTER TABLE requete
  ADD CONSTRAINT requete_objet CHECK (num_nonnulls(decision_id, retenue_id) <= 1) NOT VALID,
  ADD CONSTRAINT requete_restitution CHECK (
    (restitution_id IS NOT NULL) = (issue IS NOT DISTINCT FROM 'annulee' AND retenue_id IS NOT NULL)) NOT VALID;

CREATE OR REPLACE FUNCTION garder_la_requete() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  suite constant text[] := ARRAY['issue', 'jugee_le', 'motivation', 'memoire_le', 'memoire_par', 'restitution_id'];
BEGIN
  IF TG_OP IN ('DELETE', 'TRUNCATE') THEN
    RAISE EXCEPTION 'une requête ne s’efface pas' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF TG_OP = 'UPDATE' AND (OLD.issue IS NOT NULL OR to_jsonb(NEW) - suite IS DISTINCT FROM to_jsonb(OLD) - suite) THEN
    RAISE EXCEPTION 'une requête ne se modifie pas : sa fin s’écrit, une fois' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.memoire_le IS NOT NULL
    AND (NEW.memoire_le, NEW.memoire_par) IS DISTINCT FROM (OLD.memoire_le, OLD.memoire_par) THEN
    RAISE EXCEPTION 'le dépôt d’un mémoire s’écrit une fois' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF EXISTS (SELECT 1 FROM decision x WHERE x.id = NEW.decision_id AND x.dossier_id <> NEW.dossier_id) THEN
    RAISE EXCEPTION 'une requête porte sur une décision de son dossier' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.retenue_id IS NOT NULL AND NOT EXISTS (SELECT FROM retenue r WHERE r.id = NEW.retenue_id
    AND r.dossier_id = NEW.dossier_id AND r.genre IN ('retenue', 'restitution') AND r.demi_journees > 0) THEN
    RAISE EXCEPTION 'une requête porte sur une retenue de son dossier' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.restitution_id IS NOT NULL AND NOT EXISTS (SELECT FROM retenue r WHERE r.id = NEW.restitution_id
    AND r.dossier_id = NEW.dossier_id AND r.genre = 'restitution') THEN
    RAISE EXCEPTION 'ce qui est rendu sur un jugement l’est dans son dossier' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;

-- The print of a requête covers its coming and what it contests, not what follows.
CREATE OR REPLACE FUNCTION contenu_de_requete(le_sien uuid) RETURNS jsonb
  LANGUAGE plpgsql STABLE STRICT SET timezone = 'UTC' SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  RETURN (SELECT jsonb_strip_nulls(to_jsonb(r) - ARRAY['issue', 'jugee_le', 'motivation', 'memoire_le', 'memoire_par', 'restitution_id'])
    FROM requete r WHERE r.id = le_sien);
END $$;

-- The last day to contest a retenue is one of which a family is reminded.
-- survives: it holds of every row that the version before writes.
ALTER TABLE rappel
  DROP CONSTRAINT rappel_objet,
  ADD CONSTRAINT rappel_objet CHECK (objet IN ('contester', 'retenue', 'juge', 'observations')) NOT VALID;
