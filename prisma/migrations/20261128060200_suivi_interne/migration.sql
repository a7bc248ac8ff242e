-- What a service keeps for itself beside the procedure: notes, to whom a dossier is entrusted, what is put on hold
-- (docs/adr/suivi-interne.md). None of it is an act, none changes a delay.
-- CreateTable
CREATE TABLE "note_de_dossier" (
    "id" UUID NOT NULL,
    "dossier_id" UUID NOT NULL,
    "lieu" TEXT NOT NULL,
    "texte" TEXT NOT NULL,
    "communicable" BOOLEAN NOT NULL,
    "corrige_id" UUID,
    "auteur_id" UUID NOT NULL,
    "auteur_nom" TEXT NOT NULL,
    "jour" DATE NOT NULL,
    "instant" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "note_de_dossier_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "confie_de_dossier" (
    "dossier_id" UUID NOT NULL,
    "rang" INTEGER NOT NULL,
    "agent_id" UUID,
    "auteur_id" UUID NOT NULL,
    "auteur_nom" TEXT NOT NULL,
    "jour" DATE NOT NULL,
    "instant" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "confie_de_dossier_pkey" PRIMARY KEY ("dossier_id","rang")
);

-- CreateTable
CREATE TABLE "attente_de_dossier" (
    "dossier_id" UUID NOT NULL,
    "rang" INTEGER NOT NULL,
    "reveil_le" DATE,
    "motif" TEXT,
    "auteur_id" UUID NOT NULL,
    "auteur_nom" TEXT NOT NULL,
    "jour" DATE NOT NULL,
    "instant" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "attente_de_dossier_pkey" PRIMARY KEY ("dossier_id","rang")
);

-- CreateIndex
CREATE UNIQUE INDEX "note_de_dossier_corrige_id_key" ON "note_de_dossier"("corrige_id");

-- CreateIndex
CREATE INDEX "note_de_dossier_dossier_id_idx" ON "note_de_dossier"("dossier_id");

-- AddForeignKey
ALTER TABLE "note_de_dossier" ADD CONSTRAINT "note_de_dossier_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "note_de_dossier" ADD CONSTRAINT "note_de_dossier_corrige_id_fkey" FOREIGN KEY ("corrige_id") REFERENCES "note_de_dossier"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "confie_de_dossier" ADD CONSTRAINT "confie_de_dossier_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "confie_de_dossier" ADD CONSTRAINT "confie_de_dossier_agent_id_fkey" FOREIGN KEY ("agent_id") REFERENCES "agent"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attente_de_dossier" ADD CONSTRAINT "attente_de_dossier_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE FUNCTION signer_le_suivi() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF current_user = 'bourses_web' THEN
    NEW.auteur_id := identite_agent(); NEW.auteur_nom := nom_de_l_agent(identite_agent());
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER note_signee BEFORE INSERT ON note_de_dossier FOR EACH ROW EXECUTE FUNCTION signer_le_suivi();
CREATE TRIGGER confie_signe BEFORE INSERT ON confie_de_dossier FOR EACH ROW EXECUTE FUNCTION signer_le_suivi();
CREATE TRIGGER attente_signee BEFORE INSERT ON attente_de_dossier FOR EACH ROW EXECUTE FUNCTION signer_le_suivi();
CREATE TRIGGER note_figee BEFORE UPDATE OR DELETE ON note_de_dossier FOR EACH ROW EXECUTE FUNCTION refuser_toute_modification();
CREATE TRIGGER confie_fige BEFORE UPDATE OR DELETE ON confie_de_dossier FOR EACH ROW EXECUTE FUNCTION refuser_toute_modification();
CREATE TRIGGER attente_figee BEFORE UPDATE OR DELETE ON attente_de_dossier FOR EACH ROW EXECUTE FUNCTION refuser_toute_modification();
REVOKE UPDATE, DELETE ON note_de_dossier, confie_de_dossier, attente_de_dossier FROM bourses_app;

ALTER TABLE note_de_dossier ADD CONSTRAINT note_dite CHECK (length(trim(texte)) BETWEEN 1 AND 2000);
ALTER TABLE attente_de_dossier
  ADD CONSTRAINT attente_motivee CHECK ((reveil_le IS NULL) = (motif IS NULL)),
  ADD CONSTRAINT attente_a_venir CHECK (reveil_le > jour);

-- A correction replaces a note of the same person, on the same dossier, for the same service.
CREATE FUNCTION verifier_la_correction() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NEW.corrige_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM note_de_dossier n WHERE n.id = NEW.corrige_id
      AND (n.dossier_id, n.lieu, n.auteur_id) = (NEW.dossier_id, NEW.lieu, NEW.auteur_id)) THEN
    RAISE EXCEPTION 'une note se corrige par qui l’a écrite' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
-- After note_signee, in the order of names.
CREATE TRIGGER note_verifiee BEFORE INSERT ON note_de_dossier FOR EACH ROW EXECUTE FUNCTION verifier_la_correction();

-- A dossier is entrusted to somebody of the place who follows its branch that day.
CREATE FUNCTION verifier_le_confie() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NEW.agent_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM dossier d JOIN affectation a ON a.uai = d.uai OR a.academie_code = d.academie_code
      JOIN besoin_de_connaitre b ON b.role = a.role AND b.branche = d.branche AND b.genre = 'suivi'
    WHERE d.id = NEW.dossier_id AND a.agent_id = NEW.agent_id
      AND a.du <= NEW.jour AND (a.au IS NULL OR a.au >= NEW.jour)) THEN
    RAISE EXCEPTION 'confie_a_un_collegue : cet agent ne suit pas ce dossier' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER confie_verifie BEFORE INSERT ON confie_de_dossier FOR EACH ROW EXECUTE FUNCTION verifier_le_confie();

-- The service of the author reads a note, and the family what is communicable.
ALTER TABLE note_de_dossier ENABLE ROW LEVEL SECURITY;
CREATE POLICY note_portee ON note_de_dossier USING (
  (lieu = ANY ((SELECT portee_lieux())::text[]) AND EXISTS (
    SELECT 1 FROM dossier d WHERE d.id = note_de_dossier.dossier_id AND lieu IN (d.uai, d.academie_code)
      AND est_connu(d.uai, d.academie_code, d.branche, (SELECT connus_de_l_agent('suivi')))))
  OR (communicable AND (SELECT identite_famille()) IS NOT NULL
    AND EXISTS (SELECT 1 FROM dossier d WHERE d.id = note_de_dossier.dossier_id)));
CREATE POLICY note_agents ON note_de_dossier AS RESTRICTIVE FOR INSERT WITH CHECK ((SELECT identite_agent()) IS NOT NULL);
ALTER TABLE confie_de_dossier ENABLE ROW LEVEL SECURITY;
CREATE POLICY confie_portee ON confie_de_dossier USING ((SELECT identite_agent()) IS NOT NULL AND EXISTS (
  SELECT 1 FROM dossier d WHERE d.id = confie_de_dossier.dossier_id
    AND est_connu(d.uai, d.academie_code, d.branche, (SELECT connus_de_l_agent('suivi')))));
ALTER TABLE attente_de_dossier ENABLE ROW LEVEL SECURITY;
CREATE POLICY attente_portee ON attente_de_dossier USING ((SELECT identite_agent()) IS NOT NULL AND EXISTS (
  SELECT 1 FROM dossier d WHERE d.id = attente_de_dossier.dossier_id
    AND est_connu(d.uai, d.academie_code, d.branche, (SELECT connus_de_l_agent('suivi')))));

-- Both are lists of the queue, at the price of any flag: "confie:UUID", "en_attente". A flag of the dossier itself never has a colon.
CREATE OR REPLACE FUNCTION rafraichir_drapeaux(dossiers uuid[]) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  DELETE FROM dossier_drapeau WHERE id = ANY (dossiers);
  INSERT INTO dossier_drapeau (id, drapeau, uai, academie_code, rentree, plage, tri)
    SELECT d.id, x.drapeau, d.uai, d.academie_code, d.rentree, d.plage, d.tri
    FROM dossier d, LATERAL (
      SELECT unnest(d.drapeaux)
      UNION SELECT 'confie:' || c.agent_id FROM (
        SELECT agent_id FROM confie_de_dossier WHERE dossier_id = d.id ORDER BY rang DESC LIMIT 1) c WHERE c.agent_id IS NOT NULL
      UNION SELECT 'en_attente' FROM (
        SELECT reveil_le FROM attente_de_dossier WHERE dossier_id = d.id ORDER BY rang DESC LIMIT 1) a WHERE a.reveil_le IS NOT NULL
    ) AS x(drapeau) WHERE d.id = ANY (dossiers);
$$;
DROP TRIGGER dossier_drapeaux_suivis ON dossier;
CREATE FUNCTION suivre_drapeaux_poses() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF OLD.drapeaux <> '{}' OR NEW.drapeaux <> '{}' OR EXISTS (SELECT 1 FROM dossier_drapeau WHERE id = NEW.id) THEN
    PERFORM rafraichir_drapeaux(ARRAY[NEW.id]);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER dossier_drapeaux_suivis AFTER UPDATE ON dossier FOR EACH ROW EXECUTE FUNCTION suivre_drapeaux_poses();
CREATE FUNCTION suivre_le_suivi() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM rafraichir_drapeaux(array_agg(DISTINCT dossier_id)) FROM nouvelles;
  RETURN NULL;
END $$;
CREATE TRIGGER confie_suivi AFTER INSERT ON confie_de_dossier REFERENCING NEW TABLE AS nouvelles
  FOR EACH STATEMENT EXECUTE FUNCTION suivre_le_suivi();
CREATE TRIGGER attente_suivie AFTER INSERT ON attente_de_dossier REFERENCING NEW TABLE AS nouvelles
  FOR EACH STATEMENT EXECUTE FUNCTION suivre_le_suivi();
