-- Why the avis d'impôt is awaited, and since when the établissement knows (C. III.C). Waits recorded before have neither.
CREATE TYPE "cause_d_attente" AS ENUM ('avis_non_recu', 'avis_rectificatif');
ALTER TABLE "demande_de_pieces" ADD COLUMN "avis_cause" "cause_d_attente", ADD COLUMN "avis_annonce_le" DATE;
ALTER TABLE demande_de_pieces ADD CONSTRAINT demande_de_pieces_attente CHECK (
  (avis_cause IS NULL) = (avis_annonce_le IS NULL) AND (avis_attendu OR avis_cause IS NULL));
