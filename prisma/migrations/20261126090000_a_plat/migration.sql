-- What keeps a page at its price when the dossiers grow from thousands to a million: policies that read one row, a search
-- by words. tests/actes/plans.test.ts holds it.

-- Places ---------------------------------------------------------------------------------------------------------------

-- UAI and codes of académies that the agent holds that day. They never meet: eight characters against two.
CREATE FUNCTION portee_lieux() RETURNS text[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT coalesce(array_agg(DISTINCT coalesce(uai, academie_code)::text), '{}') FROM affectation
  WHERE agent_id = identite_agent() AND (uai IS NOT NULL OR academie_code IS NOT NULL)
    AND du <= jour_de_la_session() AND (au IS NULL OR au >= jour_de_la_session())
$$;

-- Pupils linked to the family that asks.
CREATE FUNCTION portee_eleves() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT coalesce(array_agg(eleve_id), '{}') FROM lien WHERE responsable_id = identite_famille()
$$;

-- The académie that answers for a schooling stands on its row: policies read it there. Never taken from who writes.
CREATE FUNCTION academie_de_la_scolarite() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  SELECT CASE WHEN e.type = 'cned' THEN academie_du_cned(NEW.niveau, NEW.filiere_cned) ELSE e.academie_code END
    INTO NEW.academie_code FROM etablissement e WHERE e.uai = NEW.uai;
  RETURN NEW;
END $$;
ALTER TABLE scolarite ADD COLUMN academie_code varchar(2);
UPDATE scolarite s SET academie_code =
    CASE WHEN e.type = 'cned' THEN academie_du_cned(s.niveau, s.filiere_cned) ELSE e.academie_code END
  FROM etablissement e WHERE e.uai = s.uai;
ALTER TABLE scolarite ALTER COLUMN academie_code SET NOT NULL;
CREATE TRIGGER scolarite_academie BEFORE INSERT OR UPDATE ON scolarite FOR EACH ROW EXECUTE FUNCTION academie_de_la_scolarite();

-- Policies: who is the system is asked first, once per statement; then the cheapest question -----------------------------

ALTER POLICY dossier_portee ON dossier USING (
  (SELECT est_systeme())
  OR ARRAY[uai, academie_code]::text[] && (SELECT portee_lieux())
  OR demandeur_id = (SELECT identite_famille()));
ALTER POLICY scolarite_portee ON scolarite USING (
  (SELECT est_systeme())
  OR ARRAY[uai, academie_code]::text[] && (SELECT portee_lieux())
  OR eleve_id = ANY ((SELECT portee_eleves())::uuid[]));
ALTER POLICY eleve_portee ON eleve USING (
  (SELECT est_systeme())
  OR EXISTS (SELECT 1 FROM scolarite s WHERE s.eleve_id = eleve.id)
  OR EXISTS (SELECT 1 FROM dossier d WHERE d.eleve_id = eleve.id));
ALTER POLICY eleve_corriger ON eleve USING (
  (SELECT est_systeme()) OR EXISTS (SELECT 1 FROM scolarite s WHERE s.eleve_id = eleve.id));

-- A link is seen by its own person and by the agents of the pupil's schools, not by the pupil's other responsables.
DROP POLICY lien_portee ON lien;
DROP FUNCTION eleve_dans_la_portee(uuid);
CREATE FUNCTION eleve_dans_la_portee(eleve uuid, lieux text[]) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM scolarite s WHERE s.eleve_id = eleve AND ARRAY[s.uai, s.academie_code]::text[] && lieux)
$$;
CREATE POLICY lien_portee ON lien USING (
  (SELECT est_systeme())
  OR responsable_id = (SELECT identite_famille())
  OR eleve_dans_la_portee(eleve_id, (SELECT portee_lieux())));
ALTER POLICY responsable_lire ON responsable USING (
  (SELECT est_systeme())
  OR id = (SELECT identite_famille())
  OR EXISTS (SELECT 1 FROM dossier d WHERE d.demandeur_id = responsable.id)
  OR EXISTS (SELECT 1 FROM lien l WHERE l.responsable_id = responsable.id));
ALTER POLICY responsable_corriger ON responsable USING (
  (SELECT est_systeme()) OR EXISTS (SELECT 1 FROM lien l WHERE l.responsable_id = responsable.id));

ALTER POLICY demande_portee ON demande USING (
  (SELECT est_systeme()) OR EXISTS (SELECT 1 FROM dossier d WHERE d.id = demande.dossier_id));
ALTER POLICY piece_portee ON piece USING (
  (SELECT est_systeme()) OR EXISTS (SELECT 1 FROM dossier d WHERE d.id = piece.dossier_id));
ALTER POLICY fichier_portee ON fichier USING (
  (SELECT est_systeme()) OR EXISTS (SELECT 1 FROM piece p WHERE p.id = fichier.piece_id));
ALTER POLICY demande_de_pieces_portee ON demande_de_pieces USING (
  (SELECT est_systeme()) OR EXISTS (SELECT 1 FROM dossier d WHERE d.id = demande_de_pieces.dossier_id));
ALTER POLICY proposition_portee ON proposition USING (
  (SELECT est_systeme()) OR EXISTS (SELECT 1 FROM dossier d WHERE d.id = proposition.dossier_id));
ALTER POLICY decision_portee ON decision USING (
  (SELECT est_systeme()) OR EXISTS (SELECT 1 FROM dossier d WHERE d.id = decision.dossier_id));
ALTER POLICY notification_portee ON notification USING (
  (SELECT est_systeme()) OR EXISTS (SELECT 1 FROM decision d WHERE d.id = notification.decision_id));
ALTER POLICY courrier_portee ON courrier USING (
  (SELECT est_systeme()) OR EXISTS (SELECT 1 FROM dossier d WHERE d.id = courrier.dossier_id));
ALTER POLICY journal_portee ON ligne_de_journal USING (
  (SELECT est_systeme()) OR EXISTS (SELECT 1 FROM dossier d WHERE d.id = ligne_de_journal.dossier_id));

-- Definer functions look nowhere but in our schema: a temporary table could stand before it.
ALTER FUNCTION responsable_du_compte(text) SET search_path = pg_catalog, public, pg_temp;
ALTER FUNCTION eleve_connu(text, date) SET search_path = pg_catalog, public, pg_temp;

-- Search by name -----------------------------------------------------------------------------------------------------------

DROP FUNCTION chercher_eleves(text, int, int), portee_etablissements(), portee_academies();
DROP INDEX eleve_recherche, eleve_identite;
DROP FUNCTION cle_de_recherche(text, text, text);

-- A name as it is heard: without accents, spaces, hyphens nor doubled letters.
CREATE FUNCTION mot_cherche(texte text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
  SELECT left(regexp_replace(replace(translate(regexp_replace(
    public.sans_accent(texte), '[^a-z0-9]', '', 'g'), 'y', 'i'), 'ph', 'f'), '(.)\1+', '\1', 'g'), 40)
$$;
-- A word and what it becomes when one letter is lost: two words that share one of them differ by about one mistake
-- (a letter lost, added, changed, or two swapped).
CREATE FUNCTION variantes(mot text) RETURNS SETOF text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT ROWS 10 AS $$
  SELECT mot UNION SELECT left(mot, i - 1) || substr(mot, i + 1) FROM generate_series(1, length(mot)) i WHERE length(mot) > 2
$$;

-- Where a pupil is found: each family name followed by the first name, and the reverse, for the school and for its
-- académie. One order and one index for all that is typed: PostgreSQL has no other way to choose.
CREATE TABLE recherche_eleve (
  scolarite_id uuid NOT NULL REFERENCES scolarite ON DELETE CASCADE,
  lieu text COLLATE "C" NOT NULL,
  rentree int NOT NULL,
  mot text COLLATE "C" NOT NULL,
  suite text COLLATE "C" NOT NULL,
  eleve_id uuid NOT NULL
);
CREATE TABLE mot_voisin (variante text COLLATE "C" NOT NULL, mot text COLLATE "C" NOT NULL);

CREATE FUNCTION rafraichir_recherche(scolarites uuid[]) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  DELETE FROM recherche_eleve WHERE scolarite_id = ANY (scolarites);
  INSERT INTO recherche_eleve (scolarite_id, lieu, rentree, mot, suite, eleve_id)
    SELECT s.id, l.lieu, s.rentree, m.mot, m.suite, s.eleve_id
    FROM scolarite s JOIN eleve e ON e.id = s.eleve_id,
      LATERAL (SELECT mot_cherche(e.prenom) AS prenom OFFSET 0) AS p,
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
CREATE FUNCTION suivre_scolarites() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM rafraichir_recherche(array_agg(id)) FROM nouvelles;
  RETURN NULL;
END $$;
CREATE FUNCTION suivre_noms() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM rafraichir_recherche(array_agg(id)) FROM scolarite WHERE eleve_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER scolarite_inscrite AFTER INSERT ON scolarite REFERENCING NEW TABLE AS nouvelles
  FOR EACH STATEMENT EXECUTE FUNCTION suivre_scolarites();
CREATE TRIGGER scolarite_changee AFTER UPDATE ON scolarite REFERENCING NEW TABLE AS nouvelles
  FOR EACH STATEMENT EXECUTE FUNCTION suivre_scolarites();
CREATE TRIGGER eleve_renomme AFTER UPDATE OF nom, nom_usage, prenom ON eleve
  FOR EACH ROW EXECUTE FUNCTION suivre_noms();
REVOKE ALL ON FUNCTION rafraichir_recherche(uuid[]) FROM PUBLIC;

SELECT rafraichir_recherche(array_agg(id)) FROM scolarite;
CREATE INDEX recherche_par_mot ON recherche_eleve (lieu, rentree, mot, suite, eleve_id);
CREATE INDEX recherche_scolarite ON recherche_eleve (scolarite_id);
CREATE INDEX mot_voisin_variante ON mot_voisin (variante, mot);

-- Words of the base that are about one mistake away from what was typed: the same letters in another order first, as
-- the commonest mistake that leaves the fewest common trigrams, then the nearest.
CREATE FUNCTION lettres(mot text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
  SELECT string_agg(c, '' ORDER BY c) FROM regexp_split_to_table(mot, '') AS c
$$;
CREATE FUNCTION mots_proches(tape text) RETURNS SETOF text LANGUAGE sql STABLE STRICT ROWS 10 AS $$
  SELECT mot FROM (
    SELECT DISTINCT v.mot FROM variantes(tape) AS x(variante), LATERAL (
      SELECT mot FROM mot_voisin WHERE variante = x.variante LIMIT 100) v) m
  ORDER BY lettres(mot) = lettres(tape) DESC, similarity(mot, tape) DESC, mot LIMIT 24
$$;

-- Read by agents within their places, written by the functions above alone.
ALTER TABLE recherche_eleve ENABLE ROW LEVEL SECURITY;
CREATE POLICY recherche_lire ON recherche_eleve FOR SELECT USING (lieu = ANY ((SELECT portee_lieux())::text[]));
ALTER TABLE mot_voisin ENABLE ROW LEVEL SECURITY;
CREATE POLICY mot_voisin_lire ON mot_voisin FOR SELECT USING ((SELECT identite_agent()) IS NOT NULL);

-- Two pupils of the same name born the same day are found without reading all those born that day.
ALTER TABLE eleve ADD COLUMN cle_nom text NOT NULL GENERATED ALWAYS AS (mot_cherche(nom)) STORED;
CREATE INDEX eleve_homonyme ON eleve (cle_nom, naissance);
