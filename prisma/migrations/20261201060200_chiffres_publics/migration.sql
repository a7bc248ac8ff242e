-- What anybody may read of a campaign: one cube, frozen each month, whose cells hold five demandes at least.
CREATE TABLE "chiffre_public" (
    "mois" DATE NOT NULL,
    "rentree" INTEGER NOT NULL,
    "academie_code" VARCHAR(2) NOT NULL,
    "branche" "branche" NOT NULL,
    "canal" "canal" NOT NULL,
    "issue" TEXT NOT NULL,
    "nombre" INTEGER NOT NULL,

    CONSTRAINT "chiffre_public_pkey" PRIMARY KEY ("rentree","mois","academie_code","branche","canal","issue")
);
ALTER TABLE "chiffre_public" ADD CONSTRAINT "chiffre_public_academie_code_fkey" FOREIGN KEY ("academie_code") REFERENCES "academie"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE chiffre_public
  ADD CONSTRAINT chiffre_public_nombre CHECK (nombre >= 5),
  ADD CONSTRAINT chiffre_public_mois CHECK (extract(day FROM mois) = 1);
REVOKE INSERT, UPDATE, DELETE ON chiffre_public FROM bourses_app;
GRANT INSERT ON chiffre_public TO bourses_worker;
CREATE TRIGGER chiffre_public_fige BEFORE UPDATE OR DELETE ON chiffre_public FOR EACH ROW EXECUTE FUNCTION refuser_toute_modification();
CREATE TRIGGER chiffre_public_non_vide BEFORE TRUNCATE ON chiffre_public FOR EACH STATEMENT EXECUTE FUNCTION refuser_toute_modification();

-- What became of a demande, as its family knows it: the cells of the cube.
ALTER TABLE chiffre DROP CONSTRAINT chiffre_serie;
ALTER TABLE chiffre ADD CONSTRAINT chiffre_serie
  CHECK (serie IN ('depots', 'etats', 'issues', 'delais', 'incomplets', 'recours', 'etudes', 'causes', 'argent', 'suites'));
