CREATE UNIQUE INDEX CONCURRENTLY recuperation_vive ON recuperation (dossier_id, part_id) NULLS NOT DISTINCT WHERE contenu IS NOT NULL;
