-- A person who signs in with a verified identity is found in the school base by it, never by an e-mail
-- (docs/adr/portes-d-identite.md).

-- The one person in charge who stands under a verified identity; null when nobody does, or more than one. By an état civil: that
-- which the person gave with a consent that stands, where the names of the base agree too, so that what somebody types of another
-- opens nothing. By an INE: the pupil itself, where the base says that it acts alone.
CREATE FUNCTION responsable_de_l_identite(preuve jsonb) RETURNS uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  WITH dits AS (
    SELECT c.responsable_id AS id, coalesce(etat_civil_corrige(c.id, NULL), c.etat_civil) AS e
    FROM consentement c
    WHERE preuve ->> 'genre' = 'etat_civil' AND c.reponse = 'oui'
      AND (c.etat_civil ->> 'naissance' = preuve ->> 'naissance'
        OR c.id IN (SELECT x.consentement_id FROM correction_d_etat_civil x
          WHERE x.consentement_id IS NOT NULL AND x.apres ->> 'naissance' = preuve ->> 'naissance'))
      AND EXISTS (SELECT FROM consentement_en_vigueur v WHERE v.id = c.id)
  ), trouves AS (
    SELECT coalesce(r.reunie_dans, r.id) AS id FROM dits d JOIN responsable r ON r.id = d.id
    WHERE d.e ->> 'naissance' = preuve ->> 'naissance' AND d.e ->> 'sexe' = preuve ->> 'sexe'
      AND d.e ->> 'pays' = preuve ->> 'pays'
      AND d.e ->> 'commune' IS NOT DISTINCT FROM preuve ->> 'commune'
      AND nom_compare(d.e ->> 'nom') = nom_compare(preuve ->> 'nom') AND nom_compare(preuve ->> 'nom') <> ''
      AND nom_compare(coalesce(d.e ->> 'prenom', '')) IS NOT DISTINCT FROM nom_compare(preuve ->> 'prenom')
      AND nom_compare(r.prenom) IS NOT DISTINCT FROM nom_compare(preuve ->> 'prenom')
      -- The base knows the person by the name of birth or by the one borne.
      AND ARRAY[nom_compare(r.nom), nom_compare(r.nom_usage)] && array_remove(
        ARRAY[nom_compare(preuve ->> 'nom'), nom_compare(preuve ->> 'nomUsage')], NULL)
    UNION
    SELECT coalesce(r.reunie_dans, r.id) FROM eleve e
    JOIN lien l ON l.eleve_id = e.id AND l.lien = 'eleve_lui_meme' AND l.absent_depuis IS NULL
    JOIN responsable r ON r.id = l.responsable_id
    WHERE preuve ->> 'genre' = 'ine' AND e.ine = preuve ->> 'ine'
      AND nom_compare(e.nom) = nom_compare(preuve ->> 'nom')
      AND nom_compare(e.prenom) IS NOT DISTINCT FROM nom_compare(preuve ->> 'prenom')
  )
  SELECT min(id::text)::uuid FROM trouves HAVING count(DISTINCT id) = 1
$$;

-- Who a family's session is: the record of its account, else the one that its verified identity was found to be.
CREATE FUNCTION responsable_de_la_session(compte text, reconnu uuid) RETURNS TABLE (id uuid, prenom text, nom text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT t.id, t.prenom, t.nom FROM responsable r JOIN responsable t ON t.id = coalesce(r.reunie_dans, r.id)
  WHERE r.sub = compte OR r.id = reconnu ORDER BY r.sub = compte DESC NULLS LAST LIMIT 1
$$;
REVOKE ALL ON FUNCTION responsable_de_l_identite(jsonb), responsable_de_la_session(text, uuid) FROM PUBLIC, bourses_app;
GRANT EXECUTE ON FUNCTION responsable_de_l_identite(jsonb), responsable_de_la_session(text, uuid) TO bourses_web;
