-- AlterTable
ALTER TABLE "rappel" ADD COLUMN     "echec" TEXT,
ADD COLUMN     "telephone" TEXT,
ALTER COLUMN "courriel" DROP NOT NULL;
-- Written by hand: what Prisma does not express ------------------------------------------------------------------------

ALTER TABLE rappel
  DROP CONSTRAINT rappel_objet,
  ADD CONSTRAINT rappel_objet CHECK (objet IN ('contester', 'retenue', 'juge', 'observations', 'pieces')) NOT VALID,
  ADD CONSTRAINT rappel_moyen CHECK (num_nonnulls(courriel, telephone) = 1 AND (telephone IS NULL) = (objet <> 'pieces')) NOT VALID,
  ADD CONSTRAINT rappel_echec CHECK (
    echec IS NULL OR (echec IN ('accord_retire', 'numero_refuse') AND telephone IS NOT NULL AND envoye_le IS NULL)) NOT VALID;

-- It leaves once, or is told not to have left.
CREATE OR REPLACE FUNCTION garder_le_rappel() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF TG_OP <> 'UPDATE' OR OLD.envoye_le IS NOT NULL OR OLD.echec IS NOT NULL
    OR to_jsonb(NEW) - 'envoye_le' - 'echec' IS DISTINCT FROM to_jsonb(OLD) - 'envoye_le' - 'echec' THEN
    RAISE EXCEPTION 'un rappel ne se modifie pas : il part, une fois' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
