-- Seals are signed by a key that PostgreSQL never sees, cover the other registers too, and are never of a day to come; a line
-- of the journal also covers how its dossier stood after the act (docs/adr/journal-chaine-par-dossier.md).

-- How a dossier stands ----------------------------------------------------------------------------------------------------

-- One print of sixteen bytes for each kind of row that acts change in place, in the order that the check names them by. Columns
-- are listed: what a job writes by itself, or what came later, is not in them.
CREATE FUNCTION empreintes_du_dossier(le_dossier uuid, cle bytea) RETURNS bytea
  LANGUAGE sql STABLE SET timezone = 'UTC' SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT string_agg(substr(hmac(convert_to(coalesce(contenu::text, ''), 'UTF8'), cle, 'sha256'), 1, 16), ''::bytea ORDER BY rang)
  FROM (
    SELECT 1 AS rang, jsonb_strip_nulls(jsonb_build_object('etat', etat, 'version', version, 'hors_delai', hors_delai,
      'recu_le', recu_le, 'demandeur', demandeur_id)) AS contenu FROM dossier WHERE id = le_dossier
    UNION ALL
    SELECT 2, jsonb_strip_nulls(jsonb_agg(jsonb_build_object('id', id, 'code', code, 'recue_le', recue_le,
      'verifiee_le', verifiee_le, 'demandee_par', demande_de_pieces_id) ORDER BY id)) FROM piece WHERE dossier_id = le_dossier
    UNION ALL
    SELECT 3, jsonb_agg(jsonb_build_object('id', f.id, 'piece', f.piece_id, 'cle', f.cle, 'nom', f.nom,
      'empreinte', encode(f.empreinte, 'hex')) ORDER BY f.id)
      FROM fichier f JOIN piece p ON p.id = f.piece_id WHERE p.dossier_id = le_dossier
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
REVOKE EXECUTE ON FUNCTION empreintes_du_dossier(uuid, bytea) FROM PUBLIC;

-- Once, before any service: the lines of a demonstration are laid aside and chained again over the new print, its seals, which
-- nobody signed, are dropped.
CREATE TEMPORARY TABLE journal_sans_print ON COMMIT DROP AS TABLE ligne_de_journal;
CREATE TEMPORARY TABLE lectures_sans_chaine ON COMMIT DROP AS TABLE lecture_sensible;
CREATE TEMPORARY TABLE baremes_sans_chaine ON COMMIT DROP AS TABLE acte_de_bareme;
CREATE TEMPORARY TABLE administration_sans_chaine ON COMMIT DROP AS TABLE acte_d_administration;
ALTER TABLE ligne_de_journal DISABLE TRIGGER USER;
ALTER TABLE lecture_sensible DISABLE TRIGGER USER;
ALTER TABLE acte_de_bareme DISABLE TRIGGER USER;
ALTER TABLE acte_d_administration DISABLE TRIGGER USER;
ALTER TABLE scellement DISABLE TRIGGER USER;
DELETE FROM ligne_de_journal;
DELETE FROM lecture_sensible;
DELETE FROM acte_de_bareme;
DELETE FROM acte_d_administration;
DELETE FROM scellement;
ALTER TABLE ligne_de_journal ENABLE TRIGGER USER;
ALTER TABLE lecture_sensible ENABLE TRIGGER USER;
ALTER TABLE acte_de_bareme ENABLE TRIGGER USER;
ALTER TABLE acte_d_administration ENABLE TRIGGER USER;
ALTER TABLE scellement ENABLE TRIGGER USER;

ALTER TABLE ligne_de_journal ADD COLUMN empreintes_dossier bytea NOT NULL;

CREATE OR REPLACE FUNCTION empreinte_de_ligne(l ligne_de_journal) RETURNS bytea LANGUAGE sql IMMUTABLE AS $$
  SELECT sha256(l.empreinte_precedente || convert_to(concat_ws(chr(31),
    l.dossier_id, l.rang, l.rentree, to_char(l.instant AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS'),
    to_char(l.jour, 'YYYY-MM-DD'), l.auteur_genre, coalesce(l.auteur_id::text, ''), l.role, l.acte, l.de_etat, l.vers_etat,
    coalesce(l.enregistrement, ''), coalesce(l.enregistrement_id::text, ''),
    coalesce(encode(l.empreinte_enregistrement, 'hex'), ''), encode(l.empreinte_contenu, 'hex'),
    encode(l.empreintes_dossier, 'hex')), 'UTF8'))
$$;

CREATE OR REPLACE FUNCTION chainer_ligne() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  derniere record;
  regle record;
  la_cle bytea;
  ecrit jsonb;
BEGIN
  SELECT d.rentree, c.cle INTO NEW.rentree, la_cle FROM dossier d JOIN cle_de_dossier c ON c.dossier_id = d.id
    WHERE d.id = NEW.dossier_id;
  IF la_cle IS NULL THEN
    RAISE EXCEPTION 'le dossier % n’a pas de clé : son journal est fermé', NEW.dossier_id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  SELECT enregistrement, decision INTO regle FROM acte_de_procedure WHERE acte = NEW.acte;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'la procédure ne connaît pas l’acte %', NEW.acte USING ERRCODE = 'integrity_constraint_violation';
  ELSIF NEW.enregistrement IS DISTINCT FROM regle.enregistrement OR (NEW.enregistrement IS NULL) <> (NEW.enregistrement_id IS NULL) THEN
    RAISE EXCEPTION 'l’acte % doit nommer son enregistrement « % »', NEW.acte, coalesce(regle.enregistrement, 'aucun')
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  NEW.empreinte_enregistrement := NULL;
  IF NEW.enregistrement IS NOT NULL THEN
    ecrit := contenu_d_enregistrement(NEW.enregistrement, NEW.enregistrement_id);
    IF ecrit->>'dossier_id' IS DISTINCT FROM NEW.dossier_id::text
      OR (regle.decision IS NOT NULL AND ecrit->>'genre' IS DISTINCT FROM regle.decision::text) THEN
      RAISE EXCEPTION 'l’acte % n’a pas son enregistrement « % » au dossier', NEW.acte, coalesce(regle.decision::text, NEW.enregistrement)
        USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    NEW.empreinte_enregistrement := empreinte_gardee(ecrit::text, la_cle);
  END IF;
  NEW.empreinte_contenu := empreinte_gardee(NEW.auteur_nom || chr(31) || NEW.contenu::text, la_cle);
  -- The line is written last: the dossier and its rows stand as the act leaves them.
  NEW.empreintes_dossier := empreintes_du_dossier(NEW.dossier_id, la_cle);
  SELECT rang, empreinte INTO derniere FROM ligne_de_journal WHERE dossier_id = NEW.dossier_id ORDER BY rang DESC LIMIT 1;
  NEW.rang := coalesce(derniere.rang, 0) + 1;
  NEW.empreinte_precedente := coalesce(derniere.empreinte, sha256(convert_to(NEW.dossier_id::text, 'UTF8')));
  NEW.empreinte := empreinte_de_ligne(NEW);
  RETURN NEW;
END $$;

INSERT INTO ligne_de_journal (id, dossier_id, instant, jour, auteur_genre, auteur_id, auteur_nom, role, acte, de_etat, vers_etat,
  enregistrement, enregistrement_id, contenu)
SELECT id, dossier_id, instant, jour, auteur_genre, auteur_id, auteur_nom, role, acte, de_etat, vers_etat,
  enregistrement, enregistrement_id, contenu
FROM journal_sans_print ORDER BY id;

-- The other registers -----------------------------------------------------------------------------------------------------

-- Reads are chained per dossier, acts on a barème per annexe, those of administration in one chain: writers of one chain wait
-- for each other until their end, no others do. The hash covers every column but those of the chain; a column added later,
-- null on the rows before it, alters none. The argument names the column that tells the chain.
CREATE FUNCTION chainer_registre() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp SET timezone = 'UTC' AS $$
DECLARE
  chaine text := CASE WHEN TG_NARGS = 0 THEN '' ELSE to_jsonb(NEW)->>TG_ARGV[0] END;
  ou text := CASE WHEN TG_NARGS = 0 THEN '' ELSE format('WHERE %I = %L', TG_ARGV[0], chaine) END;
  dernier record;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(TG_TABLE_NAME || chaine, 0));
  EXECUTE format('SELECT rang, maillon FROM %I %s ORDER BY rang DESC LIMIT 1', TG_TABLE_NAME, ou) INTO dernier;
  NEW.rang := coalesce(dernier.rang, 0) + 1;
  NEW.maillon_precedent := coalesce(dernier.maillon, sha256(convert_to(TG_TABLE_NAME || chaine, 'UTF8')));
  NEW.maillon := sha256(NEW.maillon_precedent
    || convert_to(jsonb_strip_nulls(to_jsonb(NEW) - ARRAY['maillon_precedent', 'maillon'])::text, 'UTF8'));
  RETURN NEW;
END $$;
REVOKE EXECUTE ON FUNCTION chainer_registre() FROM PUBLIC;

ALTER TABLE lecture_sensible
  ADD COLUMN rang int NOT NULL, ADD COLUMN maillon_precedent bytea NOT NULL, ADD COLUMN maillon bytea NOT NULL;
ALTER TABLE acte_de_bareme
  ADD COLUMN rang int NOT NULL, ADD COLUMN maillon_precedent bytea NOT NULL, ADD COLUMN maillon bytea NOT NULL;
ALTER TABLE acte_d_administration
  ADD COLUMN rang int NOT NULL, ADD COLUMN maillon_precedent bytea NOT NULL, ADD COLUMN maillon bytea NOT NULL;
DROP INDEX lecture_sensible_dossier_id_idx;
CREATE UNIQUE INDEX lecture_sensible_dossier_id_rang_key ON lecture_sensible(dossier_id, rang);
DROP INDEX acte_de_bareme_annexe_id_idx;
CREATE UNIQUE INDEX acte_de_bareme_annexe_id_rang_key ON acte_de_bareme(annexe_id, rang);
CREATE UNIQUE INDEX acte_d_administration_rang_key ON acte_d_administration(rang);
-- After the triggers that force the author, in the order of names: the hash covers the true one.
CREATE TRIGGER lecture_chainee BEFORE INSERT ON lecture_sensible FOR EACH ROW EXECUTE FUNCTION chainer_registre('dossier_id');
CREATE TRIGGER bareme_chaine BEFORE INSERT ON acte_de_bareme FOR EACH ROW EXECUTE FUNCTION chainer_registre('annexe_id');
CREATE TRIGGER administration_chainee BEFORE INSERT ON acte_d_administration FOR EACH ROW EXECUTE FUNCTION chainer_registre();

INSERT INTO lecture_sensible (id, instant, lecteur_genre, lecteur_id, dossier_id, objet, precision)
  SELECT id, instant, lecteur_genre, lecteur_id, dossier_id, objet, precision FROM lectures_sans_chaine ORDER BY id;
INSERT INTO acte_de_bareme (id, annexe_id, acte, auteur_id, auteur_nom, jour, instant, empreinte)
  SELECT id, annexe_id, acte, auteur_id, auteur_nom, jour, instant, empreinte FROM baremes_sans_chaine ORDER BY id;
INSERT INTO acte_d_administration (id, acte, objet_id, contenu, auteur_id, auteur_nom, jour, instant)
  SELECT id, acte, objet_id, contenu, auteur_id, auteur_nom, jour, instant FROM administration_sans_chaine ORDER BY id;

-- The seal ----------------------------------------------------------------------------------------------------------------

ALTER TABLE scellement
  -- For each register: how many lines since the seal before, the id of the last, and their root.
  ADD COLUMN registres jsonb NOT NULL,
  -- Which key signed the hash, by the beginning of the print of its public half, and the signature (Ed25519).
  ADD COLUMN cle text NOT NULL,
  ADD COLUMN signature bytea NOT NULL,
  ADD CONSTRAINT scellement_signe CHECK (octet_length(signature) = 64 AND cle ~ '^[0-9a-f]{16}$');

-- A seal dated ahead would keep the days until then from being sealed.
CREATE FUNCTION refuser_sceau_de_l_avenir() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NEW.jour > (now() AT TIME ZONE 'Europe/Paris')::date THEN
    RAISE EXCEPTION 'le sceau du % est daté de l’avenir', NEW.jour USING ERRCODE = 'check_violation';
  END IF;
  NEW.scelle_le := now();
  RETURN NEW;
END $$;
REVOKE EXECUTE ON FUNCTION refuser_sceau_de_l_avenir() FROM PUBLIC;
CREATE TRIGGER scellement_du_jour BEFORE INSERT ON scellement FOR EACH ROW EXECUTE FUNCTION refuser_sceau_de_l_avenir();
