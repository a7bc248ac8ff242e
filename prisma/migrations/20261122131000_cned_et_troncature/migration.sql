-- The CNED stands in Poitiers; its pupils' dossiers belong to four other académies (C. II.B.3). The same table as
-- SAB_DU_CNED of lib/droit/competence.ts: a test holds them equal.
CREATE FUNCTION academie_du_cned(niveau text, filiere text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE
    WHEN niveau = 'college' THEN CASE WHEN filiere = 'segpa' THEN '16' ELSE '70' END
    ELSE CASE WHEN filiere = 'professionnel' THEN '10' ELSE '14' END
  END
$$;

DROP POLICY scolarite_portee ON scolarite;
CREATE POLICY scolarite_portee ON scolarite USING (
  uai = ANY ((SELECT portee_etablissements())::text[])
  OR EXISTS (
    SELECT 1 FROM etablissement e WHERE e.uai = scolarite.uai
      AND CASE WHEN e.type = 'cned' THEN academie_du_cned(scolarite.niveau, scolarite.filiere_cned) ELSE e.academie_code END
        = ANY ((SELECT portee_academies())::text[]))
  OR EXISTS (SELECT 1 FROM lien l WHERE l.eleve_id = scolarite.eleve_id AND l.responsable_id = (SELECT identite_famille()))
  OR (SELECT est_systeme()));

CREATE OR REPLACE FUNCTION eleve_dans_la_portee(eleve uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT EXISTS (
    SELECT 1 FROM scolarite s JOIN etablissement e USING (uai)
    WHERE s.eleve_id = eleve AND (s.uai = ANY (portee_etablissements())
      OR CASE WHEN e.type = 'cned' THEN academie_du_cned(s.niveau, s.filiere_cned) ELSE e.academie_code END
        = ANY (portee_academies())))
$$;

CREATE OR REPLACE FUNCTION chercher_eleves(texte text, annee int, limite int)
  RETURNS TABLE (eleve_id uuid, ressemblance real) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
  SET pg_trgm.word_similarity_threshold = 0.35 AS $$
  SELECT e.id, max(word_similarity(sans_accent(texte), cle_de_recherche(e.nom, e.nom_usage, e.prenom)))
  FROM eleve e JOIN scolarite s ON s.eleve_id = e.id AND s.rentree = annee JOIN etablissement t ON t.uai = s.uai
  WHERE sans_accent(texte) <% cle_de_recherche(e.nom, e.nom_usage, e.prenom)
    AND (s.uai = ANY (portee_etablissements())
      OR CASE WHEN t.type = 'cned' THEN academie_du_cned(s.niveau, s.filiere_cned) ELSE t.academie_code END
        = ANY (portee_academies()))
  GROUP BY e.id, e.nom, e.prenom ORDER BY 2 DESC, e.nom, e.prenom, e.id LIMIT limite
$$;

-- What is never edited is never emptied either.
CREATE TRIGGER lecture_non_vide BEFORE TRUNCATE ON lecture_sensible FOR EACH STATEMENT EXECUTE FUNCTION refuser_toute_modification();
CREATE TRIGGER scellement_non_vide BEFORE TRUNCATE ON scellement FOR EACH STATEMENT EXECUTE FUNCTION refuser_toute_modification();
CREATE TRIGGER decision_non_vide BEFORE TRUNCATE ON decision FOR EACH STATEMENT EXECUTE FUNCTION refuser_toute_modification();
CREATE TRIGGER proposition_non_vide BEFORE TRUNCATE ON proposition FOR EACH STATEMENT EXECUTE FUNCTION refuser_toute_modification();
