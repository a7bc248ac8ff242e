-- A software of a body that reads its requests: opened by an event that keeps the print of its secret, closed by another.
INSERT INTO passage_d_habilitation (acte, etat, octroyee, qui, vers)
  SELECT acte, etat, true, 'representant', etat FROM unnest(ARRAY['ouvrir_client', 'fermer_client']) acte,
    unnest(ARRAY['brouillon', 'deposee', 'modifications_demandees', 'validee']) etat;

CREATE TRIGGER evenement_titulaire_client BEFORE INSERT ON evenement_habilitation FOR EACH ROW
  WHEN (NEW.acte = 'ouvrir_client') EXECUTE FUNCTION exiger_le_titulaire();

-- The software of an identifier, as whom it reads, and the print of its secret; no row once another is opened or it is closed for
-- this request, or while nothing of it is granted.
CREATE FUNCTION client_ouvert(le_client uuid)
  RETURNS TABLE (representant_id uuid, prenom text, nom text, siret text, habilitation_id uuid, empreinte text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT r.id, r.prenom, r.nom, r.siret::text, e.habilitation_id, e.contenu->>'empreinte'
  FROM evenement_habilitation e JOIN representant r ON r.id = e.auteur_id
  WHERE e.id = le_client AND e.acte = 'ouvrir_client'
    AND EXISTS (SELECT FROM octroi o WHERE o.habilitation_id = e.habilitation_id AND o.remplace_le IS NULL AND o.revoque_le IS NULL)
    AND NOT EXISTS (SELECT FROM evenement_habilitation s WHERE s.habilitation_id = e.habilitation_id
      AND s.acte IN ('ouvrir_client', 'fermer_client') AND s.instant > e.instant)
$$;

-- Who signed in for the body of who asks, as its own requests name them.
CREATE FUNCTION representants_de_l_organisme() RETURNS TABLE (id uuid, prenom text, nom text, courriel text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT r.id, r.prenom, r.nom, r.courriel FROM representant r WHERE r.siret = siret_du_representant()
$$;
REVOKE ALL ON FUNCTION client_ouvert(uuid), representants_de_l_organisme() FROM PUBLIC, bourses_app;
GRANT EXECUTE ON FUNCTION client_ouvert(uuid), representants_de_l_organisme() TO bourses_web;
