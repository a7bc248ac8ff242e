-- AlterTable
ALTER TABLE "ligne_d_elimination" ADD COLUMN     "postee_le" DATE,
ADD COLUMN     "postee_par_nom" TEXT;
-- Written by hand: what Prisma does not express ------------------------------------------------------------------------

-- survives: read by the DPO alone, and ten thousand lines a lot at most
ALTER TABLE ligne_d_elimination ADD CONSTRAINT ligne_d_elimination_postee CHECK (
  num_nonnulls(postee_le, postee_par_nom) IN (0, 2) AND (postee_le IS NULL OR injoignables > 0));

-- The lines of lots under announcement whose persons no mail reaches, in the places of who asks: told by letter, each by the place of
-- the pupil's last dossier. A line stays until it is posted.
CREATE FUNCTION annonces_a_poster() RETURNS TABLE (elimination_id uuid, rang int, uai text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT l.elimination_id, l.rang, d.uai::text
  FROM elimination e JOIN ligne_d_elimination l ON l.elimination_id = e.id,
    LATERAL (SELECT x.uai, x.academie_code, x.branche FROM dossier x JOIN eleve v ON v.id = x.eleve_id
      WHERE l.eleve_id IN (v.id, v.reunie_dans) AND x.etat <> 'brouillon' ORDER BY x.rentree DESC, x.id DESC LIMIT 1) d
  WHERE e.annoncee_le IS NULL AND e.executee_le IS NULL AND e.ecartee_le IS NULL AND num_nonnulls(e.dpo_id, e.administrateur_id) = 2
    AND l.injoignables > 0 AND l.postee_le IS NULL AND l.issue IS NULL
    AND ARRAY[d.uai || '/' || d.branche::text, d.academie_code || '/' || d.branche::text] && lieux_connus('coordonnees')
$$;

-- To whom those lines are written: the demandeurs of the pupil whom no mail reaches, all of them when the address has been mended since.
CREATE FUNCTION destinataires_a_poster() RETURNS TABLE (elimination_id uuid, uai text, responsable_id uuid, civilite text, nom text,
    nom_usage text, prenom text, prenom_usage text, adresse text, complement text, code_postal text, commune text, pays text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  WITH p AS (
    SELECT DISTINCT a.elimination_id, a.rang, a.uai, coalesce(r.reunie_dans, r.id) AS id
    FROM annonces_a_poster() a JOIN ligne_d_elimination l ON (l.elimination_id, l.rang) = (a.elimination_id, a.rang)
      JOIN eleve v ON l.eleve_id IN (v.id, v.reunie_dans) JOIN dossier d ON d.eleve_id = v.id JOIN responsable r ON r.id = d.demandeur_id),
  q AS (
    SELECT p.*, (r.courriel IS NULL OR r.courriel_refuse_le IS NOT NULL) AS injoignable,
      bool_or(r.courriel IS NULL OR r.courriel_refuse_le IS NOT NULL) OVER (PARTITION BY p.elimination_id, p.rang) AS encore
    FROM p JOIN responsable r ON r.id = p.id)
  SELECT DISTINCT ON (r.nom, r.prenom, r.id) q.elimination_id, q.uai, r.id, r.civilite, r.nom, r.nom_usage, r.prenom, r.prenom_usage,
    r.adresse, r.complement, r.code_postal::text, r.commune, r.pays
  FROM q JOIN responsable r ON r.id = q.id WHERE q.injoignable OR NOT q.encore
  ORDER BY r.nom, r.prenom, r.id
$$;

-- They are posted: so many as were printed, in the places of who says so. The list may have grown since: nothing is then written.
CREATE FUNCTION poster_les_annonces(combien int) RETURNS int
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  faites int;
BEGIN
  IF combien IS DISTINCT FROM (SELECT count(*)::int FROM destinataires_a_poster()) OR combien = 0 THEN
    PERFORM refuser('BN409', 'La liste a changé depuis que cette page est ouverte : imprimez-la de nouveau.');
  END IF;
  UPDATE ligne_d_elimination l SET postee_le = jour_de_la_session(), postee_par_nom = nom_de_l_agent(identite_agent())
    FROM annonces_a_poster() a WHERE (l.elimination_id, l.rang) = (a.elimination_id, a.rang);
  GET DIAGNOSTICS faites = ROW_COUNT;
  RETURN faites;
END $$;

-- As before, and no family of the lot still waits for its letter.
CREATE OR REPLACE FUNCTION clore_l_annonce(lequel uuid) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  UPDATE elimination SET annoncee_le = jour_de_la_session()
    WHERE id = lequel AND annoncee_le IS NULL AND ecartee_le IS NULL AND num_nonnulls(dpo_id, administrateur_id) = 2
      AND NOT EXISTS (SELECT FROM ligne_d_elimination WHERE elimination_id = lequel
        AND (prevenus IS NULL OR injoignables > 0 AND postee_le IS NULL AND issue IS NULL));
  RETURN FOUND;
END $$;

CREATE OR REPLACE FUNCTION garder_la_ligne_d_elimination() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF TG_OP <> 'UPDATE' OR (NEW.elimination_id, NEW.rang, NEW.eleve_id, NEW.echu_le, NEW.dossiers)
      IS DISTINCT FROM (OLD.elimination_id, OLD.rang, OLD.eleve_id, OLD.echu_le, OLD.dossiers)
    OR (OLD.prevenus IS NOT NULL AND (NEW.prevenus, NEW.injoignables) IS DISTINCT FROM (OLD.prevenus, OLD.injoignables))
    OR (OLD.postee_le IS NOT NULL AND (NEW.postee_le, NEW.postee_par_nom) IS DISTINCT FROM (OLD.postee_le, OLD.postee_par_nom))
    OR (OLD.issue IS NOT NULL AND to_jsonb(NEW) - 'cles' IS DISTINCT FROM to_jsonb(OLD) - 'cles') THEN
    RAISE EXCEPTION 'une ligne d’élimination reçoit son issue une fois' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;

REVOKE EXECUTE ON FUNCTION annonces_a_poster(), destinataires_a_poster(), poster_les_annonces(int) FROM PUBLIC, bourses_app;
GRANT EXECUTE ON FUNCTION destinataires_a_poster(), poster_les_annonces(int) TO bourses_web;
