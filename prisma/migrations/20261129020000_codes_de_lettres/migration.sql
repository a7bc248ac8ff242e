-- The code printed on a letter opens, with the pupil's birth, one dossier to who holds the letter: to follow it and to send
-- the pieces that were asked for (docs/adr/code-de-la-lettre.md).

-- The print of each code, under a key that the base does not hold; written when the letter is made.
CREATE TABLE "code_de_lettre" (
    "courrier_id" UUID NOT NULL,
    "empreinte" BYTEA NOT NULL,
    "expire_le" DATE NOT NULL,

    CONSTRAINT "code_de_lettre_pkey" PRIMARY KEY ("courrier_id")
);
CREATE UNIQUE INDEX "code_de_lettre_empreinte_key" ON "code_de_lettre"("empreinte");
ALTER TABLE "code_de_lettre" ADD CONSTRAINT "code_de_lettre_courrier_id_fkey" FOREIGN KEY ("courrier_id") REFERENCES "courrier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE code_de_lettre ADD CONSTRAINT code_de_lettre_empreinte CHECK (octet_length(empreinte) = 32);
REVOKE INSERT, UPDATE, DELETE ON code_de_lettre FROM bourses_app;
GRANT INSERT ON code_de_lettre TO bourses_worker;
ALTER TABLE code_de_lettre ENABLE ROW LEVEL SECURITY;
CREATE POLICY code_de_l_application ON code_de_lettre USING ((SELECT est_systeme()));
CREATE TRIGGER code_de_lettre_fige BEFORE UPDATE OR DELETE ON code_de_lettre FOR EACH ROW EXECUTE FUNCTION refuser_toute_modification();
CREATE TRIGGER code_de_lettre_non_vide BEFORE TRUNCATE ON code_de_lettre FOR EACH STATEMENT EXECUTE FUNCTION refuser_toute_modification();

-- Tries that failed, by code whether it exists or not, and by where they come from: prints, never what was typed.
CREATE TABLE "essai_de_code" (
    "cible" BYTEA NOT NULL,
    "jour" DATE NOT NULL,
    "du_jour" INTEGER NOT NULL,
    "en_tout" INTEGER NOT NULL,

    CONSTRAINT "essai_de_code_pkey" PRIMARY KEY ("cible")
);
ALTER TABLE essai_de_code
  ADD CONSTRAINT essai_de_code_cible CHECK (octet_length(cible) = 32),
  ADD CONSTRAINT essai_de_code_nombres CHECK (du_jour >= 0 AND en_tout >= 0);
REVOKE ALL ON essai_de_code FROM bourses_app;
GRANT SELECT, DELETE ON essai_de_code TO bourses_worker;

-- One more try, counted before it is judged so that many at once are not more; false when it is one too many.
CREATE FUNCTION compter_essai(la_cible bytea, par_jour int, en_tout_au_plus int) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  aujourdhui constant date := jour_de_la_session();
BEGIN
  INSERT INTO essai_de_code AS e (cible, jour, du_jour, en_tout) VALUES (la_cible, aujourdhui, 1, 1)
    ON CONFLICT (cible) DO UPDATE SET
      jour = aujourdhui, du_jour = CASE WHEN e.jour = aujourdhui THEN e.du_jour + 1 ELSE 1 END, en_tout = e.en_tout + 1
    WHERE e.en_tout < en_tout_au_plus AND (e.jour <> aujourdhui OR e.du_jour < par_jour);
  RETURN FOUND;
END $$;

-- What was counted of a try that succeeded.
CREATE FUNCTION rendre_essai(la_cible bytea) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  UPDATE essai_de_code SET du_jour = greatest(du_jour - 1, 0), en_tout = greatest(en_tout - 1, 0) WHERE cible = la_cible
$$;

-- A letter whose code still opens: made, not called back, not come back unknown, not expired.
CREATE FUNCTION lettre_ouvrante(la_lettre uuid) RETURNS TABLE (id uuid, dossier_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT c.id, c.dossier_id FROM code_de_lettre k JOIN courrier c ON c.id = k.courrier_id
  WHERE k.courrier_id = la_lettre AND k.expire_le >= jour_de_la_session()
    AND c.etat = 'produit' AND c.rappele_le IS NULL AND c.revenu_le IS NULL
$$;

-- The letter of a code, and the birth that must come with it.
CREATE FUNCTION lettre_du_code(l_empreinte bytea) RETURNS TABLE (id uuid, naissance text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT o.id, e.naissance FROM code_de_lettre k, lettre_ouvrante(k.courrier_id) o
    JOIN dossier d ON d.id = o.dossier_id JOIN eleve e ON e.id = d.eleve_id
  WHERE k.empreinte = l_empreinte
$$;

-- Identity: who holds a letter sees its dossier, nothing beside -----------------------------------------------------------

CREATE FUNCTION identite_porteur() RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN current_setting('bourses.identite', true) LIKE 'porteur:%'
    THEN substr(current_setting('bourses.identite', true), 9)::uuid END
$$;

CREATE FUNCTION dossier_du_porteur() RETURNS uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT dossier_id FROM lettre_ouvrante(identite_porteur())
$$;

CREATE FUNCTION scolarite_du_porteur() RETURNS uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT scolarite_id FROM dossier WHERE id = dossier_du_porteur()
$$;

ALTER POLICY dossier_portee ON dossier USING (
  (SELECT est_systeme())
  OR ARRAY[uai, academie_code]::text[] && (SELECT portee_lieux())
  OR demandeur_id = (SELECT identite_famille())
  OR id = (SELECT dossier_du_porteur()));
ALTER POLICY scolarite_portee ON scolarite USING (
  (SELECT est_systeme())
  OR ARRAY[uai, academie_code]::text[] && (SELECT portee_lieux())
  OR eleve_id = ANY ((SELECT portee_eleves())::uuid[])
  OR id = (SELECT scolarite_du_porteur()));

-- A holder writes a piece received, its files, the line of that act, what it read: no other row, of no other table.
DO $$
DECLARE
  nom text;
BEGIN
  FOR nom IN SELECT relname FROM pg_class WHERE relrowsecurity AND relnamespace = 'public'::regnamespace LOOP
    IF nom NOT IN ('piece', 'fichier', 'ligne_de_journal', 'lecture_sensible') THEN
      EXECUTE format('CREATE POLICY %I ON %I AS RESTRICTIVE FOR INSERT WITH CHECK ((SELECT identite_porteur()) IS NULL)', nom || '_porteur_inserer', nom);
    END IF;
    IF nom NOT IN ('dossier', 'piece') THEN
      EXECUTE format('CREATE POLICY %I ON %I AS RESTRICTIVE FOR UPDATE USING ((SELECT identite_porteur()) IS NULL)', nom || '_porteur_modifier', nom);
    END IF;
    EXECUTE format('CREATE POLICY %I ON %I AS RESTRICTIVE FOR DELETE USING ((SELECT identite_porteur()) IS NULL)', nom || '_porteur_retirer', nom);
  END LOOP;
END $$;
CREATE POLICY journal_porteur ON ligne_de_journal AS RESTRICTIVE FOR INSERT WITH CHECK (
  (SELECT identite_porteur()) IS NULL OR acte = 'recevoir_piece');
CREATE POLICY lecture_porteur ON lecture_sensible AS RESTRICTIVE FOR INSERT WITH CHECK (
  (SELECT identite_porteur()) IS NULL OR dossier_id = (SELECT dossier_du_porteur()));
-- Written as what stands: a piece that nobody asked for is no row yet.
CREATE FUNCTION est_piece_du_porteur(la_piece uuid, le_code text) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM piece WHERE id = la_piece AND code = le_code AND dossier_id = dossier_du_porteur())
$$;
CREATE POLICY piece_porteur_inserer ON piece AS RESTRICTIVE FOR INSERT WITH CHECK (
  (SELECT identite_porteur()) IS NULL OR est_piece_du_porteur(id, code));

CREATE OR REPLACE FUNCTION autres_demandes(le_dossier uuid, l_eleve uuid, la_rentree int)
  RETURNS TABLE (id uuid, numero text, etat "etat", demandeur_id uuid, succede_a_id uuid, double_de_id uuid, hors_delai boolean,
    lien text, residence_alternee boolean, fin_du_droit date)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT d.id, d.numero, d.etat, d.demandeur_id, d.succede_a_id, d.double_de_id, d.hors_delai,
    v.contenu->'demandeur'->>'lien', (v.contenu->'ressources'->>'residenceAlternee')::boolean,
    (SELECT max(r.au) FROM droit r WHERE r.dossier_id = d.id AND r.ferme_par_id IS NULL)
  FROM dossier d
  LEFT JOIN LATERAL (SELECT m.contenu FROM demande m WHERE m.dossier_id = d.id ORDER BY m.rang DESC LIMIT 1) v ON true
  WHERE d.eleve_id = l_eleve AND d.rentree = la_rentree AND d.id <> le_dossier AND d.etat <> 'brouillon'
    AND identite_famille() IS NULL AND identite_porteur() IS NULL
$$;

CREATE OR REPLACE FUNCTION refuser_autre_dossier() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF (NEW.rentree, NEW.numero) IS DISTINCT FROM (OLD.rentree, OLD.numero)
    OR (NEW.eleve_id <> OLD.eleve_id AND NOT passe_de(OLD.eleve_id, NEW.eleve_id)) THEN
    RAISE EXCEPTION 'un dossier ne change ni d’élève, ni d’année, ni de numéro' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF coalesce(identite_famille(), identite_porteur()) IS NOT NULL
    AND (NEW.uai, NEW.academie_code, NEW.demandeur_id) IS DISTINCT FROM (OLD.uai, OLD.academie_code, OLD.demandeur_id) THEN
    RAISE EXCEPTION 'une famille ne change pas qui tient son dossier' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;

-- Who holds a letter is no person that the base knows: the journal says which letter opened.
CREATE OR REPLACE FUNCTION forcer_l_auteur() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF est_systeme() THEN
    NEW.auteur_genre := 'systeme'; NEW.auteur_id := NULL; NEW.auteur_nom := 'Application';
  ELSIF current_user = 'bourses_web' THEN
    NEW.auteur_genre := CASE WHEN identite_agent() IS NOT NULL THEN 'agent' WHEN identite_famille() IS NOT NULL THEN 'famille'
      WHEN identite_porteur() IS NOT NULL THEN 'porteur' END;
    NEW.auteur_id := coalesce(identite_agent(), identite_famille(), identite_porteur());
    NEW.auteur_nom := coalesce(nom_de_l_agent(identite_agent()), nom_de_la_famille(identite_famille()),
      CASE WHEN dossier_du_porteur() IS NOT NULL THEN 'Porteur du code de la lettre' END);
    IF NEW.auteur_nom IS NULL THEN
      RAISE EXCEPTION 'le journal ne connaît pas qui écrit' USING ERRCODE = 'insufficient_privilege';
    END IF;
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION forcer_le_lecteur() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF est_systeme() THEN
    NEW.lecteur_genre := 'systeme'; NEW.lecteur_id := NULL;
  ELSIF current_user = 'bourses_web' THEN
    NEW.lecteur_genre := CASE WHEN identite_agent() IS NOT NULL THEN 'agent' WHEN identite_famille() IS NOT NULL THEN 'famille'
      WHEN identite_porteur() IS NOT NULL THEN 'porteur' END;
    NEW.lecteur_id := coalesce(identite_agent(), identite_famille(), identite_porteur());
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION lectures_du_dossier(le_numero text, avant bigint, limite integer)
  RETURNS TABLE (id bigint, instant timestamptz, lecteur text, objet text, "precision" text, motif text, explication text)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM affectation a WHERE a.agent_id = identite_agent() AND a.role = 'dpo'
      AND jour_de_la_session() BETWEEN a.du AND coalesce(a.au, jour_de_la_session())) THEN
    RAISE EXCEPTION 'seul le délégué à la protection des données lit ce registre' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN QUERY SELECT l.id, l.instant,
      CASE l.lecteur_genre WHEN 'agent' THEN nom_de_l_agent(l.lecteur_id) WHEN 'famille' THEN 'la famille'
        WHEN 'porteur' THEN 'le porteur du code d’une lettre' ELSE 'l’application' END,
      l.objet, l."precision", l.motif, l.explication
    FROM lecture_sensible l JOIN dossier d ON d.id = l.dossier_id
    WHERE d.numero = le_numero AND (avant IS NULL OR l.id < avant) ORDER BY l.id DESC LIMIT limite;
END $$;
