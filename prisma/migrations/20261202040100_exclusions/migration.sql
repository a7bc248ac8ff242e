-- An exclusion définitive before sixteen leaves the trimestre to the lycée that the pupil leaves (C. VII.A): the day until which it
-- pays is kept with the transfer.
ALTER TABLE "transfert" ADD COLUMN "exclusion" BOOLEAN, ADD COLUMN "arret_le" DATE;
-- survives: the new columns are null in every row, and a transfer is a rare row.
ALTER TABLE transfert
  ADD CONSTRAINT transfert_exclusion CHECK (exclusion),
  ADD CONSTRAINT transfert_arret CHECK (arret_le IS NULL OR exclusion IS TRUE AND NOT suivi AND arret_le > sortie_le);
