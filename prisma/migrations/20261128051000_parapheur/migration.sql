-- A letter that leaves on paper is signed by the person whose name it carries, in a place, on a day (CRPA L. 212-1).
-- AlterTable
ALTER TABLE "courrier" ADD COLUMN     "signataire_id" UUID,
ADD COLUMN     "signe_le" DATE,
ADD COLUMN     "signe_lieu" TEXT;

ALTER TABLE courrier ADD CONSTRAINT courrier_signe CHECK (num_nonnulls(signe_le, signe_lieu) IN (0, 2)
  AND (signe_le IS NULL OR signataire_id IS NOT NULL AND etat = 'produit'));

-- The folder of a signatory.
CREATE INDEX courrier_a_signer ON courrier (signataire_id) WHERE signe_le IS NULL AND courriel IS NULL AND signataire_id IS NOT NULL;
