-- Files of a requête before the tribunal: the requête itself, the State's answer, the judgement. They are erased with it alone, which
-- nothing but the end of its keeping erases.
ALTER TABLE fichier
  ADD COLUMN requete_id uuid,
  ADD COLUMN nature_de_requete text;
ALTER TABLE fichier
  ADD CONSTRAINT fichier_requete_id_fkey FOREIGN KEY (requete_id) REFERENCES requete(id) ON DELETE CASCADE ON UPDATE CASCADE NOT VALID,
  DROP CONSTRAINT fichier_a_sa_place,
  ADD CONSTRAINT fichier_a_sa_place CHECK (num_nonnulls(piece_id, recours_id, requete_id) = 1) NOT VALID,
  ADD CONSTRAINT fichier_de_requete CHECK (
    (requete_id IS NULL AND nature_de_requete IS NULL)
    OR (requete_id IS NOT NULL AND nature_de_requete IS NOT NULL AND nature_de_requete IN ('requete', 'memoire', 'jugement'))) NOT VALID;
ALTER TABLE fichier VALIDATE CONSTRAINT fichier_requete_id_fkey, VALIDATE CONSTRAINT fichier_a_sa_place, VALIDATE CONSTRAINT fichier_de_requete;

-- Of the agents who read the pieces of its dossier: the family has the court's own copies.
CREATE POLICY fichier_de_requete ON fichier USING (
  (SELECT identite_agent()) IS NOT NULL
  AND EXISTS (SELECT 1 FROM requete j JOIN dossier d ON d.id = j.dossier_id WHERE j.id = fichier.requete_id
    AND est_connu(d.uai, d.academie_code, d.branche, (SELECT connus_de_l_agent('pieces')))));

-- Their keys are given back with those of the others when a pupil is erased.
CREATE OR REPLACE FUNCTION effacer_l_eleve(l_eleve uuid) RETURNS text[]
  LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  es uuid[];
  ds uuid[];
  rs uuid[];
  ss uuid[];
  cles text[];
  avant bigint := (SELECT max(id) FROM ecriture);
BEGIN
  PERFORM set_config('bourses.elimination', pg_current_xact_id()::text, true);
  SELECT array_agg(id) INTO es FROM (SELECT id FROM eleve WHERE id = l_eleve OR reunie_dans = l_eleve FOR UPDATE) pris;
  SELECT coalesce(array_agg(id), '{}') INTO ds FROM (SELECT id FROM dossier WHERE eleve_id = ANY (es) ORDER BY id FOR UPDATE) pris;
  SELECT array_agg(DISTINCT q) INTO rs FROM (
    SELECT responsable_id AS q FROM lien WHERE eleve_id = ANY (es)
    UNION SELECT demandeur_id FROM dossier WHERE id = ANY (ds) AND demandeur_id IS NOT NULL
    UNION SELECT responsable_id FROM consentement WHERE eleve_id = ANY (es)) q(q);
  SELECT coalesce(array_agg(k), '{}') INTO cles FROM (
    SELECT f.cle FROM fichier f LEFT JOIN piece p ON p.id = f.piece_id LEFT JOIN recours r ON r.id = f.recours_id
      LEFT JOIN requete j ON j.id = f.requete_id WHERE coalesce(p.dossier_id, r.dossier_id, j.dossier_id) = ANY (ds)
    UNION SELECT c.cle FROM courrier c WHERE c.dossier_id = ANY (ds) AND c.cle IS NOT NULL) q(k);
  PERFORM effacer_les_dossiers(ds);
  SELECT array_agg(id) INTO ss FROM scolarite WHERE eleve_id = ANY (es);
  DELETE FROM absence WHERE eleve_id = ANY (es);
  DELETE FROM frais_de_pension WHERE eleve_id = ANY (es);
  DELETE FROM sans_deduction_dite WHERE eleve_id = ANY (es);
  DELETE FROM coche_parcoursup WHERE eleve_id = ANY (es);
  DELETE FROM resultat_brevet WHERE eleve_id = ANY (es);
  DELETE FROM correction_eleve WHERE eleve_id = ANY (es);
  DELETE FROM eleve_de_base WHERE eleve_id = ANY (es);
  DELETE FROM ligne_d_import WHERE eleve_id = ANY (es);
  DELETE FROM relance WHERE scolarite_id = ANY (ss);
  DELETE FROM consentement WHERE eleve_id = ANY (es);
  DELETE FROM lien WHERE eleve_id = ANY (es);
  DELETE FROM separation s USING reunion r WHERE r.id = s.reunion_id AND (r.garde_id = ANY (es) OR r.reunie_id = ANY (es));
  DELETE FROM reunion WHERE garde_id = ANY (es) OR reunie_id = ANY (es);
  PERFORM effacer_les_responsables(rs);
  -- Those that a dossier rests on keep their year, their place and their level.
  DELETE FROM scolarite s WHERE s.id = ANY (ss) AND NOT EXISTS (SELECT FROM dossier d WHERE d.scolarite_id = s.id);
  UPDATE scolarite SET classe = '', mef = NULL, libelle_mef = NULL, code_regime = NULL, dispositif = NULL,
    entree_le = make_date(rentree, 9, 1), sortie_le = NULL, motif_sortie = NULL, uai_an_dernier = NULL, lieux_lies = '{}'
    WHERE id = ANY (ss);
  DELETE FROM eleve e WHERE e.id = ANY (es) AND e.reunie_dans IS NOT NULL
    AND NOT EXISTS (SELECT FROM dossier d WHERE d.eleve_id = e.id);
  DELETE FROM eleve e WHERE e.id = ANY (es) AND NOT EXISTS (SELECT FROM dossier d WHERE d.eleve_id = e.id)
    AND NOT EXISTS (SELECT FROM eleve r WHERE r.reunie_dans = e.id);
  UPDATE eleve SET ine = NULL, nom = 'Effacé', nom_usage = NULL, prenom = '', prenom_usage = NULL, prenoms = NULL, sexe = 'X',
    naissance = '1900', pays_naissance = NULL, departement_naissance = NULL, commune_naissance = NULL, ville_naissance = NULL,
    efface_le = jour_de_la_session() WHERE id = ANY (es);
  DELETE FROM recherche_eleve WHERE eleve_id = ANY (es);
  -- The salts of what was written of these rows: without them a print tells nothing.
  UPDATE ecriture SET sel = NULL WHERE sel IS NOT NULL AND objet IN (
    SELECT objet FROM ecriture WHERE id > coalesce(avant, 0) AND empreinte IS NULL);
  UPDATE ecriture e SET sel = NULL WHERE e.sel IS NOT NULL AND e.objet = ANY (SELECT 'dossier/' || d FROM unnest(ds) d)
    AND EXISTS (SELECT FROM ecriture n WHERE n.objet = e.objet AND n.rang > e.rang);
  PERFORM set_config('bourses.elimination', '', true);
  RETURN cles;
END $$;

CREATE OR REPLACE FUNCTION compte_des_eleves(les_eleves uuid[]) RETURNS jsonb
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  WITH e AS (SELECT id FROM eleve WHERE id = ANY (les_eleves) OR reunie_dans = ANY (les_eleves)),
    d AS (SELECT x.id FROM dossier x JOIN e ON e.id = x.eleve_id)
  SELECT jsonb_build_object(
    'dossiers', (SELECT count(*) FROM d),
    'demandes', (SELECT count(*) FROM demande x JOIN d ON d.id = x.dossier_id),
    'decisions', (SELECT count(*) FROM decision x JOIN d ON d.id = x.dossier_id),
    'courriers', (SELECT count(*) FROM courrier x JOIN d ON d.id = x.dossier_id),
    'fichiers', (SELECT count(*) FROM fichier f LEFT JOIN piece p ON p.id = f.piece_id LEFT JOIN recours r ON r.id = f.recours_id
      LEFT JOIN requete j ON j.id = f.requete_id JOIN d ON d.id = coalesce(p.dossier_id, r.dossier_id, j.dossier_id)),
    'messages', (SELECT count(*) FROM message_de_dossier x JOIN d ON d.id = x.dossier_id),
    'consentements', (SELECT count(*) FROM consentement x JOIN e ON e.id = x.eleve_id),
    'scolarites', (SELECT count(*) FROM scolarite x JOIN e ON e.id = x.eleve_id))
$$;

-- The print of a dossier covers the files of its requêtes after those of its recours.
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
      UNION ALL
      SELECT f.id, jsonb_build_object('id', f.id, 'requete', f.requete_id, 'nature', f.nature_de_requete, 'cle', f.cle,
        'nom', f.nom, 'empreinte', encode(f.empreinte, 'hex'))
        FROM fichier f JOIN requete j ON j.id = f.requete_id WHERE j.dossier_id = le_dossier
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
