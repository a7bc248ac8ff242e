-- CreateTable
CREATE TABLE "annexe_de_bareme" (
    "id" UUID NOT NULL,
    "rentree" INTEGER NOT NULL,
    "du" DATE NOT NULL,
    "au" DATE NOT NULL,
    "source" TEXT NOT NULL,
    "smic_centimes" INTEGER NOT NULL,
    "bmaf_centimes" INTEGER NOT NULL,
    "annexe6" TEXT NOT NULL,
    "annexe7" TEXT NOT NULL,
    "explication" TEXT,
    "empreinte" BYTEA NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "annexe_de_bareme_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "signature_de_bareme" (
    "id" UUID NOT NULL,
    "annexe_id" UUID NOT NULL,
    "rang" INTEGER NOT NULL,
    "agent_id" UUID NOT NULL,
    "agent_nom" TEXT NOT NULL,
    "empreinte" BYTEA NOT NULL,
    "jour" DATE NOT NULL,
    "instant" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "signature_de_bareme_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "acte_de_bareme" (
    "id" BIGSERIAL NOT NULL,
    "annexe_id" UUID NOT NULL,
    "acte" TEXT NOT NULL,
    "auteur_id" UUID NOT NULL,
    "auteur_nom" TEXT NOT NULL,
    "jour" DATE NOT NULL,
    "instant" TIMESTAMPTZ(3) NOT NULL,
    "empreinte" BYTEA NOT NULL,

    CONSTRAINT "acte_de_bareme_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "annexe_de_bareme_rentree_idx" ON "annexe_de_bareme"("rentree");

-- CreateIndex
CREATE UNIQUE INDEX "signature_de_bareme_annexe_id_agent_id_key" ON "signature_de_bareme"("annexe_id", "agent_id");

-- CreateIndex
CREATE UNIQUE INDEX "signature_de_bareme_annexe_id_rang_key" ON "signature_de_bareme"("annexe_id", "rang");

-- CreateIndex
CREATE INDEX "acte_de_bareme_annexe_id_idx" ON "acte_de_bareme"("annexe_id");

-- AddForeignKey
ALTER TABLE "signature_de_bareme" ADD CONSTRAINT "signature_de_bareme_annexe_id_fkey" FOREIGN KEY ("annexe_id") REFERENCES "annexe_de_bareme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "acte_de_bareme" ADD CONSTRAINT "acte_de_bareme_annexe_id_fkey" FOREIGN KEY ("annexe_id") REFERENCES "annexe_de_bareme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written by hand: what Prisma does not express ------------------------------------------------------------------------

ALTER TABLE annexe_de_bareme
  ADD CONSTRAINT annexe_de_bareme_bases CHECK (smic_centimes > 0 AND bmaf_centimes > 0),
  ADD CONSTRAINT annexe_de_bareme_annee CHECK (
    du >= make_date(rentree, 9, 1) AND au <= make_date(rentree + 1, 8, 31) AND du <= au),
  ADD CONSTRAINT annexe_de_bareme_source CHECK (source <> '');
ALTER TABLE signature_de_bareme ADD CONSTRAINT signature_de_bareme_rang CHECK (rang IN (1, 2));

-- Once signed, figures no longer change: not even by whoever typed them.
CREATE FUNCTION refuser_annexe_signee() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR EXISTS (SELECT 1 FROM signature_de_bareme WHERE annexe_id = OLD.id) THEN
    RAISE EXCEPTION 'une annexe signée ne se modifie pas, et aucune ne s’efface' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER annexe_de_bareme_figee BEFORE UPDATE OR DELETE ON annexe_de_bareme FOR EACH ROW EXECUTE FUNCTION refuser_annexe_signee();

-- What is signed is what stands in the annexe at that moment, by an administrateur of that day. The row is locked, so
-- that a correction cannot slip in between.
CREATE FUNCTION exiger_signature_valable() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  tenue bytea;
BEGIN
  SELECT empreinte INTO tenue FROM annexe_de_bareme WHERE id = NEW.annexe_id FOR UPDATE;
  IF tenue IS DISTINCT FROM NEW.empreinte THEN
    RAISE EXCEPTION 'la signature ne porte pas sur les chiffres de cette annexe' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NOT EXISTS (
    SELECT 1 FROM affectation WHERE agent_id = NEW.agent_id AND role = 'administrateur'
      AND du <= NEW.jour AND (au IS NULL OR au >= NEW.jour)) THEN
    RAISE EXCEPTION 'seul un administrateur signe une annexe' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.rang = 2 AND NOT EXISTS (SELECT 1 FROM signature_de_bareme WHERE annexe_id = NEW.annexe_id AND rang = 1) THEN
    RAISE EXCEPTION 'la première signature manque' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER signature_de_bareme_valable BEFORE INSERT ON signature_de_bareme FOR EACH ROW EXECUTE FUNCTION exiger_signature_valable();
CREATE TRIGGER signature_de_bareme_figee BEFORE UPDATE OR DELETE ON signature_de_bareme FOR EACH ROW EXECUTE FUNCTION refuser_toute_modification();
CREATE TRIGGER acte_de_bareme_fige BEFORE UPDATE OR DELETE ON acte_de_bareme FOR EACH ROW EXECUTE FUNCTION refuser_toute_modification();
