-- AlterTable
ALTER TABLE "elimination" ADD COLUMN     "annoncee_le" DATE;

-- AlterTable
ALTER TABLE "ligne_d_elimination" ADD COLUMN     "injoignables" INTEGER,
ADD COLUMN     "prevenus" INTEGER;
-- Written by hand: what Prisma does not express ------------------------------------------------------------------------

-- survives: a few lots a year
ALTER TABLE elimination ADD CONSTRAINT elimination_annoncee CHECK (
  annoncee_le IS NULL OR num_nonnulls(dpo_id, administrateur_id) = 2);
-- survives: read by the DPO alone, and ten thousand lines a lot at most
ALTER TABLE ligne_d_elimination ADD CONSTRAINT ligne_d_elimination_annonce CHECK (
  num_nonnulls(prevenus, injoignables) IN (0, 2) AND prevenus >= 0 AND injoignables >= 0);

-- Days between the announcement to the families and the erasing (PREAVIS_D_EFFACEMENT, lib/droit/conservation).
CREATE FUNCTION preavis_d_effacement() RETURNS int LANGUAGE sql IMMUTABLE AS $$ SELECT 30 $$;

-- The next lines of a lot to be announced, each with the demandeurs of the pupil who are not those of a line before: one person is
-- told once. A line without anybody to tell comes once, without a person.
CREATE FUNCTION annonces_a_faire(lequel uuid, combien int) RETURNS TABLE (rang int, responsable_id uuid, courriel text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  WITH l AS MATERIALIZED (
    SELECT x.rang, x.eleve_id FROM ligne_d_elimination x JOIN elimination e ON e.id = x.elimination_id
    WHERE x.elimination_id = lequel AND x.prevenus IS NULL AND x.issue IS NULL AND e.ecartee_le IS NULL
      AND num_nonnulls(e.dpo_id, e.administrateur_id) = 2
    ORDER BY x.rang LIMIT combien),
  p AS (
    SELECT DISTINCT l.rang, coalesce(r.reunie_dans, r.id) AS id
    FROM l JOIN eleve e ON e.id = l.eleve_id OR e.reunie_dans = l.eleve_id JOIN dossier d ON d.eleve_id = e.id
      JOIN responsable r ON r.id = d.demandeur_id)
  SELECT l.rang, r.id, r.courriel FROM l LEFT JOIN p ON p.rang = l.rang AND NOT EXISTS (
      SELECT FROM responsable x JOIN dossier d ON d.demandeur_id = x.id JOIN eleve e ON e.id = d.eleve_id
        JOIN ligne_d_elimination a ON a.elimination_id = lequel AND a.eleve_id = coalesce(e.reunie_dans, e.id)
      WHERE p.id IN (x.id, x.reunie_dans) AND a.rang < l.rang)
    LEFT JOIN responsable r ON r.id = p.id
  ORDER BY l.rang, r.id
$$;

-- The persons of a line are told, or cannot be. Done twice, it changes nothing.
CREATE FUNCTION noter_l_annonce(lequel uuid, le_rang int, les_prevenus int, les_injoignables int) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  UPDATE ligne_d_elimination SET prevenus = les_prevenus, injoignables = les_injoignables
  WHERE elimination_id = lequel AND rang = le_rang AND prevenus IS NULL
$$;

-- The announcement is whole: the delay runs from its last day. Done twice, it changes nothing.
CREATE FUNCTION clore_l_annonce(lequel uuid) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  UPDATE elimination SET annoncee_le = jour_de_la_session()
    WHERE id = lequel AND annoncee_le IS NULL AND ecartee_le IS NULL AND num_nonnulls(dpo_id, administrateur_id) = 2
      AND NOT EXISTS (SELECT FROM ligne_d_elimination WHERE elimination_id = lequel AND prevenus IS NULL);
  RETURN FOUND;
END $$;

-- As before, and no lot of dossiers within the delay of its announcement.
CREATE OR REPLACE FUNCTION eliminer_la_suite(lequel uuid, combien int) RETURNS int
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  e elimination;
  l ligne_d_elimination;
  retenu text[];
  compte_fait jsonb;
  siennes text[];
  faites int := 0;
BEGIN
  SELECT * INTO e FROM elimination WHERE id = lequel FOR UPDATE;
  IF e.id IS NULL OR e.ecartee_le IS NOT NULL OR num_nonnulls(e.dpo_id, e.administrateur_id) < 2 THEN
    RAISE EXCEPTION 'un lot s’exécute avec ses deux visas' USING ERRCODE = 'integrity_constraint_violation';
  ELSIF e.dossiers > 0 AND coalesce(jour_de_la_session() < e.annoncee_le + preavis_d_effacement(), true) THEN
    RAISE EXCEPTION 'un lot s’exécute trente jours après son annonce aux familles' USING ERRCODE = 'integrity_constraint_violation';
  ELSIF e.empreinte <> empreinte_de_la_liste(lequel) THEN
    RAISE EXCEPTION 'la liste n’est plus celle qui a été visée' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  FOR l IN SELECT * FROM ligne_d_elimination WHERE elimination_id = lequel AND issue IS NULL ORDER BY rang LIMIT combien LOOP
    -- The locks of the acts first: one that is under way ends, and is judged.
    PERFORM FROM dossier WHERE eleve_id = l.eleve_id ORDER BY id FOR UPDATE;
    retenu := suspensions_de_l_eleve(l.eleve_id);
    IF echeance_de_l_eleve(l.eleve_id) IS DISTINCT FROM l.echu_le OR l.echu_le > jour_de_la_session() THEN
      retenu := retenu || 'scolarite'::text;
    END IF;
    IF retenu <> '{}' THEN
      UPDATE ligne_d_elimination SET issue = 'retenu', causes = retenu, faite_le = now() WHERE (elimination_id, rang) = (lequel, l.rang);
    ELSE
      compte_fait := compte_des_eleves(ARRAY[l.eleve_id]);
      siennes := effacer_l_eleve(l.eleve_id);
      UPDATE ligne_d_elimination SET issue = 'efface', compte = compte_fait, cles = siennes, faite_le = now()
        WHERE (elimination_id, rang) = (lequel, l.rang);
    END IF;
    faites := faites + 1;
  END LOOP;
  RETURN faites;
END $$;

-- A lot is set aside until its erasing may begin: what a family answers to the announcement may show that it must be.
CREATE OR REPLACE FUNCTION ecarter_l_elimination(lequel uuid, le_motif text) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  e elimination;
BEGIN
  PERFORM exiger_d_eliminer();
  IF length(btrim(coalesce(le_motif, ''))) < 5 THEN
    PERFORM refuser('BN422', 'Motif : dites en quelques mots pourquoi ce lot est écarté.', 'motif');
  END IF;
  SELECT * INTO e FROM elimination WHERE id = lequel FOR UPDATE;
  IF e.id IS NULL THEN
    PERFORM refuser('BN404', 'Ce lot n’existe pas.');
  ELSIF e.ecartee_le IS NOT NULL THEN
    PERFORM refuser('BN409', format('Ce lot a été écarté par %s.', e.ecartee_par_nom));
  ELSIF num_nonnulls(e.dpo_id, e.administrateur_id) = 2 AND (e.dossiers = 0 OR jour_de_la_session() >= e.annoncee_le + preavis_d_effacement()) THEN
    PERFORM refuser('BN409', 'Ce lot porte déjà ses deux visas : il s’exécute ou il est exécuté.');
  END IF;
  UPDATE elimination SET ecartee_par_nom = nom_de_l_agent(identite_agent()), ecartee_le = jour_de_la_session(),
    ecartee_motif = btrim(le_motif) WHERE id = lequel;
  RETURN true;
END $$;

CREATE OR REPLACE FUNCTION garder_l_elimination() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  visas text[] := ARRAY['dpo_id', 'dpo_nom', 'dpo_le', 'administrateur_id', 'administrateur_nom', 'administrateur_le',
    'ecartee_par_nom', 'ecartee_le', 'ecartee_motif', 'annoncee_le', 'executee_le', 'bilan'];
BEGIN
  IF TG_OP <> 'UPDATE' OR (OLD.empreinte <> '' AND to_jsonb(NEW) - visas IS DISTINCT FROM to_jsonb(OLD) - visas)
    OR OLD.executee_le IS NOT NULL OR OLD.ecartee_le IS NOT NULL
    OR (OLD.annoncee_le IS NOT NULL AND NEW.annoncee_le IS DISTINCT FROM OLD.annoncee_le)
    OR (OLD.dpo_id IS NOT NULL AND NEW.dpo_id IS DISTINCT FROM OLD.dpo_id)
    OR (OLD.administrateur_id IS NOT NULL AND NEW.administrateur_id IS DISTINCT FROM OLD.administrateur_id) THEN
    RAISE EXCEPTION 'un lot d’élimination ne se réécrit pas' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION garder_la_ligne_d_elimination() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF TG_OP <> 'UPDATE' OR (NEW.elimination_id, NEW.rang, NEW.eleve_id, NEW.echu_le, NEW.dossiers)
      IS DISTINCT FROM (OLD.elimination_id, OLD.rang, OLD.eleve_id, OLD.echu_le, OLD.dossiers)
    OR (OLD.prevenus IS NOT NULL AND (NEW.prevenus, NEW.injoignables) IS DISTINCT FROM (OLD.prevenus, OLD.injoignables))
    OR (OLD.issue IS NOT NULL AND to_jsonb(NEW) - 'cles' IS DISTINCT FROM to_jsonb(OLD) - 'cles') THEN
    RAISE EXCEPTION 'une ligne d’élimination reçoit son issue une fois' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;

REVOKE EXECUTE ON FUNCTION annonces_a_faire(uuid, int), noter_l_annonce(uuid, int, int, int), clore_l_annonce(uuid) FROM PUBLIC, bourses_app;
GRANT EXECUTE ON FUNCTION annonces_a_faire(uuid, int), noter_l_annonce(uuid, int, int, int), clore_l_annonce(uuid) TO bourses_worker;
