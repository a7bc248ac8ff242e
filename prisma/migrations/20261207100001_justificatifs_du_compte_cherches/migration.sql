-- The proofs of an account, found by it.
CREATE INDEX CONCURRENTLY fichier_compte_id_idx ON fichier(compte_id);
