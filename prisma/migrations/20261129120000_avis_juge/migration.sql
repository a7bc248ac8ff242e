-- A late avis d'impôt is judged by a person: when the family received it, kept or not, and why (C. III.C).
ALTER TABLE "demande_de_pieces" ADD COLUMN "avis_recu_le" DATE, ADD COLUMN "avis_juge_le" DATE,
  ADD COLUMN "avis_retenu" BOOLEAN, ADD COLUMN "avis_motivation" TEXT;
ALTER TABLE demande_de_pieces ADD CONSTRAINT demande_de_pieces_jugement CHECK (
  num_nulls(avis_recu_le, avis_juge_le, avis_retenu, avis_motivation) IN (0, 4)
  AND avis_recu_le <= avis_juge_le AND btrim(avis_motivation) <> '');
