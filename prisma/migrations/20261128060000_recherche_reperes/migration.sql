-- One box finds a dossier by what a person on the telephone says: a number to call, an e-mail, a part of an INE. Below a
-- policy only equalities and beginnings of texts reach an index (docs/adr/a-plat.md).

-- The figures of a number of telephone, a French one as it is dialled in France: +33 6, 0033 6 and 06 are one.
CREATE FUNCTION telephone_compose(texte text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
  SELECT nullif(regexp_replace(regexp_replace(replace(texte, '(0)', ''), '\D', '', 'g'), '^(00)?33(?=\d{9}$)', '0'), '')
$$;
ALTER TABLE responsable
  ADD COLUMN telephone_cherche text COLLATE "C" GENERATED ALWAYS AS (telephone_compose(telephone)) STORED,
  ADD COLUMN courriel_cherche text COLLATE "C" GENERATED ALWAYS AS (lower(courriel)) STORED;
CREATE INDEX responsable_telephone ON responsable (telephone_cherche);
CREATE INDEX responsable_courriel ON responsable (courriel_cherche);

-- The INE from its first sign and from its last: a part of it is the beginning of one of the two. No name begins with « < »
-- nor « > ».
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
  -- After the neighbours of the words, of which these have none.
  INSERT INTO recherche_eleve (scolarite_id, lieu, rentree, mot, suite, eleve_id)
    SELECT s.id, l.lieu, s.rentree, m.mot, '', s.eleve_id
    FROM scolarite s JOIN eleve e ON e.id = s.eleve_id,
      LATERAL (VALUES ('<' || e.ine), ('>' || reverse(e.ine))) AS m(mot),
      unnest(ARRAY[s.uai, s.academie_code]::text[]) AS l(lieu)
    WHERE s.id = ANY (scolarites) AND e.ine IS NOT NULL;
$$;
DROP TRIGGER eleve_renomme ON eleve;
CREATE TRIGGER eleve_renomme AFTER UPDATE OF nom, nom_usage, prenom, prenom_usage, ine ON eleve
  FOR EACH ROW EXECUTE FUNCTION suivre_noms();
SELECT rafraichir_recherche(array_agg(id)) FROM scolarite;
