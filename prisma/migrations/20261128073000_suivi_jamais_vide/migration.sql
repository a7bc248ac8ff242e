-- What is written once is not emptied either.
CREATE TRIGGER note_de_dossier_non_vide BEFORE TRUNCATE ON note_de_dossier FOR EACH STATEMENT EXECUTE FUNCTION refuser_toute_modification();
CREATE TRIGGER confie_de_dossier_non_vide BEFORE TRUNCATE ON confie_de_dossier FOR EACH STATEMENT EXECUTE FUNCTION refuser_toute_modification();
CREATE TRIGGER attente_de_dossier_non_vide BEFORE TRUNCATE ON attente_de_dossier FOR EACH STATEMENT EXECUTE FUNCTION refuser_toute_modification();
