-- A call may rest on a consent that stands (C. II.B.1): that of the person, and of the concubin where there is one.
ALTER TABLE "echange" ADD COLUMN "consentement_id" UUID, ALTER COLUMN "dossier_id" DROP NOT NULL;
CREATE INDEX "echange_consentement_id_idx" ON "echange"("consentement_id");
ALTER TABLE echange ADD CONSTRAINT echange_un_fondement CHECK (num_nonnulls(dossier_id, consentement_id) = 1);

CREATE FUNCTION appel_fonde(le_dossier uuid, le_consentement uuid) RETURNS boolean LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM dossier d WHERE d.id = le_dossier AND d.etat IN ('deposee', 'incomplete', 'en_instruction', 'proposee'))
    OR EXISTS (SELECT FROM consentement_en_vigueur c LEFT JOIN accord_en_vigueur a ON a.couple_id = c.couple_id
      WHERE c.id = le_consentement AND c.reponse = 'oui' AND (c.couple_id IS NULL OR a.accord))
$$;
REVOKE ALL ON FUNCTION appel_fonde(uuid, uuid) FROM PUBLIC;

CREATE OR REPLACE FUNCTION exiger_un_fondement() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM nouveaux n WHERE NOT appel_fonde(n.dossier_id, n.consentement_id)) THEN
    RAISE EXCEPTION 'ni demande en cours ni consentement ne fonde cet appel' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
