-- Other addresses of a person that may take mail, once its own refuses it: those of the school base, and of the records united with it.
CREATE FUNCTION autres_adresses(le_responsable uuid) RETURNS SETOF text
  LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT DISTINCT ON (lower(a)) a FROM (
    SELECT b.dit -> 'personne' ->> 'courriel' AS a FROM responsable_de_base b
    WHERE b.responsable_id = le_responsable
      OR b.responsable_id IN (SELECT r.id FROM responsable r WHERE r.reunie_dans = le_responsable)
    UNION ALL
    SELECT r.courriel FROM responsable r WHERE r.reunie_dans = le_responsable AND r.courriel_refuse_le IS NULL) connues
  WHERE a <> '' AND lower(a) <> lower(COALESCE((SELECT r.courriel FROM responsable r WHERE r.id = le_responsable), ''))
  ORDER BY lower(a), a
$$;
REVOKE ALL ON FUNCTION autres_adresses(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION autres_adresses(uuid) TO bourses_app;

-- The same for the person itself, to whom the rows of the base are closed.
CREATE FUNCTION mes_autres_adresses() RETURNS SETOF text
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT autres_adresses(identite_famille())
$$;
REVOKE ALL ON FUNCTION mes_autres_adresses() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION mes_autres_adresses() TO bourses_app;

-- A family may also say that its address is good after all; it never says that one refuses mail.
CREATE OR REPLACE FUNCTION garder_l_identite() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  change text[] := ARRAY['adresse', 'complement', 'code_postal', 'commune', 'pays', 'courriel', 'telephone', 'courriel_cherche', 'telephone_cherche', 'courriel_refuse_le'];
BEGIN
  IF to_jsonb(NEW) - change <> to_jsonb(OLD) - change
    OR NEW.courriel_refuse_le IS NOT NULL AND NEW.courriel_refuse_le IS DISTINCT FROM OLD.courriel_refuse_le THEN
    RAISE EXCEPTION 'une famille ne change que ses coordonnées' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;

-- A person changes its own address; what it was stays among its corrections. The same address again: it is tried again.
CREATE FUNCTION changer_mon_adresse(l_adresse text, le_jour date) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  qui responsable;
BEGIN
  SELECT * INTO STRICT qui FROM responsable WHERE id = identite_famille() FOR UPDATE;
  IF qui.courriel = l_adresse THEN
    UPDATE responsable SET courriel_refuse_le = NULL WHERE id = qui.id AND courriel_refuse_le IS NOT NULL;
    RETURN;
  END IF;
  UPDATE responsable SET courriel = l_adresse WHERE id = qui.id;
  INSERT INTO correction_responsable (id, responsable_id, avant, apres, motivation, auteur_id, auteur_nom, jour)
  VALUES (uuidv7(), qui.id, jsonb_build_object('courriel', qui.courriel), jsonb_build_object('courriel', l_adresse),
    'Adresse donnée en ligne par la personne elle-même.', qui.id, nom_de_la_famille(qui.id), le_jour);
END $$;
REVOKE ALL ON FUNCTION changer_mon_adresse(text, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION changer_mon_adresse(text, date) TO bourses_app;
