-- A bourse that goes from collège to lycée, or back, follows its pupil and is decided anew: the place left pays to the end of its
-- trimestre (C. V.A, I; docs/adr/transferts.md).
ALTER TABLE "transfert" ADD COLUMN     "de_branche" "branche";
-- survives: the new column is null in every row, and a transfer is a rare row.
ALTER TABLE transfert
  DROP CONSTRAINT transfert_arret,
  ADD CONSTRAINT transfert_arret CHECK (arret_le IS NULL OR (exclusion IS TRUE OR de_branche IS NOT NULL) AND NOT suivi AND arret_le > sortie_le),
  ADD CONSTRAINT transfert_passage CHECK (de_branche IS NULL OR NOT suivi);

CREATE OR REPLACE FUNCTION garder_le_transfert() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  suite constant text[] := ARRAY['pris_le', 'pris_par_id', 'pris_par_nom'];
BEGIN
  IF TG_OP IN ('DELETE', 'TRUNCATE') THEN
    RAISE EXCEPTION 'un transfert ne s’efface pas' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF TG_OP = 'UPDATE' THEN
    IF OLD.pris_le IS NOT NULL OR to_jsonb(NEW) - suite IS DISTINCT FROM to_jsonb(OLD) - suite THEN
      RAISE EXCEPTION 'un transfert ne se modifie pas : sa prise en charge s’écrit, une fois' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF NOT EXISTS (SELECT 1 FROM dossier d JOIN scolarite o ON o.id = d.scolarite_id
      JOIN scolarite a ON a.eleve_id = d.eleve_id AND a.rentree = d.rentree AND a.id = NEW.vers_scolarite_id
      WHERE d.id = NEW.dossier_id AND (NEW.de_uai, NEW.de_academie, NEW.vers_uai, NEW.vers_academie, NEW.entree_le)
        = (d.uai, d.academie_code, a.uai, a.academie_code, a.entree_le) AND NEW.de_scolarite_id = d.scolarite_id) THEN
    RAISE EXCEPTION 'un transfert va d’où est le dossier à une autre inscription du même élève, la même année' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.de_branche IS NOT NULL AND NEW.de_branche <> (SELECT branche FROM dossier WHERE id = NEW.dossier_id) THEN
    RAISE EXCEPTION 'un passage quitte la branche où est le dossier' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  -- Both places read the dossier, and both schoolings, whoever holds it. Never taken from who writes.
  UPDATE dossier SET lieux_lies = array_union(lieux_lies,
    CASE WHEN NEW.suivi OR NEW.de_branche IS NOT NULL THEN ARRAY[NEW.de_uai, NEW.de_academie] ELSE ARRAY[NEW.vers_uai, NEW.vers_academie] END) WHERE id = NEW.dossier_id;
  UPDATE scolarite SET lieux_lies = array_union(lieux_lies, ARRAY[NEW.vers_uai, NEW.vers_academie]) WHERE id = NEW.de_scolarite_id;
  UPDATE scolarite SET lieux_lies = array_union(lieux_lies, ARRAY[NEW.de_uai, NEW.de_academie]) WHERE id = NEW.vers_scolarite_id;
  RETURN NEW;
END $$;

-- The branch in which a dossier was held just after its transfer of that rank: the present one, unless it has changed since.
CREATE FUNCTION branche_au_transfert(le_dossier uuid, le_rang integer, la_branche branche) RETURNS branche
  LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT coalesce((SELECT p.de_branche FROM transfert p WHERE p.dossier_id = le_dossier AND p.rang > le_rang AND p.de_branche IS NOT NULL
    ORDER BY p.rang LIMIT 1), la_branche)
$$;

-- The first stay is the one left first: the dossier may have followed its pupil since.
CREATE OR REPLACE FUNCTION sejours_suivis(le_dossier uuid) RETURNS jsonb
  LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT jsonb_agg(jsonb_build_object('regime', y.regime, 'regimes', y.regimes, 'du', y.entree_le, 'au', y.sortie_le) ORDER BY y.n)
  FROM (
    SELECT s.regime, s.regimes, s.entree_le, 0 AS n,
      coalesce((SELECT min(t.sortie_le) FROM transfert t WHERE t.dossier_id = d.id AND NOT t.suivi), s.sortie_le) AS sortie_le
    FROM dossier d CROSS JOIN LATERAL (
      -- Found first, so that the stay is then read by its key.
      SELECT coalesce((SELECT t.de_scolarite_id FROM transfert t WHERE t.dossier_id = d.id AND NOT t.suivi
        ORDER BY t.sortie_le, t.rang LIMIT 1), d.scolarite_id) AS id OFFSET 0) premiere
      JOIN scolarite s ON s.id = premiere.id WHERE d.id = le_dossier
    UNION ALL
    SELECT v.regime, v.regimes, v.entree_le, row_number() OVER (ORDER BY t.sortie_le, t.rang), v.sortie_le
    FROM transfert t JOIN scolarite v ON v.id = t.vers_scolarite_id WHERE t.dossier_id = le_dossier AND NOT t.suivi) y
  HAVING count(*) = 1 + (SELECT count(*) FROM transfert t WHERE t.dossier_id = le_dossier AND NOT t.suivi)
    AND (count(*) > 1 OR bool_or(y.regimes <> '[]'))
$$;
