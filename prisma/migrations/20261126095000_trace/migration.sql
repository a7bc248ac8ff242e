-- A stored trace holds rules and values; its sentences come from the register when it is read. Decisions and proposals
-- are frozen: this once, what they say of the computation is written shorter, and nothing else of them changes.
ALTER TABLE decision DISABLE TRIGGER decision_figee;
ALTER TABLE proposition DISABLE TRIGGER proposition_figee;

UPDATE decision SET trace = (
  SELECT jsonb_agg(ligne - '{article,titre,texte}'::text[] ORDER BY rang)
  FROM jsonb_array_elements(trace) WITH ORDINALITY AS lignes(ligne, rang))
WHERE jsonb_array_length(trace) > 0;
UPDATE proposition SET trace = (
  SELECT jsonb_agg(ligne - '{article,titre,texte}'::text[] ORDER BY rang)
  FROM jsonb_array_elements(trace) WITH ORDINALITY AS lignes(ligne, rang))
WHERE jsonb_array_length(trace) > 0;

ALTER TABLE decision ENABLE TRIGGER decision_figee;
ALTER TABLE proposition ENABLE TRIGGER proposition_figee;
