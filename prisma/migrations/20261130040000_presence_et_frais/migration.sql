-- Presence of boursiers, retenues for absences, fees of pension: facts of part VII of the circulaire.
-- CreateEnum
CREATE TYPE "demi_journee" AS ENUM ('matin', 'apres_midi');

-- CreateEnum
CREATE TYPE "etat_absence" AS ENUM ('a_juger', 'injustifiee', 'justifiee', 'retiree');

-- CreateEnum
CREATE TYPE "genre_retenue" AS ENUM ('demande', 'refus', 'retenue', 'restitution');

-- CreateEnum
CREATE TYPE "cas_sans_deduction" AS ENUM ('collectivite', 'tickets', 'autre_payeur');

-- CreateTable
CREATE TABLE "frais_de_pension" (
    "id" UUID NOT NULL,
    "eleve_id" UUID NOT NULL,
    "rentree" INTEGER NOT NULL,
    "uai" VARCHAR(8) NOT NULL,
    "trimestre" SMALLINT NOT NULL,
    "centimes" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "auteur_id" UUID NOT NULL,
    "auteur_nom" TEXT NOT NULL,
    "jour" DATE NOT NULL,
    "instant" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "frais_de_pension_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "correspondance_de_fichier" (
    "id" UUID NOT NULL,
    "lieu" VARCHAR(8) NOT NULL,
    "contenu" TEXT NOT NULL,
    "colonnes" JSONB NOT NULL,
    "auteur_id" UUID NOT NULL,
    "auteur_nom" TEXT NOT NULL,
    "jour" DATE NOT NULL,
    "instant" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "correspondance_de_fichier_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sans_deduction_dite" (
    "id" UUID NOT NULL,
    "rentree" INTEGER NOT NULL,
    "uai" VARCHAR(8) NOT NULL,
    "eleve_id" UUID,
    "cas" "cas_sans_deduction" NOT NULL,
    "vaut" BOOLEAN NOT NULL,
    "preuve" TEXT,
    "auteur_id" UUID NOT NULL,
    "auteur_nom" TEXT NOT NULL,
    "jour" DATE NOT NULL,
    "instant" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sans_deduction_dite_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "absence" (
    "id" UUID NOT NULL,
    "eleve_id" UUID NOT NULL,
    "rentree" INTEGER NOT NULL,
    "uai" VARCHAR(8) NOT NULL,
    "jour" DATE NOT NULL,
    "demi_journee" "demi_journee" NOT NULL,
    "etat" "etat_absence" NOT NULL,
    "motif" TEXT,
    "source" TEXT NOT NULL,
    "auteur_id" UUID NOT NULL,
    "auteur_nom" TEXT NOT NULL,
    "ecrite_le" DATE NOT NULL,
    "instant" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "absence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "retenue" (
    "id" UUID NOT NULL,
    "dossier_id" UUID NOT NULL,
    "rang" INTEGER NOT NULL,
    "genre" "genre_retenue" NOT NULL,
    "demande_id" UUID,
    "absences" JSONB NOT NULL,
    "demi_journees" INTEGER NOT NULL,
    "franchi_le" DATE,
    "constate_le" DATE,
    "centimes" INTEGER NOT NULL,
    "trace" JSONB NOT NULL,
    "motivation" TEXT NOT NULL,
    "autorite" "autorite" NOT NULL,
    "auteur_id" UUID NOT NULL,
    "auteur_prenom" TEXT NOT NULL,
    "auteur_nom" TEXT NOT NULL,
    "auteur_qualite" TEXT NOT NULL,
    "service" TEXT NOT NULL,
    "delegation" TEXT,
    "faite_le" DATE NOT NULL,

    CONSTRAINT "retenue_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "presence_certifiee" (
    "id" UUID NOT NULL,
    "uai" VARCHAR(8) NOT NULL,
    "academie_code" VARCHAR(2) NOT NULL,
    "rentree" INTEGER NOT NULL,
    "trimestre" SMALLINT NOT NULL,
    "classe" TEXT NOT NULL,
    "effectif" INTEGER NOT NULL,
    "exceptions" JSONB NOT NULL,
    "auteur_id" UUID NOT NULL,
    "auteur_nom" TEXT NOT NULL,
    "auteur_qualite" TEXT NOT NULL,
    "jour" DATE NOT NULL,
    "instant" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "presence_certifiee_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "frais_de_pension_eleve_id_rentree_trimestre_idx" ON "frais_de_pension"("eleve_id", "rentree", "trimestre");

-- CreateIndex
CREATE INDEX "correspondance_de_fichier_lieu_contenu_instant_idx" ON "correspondance_de_fichier"("lieu", "contenu", "instant");

-- CreateIndex
CREATE INDEX "sans_deduction_dite_uai_rentree_idx" ON "sans_deduction_dite"("uai", "rentree");

-- CreateIndex
CREATE INDEX "sans_deduction_dite_eleve_id_idx" ON "sans_deduction_dite"("eleve_id");

-- CreateIndex
CREATE INDEX "absence_eleve_id_rentree_idx" ON "absence"("eleve_id", "rentree");

-- CreateIndex
CREATE UNIQUE INDEX "retenue_demande_id_key" ON "retenue"("demande_id");

-- CreateIndex
CREATE UNIQUE INDEX "retenue_dossier_id_rang_key" ON "retenue"("dossier_id", "rang");

-- CreateIndex
CREATE INDEX "presence_certifiee_uai_rentree_trimestre_classe_idx" ON "presence_certifiee"("uai", "rentree", "trimestre", "classe");

-- AddForeignKey
ALTER TABLE "frais_de_pension" ADD CONSTRAINT "frais_de_pension_eleve_id_fkey" FOREIGN KEY ("eleve_id") REFERENCES "eleve"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sans_deduction_dite" ADD CONSTRAINT "sans_deduction_dite_eleve_id_fkey" FOREIGN KEY ("eleve_id") REFERENCES "eleve"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "absence" ADD CONSTRAINT "absence_eleve_id_fkey" FOREIGN KEY ("eleve_id") REFERENCES "eleve"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "retenue" ADD CONSTRAINT "retenue_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "retenue" ADD CONSTRAINT "retenue_demande_id_fkey" FOREIGN KEY ("demande_id") REFERENCES "retenue"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Written by hand: what Prisma does not express ------------------------------------------------------------------------

ALTER TABLE absence
  ADD CONSTRAINT absence_annee CHECK (jour BETWEEN make_date(rentree, 8, 1) AND make_date(rentree + 1, 8, 31)),
  ADD CONSTRAINT absence_dite CHECK (jour <= ecrite_le),
  ADD CONSTRAINT absence_source CHECK (btrim(source) <> '');
ALTER TABLE correspondance_de_fichier
  ADD CONSTRAINT correspondance_contenu CHECK (contenu IN ('absences', 'frais'));
ALTER TABLE presence_certifiee
  ADD CONSTRAINT presence_trimestre CHECK (trimestre BETWEEN 1 AND 3),
  ADD CONSTRAINT presence_effectif CHECK (jsonb_typeof(exceptions) = 'array' AND effectif >= jsonb_array_length(exceptions));
ALTER TABLE frais_de_pension
  ADD CONSTRAINT frais_trimestre CHECK (trimestre BETWEEN 1 AND 3),
  ADD CONSTRAINT frais_centimes CHECK (centimes >= 0),
  ADD CONSTRAINT frais_source CHECK (btrim(source) <> '');
-- The third case is of a pupil, and on proof.
ALTER TABLE sans_deduction_dite
  ADD CONSTRAINT sans_deduction_payeur CHECK (cas <> 'autre_payeur' OR (eleve_id IS NOT NULL AND (NOT vaut OR btrim(preuve) <> '') IS TRUE));
-- Fifteen days are thirty half-days: a retenue rests on more, nothing is retained on none.
ALTER TABLE retenue
  ADD CONSTRAINT retenue_rang CHECK (rang > 0),
  ADD CONSTRAINT retenue_centimes CHECK (centimes >= 0),
  ADD CONSTRAINT retenue_motivation CHECK (btrim(motivation) <> ''),
  ADD CONSTRAINT retenue_reponse CHECK ((genre = 'refus') <= (demande_id IS NOT NULL) AND (demande_id IS NULL OR genre IN ('retenue', 'refus'))),
  ADD CONSTRAINT retenue_seuil CHECK (genre NOT IN ('demande', 'retenue') OR (demi_journees > 30 AND franchi_le IS NOT NULL)),
  ADD CONSTRAINT retenue_demi_journees CHECK (jsonb_typeof(absences) = 'array' AND demi_journees >= 0),
  ADD CONSTRAINT retenue_constat CHECK (constate_le <= faite_le AND (genre <> 'retenue' OR constate_le IS NOT NULL));
-- One demande at a time is not a constraint of the base: the next one waits for its answer by a guard of the procedure.

-- Absences are of the pupil, through a dossier of that year: no absence of a pupil who has none is of use here. They tell a
-- family's life: who pays does not read them.
ALTER TABLE absence ENABLE ROW LEVEL SECURITY;
CREATE POLICY absence_portee ON absence USING (
  (SELECT est_systeme()) OR EXISTS (SELECT 1 FROM dossier d WHERE d.eleve_id = absence.eleve_id AND d.rentree = absence.rentree
    AND est_connu(d.uai, d.academie_code, d.branche, d.lieux_lies, (SELECT connus_de_l_agent('situation_familiale')))));
CREATE POLICY absence_signer ON absence AS RESTRICTIVE FOR INSERT WITH CHECK (
  (SELECT est_systeme()) OR (auteur_id = (SELECT identite_agent()) AND uai = ANY ((SELECT portee_lieux())::text[])));

ALTER TABLE retenue ENABLE ROW LEVEL SECURITY;
CREATE POLICY retenue_portee ON retenue USING (
  (SELECT est_systeme()) OR EXISTS (SELECT 1 FROM dossier d WHERE d.id = retenue.dossier_id
    AND est_connu(d.uai, d.academie_code, d.branche, d.lieux_lies, (SELECT connus_de_l_agent('decision')))));
CREATE POLICY retenue_signer ON retenue AS RESTRICTIVE FOR INSERT WITH CHECK (
  (SELECT est_systeme()) OR auteur_id = (SELECT identite_agent()));

ALTER TABLE frais_de_pension ENABLE ROW LEVEL SECURITY;
CREATE POLICY frais_portee ON frais_de_pension USING (
  (SELECT est_systeme()) OR EXISTS (SELECT 1 FROM dossier d WHERE d.eleve_id = frais_de_pension.eleve_id AND d.rentree = frais_de_pension.rentree
    AND est_connu(d.uai, d.academie_code, d.branche, d.lieux_lies, (SELECT connus_de_l_agent('argent')))));
CREATE POLICY frais_signer ON frais_de_pension AS RESTRICTIVE FOR INSERT WITH CHECK (
  (SELECT est_systeme()) OR (auteur_id = (SELECT identite_agent()) AND uai = ANY ((SELECT portee_lieux())::text[])));

ALTER TABLE sans_deduction_dite ENABLE ROW LEVEL SECURITY;
CREATE POLICY sans_deduction_portee ON sans_deduction_dite USING (
  (SELECT est_systeme())
  OR (eleve_id IS NULL AND uai = ANY ((SELECT portee_lieux())::text[]))
  OR EXISTS (SELECT 1 FROM dossier d WHERE d.rentree = sans_deduction_dite.rentree
    AND (d.eleve_id = sans_deduction_dite.eleve_id OR (sans_deduction_dite.eleve_id IS NULL AND d.uai = sans_deduction_dite.uai))
    AND est_connu(d.uai, d.academie_code, d.branche, d.lieux_lies, (SELECT connus_de_l_agent('argent')))));
CREATE POLICY sans_deduction_signer ON sans_deduction_dite AS RESTRICTIVE FOR INSERT WITH CHECK (
  (SELECT est_systeme()) OR (auteur_id = (SELECT identite_agent()) AND uai = ANY ((SELECT portee_lieux())::text[])));

ALTER TABLE presence_certifiee ENABLE ROW LEVEL SECURITY;
CREATE POLICY presence_portee ON presence_certifiee USING (
  (SELECT est_systeme()) OR ARRAY[uai, academie_code]::text[] && (SELECT portee_lieux()));
CREATE POLICY presence_signer ON presence_certifiee AS RESTRICTIVE FOR INSERT WITH CHECK (
  (SELECT est_systeme()) OR (auteur_id = (SELECT identite_agent()) AND uai = ANY ((SELECT portee_lieux())::text[])));

ALTER TABLE correspondance_de_fichier ENABLE ROW LEVEL SECURITY;
CREATE POLICY correspondance_de_fichier_portee ON correspondance_de_fichier USING (
  (SELECT est_systeme()) OR lieu = ANY ((SELECT portee_lieux())::text[]));
CREATE POLICY correspondance_de_fichier_signer ON correspondance_de_fichier AS RESTRICTIVE FOR INSERT WITH CHECK (
  (SELECT est_systeme()) OR auteur_id = (SELECT identite_agent()));

-- Who holds a letter and its code writes none of it.
DO $$
DECLARE
  la_table text;
BEGIN
  FOREACH la_table IN ARRAY ARRAY['absence', 'retenue', 'frais_de_pension', 'sans_deduction_dite', 'presence_certifiee', 'correspondance_de_fichier'] LOOP
    EXECUTE format('CREATE POLICY %I ON %I AS RESTRICTIVE FOR INSERT WITH CHECK ((SELECT identite_porteur()) IS NULL)', la_table || '_porteur_inserer', la_table);
    EXECUTE format('REVOKE UPDATE, DELETE ON %I FROM bourses_app', la_table);
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuser_toute_modification()', la_table || '_fige', la_table);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuser_toute_modification()', la_table || '_non_vide', la_table);
    IF la_table <> 'retenue' THEN PERFORM suivre(la_table); END IF;
  END LOOP;
END $$;

-- A retenue answers a demande of its own dossier.
CREATE FUNCTION garder_la_retenue() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NEW.demande_id IS NOT NULL AND NOT EXISTS (SELECT FROM retenue r WHERE r.id = NEW.demande_id AND r.dossier_id = NEW.dossier_id AND r.genre = 'demande') THEN
    RAISE EXCEPTION 'une retenue répond à une demande de son dossier' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER retenue_gardee BEFORE INSERT ON retenue FOR EACH ROW EXECUTE FUNCTION garder_la_retenue();
