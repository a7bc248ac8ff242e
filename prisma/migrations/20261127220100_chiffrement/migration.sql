-- Tax numbers are encrypted again when the key turns (docs/adr/chiffrement.md): a version of a demande never changes but for the
-- ciphertext of its two numbers, by the worker alone, and its print says that a number is there, not under which key.

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
    ELSE RAISE EXCEPTION 'aucun enregistrement ne s’appelle « % »', genre USING ERRCODE = 'integrity_constraint_violation';
  END CASE;
END $$;

CREATE FUNCTION refuser_demande_modifiee() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND est_systeme()
    AND to_jsonb(NEW) - ARRAY['numero_fiscal', 'numero_fiscal_concubin'] = to_jsonb(OLD) - ARRAY['numero_fiscal', 'numero_fiscal_concubin']
    AND (NEW.numero_fiscal IS NULL) = (OLD.numero_fiscal IS NULL)
    AND (NEW.numero_fiscal_concubin IS NULL) = (OLD.numero_fiscal_concubin IS NULL) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'une demande ne se modifie pas : une correction en est la version suivante' USING ERRCODE = 'integrity_constraint_violation';
END $$;
REVOKE EXECUTE ON FUNCTION refuser_demande_modifiee() FROM PUBLIC;
DROP TRIGGER demande_figee ON demande;
CREATE TRIGGER demande_figee BEFORE UPDATE OR DELETE ON demande FOR EACH ROW EXECUTE FUNCTION refuser_demande_modifiee();
GRANT UPDATE (numero_fiscal, numero_fiscal_concubin) ON demande TO bourses_worker;

-- Once, before any service: the lines of a demonstration are chained again over these prints, its seals are dropped.
CREATE TEMPORARY TABLE journal_de_demonstration ON COMMIT DROP AS TABLE ligne_de_journal;
ALTER TABLE ligne_de_journal DISABLE TRIGGER USER;
ALTER TABLE scellement DISABLE TRIGGER USER;
DELETE FROM ligne_de_journal;
DELETE FROM scellement;
ALTER TABLE ligne_de_journal ENABLE TRIGGER USER;
ALTER TABLE scellement ENABLE TRIGGER USER;
INSERT INTO ligne_de_journal (id, dossier_id, instant, jour, auteur_genre, auteur_id, auteur_nom, role, acte, de_etat, vers_etat,
  enregistrement, enregistrement_id, contenu)
SELECT id, dossier_id, instant, jour, auteur_genre, auteur_id, auteur_nom, role, acte, de_etat, vers_etat,
  enregistrement, enregistrement_id, contenu
FROM journal_de_demonstration ORDER BY id;
