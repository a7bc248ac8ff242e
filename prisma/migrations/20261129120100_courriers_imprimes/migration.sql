-- A paper letter that nobody signs waits in a list until somebody prints it. Receipts were printed by the day until now.
ALTER TABLE "courrier" ADD COLUMN "imprime_le" DATE;
UPDATE courrier SET imprime_le = jour WHERE genre = 'accuse_reception' AND courriel IS NULL AND etat = 'produit';
CREATE INDEX courrier_a_imprimer ON courrier (jour) WHERE imprime_le IS NULL AND courriel IS NULL AND etat = 'produit';
