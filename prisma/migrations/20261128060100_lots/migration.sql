-- One thing done on many dossiers: the selection is kept, and what became of each, so that it is done once even when the
-- server stops in the middle (docs/adr/lots.md).
-- CreateEnum
CREATE TYPE "issue_de_lot" AS ENUM ('fait', 'refuse');

-- CreateTable
CREATE TABLE "lot" (
    "id" UUID NOT NULL,
    "auteur_id" UUID NOT NULL,
    "geste" TEXT NOT NULL,
    "jour" DATE NOT NULL,
    "cree_le" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "lot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ligne_de_lot" (
    "lot_id" UUID NOT NULL,
    "rang" INTEGER NOT NULL,
    "dossier_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "issue" "issue_de_lot",
    "acte" TEXT,
    "phrase" TEXT,
    "article" TEXT,

    CONSTRAINT "ligne_de_lot_pkey" PRIMARY KEY ("lot_id","rang")
);

-- CreateIndex
CREATE INDEX "lot_auteur_id_cree_le_idx" ON "lot"("auteur_id", "cree_le");

-- CreateIndex
CREATE INDEX "ligne_de_lot_dossier_id_idx" ON "ligne_de_lot"("dossier_id");

-- CreateIndex
CREATE UNIQUE INDEX "ligne_de_lot_lot_id_dossier_id_key" ON "ligne_de_lot"("lot_id", "dossier_id");

-- AddForeignKey
ALTER TABLE "ligne_de_lot" ADD CONSTRAINT "ligne_de_lot_lot_id_fkey" FOREIGN KEY ("lot_id") REFERENCES "lot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ligne_de_lot" ADD CONSTRAINT "ligne_de_lot_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A line that was refused says why, one that was done says what.
ALTER TABLE ligne_de_lot ADD CONSTRAINT ligne_de_lot_dite CHECK (
  CASE issue WHEN 'fait' THEN acte IS NOT NULL AND phrase IS NULL WHEN 'refuse' THEN phrase IS NOT NULL
    ELSE acte IS NULL AND phrase IS NULL END);

CREATE FUNCTION signer_le_lot() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF current_user = 'bourses_web' THEN NEW.auteur_id := identite_agent(); END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER lot_signe BEFORE INSERT ON lot FOR EACH ROW EXECUTE FUNCTION signer_le_lot();

CREATE FUNCTION figer_l_issue() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF OLD.issue IS NOT NULL OR NEW.issue IS NULL
    OR (NEW.lot_id, NEW.rang, NEW.dossier_id, NEW.version) IS DISTINCT FROM (OLD.lot_id, OLD.rang, OLD.dossier_id, OLD.version) THEN
    RAISE EXCEPTION 'l’issue d’une ligne de lot s’écrit une fois' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER issue_figee BEFORE UPDATE ON ligne_de_lot FOR EACH ROW EXECUTE FUNCTION figer_l_issue();

ALTER TABLE lot ENABLE ROW LEVEL SECURITY;
CREATE POLICY lot_de_l_auteur ON lot USING (auteur_id = (SELECT identite_agent()));
ALTER TABLE ligne_de_lot ENABLE ROW LEVEL SECURITY;
CREATE POLICY ligne_de_l_auteur ON ligne_de_lot USING (EXISTS (SELECT 1 FROM lot l WHERE l.id = ligne_de_lot.lot_id));
REVOKE UPDATE, DELETE ON lot FROM bourses_app;
REVOKE DELETE ON ligne_de_lot FROM bourses_app;
