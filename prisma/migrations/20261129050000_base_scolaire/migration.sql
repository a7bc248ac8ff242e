-- What the school base says: its exports read, compared and applied, and what follows (docs/adr/base-scolaire.md).
-- CreateEnum
CREATE TYPE "source_de_base" AS ENUM ('siecle', 'sygne');

-- CreateEnum
CREATE TYPE "etat_d_import" AS ENUM ('lecture', 'lu', 'compare', 'en_cours', 'applique', 'abandonne');

-- CreateEnum
CREATE TYPE "sort_d_eleve" AS ENUM ('nouveau', 'change', 'inchange', 'retour', 'arrivee', 'sortie', 'absent', 'a_rapprocher');

-- CreateEnum
CREATE TYPE "genre_de_mouvement" AS ENUM ('sortie', 'arrivee');

-- AlterTable
ALTER TABLE "correction_eleve" ALTER COLUMN "auteur_id" DROP NOT NULL;
ALTER TABLE "correction_responsable" ALTER COLUMN "auteur_id" DROP NOT NULL;

-- AlterTable
ALTER TABLE "eleve" ADD COLUMN     "commune_naissance" VARCHAR(5),
ADD COLUMN     "departement_naissance" VARCHAR(3),
ADD COLUMN     "pays_naissance" VARCHAR(5),
ADD COLUMN     "ville_naissance" TEXT;

-- AlterTable
ALTER TABLE "lien" ADD COLUMN     "absent_depuis" TIMESTAMP(0),
ADD COLUMN     "heberge_eleve" BOOLEAN,
ADD COLUMN     "niveau" VARCHAR(1),
ADD COLUMN     "parente" VARCHAR(2),
ADD COLUMN     "percoit_les_aides" BOOLEAN,
ADD COLUMN     "prioritaire" BOOLEAN;

-- AlterTable
ALTER TABLE "responsable" ADD COLUMN     "accepte_sms" BOOLEAN,
ADD COLUMN     "telephone_portable" TEXT,
ADD COLUMN     "telephone_professionnel" TEXT;

-- AlterTable
ALTER TABLE "scolarite" ADD COLUMN     "code_regime" VARCHAR(2),
ADD COLUMN     "motif_sortie" VARCHAR(2),
ADD COLUMN     "uai_an_dernier" VARCHAR(8);

-- CreateTable
CREATE TABLE "import_de_base" (
    "id" UUID NOT NULL,
    "source" "source_de_base" NOT NULL,
    "uai" VARCHAR(8) NOT NULL,
    "academie_code" VARCHAR(2) NOT NULL,
    "rentree" INTEGER NOT NULL,
    "exporte_le" TIMESTAMP(0) NOT NULL,
    "contenus" TEXT[],
    "fichiers" JSONB NOT NULL,
    "etat" "etat_d_import" NOT NULL DEFAULT 'lecture',
    "auteur_id" UUID,
    "auteur_nom" TEXT NOT NULL,
    "jour" DATE NOT NULL,
    "instant" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "clos_par_nom" TEXT,
    "clos_le" TIMESTAMPTZ(3),
    "bilan" JSONB,

    CONSTRAINT "import_de_base_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ligne_lue" (
    "id" BIGSERIAL NOT NULL,
    "import_id" UUID NOT NULL,
    "genre" TEXT NOT NULL,
    "cle" TEXT NOT NULL,
    "contenu" JSONB NOT NULL,

    CONSTRAINT "ligne_lue_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ligne_d_import" (
    "import_id" UUID NOT NULL,
    "rang" INTEGER NOT NULL,
    "cle" TEXT NOT NULL,
    "dit" JSONB NOT NULL,
    "sort" "sort_d_eleve" NOT NULL,
    "signes" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "eleve_id" UUID,
    "cause" TEXT,
    "proches" UUID[] DEFAULT ARRAY[]::UUID[],
    "faite" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "ligne_d_import_pkey" PRIMARY KEY ("import_id","rang")
);

-- CreateTable
CREATE TABLE "refus_d_import" (
    "import_id" UUID NOT NULL,
    "rang" INTEGER NOT NULL,
    "de" TEXT NOT NULL,
    "numero" INTEGER NOT NULL,
    "cle" TEXT,
    "nom" TEXT,
    "causes" TEXT[],

    CONSTRAINT "refus_d_import_pkey" PRIMARY KEY ("import_id","rang")
);

-- CreateTable
CREATE TABLE "eleve_de_base" (
    "source" "source_de_base" NOT NULL,
    "uai" VARCHAR(8) NOT NULL,
    "rentree" INTEGER NOT NULL,
    "cle" TEXT NOT NULL,
    "eleve_id" UUID NOT NULL,
    "scolarite_id" UUID NOT NULL,
    "dit" JSONB NOT NULL,
    "exporte_le" TIMESTAMP(0) NOT NULL,
    "absent_depuis" TIMESTAMP(0),

    CONSTRAINT "eleve_de_base_pkey" PRIMARY KEY ("source","uai","rentree","cle")
);

-- CreateTable
CREATE TABLE "responsable_de_base" (
    "source" "source_de_base" NOT NULL,
    "uai" VARCHAR(8) NOT NULL,
    "rentree" INTEGER NOT NULL,
    "cle" TEXT NOT NULL,
    "responsable_id" UUID NOT NULL,
    "dit" JSONB NOT NULL,

    CONSTRAINT "responsable_de_base_pkey" PRIMARY KEY ("source","uai","rentree","cle")
);

-- CreateTable
CREATE TABLE "libelle_de_base" (
    "uai" VARCHAR(8) NOT NULL,
    "nomenclature" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "libelle" TEXT NOT NULL,

    CONSTRAINT "libelle_de_base_pkey" PRIMARY KEY ("uai","nomenclature","code")
);

-- CreateTable
CREATE TABLE "mouvement" (
    "id" UUID NOT NULL,
    "dossier_id" UUID NOT NULL,
    "scolarite_id" UUID NOT NULL,
    "genre" "genre_de_mouvement" NOT NULL,
    "jour" DATE NOT NULL,
    "motif" VARCHAR(2),
    "instant" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "suite" TEXT,
    "traite_le" DATE,
    "traite_par_id" UUID,
    "traite_par_nom" TEXT,

    CONSTRAINT "mouvement_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "import_de_base_uai_rentree_instant_idx" ON "import_de_base"("uai", "rentree", "instant");

-- CreateIndex
CREATE INDEX "ligne_lue_import_id_genre_cle_idx" ON "ligne_lue"("import_id", "genre", "cle");

-- CreateIndex
CREATE INDEX "ligne_d_import_eleve_id_idx" ON "ligne_d_import"("eleve_id");

-- CreateIndex
CREATE UNIQUE INDEX "ligne_d_import_import_id_cle_key" ON "ligne_d_import"("import_id", "cle");

-- CreateIndex
CREATE INDEX "eleve_de_base_eleve_id_idx" ON "eleve_de_base"("eleve_id");

-- CreateIndex
CREATE INDEX "eleve_de_base_scolarite_id_idx" ON "eleve_de_base"("scolarite_id");

-- CreateIndex
CREATE INDEX "responsable_de_base_responsable_id_idx" ON "responsable_de_base"("responsable_id");

-- CreateIndex
CREATE INDEX "mouvement_scolarite_id_idx" ON "mouvement"("scolarite_id");

-- CreateIndex
CREATE UNIQUE INDEX "mouvement_dossier_id_scolarite_id_genre_jour_key" ON "mouvement"("dossier_id", "scolarite_id", "genre", "jour");

-- AddForeignKey
ALTER TABLE "import_de_base" ADD CONSTRAINT "import_de_base_uai_fkey" FOREIGN KEY ("uai") REFERENCES "etablissement"("uai") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ligne_lue" ADD CONSTRAINT "ligne_lue_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "import_de_base"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ligne_d_import" ADD CONSTRAINT "ligne_d_import_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "import_de_base"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ligne_d_import" ADD CONSTRAINT "ligne_d_import_eleve_id_fkey" FOREIGN KEY ("eleve_id") REFERENCES "eleve"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refus_d_import" ADD CONSTRAINT "refus_d_import_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "import_de_base"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "eleve_de_base" ADD CONSTRAINT "eleve_de_base_eleve_id_fkey" FOREIGN KEY ("eleve_id") REFERENCES "eleve"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "eleve_de_base" ADD CONSTRAINT "eleve_de_base_scolarite_id_fkey" FOREIGN KEY ("scolarite_id") REFERENCES "scolarite"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "responsable_de_base" ADD CONSTRAINT "responsable_de_base_responsable_id_fkey" FOREIGN KEY ("responsable_id") REFERENCES "responsable"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mouvement" ADD CONSTRAINT "mouvement_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mouvement" ADD CONSTRAINT "mouvement_scolarite_id_fkey" FOREIGN KEY ("scolarite_id") REFERENCES "scolarite"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE lien
  ADD CONSTRAINT lien_de_la_base CHECK (parente IN ('10', '20', '37', '38', '39', '41', '42', '50', '51', '70', '90')),
  ADD CONSTRAINT lien_niveau CHECK (niveau IN ('1', '2', '3') AND (parente IS NULL) = (niveau IS NULL));
ALTER TABLE scolarite ADD CONSTRAINT scolarite_code_regime CHECK (code_regime ~ '^[0-6][1-9]?$');
ALTER TABLE import_de_base
  ALTER COLUMN contenus SET NOT NULL,
  ADD CONSTRAINT import_uai CHECK (uai ~ '^\d{7}[A-Z]$'),
  ADD CONSTRAINT import_clos CHECK ((etat IN ('applique', 'abandonne')) = (clos_le IS NOT NULL) AND (clos_le IS NULL) = (clos_par_nom IS NULL)),
  ADD CONSTRAINT import_compare CHECK (etat IN ('lecture', 'lu', 'abandonne') OR bilan IS NOT NULL);
ALTER TABLE ligne_d_import
  ALTER COLUMN signes SET NOT NULL, ALTER COLUMN proches SET NOT NULL,
  ADD CONSTRAINT ligne_d_import_a_dire CHECK ((sort = 'a_rapprocher') = (cause IS NOT NULL)),
  -- Only a pupil that nobody knows has no record yet.
  ADD CONSTRAINT ligne_d_import_connue CHECK (eleve_id IS NOT NULL OR sort IN ('nouveau', 'a_rapprocher'));
ALTER TABLE refus_d_import
  ALTER COLUMN causes SET NOT NULL,
  ADD CONSTRAINT refus_d_import_dit CHECK (cardinality(causes) > 0);
ALTER TABLE mouvement ADD CONSTRAINT mouvement_traite CHECK (
  (suite IS NULL) = (traite_le IS NULL) AND (suite IS NULL) = (traite_par_id IS NULL) AND (suite IS NULL) = (traite_par_nom IS NULL)
  AND length(btrim(suite)) > 0);

-- Who imports and who answers is the agent who is signed in.
CREATE FUNCTION signer_l_import() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  SELECT academie_code INTO NEW.academie_code FROM etablissement WHERE uai = NEW.uai;
  IF current_user = 'bourses_web' THEN NEW.auteur_id := identite_agent(); END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER import_signe BEFORE INSERT ON import_de_base FOR EACH ROW EXECUTE FUNCTION signer_l_import();

-- An import goes forward, and what it is of never changes.
CREATE FUNCTION figer_l_import() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE change text[] := ARRAY['etat', 'bilan', 'clos_par_nom', 'clos_le', 'contenus', 'fichiers'];
BEGIN
  IF OLD.clos_le IS NOT NULL OR NEW.etat < OLD.etat OR to_jsonb(NEW) - change <> to_jsonb(OLD) - change
    OR (OLD.etat <> 'lecture' AND (NEW.contenus, NEW.fichiers) IS DISTINCT FROM (OLD.contenus, OLD.fichiers)) THEN
    RAISE EXCEPTION 'un import avance, et ne se reprend pas' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER import_fige BEFORE UPDATE ON import_de_base FOR EACH ROW EXECUTE FUNCTION figer_l_import();

CREATE FUNCTION figer_le_mouvement() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE change text[] := ARRAY['suite', 'traite_le', 'traite_par_id', 'traite_par_nom'];
BEGIN
  IF OLD.suite IS NOT NULL OR to_jsonb(NEW) - change <> to_jsonb(OLD) - change THEN
    RAISE EXCEPTION 'la suite d’un mouvement s’écrit une fois' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF current_user = 'bourses_web' THEN NEW.traite_par_id := identite_agent(); END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER mouvement_fige BEFORE UPDATE ON mouvement FOR EACH ROW EXECUTE FUNCTION figer_le_mouvement();

-- The key of a pupil follows the schooling that it is of, when two records of one pupil are united or separated.
CREATE FUNCTION suivre_la_cle() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  UPDATE eleve_de_base SET eleve_id = NEW.eleve_id WHERE scolarite_id = NEW.id;
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION suivre_la_cle() FROM PUBLIC;
CREATE TRIGGER scolarite_cle AFTER UPDATE OF eleve_id ON scolarite FOR EACH ROW WHEN (NEW.eleve_id <> OLD.eleve_id)
  EXECUTE FUNCTION suivre_la_cle();

-- A person to be called, or whom the base names no more, is opened nothing of the pupil.
CREATE OR REPLACE FUNCTION portee_eleves() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT coalesce(array_agg(eleve_id), '{}') FROM lien
  WHERE responsable_id = identite_famille() AND niveau IS DISTINCT FROM '3' AND absent_depuis IS NULL
$$;

-- Imports are read where the agent knows how to reach families; what they leave in the base, where it knows the pupil too.
ALTER TABLE import_de_base ENABLE ROW LEVEL SECURITY;
CREATE POLICY import_portee ON import_de_base USING (
  (SELECT est_systeme()) OR ARRAY[uai, academie_code]::text[] && (SELECT lieux_connus('coordonnees')));
ALTER TABLE ligne_lue ENABLE ROW LEVEL SECURITY;
CREATE POLICY ligne_lue_portee ON ligne_lue USING (
  (SELECT est_systeme()) OR EXISTS (SELECT 1 FROM import_de_base i WHERE i.id = import_id));
ALTER TABLE ligne_d_import ENABLE ROW LEVEL SECURITY;
CREATE POLICY ligne_d_import_portee ON ligne_d_import USING (
  (SELECT est_systeme()) OR EXISTS (SELECT 1 FROM import_de_base i WHERE i.id = import_id));
ALTER TABLE refus_d_import ENABLE ROW LEVEL SECURITY;
CREATE POLICY refus_d_import_portee ON refus_d_import USING (
  (SELECT est_systeme()) OR EXISTS (SELECT 1 FROM import_de_base i WHERE i.id = import_id));
ALTER TABLE eleve_de_base ENABLE ROW LEVEL SECURITY;
CREATE POLICY eleve_de_base_portee ON eleve_de_base USING (
  (SELECT est_systeme()) OR eleve_dans_la_portee(eleve_id, (SELECT lieux_connus('coordonnees'))));
ALTER TABLE responsable_de_base ENABLE ROW LEVEL SECURITY;
CREATE POLICY responsable_de_base_portee ON responsable_de_base USING (
  (SELECT est_systeme())
  OR ((SELECT identite_agent()) IS NOT NULL AND EXISTS (SELECT 1 FROM lien l WHERE l.responsable_id = responsable_de_base.responsable_id)));
ALTER TABLE mouvement ENABLE ROW LEVEL SECURITY;
CREATE POLICY mouvement_portee ON mouvement USING (
  (SELECT est_systeme()) OR ((SELECT identite_agent()) IS NOT NULL AND EXISTS (SELECT 1 FROM dossier d WHERE d.id = dossier_id)));

REVOKE DELETE ON import_de_base, mouvement, eleve_de_base, responsable_de_base, libelle_de_base FROM bourses_app;
REVOKE UPDATE ON ligne_lue, refus_d_import FROM bourses_app;
REVOKE DELETE ON ligne_lue, ligne_d_import, refus_d_import FROM bourses_app;
REVOKE INSERT ON ligne_d_import, mouvement FROM bourses_app;
REVOKE INSERT, UPDATE ON libelle_de_base FROM bourses_app;
GRANT DELETE ON ligne_lue, ligne_d_import, refus_d_import TO bourses_worker;
GRANT INSERT ON ligne_d_import, mouvement TO bourses_worker;
GRANT INSERT, UPDATE ON libelle_de_base TO bourses_worker;
-- Its statistics are taken as soon as a set is written.
GRANT MAINTAIN ON ligne_lue, ligne_d_import TO bourses_worker;
