-- When the accusé d'enregistrement could not leave because its address refuses mails; empty once it left.
-- survives: a nullable column, which the version before neither reads nor writes.
ALTER TABLE "dossier" ADD COLUMN "accuse_refuse_le" TIMESTAMPTZ(3);

-- A reminder that waits for an address that takes mails leaves at the one that its person has since.
CREATE OR REPLACE FUNCTION garder_le_rappel() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  change text[] := ARRAY['envoye_le', 'echec'];
BEGIN
  IF NEW.courriel IS NOT NULL AND OLD.courriel IS NOT NULL AND NEW.envoye_le IS NULL THEN
    change := array_append(change, 'courriel');
  END IF;
  IF TG_OP <> 'UPDATE' OR OLD.envoye_le IS NOT NULL OR OLD.echec IS NOT NULL
    OR to_jsonb(NEW) - change IS DISTINCT FROM to_jsonb(OLD) - change THEN
    RAISE EXCEPTION 'un rappel ne se modifie pas : il part, une fois' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
