-- An address that the mail server refuses for good is a fact of the person, whichever mail it refused.
-- survives: nullable columns, which the version before neither reads nor writes.
-- AlterTable
ALTER TABLE "responsable" ADD COLUMN     "courriel_refuse_le" TIMESTAMPTZ(3);
-- AlterTable
ALTER TABLE "invitation_de_concubin" ADD COLUMN     "refusee_le" TIMESTAMPTZ(3);
-- AlterTable
ALTER TABLE "part_du_concubin" ADD COLUMN     "refusee_le" TIMESTAMPTZ(3);

ALTER TABLE responsable ADD CONSTRAINT responsable_courriel_refuse CHECK (courriel_refuse_le IS NULL OR courriel IS NOT NULL) NOT VALID;
ALTER TABLE responsable VALIDATE CONSTRAINT responsable_courriel_refuse;

-- What letters and reminders already knew.
-- survives: only persons one of whose mails was refused, a handful, found by the few rows that say so.
UPDATE responsable r SET courriel_refuse_le = vu.le
FROM (
  SELECT responsable_id, courriel, max(le) AS le FROM (
    SELECT d.demandeur_id AS responsable_id, c.courriel, c.courriel_refuse_le AS le
    FROM courrier c JOIN dossier d ON d.id = c.dossier_id WHERE c.courriel_refuse_le IS NOT NULL
    UNION ALL
    SELECT x.responsable_id, x.courriel, x.jour::timestamp AT TIME ZONE 'Europe/Paris' FROM relance x WHERE x.echec = 'adresse_refusee') refus
  GROUP BY responsable_id, courriel) vu
WHERE vu.responsable_id = r.id AND vu.courriel = r.courriel;

-- Another address, or none, ends the refusal, whoever writes it. After "responsable_identite": a family changes the address alone.
CREATE FUNCTION oublier_le_refus() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  NEW.courriel_refuse_le := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER responsable_refus BEFORE UPDATE OF courriel ON responsable FOR EACH ROW
  WHEN (NEW.courriel IS DISTINCT FROM OLD.courriel) EXECUTE FUNCTION oublier_le_refus();

-- What could not be announced is announced once it may be, whoever ended the refusal.
CREATE FUNCTION reprendre_apres_le_refus() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM deposer_taches('reprendre_annonces', ARRAY[jsonb_build_object('responsableId', NEW.id)::text]);
  RETURN NULL;
END $$;
CREATE TRIGGER responsable_refus_leve AFTER UPDATE ON responsable FOR EACH ROW
  WHEN (OLD.courriel_refuse_le IS NOT NULL AND NEW.courriel_refuse_le IS NULL) EXECUTE FUNCTION reprendre_apres_le_refus();
REVOKE ALL ON FUNCTION oublier_le_refus(), reprendre_apres_le_refus() FROM PUBLIC;

-- The part of a concubin: sent once, or refused; the rest as before.
CREATE OR REPLACE FUNCTION garder_la_part() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  reponse constant text[] := ARRAY['reponse', 'texte', 'repondu_le', 'contenu'];
  envoi constant text[] := ARRAY['envoyee_le', 'refusee_le'];
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF NEW.dossier_id IS NULL THEN
      NEW.contenu := NULL;
      NEW.courriel := NULL;
    END IF;
    IF current_user NOT IN ('bourses_web', 'bourses_worker') AND NEW.reponse IS NOT NULL AND to_jsonb(NEW) - reponse = to_jsonb(OLD) - reponse
      OR OLD.envoyee_le IS NULL AND OLD.refusee_le IS NULL AND to_jsonb(NEW) - envoi = to_jsonb(OLD) - envoi
      OR NEW.contenu IS NULL AND (NEW.courriel IS NULL OR NEW.courriel = OLD.courriel)
        AND (NEW.dossier_id IS NULL OR NEW.dossier_id = OLD.dossier_id)
        AND to_jsonb(NEW) - ARRAY['contenu', 'courriel', 'dossier_id'] = to_jsonb(OLD) - ARRAY['contenu', 'courriel', 'dossier_id'] THEN
      RETURN NEW;
    END IF;
  ELSIF TG_OP = 'DELETE' AND (elimination_en_cours() OR OLD.cree_le < now() - interval '36 months') THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'la part d’un concubin ne se modifie pas' USING ERRCODE = 'integrity_constraint_violation';
END $$;
