-- The first version of a demande is a deposit, or an étude made on a consent (C. II.B.1).
ALTER TABLE demande DROP CONSTRAINT demande_rang, ADD CONSTRAINT demande_rang CHECK (rang > 0 AND (rang = 1) = (origine IN ('depot', 'etude')));
