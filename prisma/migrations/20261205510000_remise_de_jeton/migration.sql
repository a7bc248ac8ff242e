-- A token handed to the technical contact of an habilitation by a link: the link holds no token, its button draws one.
INSERT INTO passage_d_habilitation (acte, etat, octroyee, qui, vers) VALUES
  ('confier_jeton', 'brouillon', true, 'representant', 'brouillon'), ('confier_jeton', 'deposee', true, 'representant', 'deposee'),
  ('confier_jeton', 'modifications_demandees', true, 'representant', 'modifications_demandees'), ('confier_jeton', 'validee', true, 'representant', 'validee');

CREATE TRIGGER evenement_titulaire_confie BEFORE INSERT ON evenement_habilitation FOR EACH ROW
  WHEN (NEW.acte = 'confier_jeton') EXECUTE FUNCTION exiger_le_titulaire();
-- survives: the table holds some hundred rows, and the index is built in an instant.
CREATE UNIQUE INDEX evenement_habilitation_remise ON evenement_habilitation ((contenu->>'empreinte')) WHERE acte = 'confier_jeton';

-- What the holder of a link reads before it presses the button; no row for an unknown one. It opens for four hours
-- (HEURES_D_UNE_REMISE), once, while it is the last one drawn, while the one who drew it holds the request, and while something
-- of what it opens is granted.
CREATE FUNCTION remise_ouverte(l_empreinte text)
  RETURNS TABLE (id uuid, habilitation_id uuid, auteur_id uuid, contenu jsonb, organisme text, intitule text, numero int, scopes text[], etat text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT e.id, h.id, e.auteur_id, e.contenu, h.organisme->>'denomination', coalesce(o.contenu #>> '{projet,intitule}', ''), h.numero,
    ouverts.scopes, CASE
      WHEN EXISTS (SELECT FROM evenement_habilitation s WHERE s.habilitation_id = h.id AND s.acte = 'emettre_jeton'
        AND s.contenu->>'remise' = e.id::text) THEN 'servie'
      WHEN e.instant > clock_timestamp() - interval '4 hours' AND e.auteur_id = coalesce(h.titulaire_id, h.cree_par_id)
        AND cardinality(ouverts.scopes) > 0 AND NOT EXISTS (SELECT FROM evenement_habilitation s
          WHERE s.habilitation_id = h.id AND s.acte = 'confier_jeton' AND s.instant > e.instant) THEN 'ouverte'
      ELSE 'close' END
  FROM evenement_habilitation e JOIN habilitation h ON h.id = e.habilitation_id
    LEFT JOIN octroi o ON o.habilitation_id = h.id AND o.remplace_le IS NULL AND o.revoque_le IS NULL
    CROSS JOIN LATERAL (SELECT ARRAY(SELECT jsonb_array_elements_text(e.contenu->'scopes') INTERSECT SELECT unnest(o.scopes) ORDER BY 1) AS scopes) ouverts
  WHERE e.acte = 'confier_jeton' AND e.contenu->>'empreinte' = l_empreinte
$$;

-- Draws the token, in the name of who drew the link, and gives its event; null when the link opens nothing any more. The lock of
-- the request lets one of two presses pass.
CREATE FUNCTION retirer_le_jeton(l_empreinte text, le_jeton uuid, l_identifiant text, l_empreinte_du_jeton bytea) RETURNS uuid
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  avant text := coalesce(current_setting('bourses.identite', true), '');
  l_evenement uuid := uuidv7();
  r record;
BEGIN
  PERFORM FROM habilitation h WHERE h.id = (SELECT u.habilitation_id FROM remise_ouverte(l_empreinte) u) FOR UPDATE;
  SELECT * INTO r FROM remise_ouverte(l_empreinte) u WHERE u.etat = 'ouverte';
  IF NOT FOUND THEN RETURN NULL; END IF;
  INSERT INTO jeton_api (id, identifiant, habilitation_id, nom, environnement, empreinte, scopes, par_minute, adresses, emis_par_id, expire_le)
    VALUES (le_jeton, l_identifiant, r.habilitation_id, r.contenu->>'nom', r.contenu->>'environnement', l_empreinte_du_jeton, r.scopes,
      (r.contenu->>'parMinute')::int, ARRAY(SELECT jsonb_array_elements_text(r.contenu->'adresses')), r.auteur_id, fin_d_un_jeton());
  PERFORM set_config('bourses.identite', 'representant:' || r.auteur_id, true);
  INSERT INTO evenement_habilitation (id, habilitation_id, acte, jeton_id, contenu) VALUES (l_evenement, r.habilitation_id, 'emettre_jeton',
    le_jeton, jsonb_build_object('remise', r.id, 'remisA', r.contenu->>'courriel'));
  PERFORM set_config('bourses.identite', avant, true);
  RETURN l_evenement;
END $$;
REVOKE ALL ON FUNCTION remise_ouverte(text), retirer_le_jeton(text, uuid, text, bytea) FROM PUBLIC, bourses_app;
GRANT EXECUTE ON FUNCTION remise_ouverte(text), retirer_le_jeton(text, uuid, text, bytea) TO bourses_web;
