-- The file that shows why an account is somebody else's, or that the beneficiary does not pay the fees (C. VII.B). What it proves
-- names its print, which the follow-up of that row covers: no file is added to it, nor put in its place, afterwards.
ALTER TABLE compte_bancaire ADD COLUMN justificatifs bytea[];
ALTER TABLE sans_deduction_dite ADD COLUMN justificatifs bytea[];
ALTER TABLE compte_bancaire
  ADD CONSTRAINT compte_justifie CHECK (NOT concorde OR coalesce(cardinality(justificatifs), 0) = 0) NOT VALID;
ALTER TABLE sans_deduction_dite
  ADD CONSTRAINT sans_deduction_justifie CHECK ((cas = 'autre_payeur' AND vaut) OR coalesce(cardinality(justificatifs), 0) = 0) NOT VALID;
ALTER TABLE compte_bancaire VALIDATE CONSTRAINT compte_justifie;
ALTER TABLE sans_deduction_dite VALIDATE CONSTRAINT sans_deduction_justifie;

ALTER TABLE fichier
  ADD COLUMN compte_id uuid,
  ADD COLUMN sans_deduction_id uuid;
ALTER TABLE fichier
  ADD CONSTRAINT fichier_compte_id_fkey FOREIGN KEY (compte_id) REFERENCES compte_bancaire(id) ON DELETE CASCADE ON UPDATE CASCADE NOT VALID,
  ADD CONSTRAINT fichier_sans_deduction_id_fkey FOREIGN KEY (sans_deduction_id) REFERENCES sans_deduction_dite(id) ON DELETE CASCADE ON UPDATE CASCADE NOT VALID,
  DROP CONSTRAINT fichier_a_sa_place,
  ADD CONSTRAINT fichier_a_sa_place CHECK (num_nonnulls(piece_id, recours_id, requete_id, compte_id, sans_deduction_id) = 1) NOT VALID;
ALTER TABLE fichier VALIDATE CONSTRAINT fichier_compte_id_fkey, VALIDATE CONSTRAINT fichier_sans_deduction_id_fkey,
  VALIDATE CONSTRAINT fichier_a_sa_place;

CREATE FUNCTION garder_le_justificatif() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM compte_bancaire c WHERE c.id = NEW.compte_id AND NEW.empreinte = ANY (c.justificatifs))
    AND NOT EXISTS (SELECT FROM sans_deduction_dite s WHERE s.id = NEW.sans_deduction_id AND NEW.empreinte = ANY (s.justificatifs)) THEN
    RAISE EXCEPTION 'un justificatif est joint avec ce qu’il montre' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER fichier_justificatif BEFORE INSERT OR UPDATE ON fichier FOR EACH ROW
  WHEN (NEW.compte_id IS NOT NULL OR NEW.sans_deduction_id IS NOT NULL) EXECUTE FUNCTION garder_le_justificatif();

-- Of whoever sees the account; of the agents who see the case: who pays the fees is not told to the other parent.
CREATE POLICY fichier_de_compte ON fichier USING (
  EXISTS (SELECT 1 FROM compte_bancaire c WHERE c.id = fichier.compte_id));
CREATE POLICY fichier_de_frais ON fichier USING (
  (SELECT identite_agent()) IS NOT NULL
  AND EXISTS (SELECT 1 FROM sans_deduction_dite s WHERE s.id = fichier.sans_deduction_id));

-- Erased with the pupil, or with the person: of an account that was paid, which stays, the proof goes. Their keys are given back.
-- survives: two functions read and empty columns that the version before does not know; it calls them as before.
DO $$
DECLARE
  f record;
  texte text;
BEGIN
  FOR f IN SELECT * FROM (VALUES
    ('effacer_les_responsables(uuid[])'::regprocedure, '  DELETE FROM reunion WHERE garde_id = ANY (rs) OR reunie_id = ANY (rs);',
      '  DELETE FROM reunion WHERE garde_id = ANY (rs) OR reunie_id = ANY (rs);
  DELETE FROM fichier f USING compte_bancaire c WHERE c.id = f.compte_id AND c.responsable_id = ANY (rs);'),
    ('effacer_l_eleve(uuid)'::regprocedure, '    UNION SELECT c.cle FROM courrier c WHERE c.dossier_id = ANY (ds) AND c.cle IS NOT NULL) q(k);',
      '    UNION SELECT c.cle FROM courrier c WHERE c.dossier_id = ANY (ds) AND c.cle IS NOT NULL
    UNION SELECT f.cle FROM fichier f JOIN sans_deduction_dite s ON s.id = f.sans_deduction_id WHERE s.eleve_id = ANY (es)
    UNION SELECT f.cle FROM fichier f JOIN compte_bancaire c ON c.id = f.compte_id
      JOIN responsable r ON coalesce(r.reunie_dans, r.id) = c.responsable_id WHERE r.id = ANY (rs)) q(k);'),
    ('effacer_l_eleve(uuid)'::regprocedure, '  PERFORM effacer_les_responsables(rs);',
      '  PERFORM effacer_les_responsables(rs);
  -- Of a person who stays, the accounts keep their proofs.
  SELECT coalesce(array_agg(k), ''{}'') INTO cles FROM unnest(cles) q(k) WHERE NOT EXISTS (SELECT FROM fichier f WHERE f.cle = k);')
  ) v (laquelle, avant, apres) LOOP
    texte := pg_get_functiondef(f.laquelle);
    IF position(f.avant IN texte) = 0 OR position(f.apres IN texte) > 0 THEN
      RAISE EXCEPTION 'l’effacement a changé : %', f.laquelle;
    END IF;
    EXECUTE replace(texte, f.avant, f.apres);
  END LOOP;
END $$;
