-- Files of a recours: what the family joins to it, and the letter of who answered elsewhere (C. IV.B). A file belongs to a piece
-- or to a recours; one of a recours is never taken away.
ALTER TABLE fichier
  ALTER COLUMN piece_id DROP NOT NULL,
  ADD COLUMN recours_id UUID,
  ADD COLUMN de_reponse BOOLEAN NOT NULL DEFAULT false,
  ADD CONSTRAINT fichier_recours_id_fkey FOREIGN KEY (recours_id) REFERENCES recours(id) ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT fichier_a_sa_place CHECK (num_nonnulls(piece_id, recours_id) = 1),
  ADD CONSTRAINT fichier_de_reponse CHECK (NOT de_reponse OR recours_id IS NOT NULL);
CREATE INDEX fichier_recours_id_idx ON fichier(recours_id);
ALTER POLICY fichier_portee ON fichier USING (
  (SELECT est_systeme())
  OR EXISTS (SELECT 1 FROM piece p WHERE p.id = fichier.piece_id)
  OR EXISTS (SELECT 1 FROM recours r JOIN dossier d ON d.id = r.dossier_id WHERE r.id = fichier.recours_id
    AND est_connu(d.uai, d.academie_code, d.branche, (SELECT connus_de_l_agent('pieces')))));
-- A family never writes the letter of an authority.
CREATE POLICY fichier_de_reponse_des_agents ON fichier AS RESTRICTIVE FOR INSERT WITH CHECK (
  NOT de_reponse OR (SELECT identite_famille()) IS NULL);

-- A recours that went to the ministre is answered elsewhere: who answered, and the letter that proves it. No decision of ours
-- answers it.
ALTER TABLE recours
  ADD COLUMN repondant TEXT,
  ADD COLUMN preuve TEXT,
  DROP CONSTRAINT recours_reponse,
  ADD CONSTRAINT recours_reponse CHECK (
    (reponse_id IS NOT NULL) = (issue IS NOT NULL AND issue IN ('accueilli', 'maintenu') AND repondant IS NULL)),
  ADD CONSTRAINT recours_repondant CHECK (
    num_nonnulls(repondant, preuve) IN (0, 2)
    AND (repondant IS NULL OR (btrim(repondant) <> '' AND btrim(preuve) <> '' AND issue IN ('rouvert', 'maintenu')) IS TRUE));

CREATE OR REPLACE FUNCTION garder_le_recours() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  reponse CONSTANT text[] := ARRAY['issue', 'repondu_le', 'motivation', 'reponse_id', 'repondant', 'preuve'];
BEGIN
  IF TG_OP IN ('DELETE', 'TRUNCATE') THEN
    RAISE EXCEPTION 'un recours ne s’efface pas' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF TG_OP = 'UPDATE' AND (
    OLD.issue IS NOT NULL
    OR to_jsonb(NEW) - reponse IS DISTINCT FROM to_jsonb(OLD) - reponse) THEN
    RAISE EXCEPTION 'un recours ne se modifie pas : on y répond, une fois' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF EXISTS (SELECT 1 FROM decision x WHERE x.id IN (NEW.decision_id, NEW.reponse_id) AND x.dossier_id <> NEW.dossier_id) THEN
    RAISE EXCEPTION 'un recours porte sur une décision de son dossier' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;

-- The print of a recours covers what the family said, not the answer that comes later; that of a dossier covers the files of its
-- recours after those of its pieces.
CREATE OR REPLACE FUNCTION contenu_d_enregistrement(genre text, enregistrement_id uuid) RETURNS jsonb
  LANGUAGE plpgsql STABLE STRICT SET timezone = 'UTC' AS $$
BEGIN
  CASE genre
    WHEN 'demande' THEN RETURN (
      SELECT jsonb_strip_nulls(to_jsonb(r) || jsonb_build_object('numero_fiscal', r.numero_fiscal IS NOT NULL,
        'numero_fiscal_concubin', r.numero_fiscal_concubin IS NOT NULL)) FROM demande r WHERE r.id = $2);
    WHEN 'demande_de_pieces' THEN RETURN (
      SELECT jsonb_strip_nulls(jsonb_build_object('id', r.id, 'dossier_id', r.dossier_id, 'auteur_id', r.auteur_id,
        'faite_le', r.faite_le, 'message', r.message)) FROM demande_de_pieces r WHERE r.id = $2);
    WHEN 'piece' THEN RETURN (
      SELECT jsonb_build_object('id', r.id, 'dossier_id', r.dossier_id, 'code', r.code) FROM piece r WHERE r.id = $2);
    WHEN 'proposition' THEN RETURN (
      SELECT jsonb_strip_nulls(to_jsonb(r)) FROM proposition r WHERE r.id = $2);
    WHEN 'decision' THEN RETURN (
      SELECT jsonb_strip_nulls(to_jsonb(r) - 'cree_le') FROM decision r WHERE r.id = $2);
    WHEN 'notification' THEN RETURN (
      SELECT jsonb_build_object('id', r.id, 'dossier_id', d.dossier_id, 'decision_id', r.decision_id, 'mode', r.mode,
        'envoyee_le', r.envoyee_le) FROM notification r JOIN decision d ON d.id = r.decision_id WHERE r.id = $2);
    WHEN 'recours' THEN RETURN (
      SELECT jsonb_strip_nulls(to_jsonb(r) - ARRAY['issue', 'repondu_le', 'motivation', 'reponse_id', 'repondant', 'preuve'])
      FROM recours r WHERE r.id = $2);
    WHEN 'retrait' THEN RETURN (
      SELECT jsonb_strip_nulls(to_jsonb(r) - ARRAY['invitation_recue_le', 'preuve', 'limite_le', 'observations',
        'observations_le', 'issue', 'conclu_le', 'motivation', 'decision_id']) FROM retrait r WHERE r.id = $2);
    WHEN 'requete' THEN RETURN (
      SELECT jsonb_strip_nulls(to_jsonb(r) - ARRAY['issue', 'jugee_le', 'motivation']) FROM requete r WHERE r.id = $2);
    ELSE RAISE EXCEPTION 'aucun enregistrement ne s’appelle « % »', genre USING ERRCODE = 'integrity_constraint_violation';
  END CASE;
END $$;

CREATE OR REPLACE FUNCTION empreintes_du_dossier(le_dossier uuid, cle bytea) RETURNS bytea
  LANGUAGE sql STABLE SET timezone = 'UTC' SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT string_agg(substr(hmac(convert_to(coalesce(contenu::text, ''), 'UTF8'), cle, 'sha256'), 1, 16), ''::bytea ORDER BY rang)
  FROM (
    SELECT 1 AS rang, jsonb_strip_nulls(jsonb_build_object('etat', etat, 'version', version, 'hors_delai', hors_delai,
      'recu_le', recu_le, 'demandeur', demandeur_id)) AS contenu FROM dossier WHERE id = le_dossier
    UNION ALL
    SELECT 2, jsonb_strip_nulls(jsonb_agg(jsonb_build_object('id', id, 'code', code, 'recue_le', recue_le,
      'verifiee_le', verifiee_le, 'demandee_par', demande_de_pieces_id) ORDER BY id)) FROM piece WHERE dossier_id = le_dossier
    UNION ALL
    SELECT 3, jsonb_agg(joint.contenu ORDER BY joint.id) FROM (
      SELECT f.id, jsonb_build_object('id', f.id, 'piece', f.piece_id, 'cle', f.cle, 'nom', f.nom,
        'empreinte', encode(f.empreinte, 'hex')) AS contenu
        FROM fichier f JOIN piece p ON p.id = f.piece_id WHERE p.dossier_id = le_dossier
      UNION ALL
      SELECT f.id, jsonb_build_object('id', f.id, 'recours', f.recours_id, 'de_reponse', f.de_reponse, 'cle', f.cle,
        'nom', f.nom, 'empreinte', encode(f.empreinte, 'hex'))
        FROM fichier f JOIN recours r ON r.id = f.recours_id WHERE r.dossier_id = le_dossier
    ) AS joint
    UNION ALL
    SELECT 4, jsonb_strip_nulls(jsonb_agg(jsonb_build_object('id', id, 'faite_le', faite_le, 'recue_le', recue_le,
      'preuve', preuve, 'limite_le', limite_le) ORDER BY id)) FROM demande_de_pieces WHERE dossier_id = le_dossier
    UNION ALL
    SELECT 5, jsonb_strip_nulls(jsonb_agg(jsonb_build_object('id', n.id, 'decision', n.decision_id, 'mode', n.mode,
      'envoyee_le', n.envoyee_le, 'recue_le', n.recue_le, 'preuve', n.preuve) ORDER BY n.id))
      FROM notification n JOIN decision d ON d.id = n.decision_id WHERE d.dossier_id = le_dossier
    UNION ALL
    SELECT 6, jsonb_strip_nulls(jsonb_agg(jsonb_build_object('id', id, 'decision', decision_id, 'composante', composante,
      'du', du, 'au', au, 'echelon', echelon, 'centimes', centimes_annuels, 'payeur', payeur, 'ferme_par', ferme_par_id)
      ORDER BY id)) FROM droit WHERE dossier_id = le_dossier
  ) AS parts
$$;
