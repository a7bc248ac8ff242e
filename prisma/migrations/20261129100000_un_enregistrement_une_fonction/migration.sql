-- One function per kind of record: a migration that adds a kind, or changes what the print of one covers, touches no other
-- (docs/ajouter.md). Each tells the columns that never change after the act, nulls left out, with the dossier.

CREATE FUNCTION contenu_de_demande(le_sien uuid) RETURNS jsonb
  LANGUAGE plpgsql STABLE STRICT SET timezone = 'UTC' SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  RETURN (SELECT jsonb_strip_nulls(to_jsonb(r) || jsonb_build_object('numero_fiscal', r.numero_fiscal IS NOT NULL,
    'numero_fiscal_concubin', r.numero_fiscal_concubin IS NOT NULL)) FROM demande r WHERE r.id = le_sien);
END $$;

CREATE FUNCTION contenu_de_demande_de_pieces(le_sien uuid) RETURNS jsonb
  LANGUAGE plpgsql STABLE STRICT SET timezone = 'UTC' SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  RETURN (SELECT jsonb_strip_nulls(jsonb_build_object('id', r.id, 'dossier_id', r.dossier_id, 'auteur_id', r.auteur_id,
    'faite_le', r.faite_le, 'message', r.message)) FROM demande_de_pieces r WHERE r.id = le_sien);
END $$;

CREATE FUNCTION contenu_de_piece(le_sien uuid) RETURNS jsonb
  LANGUAGE plpgsql STABLE STRICT SET timezone = 'UTC' SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  RETURN (SELECT jsonb_build_object('id', r.id, 'dossier_id', r.dossier_id, 'code', r.code) FROM piece r WHERE r.id = le_sien);
END $$;

CREATE FUNCTION contenu_de_proposition(le_sien uuid) RETURNS jsonb
  LANGUAGE plpgsql STABLE STRICT SET timezone = 'UTC' SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  RETURN (SELECT jsonb_strip_nulls(to_jsonb(r)) FROM proposition r WHERE r.id = le_sien);
END $$;

CREATE FUNCTION contenu_de_decision(le_sien uuid) RETURNS jsonb
  LANGUAGE plpgsql STABLE STRICT SET timezone = 'UTC' SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  RETURN (SELECT jsonb_strip_nulls(to_jsonb(r) - 'cree_le') FROM decision r WHERE r.id = le_sien);
END $$;

CREATE FUNCTION contenu_de_notification(le_sien uuid) RETURNS jsonb
  LANGUAGE plpgsql STABLE STRICT SET timezone = 'UTC' SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  RETURN (SELECT jsonb_build_object('id', r.id, 'dossier_id', d.dossier_id, 'decision_id', r.decision_id, 'mode', r.mode,
    'envoyee_le', r.envoyee_le) FROM notification r JOIN decision d ON d.id = r.decision_id WHERE r.id = le_sien);
END $$;

CREATE FUNCTION contenu_de_recours(le_sien uuid) RETURNS jsonb
  LANGUAGE plpgsql STABLE STRICT SET timezone = 'UTC' SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  RETURN (SELECT jsonb_strip_nulls(to_jsonb(r) - ARRAY['issue', 'repondu_le', 'motivation', 'reponse_id', 'repondant', 'preuve'])
    FROM recours r WHERE r.id = le_sien);
END $$;

CREATE FUNCTION contenu_de_retrait(le_sien uuid) RETURNS jsonb
  LANGUAGE plpgsql STABLE STRICT SET timezone = 'UTC' SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  RETURN (SELECT jsonb_strip_nulls(to_jsonb(r) - ARRAY['invitation_recue_le', 'preuve', 'limite_le', 'observations',
    'observations_le', 'issue', 'conclu_le', 'motivation', 'decision_id']) FROM retrait r WHERE r.id = le_sien);
END $$;

CREATE FUNCTION contenu_de_requete(le_sien uuid) RETURNS jsonb
  LANGUAGE plpgsql STABLE STRICT SET timezone = 'UTC' SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  RETURN (SELECT jsonb_strip_nulls(to_jsonb(r) - ARRAY['issue', 'jugee_le', 'motivation']) FROM requete r WHERE r.id = le_sien);
END $$;

CREATE FUNCTION contenu_de_rectification(le_sien uuid) RETURNS jsonb
  LANGUAGE plpgsql STABLE STRICT SET timezone = 'UTC' SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  RETURN (SELECT jsonb_strip_nulls(to_jsonb(r) - ARRAY['issue', 'conclu_le', 'motivation', 'bonne_foi', 'premiere_fois', 'demande_id',
    'echelon_avant', 'annuel_avant', 'echelon_apres', 'annuel_apres', 'modifie_id']) FROM rectification r WHERE r.id = le_sien);
END $$;

-- Calls the function of the kind, of this schema and of no other: a kind is a word of letters, and has its function or is refused.
CREATE OR REPLACE FUNCTION contenu_d_enregistrement(genre text, enregistrement_id uuid) RETURNS jsonb
  LANGUAGE plpgsql STABLE STRICT SET timezone = 'UTC' SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  sienne text := 'public.contenu_de_' || genre;
  contenu jsonb;
BEGIN
  IF genre !~ '^[a-z]+(_[a-z]+)*$' OR to_regprocedure(sienne || '(uuid)') IS NULL THEN
    RAISE EXCEPTION 'aucun enregistrement ne s’appelle « % »', genre USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  EXECUTE 'SELECT ' || sienne || '($1)' INTO contenu USING enregistrement_id;
  RETURN contenu;
END $$;
