-- Who is the application is the role that connects, not a setting: bourses_web serves people, bourses_worker is the
-- application, bourses_app names what both share. What neither may write is written by functions of the owner, which check
-- who asks and write the line of their own journal (docs/adr/trois-roles.md).

-- Identity ---------------------------------------------------------------------------------------------------------------

CREATE OR REPLACE FUNCTION est_systeme() RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT current_user = 'bourses_worker'
$$;

CREATE FUNCTION est_administrateur() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT EXISTS (
    SELECT 1 FROM affectation WHERE agent_id = identite_agent() AND role = 'administrateur'
      AND du <= jour_de_la_session() AND (au IS NULL OR au >= jour_de_la_session()))
$$;

CREATE FUNCTION nom_de_l_agent(qui uuid) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT prenom || ' ' || nom FROM agent WHERE id = qui
$$;

CREATE FUNCTION nom_de_la_famille(qui uuid) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT prenom || ' ' || nom FROM responsable WHERE id = qui
$$;

-- The author of a line is who asks, whatever the writer says. Runs as who writes: the owner, who migrates, is left alone.
CREATE FUNCTION forcer_l_auteur() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF est_systeme() THEN
    NEW.auteur_genre := 'systeme'; NEW.auteur_id := NULL; NEW.auteur_nom := 'Application';
  ELSIF current_user = 'bourses_web' THEN
    NEW.auteur_genre := CASE WHEN identite_agent() IS NOT NULL THEN 'agent' WHEN identite_famille() IS NOT NULL THEN 'famille' END;
    NEW.auteur_id := coalesce(identite_agent(), identite_famille());
    NEW.auteur_nom := coalesce(nom_de_l_agent(identite_agent()), nom_de_la_famille(identite_famille()));
    IF NEW.auteur_nom IS NULL THEN
      RAISE EXCEPTION 'le journal ne connaît pas qui écrit' USING ERRCODE = 'insufficient_privilege';
    END IF;
  END IF;
  RETURN NEW;
END $$;
-- Before journal_chaine, in the order of names: the hash covers the true author.
CREATE TRIGGER journal_auteur_force BEFORE INSERT ON ligne_de_journal FOR EACH ROW EXECUTE FUNCTION forcer_l_auteur();

CREATE FUNCTION forcer_le_lecteur() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF est_systeme() THEN
    NEW.lecteur_genre := 'systeme'; NEW.lecteur_id := NULL;
  ELSIF current_user = 'bourses_web' THEN
    NEW.lecteur_genre := CASE WHEN identite_agent() IS NOT NULL THEN 'agent' WHEN identite_famille() IS NOT NULL THEN 'famille' END;
    NEW.lecteur_id := coalesce(identite_agent(), identite_famille());
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER lecture_auteur_force BEFORE INSERT ON lecture_sensible FOR EACH ROW EXECUTE FUNCTION forcer_le_lecteur();

-- A barème is typed and signed by an administrateur, under that person's own name.
CREATE FUNCTION exiger_un_administrateur() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF current_user = 'bourses_web' AND NOT est_administrateur() THEN
    RAISE EXCEPTION 'la table % ne s’écrit que par un administrateur', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF current_user = 'bourses_web' AND TG_TABLE_NAME = 'acte_de_bareme' THEN
    NEW.auteur_id := identite_agent(); NEW.auteur_nom := nom_de_l_agent(identite_agent());
  ELSIF current_user = 'bourses_web' AND TG_TABLE_NAME = 'signature_de_bareme' THEN
    NEW.agent_id := identite_agent(); NEW.agent_nom := nom_de_l_agent(identite_agent());
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER annexe_administree BEFORE INSERT OR UPDATE ON annexe_de_bareme FOR EACH ROW EXECUTE FUNCTION exiger_un_administrateur();
CREATE TRIGGER acte_administre BEFORE INSERT ON acte_de_bareme FOR EACH ROW EXECUTE FUNCTION exiger_un_administrateur();
CREATE TRIGGER signature_administree BEFORE INSERT ON signature_de_bareme FOR EACH ROW EXECUTE FUNCTION exiger_un_administrateur();

-- Rights, command by command ---------------------------------------------------------------------------------------------

-- Read by everybody who is signed in, written by the owner's functions alone.
REVOKE INSERT, UPDATE, DELETE ON academie, departement, etablissement, campagne, agent, affectation, delegation FROM bourses_app;
-- Kept by triggers.
REVOKE INSERT, UPDATE, DELETE ON recherche_eleve, mot_voisin, dossier_drapeau FROM bourses_app;
-- Written once.
REVOKE UPDATE, DELETE ON ligne_de_journal, lecture_sensible, decision, proposition, demande, acte_de_bareme, signature_de_bareme FROM bourses_app;
-- Never removed: only what a draft holds is.
REVOKE DELETE ON annexe_de_bareme, courrier, demande_de_pieces, droit, eleve, lien, notification, responsable, scolarite FROM bourses_app;
-- The worker's.
REVOKE INSERT, UPDATE, DELETE ON scellement FROM bourses_app;
GRANT INSERT ON scellement TO bourses_worker;

-- A family reads; what it writes is its acts, their line and their files.
CREATE FUNCTION reserver_aux_agents(nom text) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  EXECUTE format('CREATE POLICY %I ON %I AS RESTRICTIVE FOR INSERT WITH CHECK ((SELECT identite_famille()) IS NULL)', nom || '_agents_inserer', nom);
  EXECUTE format('CREATE POLICY %I ON %I AS RESTRICTIVE FOR UPDATE USING ((SELECT identite_famille()) IS NULL)', nom || '_agents_modifier', nom);
END $$;
SELECT reserver_aux_agents(nom) FROM unnest(ARRAY['decision', 'droit', 'eleve', 'lien', 'proposition', 'responsable', 'scolarite']) AS t(nom);
DROP FUNCTION reserver_aux_agents(text);

-- What is given back with a draft, and nothing else, is removed.
CREATE POLICY dossier_retirer ON dossier AS RESTRICTIVE FOR DELETE USING (etat = 'brouillon');
CREATE POLICY piece_retirer ON piece AS RESTRICTIVE FOR DELETE USING (
  EXISTS (SELECT 1 FROM dossier d WHERE d.id = piece.dossier_id AND d.etat = 'brouillon'));
CREATE POLICY fichier_retirer ON fichier AS RESTRICTIVE FOR DELETE USING (
  EXISTS (SELECT 1 FROM piece p JOIN dossier d ON d.id = p.dossier_id WHERE p.id = fichier.piece_id AND d.etat = 'brouillon'));

-- Whose dossier it is never changes, and a family changes neither who holds it nor who asks.
CREATE FUNCTION refuser_autre_dossier() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF (NEW.eleve_id, NEW.rentree, NEW.numero) IS DISTINCT FROM (OLD.eleve_id, OLD.rentree, OLD.numero) THEN
    RAISE EXCEPTION 'un dossier ne change ni d’élève, ni d’année, ni de numéro' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF identite_famille() IS NOT NULL
    AND (NEW.uai, NEW.academie_code, NEW.demandeur_id) IS DISTINCT FROM (OLD.uai, OLD.academie_code, OLD.demandeur_id) THEN
    RAISE EXCEPTION 'une famille ne change pas qui tient son dossier' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER dossier_identite_figee BEFORE UPDATE ON dossier FOR EACH ROW EXECUTE FUNCTION refuser_autre_dossier();

-- The queue belongs to the worker ----------------------------------------------------------------------------------------

CREATE FUNCTION deposer_taches(nom text, charges text[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM graphile_worker.add_jobs(ARRAY(
    SELECT (nom, charge::json, NULL, NULL, 12, NULL, NULL, NULL)::graphile_worker.job_spec FROM unnest(charges) AS charge));
END $$;

-- Waiting jobs, those that failed for good, those due for too long; nothing of what they hold.
CREATE FUNCTION etat_de_la_file(retard interval) RETURNS TABLE (
    "enAttente" int, "enEchec" int, "enRetard" int, "aProduireEnFile" boolean, "aAnnoncerEnFile" boolean, "scellementAttenduDepuis" timestamptz)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  RETURN QUERY SELECT
    count(*) FILTER (WHERE attempts < max_attempts)::int,
    count(*) FILTER (WHERE attempts >= max_attempts AND locked_at IS NULL)::int,
    count(*) FILTER (WHERE attempts < max_attempts AND locked_at IS NULL AND run_at < now() - retard)::int,
    coalesce(bool_or(task_identifier = 'produire_courriers'), false),
    coalesce(bool_or(task_identifier = 'envoyer_courriels'), false),
    (SELECT min(known_since) FROM graphile_worker._private_known_crontabs)
  FROM graphile_worker.jobs;
END $$;

-- The two doors of the administrateur's console: jobs that failed for good, without what they say of anybody.
CREATE FUNCTION taches_mortes(limite int) RETURNS TABLE (id text, nom text, nombre int, essais int, depuis timestamptz)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NOT est_administrateur() THEN
    RAISE EXCEPTION 'seul un administrateur voit la file' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN QUERY SELECT j.id::text, j.task_identifier,
    coalesce(json_array_length(p.payload->'courrierIds'), json_array_length(p.payload->'dossierIds'), 0)::int,
    j.attempts::int, j.updated_at
  FROM graphile_worker.jobs j JOIN graphile_worker._private_jobs p ON p.id = j.id
  WHERE j.attempts >= j.max_attempts AND j.locked_at IS NULL ORDER BY j.updated_at LIMIT limite;
END $$;
CREATE FUNCTION rejouer_les_taches() RETURNS int LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NOT est_administrateur() THEN
    RAISE EXCEPTION 'seul un administrateur rejoue la file' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN (SELECT count(*)::int FROM graphile_worker.reschedule_jobs(
    ARRAY(SELECT j.id FROM graphile_worker.jobs j WHERE j.attempts >= j.max_attempts AND j.locked_at IS NULL),
    run_at := now(), attempts := 0));
END $$;

-- What an administrateur does --------------------------------------------------------------------------------------------

CREATE TABLE acte_d_administration (
  id bigserial NOT NULL,
  acte text NOT NULL,
  -- The agent, the affectation, the delegation; none for a campagne, whose year the contents say.
  objet_id uuid,
  contenu jsonb NOT NULL,
  auteur_id uuid NOT NULL,
  auteur_nom text NOT NULL,
  jour date NOT NULL,
  instant timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT acte_d_administration_pkey PRIMARY KEY (id)
);
CREATE INDEX acte_d_administration_objet_id_idx ON acte_d_administration(objet_id);
REVOKE INSERT, UPDATE, DELETE ON acte_d_administration FROM bourses_app;
CREATE TRIGGER acte_d_administration_fige BEFORE UPDATE OR DELETE ON acte_d_administration FOR EACH ROW EXECUTE FUNCTION refuser_toute_modification();
CREATE TRIGGER acte_d_administration_non_vide BEFORE TRUNCATE ON acte_d_administration FOR EACH STATEMENT EXECUTE FUNCTION refuser_toute_modification();

-- The only writer of that journal: refuses anybody but an administrateur of the day.
CREATE FUNCTION inscrire_administration(acte text, objet_id uuid, contenu jsonb) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NOT est_administrateur() THEN
    RAISE EXCEPTION 'seul un administrateur peut : %', acte USING ERRCODE = 'insufficient_privilege';
  END IF;
  INSERT INTO acte_d_administration (acte, objet_id, contenu, auteur_id, auteur_nom, jour)
    VALUES (acte, objet_id, jsonb_strip_nulls(contenu), identite_agent(), nom_de_l_agent(identite_agent()), jour_de_la_session());
END $$;

CREATE FUNCTION inscrire_agent(compte text, le_prenom text, le_nom text, le_courriel text) RETURNS uuid
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  nouveau uuid := uuidv7();
BEGIN
  PERFORM inscrire_administration('inscrire_agent', nouveau,
    jsonb_build_object('sub', compte, 'prenom', le_prenom, 'nom', le_nom, 'courriel', le_courriel));
  INSERT INTO agent (id, sub, prenom, nom, courriel) VALUES (nouveau, compte, le_prenom, le_nom, le_courriel);
  RETURN nouveau;
END $$;

-- Nobody opens an access to themselves: another administrateur does.
CREATE FUNCTION ouvrir_affectation(qui uuid, la_fonction "role", l_uai text, l_academie text, la_qualite text, debut date, fin date)
  RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  nouvelle uuid := uuidv7();
BEGIN
  PERFORM inscrire_administration('ouvrir_affectation', nouvelle, jsonb_build_object('agent', qui, 'role', la_fonction,
    'uai', l_uai, 'academie', l_academie, 'qualite', la_qualite, 'du', debut, 'au', fin));
  IF qui = identite_agent() THEN
    RAISE EXCEPTION 'nul ne s’ouvre un accès à soi-même' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF l_uai IS NOT NULL AND NOT EXISTS (SELECT 1 FROM etablissement WHERE uai = l_uai)
    OR l_academie IS NOT NULL AND NOT EXISTS (SELECT 1 FROM academie WHERE code = l_academie) THEN
    RAISE EXCEPTION 'lieu inconnu' USING ERRCODE = 'foreign_key_violation';
  END IF;
  INSERT INTO affectation (id, agent_id, role, uai, academie_code, qualite, du, au)
    VALUES (nouvelle, qui, la_fonction, l_uai, l_academie, la_qualite, debut, fin);
  RETURN nouvelle;
END $$;

CREATE FUNCTION fermer_affectation(laquelle uuid, fin date) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM inscrire_administration('fermer_affectation', laquelle, jsonb_build_object('au', fin));
  UPDATE affectation SET au = fin WHERE id = laquelle AND (au IS NULL OR au > fin);
  IF NOT FOUND THEN
    RAISE EXCEPTION 'cette affectation n’existe pas, ou finit plus tôt' USING ERRCODE = 'no_data_found';
  END IF;
  -- Somebody must still be able to open accesses on the day after.
  IF NOT EXISTS (SELECT 1 FROM affectation WHERE role = 'administrateur' AND du <= fin + 1 AND (au IS NULL OR au > fin)) THEN
    RAISE EXCEPTION 'il ne resterait aucun administrateur' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
END $$;

CREATE FUNCTION ouvrir_delegation(qui uuid, l_academie text, la_reference text, debut date, fin date) RETURNS uuid
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  nouvelle uuid := uuidv7();
BEGIN
  PERFORM inscrire_administration('ouvrir_delegation', nouvelle, jsonb_build_object('agent', qui, 'academie', l_academie,
    'reference', la_reference, 'du', debut, 'au', fin));
  IF qui = identite_agent() THEN
    RAISE EXCEPTION 'nul ne s’ouvre un accès à soi-même' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM academie WHERE code = l_academie) THEN
    RAISE EXCEPTION 'lieu inconnu' USING ERRCODE = 'foreign_key_violation';
  END IF;
  INSERT INTO delegation (id, agent_id, academie_code, reference, du, au)
    VALUES (nouvelle, qui, l_academie, la_reference, debut, fin);
  RETURN nouvelle;
END $$;

CREATE FUNCTION fermer_delegation(laquelle uuid, fin date) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM inscrire_administration('fermer_delegation', laquelle, jsonb_build_object('au', fin));
  UPDATE delegation SET au = fin WHERE id = laquelle AND (au IS NULL OR au > fin);
  IF NOT FOUND THEN
    RAISE EXCEPTION 'cette délégation n’existe pas, ou finit plus tôt' USING ERRCODE = 'no_data_found';
  END IF;
END $$;

CREATE FUNCTION regler_campagne(annee int, debut date, fin date, fin_cned date, fin_annee date, texte text) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM inscrire_administration('regler_campagne', NULL, jsonb_build_object('rentree', annee, 'ouverture', debut,
    'cloture', fin, 'cloture_cned', fin_cned, 'fin_annee_scolaire', fin_annee, 'source', texte));
  INSERT INTO campagne (rentree, ouverture, cloture, cloture_cned, fin_annee_scolaire, source)
    VALUES (annee, debut, fin, fin_cned, fin_annee, texte)
    ON CONFLICT (rentree) DO UPDATE SET ouverture = debut, cloture = fin, cloture_cned = fin_cned,
      fin_annee_scolaire = fin_annee, source = texte;
END $$;

ALTER TABLE delegation ADD CONSTRAINT delegation_dates CHECK (au IS NULL OR au >= du);
ALTER TABLE campagne ADD CONSTRAINT campagne_ordre CHECK (
  ouverture <= cloture AND cloture <= fin_annee_scolaire AND ouverture <= cloture_cned AND cloture_cned <= fin_annee_scolaire);

-- Functions: safe places to look, and nothing for PUBLIC ------------------------------------------------------------------

DO $$
DECLARE
  f record;
BEGIN
  FOR f IN
    SELECT p.oid::regprocedure AS nom, p.prosecdef, p.prorettype = 'trigger'::regtype AS declencheur,
      coalesce(array_to_string(p.proacl, ','), '') AS droits
    FROM pg_proc p
    WHERE p.pronamespace = 'public'::regnamespace
      AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.classid = 'pg_proc'::regclass AND d.deptype = 'e')
  LOOP
    IF f.prosecdef THEN
      EXECUTE format('ALTER FUNCTION %s SET search_path = pg_catalog, public, pg_temp', f.nom);
    END IF;
    -- Those already kept from PUBLIC were kept from the application too.
    IF f.droits = '' AND NOT f.declencheur THEN
      EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO bourses_app', f.nom);
    END IF;
    EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', f.nom);
  END LOOP;
END $$;
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT EXECUTE ON FUNCTIONS TO bourses_app;
REVOKE EXECUTE ON FUNCTION inscrire_administration(text, uuid, jsonb), nom_de_l_agent(uuid), nom_de_la_famille(uuid) FROM bourses_app;
GRANT EXECUTE ON FUNCTION nom_de_l_agent(uuid), nom_de_la_famille(uuid) TO bourses_web;
