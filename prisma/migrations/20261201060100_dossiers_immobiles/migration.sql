-- The dossiers of a place that have been in a state the longest.
CREATE INDEX "dossier_immobile_academie" ON "dossier"("academie_code", "rentree", "plage", "depuis_le");
CREATE INDEX "dossier_immobile_uai" ON "dossier"("uai", "rentree", "plage", "depuis_le");
