-- Sessions that live replace those that were closed: forgetting a row ends a session, and never gives one back.
-- DropTable
DROP TABLE "session_fermee";

-- CreateTable
CREATE TABLE "session_ouverte" (
    "session" UUID NOT NULL,
    "fournisseur" TEXT NOT NULL,
    "sub" TEXT NOT NULL,
    "navigateur" TEXT NOT NULL,
    "ouverte_le" TIMESTAMPTZ(3) NOT NULL,
    "vue_le" TIMESTAMPTZ(3) NOT NULL,
    "fin_le" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "session_ouverte_pkey" PRIMARY KEY ("session")
);

-- CreateIndex
CREATE INDEX "session_ouverte_fournisseur_sub_idx" ON "session_ouverte"("fournisseur", "sub");

-- CreateIndex
CREATE INDEX "session_ouverte_fin_le_idx" ON "session_ouverte"("fin_le");

ALTER TABLE "session_ouverte"
    ADD CONSTRAINT "session_ouverte_fournisseur_connu" CHECK ("fournisseur" IN ('agents', 'familles')),
    ADD CONSTRAINT "session_ouverte_duree" CHECK ("fin_le" > "ouverte_le");
