-- A piece counts once a person found it fit, from the day it came. Those already there were held to be.
ALTER TYPE "origine_demande" ADD VALUE 'complement';
ALTER TABLE "piece" ADD COLUMN "verifiee_le" DATE;
UPDATE piece SET verifiee_le = recue_le WHERE recue_le IS NOT NULL;
ALTER TABLE piece ADD CONSTRAINT piece_verifiee CHECK (verifiee_le IS NULL OR verifiee_le >= recue_le AND recue_le IS NOT NULL);
