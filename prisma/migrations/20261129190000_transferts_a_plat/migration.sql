-- What the policy of the dossiers reads stands in the indexes of the queues, so that they answer alone (docs/adr/a-plat.md).
DROP INDEX dossier_bannette_academie, dossier_bannette_uai;
CREATE INDEX dossier_bannette_academie ON dossier (academie_code, rentree, plage, tri, id, uai, demandeur_id, lieux_lies);
CREATE INDEX dossier_bannette_uai ON dossier (uai, rentree, plage, tri, id, academie_code, demandeur_id, lieux_lies);
