-- Certificates of boursier (docs/adr/certificat-de-boursier.md).
-- CreateTable
CREATE TABLE "certificat" (
    "id" UUID NOT NULL,
    "dossier_id" UUID NOT NULL,
    "empreinte" BYTEA NOT NULL,
    "jour" DATE NOT NULL,
    "auteur_id" UUID NOT NULL,
    "auteur_nom" TEXT NOT NULL,

    CONSTRAINT "certificat_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "certificat_dossier_id_key" ON "certificat"("dossier_id");

-- CreateIndex
CREATE UNIQUE INDEX "certificat_empreinte_key" ON "certificat"("empreinte");

-- AddForeignKey
ALTER TABLE "certificat" ADD CONSTRAINT "certificat_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE certificat ADD CONSTRAINT certificat_empreinte CHECK (octet_length(empreinte) = 32);

-- The bourse of a dossier in force on the day of the session, once its decision is notified: what a certificate attests.
CREATE FUNCTION bourse_attestee(le_dossier uuid) RETURNS TABLE (echelon int, du date, au date)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT r.echelon, r.du, r.au FROM droit r
  WHERE r.dossier_id = le_dossier AND r.composante = 'bourse' AND r.ferme_par_id IS NULL
    AND jour_de_la_session() BETWEEN r.du AND r.au
    AND EXISTS (SELECT FROM notification n WHERE n.decision_id = r.decision_id AND n.envoyee_le <= jour_de_la_session())
  LIMIT 1
$$;
REVOKE EXECUTE ON FUNCTION bourse_attestee(uuid) FROM PUBLIC, bourses_app;

-- What the code of a certificate says, with the birth that must come with it. Nothing once the bourse is over or withdrawn.
CREATE FUNCTION certificat_du_code(l_empreinte bytea) RETURNS TABLE (naissance text, echelon int, au date)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT e.naissance, b.echelon, b.au FROM certificat k JOIN dossier d ON d.id = k.dossier_id JOIN eleve e ON e.id = d.eleve_id,
    bourse_attestee(k.dossier_id) b
  WHERE k.empreinte = l_empreinte
$$;

-- Asked by the family, of its own dossier, while there is something to attest.
CREATE FUNCTION signer_le_certificat() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM bourse_attestee(NEW.dossier_id)) THEN
    RAISE EXCEPTION 'aucune bourse en cours à attester' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NOT est_systeme() THEN
    NEW.jour := jour_de_la_session();
    NEW.auteur_id := identite_famille();
    NEW.auteur_nom := nom_de_la_famille(identite_famille());
  END IF;
  RETURN NEW;
END $$;
REVOKE EXECUTE ON FUNCTION signer_le_certificat() FROM PUBLIC;
CREATE TRIGGER certificat_signe BEFORE INSERT ON certificat FOR EACH ROW EXECUTE FUNCTION signer_le_certificat();
CREATE TRIGGER certificat_fige BEFORE UPDATE OR DELETE ON certificat FOR EACH ROW EXECUTE FUNCTION refuser_toute_modification();
CREATE TRIGGER certificat_non_vide BEFORE TRUNCATE ON certificat FOR EACH STATEMENT EXECUTE FUNCTION refuser_toute_modification();

ALTER TABLE certificat ENABLE ROW LEVEL SECURITY;
CREATE POLICY certificat_portee ON certificat USING (
  (SELECT est_systeme()) OR EXISTS (SELECT 1 FROM dossier d WHERE d.id = certificat.dossier_id
    AND est_connu(d.uai, d.academie_code, d.branche, d.lieux_lies, (SELECT connus_de_l_agent('decision')))));
CREATE POLICY certificat_demander ON certificat AS RESTRICTIVE FOR INSERT WITH CHECK (
  (SELECT est_systeme()) OR EXISTS (SELECT 1 FROM dossier d WHERE d.id = certificat.dossier_id AND d.demandeur_id = (SELECT identite_famille())));
CREATE POLICY certificat_porteur_lire ON certificat AS RESTRICTIVE FOR SELECT USING ((SELECT identite_porteur()) IS NULL);
REVOKE UPDATE, DELETE ON certificat FROM bourses_app;
SELECT suivre('certificat');
