-- Another person asks for the same pupil: its demande is received at its date beside the first one, in a place of its own, and
-- the lock of one live demande holds for each place (C. II.C.1).
ALTER TYPE "genre_courrier" ADD VALUE 'reprise_de_la_demande';

ALTER TABLE dossier ADD COLUMN "double_de_id" UUID, ADD COLUMN "reprise_le" DATE;
ALTER TABLE dossier ADD CONSTRAINT "dossier_double_de_id_fkey" FOREIGN KEY ("double_de_id") REFERENCES dossier("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE dossier
  ADD CONSTRAINT dossier_double CHECK (double_de_id <> id),
  ADD CONSTRAINT dossier_une_place CHECK (num_nonnulls(succede_a_id, double_de_id) <= 1),
  ADD CONSTRAINT dossier_reprise CHECK (reprise_le >= recu_le);

DROP INDEX dossier_vivant;
CREATE UNIQUE INDEX dossier_vivant ON dossier (eleve_id, rentree)
  WHERE etat NOT IN ('brouillon', 'retiree', 'desistee', 'irrecevable') AND succede_a_id IS NULL AND double_de_id IS NULL;
CREATE UNIQUE INDEX dossier_double_vivant ON dossier (double_de_id)
  WHERE etat NOT IN ('brouillon', 'retiree', 'desistee', 'irrecevable') AND double_de_id IS NOT NULL;
CREATE INDEX dossier_double_de ON dossier (double_de_id) WHERE double_de_id IS NOT NULL;

-- Nobody slips past the lock: a double is the demande of another person, for the same pupil and year, and leaves its place only
-- to stand alone.
CREATE FUNCTION garder_le_double() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.double_de_id IS NOT NULL AND NEW.double_de_id IS DISTINCT FROM OLD.double_de_id THEN
    RAISE EXCEPTION 'une double demande ne change pas de rang' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NOT EXISTS (
    SELECT 1 FROM dossier p WHERE p.id = NEW.double_de_id AND p.eleve_id = NEW.eleve_id AND p.rentree = NEW.rentree
      AND p.etat <> 'brouillon' AND p.demandeur_id <> NEW.demandeur_id) THEN
    RAISE EXCEPTION 'une double demande est celle d’une autre personne, pour le même élève et la même année'
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER dossier_en_double BEFORE INSERT OR UPDATE OF double_de_id ON dossier
  FOR EACH ROW WHEN (NEW.double_de_id IS NOT NULL) EXECUTE FUNCTION garder_le_double();
REVOKE EXECUTE ON FUNCTION garder_le_double() FROM PUBLIC;

-- What an office may know of the other demandes of a pupil: besides their place, whether they are late, whose tie they tell and
-- what they say of the residence. No name, no income.
DROP FUNCTION autres_demandes(uuid, uuid, int);
CREATE FUNCTION autres_demandes(le_dossier uuid, l_eleve uuid, la_rentree int)
  RETURNS TABLE (id uuid, numero text, etat "etat", demandeur_id uuid, succede_a_id uuid, double_de_id uuid, hors_delai boolean,
    lien text, residence_alternee boolean, fin_du_droit date)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT d.id, d.numero, d.etat, d.demandeur_id, d.succede_a_id, d.double_de_id, d.hors_delai,
    v.contenu->'demandeur'->>'lien', (v.contenu->'ressources'->>'residenceAlternee')::boolean,
    (SELECT max(r.au) FROM droit r WHERE r.dossier_id = d.id AND r.ferme_par_id IS NULL)
  FROM dossier d
  LEFT JOIN LATERAL (SELECT m.contenu FROM demande m WHERE m.dossier_id = d.id ORDER BY m.rang DESC LIMIT 1) v ON true
  WHERE d.eleve_id = l_eleve AND d.rentree = la_rentree AND d.id <> le_dossier AND d.etat <> 'brouillon'
    AND identite_famille() IS NULL
$$;

ALTER TABLE passage_d_echeances ADD COLUMN "reprises" INTEGER NOT NULL DEFAULT 0;
