-- The facts of a letter are the rows of its act and its PDF, by its hash: their copy was written and never read.
ALTER TABLE courrier DROP COLUMN donnees;
