-- A new person in charge asks while the first bourse still stands: its demande follows the first one, and the lock of one live
-- demande holds for each place in the line (C. II.C.1, III.C.1.b).
ALTER TABLE dossier ADD COLUMN "succede_a_id" UUID;
ALTER TABLE dossier ADD CONSTRAINT "dossier_succede_a_id_fkey" FOREIGN KEY ("succede_a_id") REFERENCES dossier("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE dossier ADD CONSTRAINT dossier_succede CHECK (succede_a_id <> id);

DROP INDEX dossier_vivant;
CREATE UNIQUE INDEX dossier_vivant ON dossier (eleve_id, rentree)
  WHERE etat NOT IN ('brouillon', 'retiree', 'desistee', 'irrecevable') AND succede_a_id IS NULL;
CREATE UNIQUE INDEX dossier_successeur ON dossier (succede_a_id)
  WHERE etat NOT IN ('brouillon', 'retiree', 'desistee', 'irrecevable') AND succede_a_id IS NOT NULL;
CREATE INDEX dossier_succede_a ON dossier (succede_a_id) WHERE succede_a_id IS NOT NULL;

-- Nobody slips past the lock: what follows is the demande of another person, for the same pupil and year, said once.
CREATE FUNCTION garder_la_succession() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.succede_a_id IS NOT NULL AND NEW.succede_a_id IS DISTINCT FROM OLD.succede_a_id THEN
    RAISE EXCEPTION 'une demande ne change pas de rang' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.succede_a_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM dossier p WHERE p.id = NEW.succede_a_id AND p.eleve_id = NEW.eleve_id AND p.rentree = NEW.rentree
      AND p.etat <> 'brouillon' AND p.demandeur_id <> NEW.demandeur_id) THEN
    RAISE EXCEPTION 'une demande suit celle d’une autre personne, pour le même élève et la même année'
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER dossier_succession BEFORE INSERT OR UPDATE OF succede_a_id ON dossier
  FOR EACH ROW WHEN (NEW.succede_a_id IS NOT NULL) EXECUTE FUNCTION garder_la_succession();
REVOKE EXECUTE ON FUNCTION garder_la_succession() FROM PUBLIC;

-- The other demandes of the same pupil and year, wherever they are held: their number, their state, whose they are as an id,
-- the last day of their rights. No name, no income.
CREATE FUNCTION autres_demandes(le_dossier uuid, l_eleve uuid, la_rentree int)
  RETURNS TABLE (id uuid, numero text, etat "etat", demandeur_id uuid, succede_a_id uuid, fin_du_droit date)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT d.id, d.numero, d.etat, d.demandeur_id, d.succede_a_id,
    (SELECT max(r.au) FROM droit r WHERE r.dossier_id = d.id AND r.ferme_par_id IS NULL)
  FROM dossier d
  WHERE d.eleve_id = l_eleve AND d.rentree = la_rentree AND d.id <> le_dossier AND d.etat <> 'brouillon'
    AND identite_famille() IS NULL
$$;
