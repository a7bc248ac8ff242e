-- What the ministère does of a request beside answering it: it corrects one part, or tells all of them of a change.
INSERT INTO passage_d_habilitation (acte, etat, octroyee, qui, vers)
  SELECT acte, etat, octroyee, 'instructeur', etat FROM unnest(ARRAY['corriger', 'annoncer_changement']) acte,
    (VALUES ('deposee', false), ('deposee', true), ('modifications_demandees', false), ('modifications_demandees', true),
      ('validee', true)) AS possibles (etat, octroyee);
INSERT INTO passage_d_habilitation (acte, etat, octroyee, qui, vers) VALUES
  ('annoncer_changement', 'brouillon', true, 'instructeur', 'brouillon');

-- The body reads why.
-- survives: the version before writes no such event.
ALTER TABLE evenement_habilitation ADD CONSTRAINT evenement_habilitation_instruction CHECK (
  acte NOT IN ('corriger', 'annoncer_changement') OR coalesce(message ~ '\S', false));

-- As before; and the event of a correction writes the part that it names.
-- survives: what the version before writes is judged as it was.
CREATE OR REPLACE FUNCTION tenir_l_habilitation() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF TG_OP IN ('DELETE', 'TRUNCATE') THEN
    RAISE EXCEPTION 'une habilitation ne se retire pas' USING ERRCODE = 'integrity_constraint_violation';
  ELSIF TG_OP = 'INSERT' THEN
    IF current_user = 'bourses_web' THEN
      NEW.siret := siret_du_representant();
      NEW.cree_par_id := identite_representant();
    END IF;
    NEW.etat := 'brouillon';
    NEW.deposee_le := NULL;
    RETURN NEW;
  END IF;
  IF (NEW.id, NEW.numero, NEW.siret, NEW.cree_par_id, NEW.creee_le) IS DISTINCT FROM (OLD.id, OLD.numero, OLD.siret, OLD.cree_par_id, OLD.creee_le)
    OR ((NEW.saisie, NEW.organisme) IS DISTINCT FROM (OLD.saisie, OLD.organisme)
      AND (identite_representant() IS NULL OR OLD.etat NOT IN ('brouillon', 'modifications_demandees'))
      AND (current_user IN ('bourses_web', 'bourses_worker') OR NOT est_instructeur())) THEN
    RAISE EXCEPTION 'cette habilitation ne se modifie pas' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;

-- Writes the corrected part, which never asks for more than the body did. Of what is granted, it makes a new copy, under the
-- verifications of the one before; tokens open no longer for it.
CREATE FUNCTION corriger_la_demande() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  ancien octroi;
  avant jsonb;
  apres jsonb;
  accordes text[];
BEGIN
  IF NEW.vers_etat = 'validee' THEN
    UPDATE octroi SET remplace_le = NEW.instant
      WHERE habilitation_id = NEW.habilitation_id AND remplace_le IS NULL AND revoque_le IS NULL RETURNING * INTO ancien;
  END IF;
  SELECT coalesce(ancien.contenu, h.saisie) INTO avant FROM habilitation h WHERE h.id = NEW.habilitation_id;
  apres := avant || jsonb_build_object(NEW.contenu->>'partie', NEW.contenu->'valeur');
  accordes := ARRAY(SELECT jsonb_object_keys(apres #> '{donnees,scopes}') ORDER BY 1);
  IF NOT coalesce((avant #> '{donnees,scopes}') ?& accordes, false)
    OR NOT coalesce(avant #> '{donnees,destinataires}', '[]') @> coalesce(apres #> '{donnees,destinataires}', '[]')
    OR NEW.contenu->>'partie' NOT IN ('projet', 'cadre', 'donnees', 'conservation') THEN
    RAISE EXCEPTION 'une correction ne demande rien de plus que l’organisme' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  UPDATE habilitation SET saisie = apres WHERE id = NEW.habilitation_id;
  IF ancien.id IS NOT NULL THEN
    INSERT INTO octroi (id, habilitation_id, rang, siret, organisme, contenu, verifications, scopes, destinataires, accorde_le,
        accorde_par_id, accorde_par_nom)
      VALUES (uuidv7(), NEW.habilitation_id, ancien.rang + 1, ancien.siret, ancien.organisme, apres, ancien.verifications, accordes,
        ARRAY(SELECT jsonb_array_elements_text(coalesce(apres #> '{donnees,destinataires}', '[]')) ORDER BY 1),
        NEW.instant, NEW.auteur_id, NEW.auteur_nom);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER evenement_corrige AFTER INSERT ON evenement_habilitation FOR EACH ROW
  WHEN (NEW.acte = 'corriger') EXECUTE FUNCTION corriger_la_demande();
REVOKE ALL ON FUNCTION corriger_la_demande() FROM PUBLIC, bourses_app;
