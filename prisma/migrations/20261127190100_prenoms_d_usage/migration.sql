-- The first name that a person bears, beside the one of the civil registry (C. civ. 57): the search and the homonyms hear
-- both, with each family name.
ALTER TABLE eleve ADD COLUMN prenom_usage text;
ALTER TABLE responsable ADD COLUMN prenom_usage text;

CREATE OR REPLACE FUNCTION rafraichir_recherche(scolarites uuid[]) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  DELETE FROM recherche_eleve WHERE scolarite_id = ANY (scolarites);
  INSERT INTO recherche_eleve (scolarite_id, lieu, rentree, mot, suite, eleve_id)
    SELECT s.id, l.lieu, s.rentree, m.mot, m.suite, s.eleve_id
    FROM scolarite s JOIN eleve e ON e.id = s.eleve_id,
      LATERAL (SELECT DISTINCT mot_cherche(prenom) AS prenom
        FROM unnest(ARRAY[e.prenom, e.prenom_usage]) AS prenom WHERE prenom IS NOT NULL) AS p,
      LATERAL (SELECT DISTINCT mot_cherche(nom) AS nom
        FROM unnest(ARRAY[e.nom, e.nom_usage] || regexp_split_to_array(concat_ws(' ', e.nom, e.nom_usage), '[^[:alpha:]]+')) AS nom
        WHERE length(nom) > 2 OR nom IN (e.nom, e.nom_usage)) AS n,
      LATERAL (VALUES (n.nom, p.prenom), (p.prenom, n.nom)) AS m(mot, suite),
      unnest(ARRAY[s.uai, s.academie_code]::text[]) AS l(lieu)
    WHERE s.id = ANY (scolarites);
  INSERT INTO mot_voisin (variante, mot)
    SELECT variantes(m.mot), m.mot FROM (SELECT DISTINCT mot FROM recherche_eleve WHERE scolarite_id = ANY (scolarites)) m
    WHERE NOT EXISTS (SELECT 1 FROM mot_voisin connu WHERE connu.variante = m.mot AND connu.mot = m.mot);
$$;
DROP TRIGGER eleve_renomme ON eleve;
CREATE TRIGGER eleve_renomme AFTER UPDATE OF nom, nom_usage, prenom, prenom_usage ON eleve
  FOR EACH ROW EXECUTE FUNCTION suivre_noms();
