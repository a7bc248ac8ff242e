-- What becomes of a letter once it left: posted registered under a number, or back, unknown at the address (C. IV.B).
-- AlterTable
ALTER TABLE "courrier" ADD COLUMN     "poste_le" DATE,
ADD COLUMN     "recommande" TEXT,
ADD COLUMN     "revenu_le" DATE;

ALTER TABLE courrier
  ADD CONSTRAINT courrier_recommande CHECK (num_nonnulls(recommande, poste_le) IN (0, 2)
    AND (recommande IS NULL OR recommande ~ '^(\d[A-Z]\d{11}|[A-Z]{2}\d{9}[A-Z]{2})$')),
  ADD CONSTRAINT courrier_parti CHECK (num_nonnulls(poste_le, revenu_le) = 0 OR etat = 'produit');

-- Letters that wait for their proof, the oldest first.
CREATE INDEX notification_sans_preuve ON notification (envoyee_le) WHERE recue_le IS NULL;
CREATE INDEX demande_de_pieces_sans_preuve ON demande_de_pieces (envoyee_le) WHERE recue_le IS NULL AND envoyee_le IS NOT NULL;
