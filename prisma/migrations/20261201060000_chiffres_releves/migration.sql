-- Counts of campaigns, written by a job of the worker: what pages of figures read instead of dossiers.
-- CreateTable
CREATE TABLE "chiffre" (
    "arrete_le" DATE NOT NULL,
    "rentree" INTEGER NOT NULL,
    "academie_code" VARCHAR(2) NOT NULL,
    "uai" VARCHAR(8) NOT NULL,
    "branche" "branche" NOT NULL,
    "serie" TEXT NOT NULL,
    "canal" "canal" NOT NULL,
    "jour" DATE NOT NULL,
    "cle" TEXT NOT NULL,
    "duree" INTEGER NOT NULL,
    "nombre" INTEGER NOT NULL,
    "centimes" BIGINT NOT NULL,
    "instant" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "chiffre_pkey" PRIMARY KEY ("academie_code","rentree","arrete_le","serie","uai","branche","canal","jour","cle","duree")
);

-- CreateIndex
CREATE INDEX "chiffre_uai_rentree_arrete_le_idx" ON "chiffre"("uai", "rentree", "arrete_le");

-- AddForeignKey
ALTER TABLE "chiffre" ADD CONSTRAINT "chiffre_academie_code_fkey" FOREIGN KEY ("academie_code") REFERENCES "academie"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE chiffre
  ADD CONSTRAINT chiffre_nombre CHECK (nombre > 0),
  ADD CONSTRAINT chiffre_duree CHECK (duree >= 0),
  ADD CONSTRAINT chiffre_serie CHECK (serie IN ('depots', 'etats', 'issues', 'delais', 'incomplets', 'recours', 'etudes', 'causes', 'argent'));

-- A count is read where its dossiers are followed, in the branches where they are; the worker alone writes.
ALTER TABLE chiffre ENABLE ROW LEVEL SECURITY;
CREATE POLICY chiffre_portee ON chiffre USING ((SELECT est_systeme())
  OR ((SELECT identite_agent()) IS NOT NULL AND est_connu(uai, academie_code, branche, '{}', (SELECT connus_de_l_agent('suivi')))));
CREATE POLICY chiffre_porteur_inserer ON chiffre AS RESTRICTIVE FOR INSERT WITH CHECK ((SELECT identite_porteur()) IS NULL);
CREATE POLICY chiffre_porteur_modifier ON chiffre AS RESTRICTIVE FOR UPDATE USING ((SELECT identite_porteur()) IS NULL);
CREATE POLICY chiffre_porteur_retirer ON chiffre AS RESTRICTIVE FOR DELETE USING ((SELECT identite_porteur()) IS NULL);
REVOKE INSERT, UPDATE, DELETE ON chiffre FROM bourses_app;
GRANT INSERT, DELETE ON chiffre TO bourses_worker;

-- The living count is written again at each pass; what was frozen stays.
CREATE FUNCTION garder_le_chiffre() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF TG_OP = 'DELETE' AND OLD.arrete_le = 'infinity' THEN RETURN OLD; END IF;
  RAISE EXCEPTION 'un chiffre arrêté reste tel quel' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER chiffre_garde BEFORE UPDATE OR DELETE ON chiffre FOR EACH ROW EXECUTE FUNCTION garder_le_chiffre();
CREATE TRIGGER chiffre_non_vide BEFORE TRUNCATE ON chiffre FOR EACH STATEMENT EXECUTE FUNCTION garder_le_chiffre();
