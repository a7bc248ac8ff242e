-- Why a late demande was admitted (C. IV.B): kept for its decision, its letter, and a correction of its day of reception.
ALTER TABLE "dossier" ADD COLUMN "retard_admis" TEXT;
ALTER TABLE dossier ADD CONSTRAINT dossier_retard_admis CHECK (retard_admis IS NULL OR (NOT hors_delai AND btrim(retard_admis) <> ''));
