-- The proofs of a case without deduction, found by it.
CREATE INDEX CONCURRENTLY fichier_sans_deduction_id_idx ON fichier(sans_deduction_id);
