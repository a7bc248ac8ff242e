-- What was recorded of a pupil and is corrected by a person, with the reason: never edited.
CREATE TABLE correction_eleve (
  id uuid NOT NULL,
  eleve_id uuid NOT NULL,
  scolarite_id uuid NOT NULL,
  avant jsonb NOT NULL,
  apres jsonb NOT NULL,
  motivation text NOT NULL,
  auteur_id uuid NOT NULL,
  auteur_nom text NOT NULL,
  jour date NOT NULL,
  instant timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT correction_eleve_pkey PRIMARY KEY (id),
  CONSTRAINT correction_eleve_eleve_id_fkey FOREIGN KEY (eleve_id) REFERENCES eleve(id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT correction_eleve_scolarite_id_fkey FOREIGN KEY (scolarite_id) REFERENCES scolarite(id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT correction_eleve_dite CHECK (avant <> apres AND length(btrim(motivation)) >= 20)
);
CREATE INDEX correction_eleve_eleve_id_idx ON correction_eleve(eleve_id);
CREATE TRIGGER correction_eleve_figee BEFORE UPDATE OR DELETE ON correction_eleve FOR EACH ROW EXECUTE FUNCTION refuser_toute_modification();
CREATE TRIGGER correction_eleve_non_vide BEFORE TRUNCATE ON correction_eleve FOR EACH STATEMENT EXECUTE FUNCTION refuser_toute_modification();
ALTER TABLE correction_eleve ENABLE ROW LEVEL SECURITY;
-- Seen and written by those who hold the schooling that it corrects.
CREATE POLICY correction_eleve_portee ON correction_eleve USING (
  (SELECT est_systeme())
  OR ((SELECT identite_agent()) IS NOT NULL AND EXISTS (SELECT 1 FROM scolarite s WHERE s.id = correction_eleve.scolarite_id)));

-- Homonyms are those born the same day whose names are heard the same, glued or inverted: the day finds them.
DROP INDEX eleve_homonyme;
ALTER TABLE eleve DROP COLUMN cle_nom;
CREATE INDEX eleve_homonyme ON eleve (naissance);
