-- Lists of the queue that a person keeps under a name, or shares with the service.
-- CreateTable
CREATE TABLE "vue_enregistree" (
    "id" UUID NOT NULL,
    "nom" TEXT NOT NULL,
    "liste" TEXT NOT NULL,
    "lieu" TEXT,
    "auteur_id" UUID NOT NULL,
    "cree_le" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "vue_enregistree_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "vue_enregistree_auteur_id_idx" ON "vue_enregistree"("auteur_id");

-- CreateIndex
CREATE INDEX "vue_enregistree_lieu_idx" ON "vue_enregistree"("lieu");

CREATE FUNCTION signer_la_vue() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF current_user = 'bourses_web' THEN NEW.auteur_id := identite_agent(); END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER vue_signee BEFORE INSERT ON vue_enregistree FOR EACH ROW EXECUTE FUNCTION signer_la_vue();

ALTER TABLE vue_enregistree ENABLE ROW LEVEL SECURITY;
CREATE POLICY vue_lire ON vue_enregistree FOR SELECT USING (
  auteur_id = (SELECT identite_agent()) OR lieu = ANY ((SELECT portee_lieux())::text[]));
CREATE POLICY vue_garder ON vue_enregistree FOR INSERT WITH CHECK (
  auteur_id = (SELECT identite_agent()) AND (lieu IS NULL OR lieu = ANY ((SELECT portee_lieux())::text[])));
CREATE POLICY vue_retirer ON vue_enregistree FOR DELETE USING (auteur_id = (SELECT identite_agent()));
REVOKE UPDATE ON vue_enregistree FROM bourses_app;
