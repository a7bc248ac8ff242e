-- A decision may be called back by its author until its letter has left: the letter then never leaves.
-- AlterTable
ALTER TABLE "courrier" ADD COLUMN     "rappele_le" DATE;

ALTER TABLE courrier ADD CONSTRAINT courrier_rappele CHECK (rappele_le IS NULL OR decision_id IS NOT NULL AND courriel_envoye_le IS NULL AND signe_le IS NULL);
