-- The State's answer to a requête: the day on which it was lodged with the court, written once, before the end (C. IV.B).
-- AlterTable
ALTER TABLE "requete" ADD COLUMN     "memoire_le" DATE,
ADD COLUMN     "memoire_par" TEXT;

ALTER TABLE requete
  ADD CONSTRAINT requete_memoire CHECK (num_nonnulls(memoire_le, memoire_par) IN (0, 2) AND (memoire_le >= recue_le) IS NOT false);

CREATE OR REPLACE FUNCTION garder_la_requete() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  suite constant text[] := ARRAY['issue', 'jugee_le', 'motivation', 'memoire_le', 'memoire_par'];
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
  RETURN NEW;
END $$;

-- The print of a requête covers its coming, not what follows.
CREATE OR REPLACE FUNCTION contenu_de_requete(le_sien uuid) RETURNS jsonb
  LANGUAGE plpgsql STABLE STRICT SET timezone = 'UTC' SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  RETURN (SELECT jsonb_strip_nulls(to_jsonb(r) - ARRAY['issue', 'jugee_le', 'motivation', 'memoire_le', 'memoire_par'])
    FROM requete r WHERE r.id = le_sien);
END $$;
