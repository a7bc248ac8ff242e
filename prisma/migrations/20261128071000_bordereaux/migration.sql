-- What a collège privé sent to the service académique, and when (C. IV.B, collège, 2): a list that nothing changes afterwards.
CREATE TABLE "bordereau" (
    "id" UUID NOT NULL,
    "uai" VARCHAR(8) NOT NULL,
    "academie_code" VARCHAR(2) NOT NULL,
    "rentree" INTEGER NOT NULL,
    "numero" INTEGER NOT NULL,
    "envoye_le" DATE NOT NULL,
    "en_retard" BOOLEAN NOT NULL,
    "auteur_id" UUID NOT NULL,
    "auteur_nom" TEXT NOT NULL,
    "instant" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "bordereau_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "bordereau_uai_rentree_numero_key" ON "bordereau"("uai", "rentree", "numero");
ALTER TABLE "bordereau" ADD CONSTRAINT "bordereau_uai_fkey" FOREIGN KEY ("uai") REFERENCES "etablissement"("uai") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A proposition leaves once.
CREATE TABLE "ligne_de_bordereau" (
    "proposition_id" UUID NOT NULL,
    "bordereau_id" UUID NOT NULL,

    CONSTRAINT "ligne_de_bordereau_pkey" PRIMARY KEY ("proposition_id")
);
CREATE INDEX "ligne_de_bordereau_bordereau_id_idx" ON "ligne_de_bordereau"("bordereau_id");
ALTER TABLE "ligne_de_bordereau" ADD CONSTRAINT "ligne_de_bordereau_proposition_id_fkey" FOREIGN KEY ("proposition_id") REFERENCES "proposition"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "ligne_de_bordereau" ADD CONSTRAINT "ligne_de_bordereau_bordereau_id_fkey" FOREIGN KEY ("bordereau_id") REFERENCES "bordereau"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE bordereau ADD CONSTRAINT bordereau_numero CHECK (numero > 0);

ALTER TABLE bordereau ENABLE ROW LEVEL SECURITY;
CREATE POLICY bordereau_portee ON bordereau USING (
  (SELECT est_systeme()) OR (identite_agent() IS NOT NULL
    AND est_connu(uai, academie_code, 'college_prive', (SELECT connus_de_l_agent('suivi')))));
CREATE POLICY bordereau_envoyer ON bordereau AS RESTRICTIVE FOR INSERT WITH CHECK (
  auteur_id = identite_agent() AND uai = ANY ((SELECT portee_lieux())::text[]));

ALTER TABLE ligne_de_bordereau ENABLE ROW LEVEL SECURITY;
CREATE POLICY ligne_de_bordereau_portee ON ligne_de_bordereau USING (
  (SELECT est_systeme()) OR EXISTS (SELECT 1 FROM bordereau b WHERE b.id = ligne_de_bordereau.bordereau_id));

REVOKE UPDATE, DELETE ON bordereau, ligne_de_bordereau FROM bourses_app;
CREATE TRIGGER bordereau_fige BEFORE UPDATE OR DELETE ON bordereau FOR EACH ROW EXECUTE FUNCTION refuser_toute_modification();
CREATE TRIGGER bordereau_non_vide BEFORE TRUNCATE ON bordereau FOR EACH STATEMENT EXECUTE FUNCTION refuser_toute_modification();
CREATE TRIGGER ligne_de_bordereau_figee BEFORE UPDATE OR DELETE ON ligne_de_bordereau FOR EACH ROW EXECUTE FUNCTION refuser_toute_modification();
CREATE TRIGGER ligne_de_bordereau_non_vide BEFORE TRUNCATE ON ligne_de_bordereau FOR EACH STATEMENT EXECUTE FUNCTION refuser_toute_modification();
