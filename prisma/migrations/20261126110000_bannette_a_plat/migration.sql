-- The queues at the same price whatever their length: an index can follow their order and their filters below a policy.
-- There, a condition reaches an index only through operators that leak nothing. Those of COALESCE and of enums do not
-- count among them, those of dates and texts do: hence two columns that say the same otherwise.

ALTER TABLE dossier
  -- Next legal deadline first, dossiers without one last.
  ADD COLUMN tri date NOT NULL
    GENERATED ALWAYS AS (CASE WHEN echeance_le IS NULL THEN 'infinity'::date ELSE echeance_le END) STORED,
  -- State and channel, "deposee/papier". A value added to either type is added here, or no dossier takes it.
  ADD COLUMN plage text NOT NULL GENERATED ALWAYS AS (
    CASE etat WHEN 'brouillon' THEN 'brouillon' WHEN 'deposee' THEN 'deposee' WHEN 'incomplete' THEN 'incomplete'
      WHEN 'en_instruction' THEN 'en_instruction' WHEN 'proposee' THEN 'proposee' WHEN 'decidee' THEN 'decidee'
      WHEN 'notifiee' THEN 'notifiee' WHEN 'desistee' THEN 'desistee' WHEN 'irrecevable' THEN 'irrecevable' END
    || '/' || CASE canal WHEN 'etude_automatique' THEN 'etude_automatique' WHEN 'en_ligne' THEN 'en_ligne' WHEN 'papier' THEN 'papier' END
  ) STORED;

DROP INDEX dossier_file_uai, dossier_file_academie;
-- Filters are equalities before the order: a list is a few stretches of one index, matching or not. The columns that the
-- policy reads come last: a count does not visit the rows.
CREATE INDEX dossier_bannette_academie ON dossier (academie_code, rentree, plage, tri, id, uai, demandeur_id);
CREATE INDEX dossier_bannette_uai ON dossier (uai, rentree, plage, tri, id, academie_code, demandeur_id);
CREATE INDEX dossier_brouillons ON dossier (cree_par_id, rentree) WHERE etat = 'brouillon';

-- The dossiers of each flag, in the order of the queues: an array has no order to read. Kept by triggers.
CREATE TABLE dossier_drapeau (
  id uuid NOT NULL REFERENCES dossier ON DELETE CASCADE,
  drapeau text NOT NULL,
  uai varchar(8) NOT NULL,
  academie_code varchar(2) NOT NULL,
  rentree int NOT NULL,
  plage text NOT NULL,
  tri date NOT NULL,
  PRIMARY KEY (id, drapeau)
);
CREATE INDEX drapeau_bannette_academie ON dossier_drapeau (academie_code, rentree, drapeau, plage, tri, id, uai);
CREATE INDEX drapeau_bannette_uai ON dossier_drapeau (uai, rentree, drapeau, plage, tri, id, academie_code);
ALTER TABLE dossier_drapeau ENABLE ROW LEVEL SECURITY;
CREATE POLICY drapeau_lire ON dossier_drapeau FOR SELECT USING (ARRAY[uai, academie_code]::text[] && (SELECT portee_lieux()));

CREATE FUNCTION rafraichir_drapeaux(dossiers uuid[]) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  DELETE FROM dossier_drapeau WHERE id = ANY (dossiers);
  INSERT INTO dossier_drapeau (id, drapeau, uai, academie_code, rentree, plage, tri)
    SELECT DISTINCT d.id, x.drapeau, d.uai, d.academie_code, d.rentree, d.plage, d.tri
    FROM dossier d, unnest(d.drapeaux) AS x(drapeau) WHERE d.id = ANY (dossiers);
$$;
REVOKE ALL ON FUNCTION rafraichir_drapeaux(uuid[]) FROM PUBLIC;
CREATE FUNCTION suivre_drapeaux() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM rafraichir_drapeaux(ARRAY[NEW.id]);
  RETURN NULL;
END $$;
CREATE TRIGGER dossier_drapeaux_poses AFTER INSERT ON dossier
  FOR EACH ROW WHEN (NEW.drapeaux <> '{}') EXECUTE FUNCTION suivre_drapeaux();
CREATE TRIGGER dossier_drapeaux_suivis AFTER UPDATE ON dossier
  FOR EACH ROW WHEN (OLD.drapeaux <> '{}' OR NEW.drapeaux <> '{}') EXECUTE FUNCTION suivre_drapeaux();
SELECT rafraichir_drapeaux(array_agg(id)) FROM dossier WHERE drapeaux <> '{}';
