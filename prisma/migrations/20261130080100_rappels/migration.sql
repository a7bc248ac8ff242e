-- Mails that remind families of a last day (lib/droit/echeances/rappels.ts).
CREATE TABLE "rappel" (
    "id" UUID NOT NULL,
    "dossier_id" UUID NOT NULL,
    "responsable_id" UUID NOT NULL,
    "objet" TEXT NOT NULL,
    "limite_le" DATE NOT NULL,
    "jour" DATE NOT NULL,
    "courriel" TEXT NOT NULL,
    "envoye_le" TIMESTAMPTZ(3),

    CONSTRAINT "rappel_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "rappel_dossier_id_objet_limite_le_key" ON "rappel"("dossier_id", "objet", "limite_le");
ALTER TABLE "rappel" ADD CONSTRAINT "rappel_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE rappel
  ADD CONSTRAINT rappel_objet CHECK (objet IN ('contester', 'juge', 'observations')),
  ADD CONSTRAINT rappel_a_temps CHECK (jour <= limite_le);

-- The application writes and sends; those who follow the dossier read.
ALTER TABLE rappel ENABLE ROW LEVEL SECURITY;
CREATE POLICY rappel_portee ON rappel USING (
  (SELECT est_systeme())
  OR ((SELECT identite_agent()) IS NOT NULL AND EXISTS (SELECT 1 FROM dossier d WHERE d.id = rappel.dossier_id
    AND est_connu(d.uai, d.academie_code, d.branche, d.lieux_lies, (SELECT connus_de_l_agent('suivi'))))));
CREATE POLICY rappel_systeme ON rappel AS RESTRICTIVE FOR INSERT WITH CHECK ((SELECT est_systeme()));
CREATE POLICY rappel_porteur_inserer ON rappel AS RESTRICTIVE FOR INSERT WITH CHECK ((SELECT identite_porteur()) IS NULL);
CREATE POLICY rappel_porteur_modifier ON rappel AS RESTRICTIVE FOR UPDATE USING ((SELECT identite_porteur()) IS NULL);
CREATE POLICY rappel_porteur_retirer ON rappel AS RESTRICTIVE FOR DELETE USING ((SELECT identite_porteur()) IS NULL);
REVOKE INSERT, UPDATE, DELETE ON rappel FROM bourses_app;
GRANT INSERT, UPDATE ON rappel TO bourses_worker;

CREATE FUNCTION garder_le_rappel() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF TG_OP <> 'UPDATE' OR OLD.envoye_le IS NOT NULL OR to_jsonb(NEW) - 'envoye_le' IS DISTINCT FROM to_jsonb(OLD) - 'envoye_le' THEN
    RAISE EXCEPTION 'un rappel ne se modifie pas : il part, une fois' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER rappel_fige BEFORE UPDATE OR DELETE ON rappel FOR EACH ROW EXECUTE FUNCTION garder_le_rappel();
CREATE TRIGGER rappel_non_vide BEFORE TRUNCATE ON rappel FOR EACH STATEMENT EXECUTE FUNCTION garder_le_rappel();
SELECT suivre('rappel');
