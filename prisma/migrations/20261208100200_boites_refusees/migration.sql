-- When the mail server refused the address of a contact for good, at its last mail.
-- survives: a nullable column, which the version before neither reads nor writes.
ALTER TABLE "boite_de_contact" ADD COLUMN "refusee_le" TIMESTAMPTZ(3);

CREATE OR REPLACE FUNCTION garder_la_boite() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  faits constant text[] := ARRAY['envoyee_le', 'confirmee_le', 'refusee_le'];
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - faits = to_jsonb(OLD) - faits
    AND (OLD.envoyee_le IS NULL OR NEW.envoyee_le = OLD.envoyee_le)
    AND (OLD.confirmee_le IS NULL OR NEW.confirmee_le = OLD.confirmee_le)
    AND (OLD.refusee_le IS NULL OR NEW.refusee_le = OLD.refusee_le) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'une confirmation demandée ne se modifie pas' USING ERRCODE = 'integrity_constraint_violation';
END $$;
GRANT UPDATE (refusee_le) ON boite_de_contact TO bourses_worker;

-- The requests whose contacts take no mail: for the console, which reads neither the address nor the request.
CREATE FUNCTION boites_refusees(limite int) RETURNS TABLE (numero int, combien int, le timestamptz)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NOT est_administrateur() THEN
    RAISE EXCEPTION 'seul un administrateur voit les adresses refusées' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN QUERY SELECT h.numero, count(*)::int, max(b.refusee_le)
  FROM (SELECT DISTINCT ON (d.habilitation_id, d.courriel) d.habilitation_id, d.courriel, d.refusee_le
    FROM boite_de_contact d ORDER BY d.habilitation_id, d.courriel, d.cree_le DESC) b
  JOIN habilitation h ON h.id = b.habilitation_id
  WHERE b.refusee_le IS NOT NULL
    AND b.courriel IN (SELECT c.value ->> 'courriel' FROM jsonb_each(h.saisie -> 'contacts') c)
  GROUP BY h.numero ORDER BY max(b.refusee_le) DESC LIMIT limite;
END $$;
REVOKE ALL ON FUNCTION boites_refusees(int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION boites_refusees(int) TO bourses_app;
