-- CreateTable
CREATE TABLE "agent" (
    "id" UUID NOT NULL,
    "sub" TEXT NOT NULL,
    "prenom" TEXT NOT NULL,
    "nom" TEXT NOT NULL,
    "courriel" TEXT NOT NULL,

    CONSTRAINT "agent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "affectation" (
    "id" UUID NOT NULL,
    "agent_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "uai" VARCHAR(8),
    "academie_code" VARCHAR(2),
    "qualite" TEXT NOT NULL,
    "du" DATE NOT NULL,
    "au" DATE,

    CONSTRAINT "affectation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "delegation" (
    "id" UUID NOT NULL,
    "agent_id" UUID NOT NULL,
    "academie_code" VARCHAR(2) NOT NULL,
    "reference" TEXT NOT NULL,
    "du" DATE NOT NULL,
    "au" DATE,

    CONSTRAINT "delegation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "decision" (
    "id" UUID NOT NULL,
    "dossier_id" UUID NOT NULL,
    "genre" TEXT NOT NULL,
    "type_bourse" TEXT NOT NULL,
    "echelon" INTEGER,
    "montant_annuel" INTEGER,
    "primes" JSONB NOT NULL DEFAULT '{}',
    "motifs" JSONB NOT NULL,
    "motivation" TEXT,
    "trace" JSONB NOT NULL,
    "situation" JSONB NOT NULL,
    "autorite" TEXT NOT NULL,
    "signataire_id" UUID NOT NULL,
    "signataire_prenom" TEXT NOT NULL,
    "signataire_nom" TEXT NOT NULL,
    "signataire_qualite" TEXT NOT NULL,
    "service" TEXT NOT NULL,
    "delegation" TEXT,
    "decidee_le" DATE NOT NULL,
    "effet_du" DATE,
    "effet_au" DATE,
    "remplace_id" UUID,
    "cree_le" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notification" (
    "id" UUID NOT NULL,
    "decision_id" UUID NOT NULL,
    "mode" TEXT NOT NULL,
    "envoyee_le" DATE NOT NULL,
    "recue_le" DATE,
    "preuve" TEXT,

    CONSTRAINT "notification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "courrier" (
    "id" UUID NOT NULL,
    "dossier_id" UUID NOT NULL,
    "genre" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "decision_id" UUID,
    "demande_de_pieces_id" UUID,
    "donnees" JSONB NOT NULL,
    "etat" TEXT NOT NULL DEFAULT 'a_produire',
    "cause" TEXT,
    "cle" TEXT,
    "empreinte" BYTEA,
    "jour" DATE NOT NULL,
    "produit_le" TIMESTAMPTZ(3),
    "courriel" TEXT,
    "courriel_envoye_le" TIMESTAMPTZ(3),
    "ouvert_le" TIMESTAMPTZ(3),

    CONSTRAINT "courrier_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "dossier" (
    "id" UUID NOT NULL,
    "numero" TEXT NOT NULL,
    "rentree" INTEGER NOT NULL,
    "eleve_id" UUID NOT NULL,
    "demandeur_id" UUID,
    "uai" VARCHAR(8) NOT NULL,
    "academie_code" VARCHAR(2) NOT NULL,
    "departement_code" VARCHAR(3) NOT NULL,
    "classe" TEXT NOT NULL,
    "regime" TEXT NOT NULL,
    "type_bourse" TEXT NOT NULL,
    "branche" TEXT NOT NULL,
    "canal" TEXT NOT NULL DEFAULT 'papier',
    "etat" TEXT NOT NULL DEFAULT 'brouillon',
    "version" INTEGER NOT NULL DEFAULT 0,
    "hors_delai" BOOLEAN NOT NULL DEFAULT false,
    "recu_le" DATE,
    "drapeaux" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "echeance_le" DATE,
    "echeance_cause" TEXT,
    "echeance_article" TEXT,
    "depuis_le" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "cree_par_id" UUID,
    "cree_le" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "modifie_le" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "dossier_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "demande" (
    "dossier_id" UUID NOT NULL,
    "contenu" JSONB NOT NULL,
    "numero_fiscal" BYTEA,
    "numero_fiscal_concubin" BYTEA,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "enregistre_le" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "demande_pkey" PRIMARY KEY ("dossier_id")
);

-- CreateTable
CREATE TABLE "piece" (
    "id" UUID NOT NULL,
    "dossier_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "demande_de_pieces_id" UUID,
    "recue_le" DATE,

    CONSTRAINT "piece_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "fichier" (
    "id" UUID NOT NULL,
    "piece_id" UUID NOT NULL,
    "cle" TEXT NOT NULL,
    "nom" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "taille" INTEGER NOT NULL,
    "empreinte" BYTEA NOT NULL,
    "depose_le" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "auteur_genre" TEXT NOT NULL,
    "auteur_id" UUID,

    CONSTRAINT "fichier_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "demande_de_pieces" (
    "id" UUID NOT NULL,
    "dossier_id" UUID NOT NULL,
    "auteur_id" UUID NOT NULL,
    "faite_le" DATE NOT NULL,
    "message" TEXT,
    "envoyee_le" DATE,
    "recue_le" DATE,
    "preuve" TEXT,
    "limite_le" DATE,
    "avis_attendu" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "demande_de_pieces_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "proposition" (
    "id" UUID NOT NULL,
    "dossier_id" UUID NOT NULL,
    "auteur_id" UUID NOT NULL,
    "faite_le" DATE NOT NULL,
    "genre" TEXT NOT NULL,
    "echelon" INTEGER,
    "en_retard" BOOLEAN NOT NULL,
    "trace" JSONB NOT NULL,

    CONSTRAINT "proposition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "eleve" (
    "id" UUID NOT NULL,
    "ine" VARCHAR(11),
    "nom" TEXT NOT NULL,
    "nom_usage" TEXT,
    "prenom" TEXT NOT NULL,
    "prenoms" TEXT,
    "sexe" VARCHAR(1) NOT NULL,
    "naissance" DATE NOT NULL,
    "cree_le" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "eleve_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "scolarite" (
    "id" UUID NOT NULL,
    "eleve_id" UUID NOT NULL,
    "rentree" INTEGER NOT NULL,
    "uai" VARCHAR(8) NOT NULL,
    "classe" TEXT NOT NULL,
    "mef" VARCHAR(11),
    "libelle_mef" TEXT,
    "niveau" TEXT NOT NULL,
    "regime" TEXT NOT NULL,
    "statut" TEXT NOT NULL DEFAULT 'scolaire',
    "dispositif" TEXT,
    "filiere_cned" TEXT,
    "terminale" BOOLEAN NOT NULL DEFAULT false,
    "entree_le" DATE NOT NULL,
    "sortie_le" DATE,

    CONSTRAINT "scolarite_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "responsable" (
    "id" UUID NOT NULL,
    "sub" TEXT,
    "civilite" TEXT NOT NULL,
    "nom" TEXT NOT NULL,
    "nom_usage" TEXT,
    "prenom" TEXT NOT NULL,
    "adresse" TEXT NOT NULL,
    "complement" TEXT,
    "code_postal" VARCHAR(5) NOT NULL,
    "commune" TEXT NOT NULL,
    "courriel" TEXT,
    "telephone" TEXT,

    CONSTRAINT "responsable_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lien" (
    "eleve_id" UUID NOT NULL,
    "responsable_id" UUID NOT NULL,
    "lien" TEXT NOT NULL,
    "legal" BOOLEAN NOT NULL DEFAULT true,
    "paie_les_frais" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "lien_pkey" PRIMARY KEY ("eleve_id","responsable_id")
);

-- CreateTable
CREATE TABLE "ligne_de_journal" (
    "id" BIGSERIAL NOT NULL,
    "dossier_id" UUID NOT NULL,
    "rang" INTEGER NOT NULL,
    "instant" TIMESTAMPTZ(3) NOT NULL,
    "jour" DATE NOT NULL,
    "auteur_genre" TEXT NOT NULL,
    "auteur_id" UUID,
    "auteur_nom" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "acte" TEXT NOT NULL,
    "de_etat" TEXT NOT NULL,
    "vers_etat" TEXT NOT NULL,
    "enregistrement_id" UUID,
    "contenu" JSONB NOT NULL,
    "empreinte_precedente" BYTEA NOT NULL,
    "empreinte" BYTEA NOT NULL,

    CONSTRAINT "ligne_de_journal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "scellement" (
    "jour" DATE NOT NULL,
    "lignes" INTEGER NOT NULL,
    "derniere_ligne" BIGINT NOT NULL,
    "racine" BYTEA NOT NULL,
    "empreinte_precedente" BYTEA NOT NULL,
    "empreinte" BYTEA NOT NULL,
    "scelle_le" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "scellement_pkey" PRIMARY KEY ("jour")
);

-- CreateTable
CREATE TABLE "lecture_sensible" (
    "id" BIGSERIAL NOT NULL,
    "instant" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lecteur_genre" TEXT NOT NULL,
    "lecteur_id" UUID,
    "dossier_id" UUID NOT NULL,
    "objet" TEXT NOT NULL,
    "precision" TEXT,

    CONSTRAINT "lecture_sensible_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "horloge" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "jour" DATE NOT NULL,

    CONSTRAINT "horloge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "academie" (
    "code" VARCHAR(2) NOT NULL,
    "nom" TEXT NOT NULL,
    "service" TEXT NOT NULL,
    "adresse" TEXT NOT NULL,
    "courriel" TEXT NOT NULL,
    "telephone" TEXT NOT NULL,

    CONSTRAINT "academie_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "departement" (
    "code" VARCHAR(3) NOT NULL,
    "nom" TEXT NOT NULL,
    "academie_code" VARCHAR(2) NOT NULL,

    CONSTRAINT "departement_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "etablissement" (
    "uai" VARCHAR(8) NOT NULL,
    "nom" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "secteur" TEXT NOT NULL,
    "adresse" TEXT NOT NULL,
    "code_postal" VARCHAR(5) NOT NULL,
    "commune" TEXT NOT NULL,
    "courriel" TEXT NOT NULL,
    "telephone" TEXT NOT NULL,
    "departement_code" VARCHAR(3) NOT NULL,
    "academie_code" VARCHAR(2) NOT NULL,

    CONSTRAINT "etablissement_pkey" PRIMARY KEY ("uai")
);

-- CreateTable
CREATE TABLE "campagne" (
    "rentree" INTEGER NOT NULL,
    "ouverture" DATE NOT NULL,
    "cloture" DATE NOT NULL,
    "cloture_cned" DATE NOT NULL,
    "fin_annee_scolaire" DATE NOT NULL,
    "source" TEXT NOT NULL,

    CONSTRAINT "campagne_pkey" PRIMARY KEY ("rentree")
);

-- CreateIndex
CREATE UNIQUE INDEX "agent_sub_key" ON "agent"("sub");

-- CreateIndex
CREATE INDEX "affectation_agent_id_idx" ON "affectation"("agent_id");

-- CreateIndex
CREATE INDEX "delegation_agent_id_idx" ON "delegation"("agent_id");

-- CreateIndex
CREATE INDEX "decision_dossier_id_idx" ON "decision"("dossier_id");

-- CreateIndex
CREATE UNIQUE INDEX "notification_decision_id_key" ON "notification"("decision_id");

-- CreateIndex
CREATE UNIQUE INDEX "courrier_reference_key" ON "courrier"("reference");

-- CreateIndex
CREATE UNIQUE INDEX "courrier_cle_key" ON "courrier"("cle");

-- CreateIndex
CREATE INDEX "courrier_dossier_id_idx" ON "courrier"("dossier_id");

-- CreateIndex
CREATE UNIQUE INDEX "dossier_numero_key" ON "dossier"("numero");

-- CreateIndex
CREATE INDEX "dossier_demandeur_id_idx" ON "dossier"("demandeur_id");

-- CreateIndex
CREATE INDEX "dossier_eleve_id_rentree_idx" ON "dossier"("eleve_id", "rentree");

-- CreateIndex
CREATE UNIQUE INDEX "piece_dossier_id_code_key" ON "piece"("dossier_id", "code");

-- CreateIndex
CREATE UNIQUE INDEX "fichier_cle_key" ON "fichier"("cle");

-- CreateIndex
CREATE INDEX "fichier_piece_id_idx" ON "fichier"("piece_id");

-- CreateIndex
CREATE INDEX "demande_de_pieces_dossier_id_idx" ON "demande_de_pieces"("dossier_id");

-- CreateIndex
CREATE INDEX "proposition_dossier_id_idx" ON "proposition"("dossier_id");

-- CreateIndex
CREATE UNIQUE INDEX "eleve_ine_key" ON "eleve"("ine");

-- CreateIndex
CREATE INDEX "scolarite_eleve_id_rentree_idx" ON "scolarite"("eleve_id", "rentree");

-- CreateIndex
CREATE INDEX "scolarite_uai_rentree_classe_idx" ON "scolarite"("uai", "rentree", "classe");

-- CreateIndex
CREATE UNIQUE INDEX "responsable_sub_key" ON "responsable"("sub");

-- CreateIndex
CREATE INDEX "lien_responsable_id_idx" ON "lien"("responsable_id");

-- CreateIndex
CREATE INDEX "ligne_de_journal_jour_idx" ON "ligne_de_journal"("jour");

-- CreateIndex
CREATE UNIQUE INDEX "ligne_de_journal_dossier_id_rang_key" ON "ligne_de_journal"("dossier_id", "rang");

-- CreateIndex
CREATE INDEX "lecture_sensible_dossier_id_idx" ON "lecture_sensible"("dossier_id");

-- CreateIndex
CREATE INDEX "etablissement_academie_code_idx" ON "etablissement"("academie_code");

-- AddForeignKey
ALTER TABLE "affectation" ADD CONSTRAINT "affectation_agent_id_fkey" FOREIGN KEY ("agent_id") REFERENCES "agent"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delegation" ADD CONSTRAINT "delegation_agent_id_fkey" FOREIGN KEY ("agent_id") REFERENCES "agent"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "decision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "courrier" ADD CONSTRAINT "courrier_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "courrier" ADD CONSTRAINT "courrier_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "decision"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "courrier" ADD CONSTRAINT "courrier_demande_de_pieces_id_fkey" FOREIGN KEY ("demande_de_pieces_id") REFERENCES "demande_de_pieces"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dossier" ADD CONSTRAINT "dossier_rentree_fkey" FOREIGN KEY ("rentree") REFERENCES "campagne"("rentree") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dossier" ADD CONSTRAINT "dossier_eleve_id_fkey" FOREIGN KEY ("eleve_id") REFERENCES "eleve"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dossier" ADD CONSTRAINT "dossier_demandeur_id_fkey" FOREIGN KEY ("demandeur_id") REFERENCES "responsable"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dossier" ADD CONSTRAINT "dossier_uai_fkey" FOREIGN KEY ("uai") REFERENCES "etablissement"("uai") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "demande" ADD CONSTRAINT "demande_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "piece" ADD CONSTRAINT "piece_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "piece" ADD CONSTRAINT "piece_demande_de_pieces_id_fkey" FOREIGN KEY ("demande_de_pieces_id") REFERENCES "demande_de_pieces"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "fichier" ADD CONSTRAINT "fichier_piece_id_fkey" FOREIGN KEY ("piece_id") REFERENCES "piece"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "demande_de_pieces" ADD CONSTRAINT "demande_de_pieces_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposition" ADD CONSTRAINT "proposition_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scolarite" ADD CONSTRAINT "scolarite_eleve_id_fkey" FOREIGN KEY ("eleve_id") REFERENCES "eleve"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scolarite" ADD CONSTRAINT "scolarite_uai_fkey" FOREIGN KEY ("uai") REFERENCES "etablissement"("uai") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lien" ADD CONSTRAINT "lien_eleve_id_fkey" FOREIGN KEY ("eleve_id") REFERENCES "eleve"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lien" ADD CONSTRAINT "lien_responsable_id_fkey" FOREIGN KEY ("responsable_id") REFERENCES "responsable"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ligne_de_journal" ADD CONSTRAINT "ligne_de_journal_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "departement" ADD CONSTRAINT "departement_academie_code_fkey" FOREIGN KEY ("academie_code") REFERENCES "academie"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "etablissement" ADD CONSTRAINT "etablissement_departement_code_fkey" FOREIGN KEY ("departement_code") REFERENCES "departement"("code") ON DELETE RESTRICT ON UPDATE CASCADE;
