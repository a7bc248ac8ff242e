-- An address that the mail server refuses for good: the letter is announced to nobody until somebody looks at it.
-- survives: a nullable column, which the version before neither reads nor writes.
-- AlterTable
ALTER TABLE "courrier" ADD COLUMN     "courriel_refuse_le" TIMESTAMPTZ(3);

-- survives: it holds of every row that the version before writes.
ALTER TABLE courrier ADD CONSTRAINT courrier_refuse CHECK (courriel_refuse_le IS NULL
  OR etat = 'produit' AND courriel IS NOT NULL AND courriel_envoye_le IS NULL);

CREATE OR REPLACE VIEW courriel_a_envoyer WITH (security_invoker) AS
  SELECT c.id FROM courrier c
  WHERE c.etat = 'produit' AND c.courriel IS NOT NULL AND c.courriel_envoye_le IS NULL AND c.courriel_refuse_le IS NULL
    AND (c.decision_id IS NULL OR EXISTS (SELECT 1 FROM notification n WHERE n.decision_id = c.decision_id));
