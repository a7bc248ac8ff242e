-- The demande that a family makes online (C. II.B.2): a draft of its own until it is filed.

-- Nobody but the person who writes it reads a draft made online; the application may forget it. The plage stands in the indexes
-- of the queues: nothing more is read for it.
CREATE POLICY dossier_brouillon_de_famille ON dossier AS RESTRICTIVE USING (
  NOT starts_with(plage, 'brouillon/en_ligne/') OR demandeur_id = (SELECT identite_famille()) OR (SELECT est_systeme()));

-- A family opens drafts online alone, in its own name, for pupils of its own.
CREATE POLICY dossier_ouvert_en_ligne ON dossier AS RESTRICTIVE FOR INSERT WITH CHECK (
  (SELECT identite_famille()) IS NULL
  OR demandeur_id = (SELECT identite_famille()) AND etat = 'brouillon' AND canal = 'en_ligne'
    AND eleve_id = ANY ((SELECT portee_eleves())::uuid[]));

-- Behind which demande of another person one filed online stands, the last in line (C. II.C.1): who files it is told nothing.
CREATE FUNCTION place_du_depot(le_dossier uuid) RETURNS uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  WITH autre AS (
    SELECT a.id, a.succede_a_id, a.double_de_id FROM dossier d
    JOIN dossier a ON a.eleve_id = d.eleve_id AND a.rentree = d.rentree AND a.demandeur_id <> d.demandeur_id
    WHERE d.id = le_dossier AND d.etat = 'brouillon' AND d.canal = 'en_ligne' AND d.demandeur_id = identite_famille()
      AND a.etat NOT IN ('brouillon', 'desistee', 'irrecevable', 'retiree'))
  SELECT autre.id FROM autre
  WHERE NOT EXISTS (SELECT 1 FROM autre suivant WHERE autre.id IN (suivant.succede_a_id, suivant.double_de_id)) LIMIT 1
$$;
REVOKE ALL ON FUNCTION place_du_depot(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION place_du_depot(uuid) TO bourses_app;

-- The pupils for whom a person said yes to the étude automatique of a rentrée, and will be studied (C. II.B.3): a concubin's
-- answer is known by its yes alone.
CREATE FUNCTION consentis_par_la_famille(la_rentree integer) RETURNS TABLE (eleve_id uuid, jour date)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT c.eleve_id, c.jour FROM consentement_a_etudier c
  WHERE c.responsable_id = identite_famille() AND c.rentree = la_rentree AND (NOT c.concubinage OR c.accord_du_concubin)
$$;
REVOKE ALL ON FUNCTION consentis_par_la_famille(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION consentis_par_la_famille(integer) TO bourses_app;

-- A family says where to write to it, with its demande; its name, its account and what the school base says stay as they are.
ALTER POLICY responsable_agents_modifier ON responsable USING (
  (SELECT identite_famille()) IS NULL OR id = (SELECT identite_famille()));
CREATE FUNCTION garder_l_identite() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  change text[] := ARRAY['adresse', 'complement', 'code_postal', 'commune', 'pays', 'courriel', 'telephone', 'courriel_cherche', 'telephone_cherche'];
BEGIN
  IF to_jsonb(NEW) - change <> to_jsonb(OLD) - change THEN
    RAISE EXCEPTION 'une famille ne change que ses coordonnées' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION garder_l_identite() FROM PUBLIC;
CREATE TRIGGER responsable_identite BEFORE UPDATE ON responsable FOR EACH ROW
  WHEN (identite_famille() IS NOT NULL) EXECUTE FUNCTION garder_l_identite();
