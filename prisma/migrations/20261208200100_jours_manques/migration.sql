-- School days missed between two lycées: who transfers records the first of them, and nobody pays from it up to the entry (C. V.A).
ALTER TABLE "transfert" ADD COLUMN     "manque_du" DATE;
-- survives: the version before writes no such day.
ALTER TABLE transfert ADD CONSTRAINT transfert_manque CHECK (manque_du IS NULL OR NOT suivi AND de_branche IS NULL AND sortie_le < manque_du AND manque_du < entree_le) NOT VALID;
-- survives: no row holds such a day yet.
ALTER TABLE transfert VALIDATE CONSTRAINT transfert_manque;
