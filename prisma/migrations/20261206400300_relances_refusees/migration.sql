-- A reminder by mail whose address the server refuses for good is said to have failed, as an SMS is.
ALTER TABLE relance
  DROP CONSTRAINT relance_echec,
  ADD CONSTRAINT relance_echec CHECK (
    echec IS NULL OR envoyee_le IS NULL AND CASE echec
      WHEN 'adresse_refusee' THEN courriel IS NOT NULL
      ELSE echec IN ('accord_retire', 'numero_refuse') AND telephone IS NOT NULL END) NOT VALID;
ALTER TABLE relance VALIDATE CONSTRAINT relance_echec;
