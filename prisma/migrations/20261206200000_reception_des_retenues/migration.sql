-- The letter of a retenue, or of an answer that keeps one, has its day of reception: its delays run from it (C. IV.B, VII.A).
-- survives: nullable columns, which the version before neither reads nor writes.
-- AlterTable
ALTER TABLE "courrier" ADD COLUMN     "preuve" TEXT,
ADD COLUMN     "recue_le" DATE;

-- A decision, a demand for pieces and an invitation are dated in their own rows.
-- survives: it holds of every row that the version before writes.
ALTER TABLE courrier ADD CONSTRAINT courrier_recu CHECK (num_nonnulls(recue_le, preuve) IN (0, 2)
  AND (recue_le IS NULL OR etat = 'produit' AND num_nonnulls(retenue_id, recours_id) > 0));
