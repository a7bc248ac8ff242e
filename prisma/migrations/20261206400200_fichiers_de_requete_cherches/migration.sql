-- The files of a requête, found by it.
CREATE INDEX CONCURRENTLY fichier_requete_id_idx ON fichier(requete_id);
