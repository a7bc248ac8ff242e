-- CreateTable
CREATE TABLE "exercice_de_droit" (
    "id" UUID NOT NULL,
    "droit" TEXT NOT NULL,
    "canal" TEXT NOT NULL,
    "recue_le" DATE NOT NULL,
    "responsable_id" UUID,
    "nom" TEXT NOT NULL,
    "adresse" TEXT,
    "numero" TEXT,
    "dossier_id" UUID,
    "precisions" TEXT NOT NULL,
    "auteur_id" UUID NOT NULL,
    "auteur_nom" TEXT NOT NULL,
    "instant" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "exercice_de_droit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "suite_d_exercice" (
    "id" UUID NOT NULL,
    "exercice_id" UUID NOT NULL,
    "rang" INTEGER NOT NULL,
    "genre" TEXT NOT NULL,
    "sens" TEXT,
    "motif" TEXT NOT NULL,
    "informee_le" DATE,
    "jour" DATE NOT NULL,
    "auteur_id" UUID NOT NULL,
    "auteur_nom" TEXT NOT NULL,
    "instant" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "suite_d_exercice_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "exercice_de_droit_responsable_id_idx" ON "exercice_de_droit"("responsable_id");

-- CreateIndex
CREATE INDEX "exercice_de_droit_dossier_id_idx" ON "exercice_de_droit"("dossier_id");

-- CreateIndex
CREATE UNIQUE INDEX "suite_d_exercice_exercice_id_rang_key" ON "suite_d_exercice"("exercice_id", "rang");

-- AddForeignKey
ALTER TABLE "exercice_de_droit" ADD CONSTRAINT "exercice_de_droit_responsable_id_fkey" FOREIGN KEY ("responsable_id") REFERENCES "responsable"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "exercice_de_droit" ADD CONSTRAINT "exercice_de_droit_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suite_d_exercice" ADD CONSTRAINT "suite_d_exercice_exercice_id_fkey" FOREIGN KEY ("exercice_id") REFERENCES "exercice_de_droit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written by hand: what Prisma does not express ------------------------------------------------------------------------

ALTER TABLE exercice_de_droit
  ADD CONSTRAINT exercice_droit CHECK (droit IN ('acces', 'rectification', 'limitation', 'opposition')),
  ADD CONSTRAINT exercice_canal CHECK (CASE canal WHEN 'en_ligne' THEN responsable_id IS NOT NULL AND adresse IS NULL
    WHEN 'papier' THEN responsable_id IS NULL AND adresse IS NOT NULL ELSE false END),
  ADD CONSTRAINT exercice_dit CHECK (length(btrim(precisions)) BETWEEN 1 AND 2000 AND length(btrim(nom)) > 0),
  ADD CONSTRAINT exercice_dossier CHECK ((numero IS NULL) = (dossier_id IS NULL));
ALTER TABLE suite_d_exercice
  ADD CONSTRAINT suite_d_exercice_genre CHECK (genre IN ('prolongation', 'limitation', 'levee', 'reponse')),
  ADD CONSTRAINT suite_d_exercice_sens CHECK ((genre = 'reponse') = (sens IS NOT NULL) AND sens IN ('accordee', 'en_partie', 'refusee')),
  ADD CONSTRAINT suite_d_exercice_dite CHECK (length(btrim(motif)) BETWEEN 1 AND 2000),
  ADD CONSTRAINT suite_d_exercice_levee CHECK ((genre = 'levee') = (informee_le IS NOT NULL) AND informee_le <= jour);

-- Each writes in its own name: a person online, the data protection officer for who wrote on paper.
CREATE FUNCTION signer_l_exercice() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF current_user = 'bourses_web' THEN
    NEW.instant := now();
    NEW.auteur_id := coalesce(identite_agent(), identite_famille());
    NEW.auteur_nom := coalesce(nom_de_l_agent(identite_agent()), nom_de_la_famille(identite_famille()));
    NEW.canal := CASE WHEN identite_agent() IS NULL THEN 'en_ligne' ELSE 'papier' END;
    NEW.responsable_id := CASE WHEN identite_agent() IS NULL THEN identite_famille() END;
    IF identite_agent() IS NULL THEN
      NEW.nom := NEW.auteur_nom;
      NEW.recue_le := jour_de_la_session();
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER exercice_a_signe BEFORE INSERT ON exercice_de_droit FOR EACH ROW EXECUTE FUNCTION signer_l_exercice();

-- The dossier that the number names, whoever may read it: the DPO reads none. Online, one of the person who asks.
CREATE FUNCTION situer_l_exercice() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NEW.recue_le > jour_de_la_session() THEN
    PERFORM refuser('BN422', 'Reçue le : ce jour n’est pas encore venu.', 'recueLe');
  END IF;
  NEW.dossier_id := NULL;
  IF NEW.numero IS NOT NULL THEN
    SELECT d.id INTO NEW.dossier_id FROM dossier d WHERE d.numero = NEW.numero AND d.etat <> 'brouillon' AND d.efface_le IS NULL
      AND (NEW.responsable_id IS NULL OR d.demandeur_id = NEW.responsable_id);
    IF NEW.dossier_id IS NULL THEN
      PERFORM refuser('BN422', 'Aucune demande n’a ce numéro : relisez-le, ou laissez ce champ vide.', 'numero');
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER exercice_situe BEFORE INSERT ON exercice_de_droit FOR EACH ROW EXECUTE FUNCTION situer_l_exercice();

CREATE FUNCTION signer_la_suite_d_exercice() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF current_user = 'bourses_web' THEN
    NEW.instant := now();
    NEW.jour := jour_de_la_session();
    NEW.auteur_id := identite_agent();
    NEW.auteur_nom := nom_de_l_agent(identite_agent());
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER suite_d_exercice_a_signee BEFORE INSERT ON suite_d_exercice FOR EACH ROW EXECUTE FUNCTION signer_la_suite_d_exercice();

-- More time once, within the first month (RGPD, art. 12.3); one answer; a limitation on a dossier that is named, lifted once the
-- person was told (art. 18.3).
CREATE FUNCTION suivre_l_exercice() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  e exercice_de_droit;
  faites text[];
  limite boolean;
BEGIN
  SELECT * INTO e FROM exercice_de_droit WHERE id = NEW.exercice_id FOR NO KEY UPDATE;
  SELECT coalesce(array_agg(genre ORDER BY rang), '{}') INTO faites FROM suite_d_exercice WHERE exercice_id = NEW.exercice_id;
  limite := cardinality(array_positions(faites, 'limitation')) > cardinality(array_positions(faites, 'levee'));
  IF NEW.genre IN ('prolongation', 'reponse') AND 'reponse' = ANY (faites) THEN
    PERFORM refuser('BN409', 'Cette demande a déjà sa réponse : rechargez la page.');
  ELSIF NEW.genre = 'prolongation' AND 'prolongation' = ANY (faites) THEN
    PERFORM refuser('BN409', 'Le délai de cette demande est déjà prolongé : rechargez la page.');
  ELSIF NEW.genre = 'prolongation' AND NEW.jour > (e.recue_le + interval '1 month')::date THEN
    PERFORM refuser('BN422', 'Le premier mois est passé : le délai ne se prolonge plus. Répondez sans attendre.');
  ELSIF NEW.genre = 'limitation' AND e.dossier_id IS NULL THEN
    PERFORM refuser('BN422', 'Cette demande ne nomme pas de dossier : enregistrez-en une qui donne son numéro.');
  ELSIF NEW.genre = 'limitation' AND limite THEN
    PERFORM refuser('BN409', 'Ces données sont déjà limitées : rechargez la page.');
  ELSIF NEW.genre = 'levee' AND NOT limite THEN
    PERFORM refuser('BN409', 'Ces données ne sont pas limitées : rechargez la page.');
  END IF;
  NEW.rang := cardinality(faites) + 1;
  RETURN NEW;
END $$;
CREATE TRIGGER suite_d_exercice_suivie BEFORE INSERT ON suite_d_exercice FOR EACH ROW EXECUTE FUNCTION suivre_l_exercice();

-- The DPO, and the person who asked online. What is written stays as it was written.
ALTER TABLE exercice_de_droit ENABLE ROW LEVEL SECURITY;
ALTER TABLE suite_d_exercice ENABLE ROW LEVEL SECURITY;
CREATE POLICY exercice_portee ON exercice_de_droit USING ((SELECT est_systeme()) OR responsable_id = (SELECT identite_famille())
  OR ((SELECT identite_agent()) IS NOT NULL AND (SELECT tient_la_fonction_nationale('dpo'))));
CREATE POLICY exercice_porteur ON exercice_de_droit AS RESTRICTIVE USING ((SELECT identite_porteur()) IS NULL);
CREATE POLICY suite_d_exercice_portee ON suite_d_exercice USING (EXISTS (SELECT FROM exercice_de_droit e WHERE e.id = suite_d_exercice.exercice_id));
CREATE POLICY suite_d_exercice_dpo ON suite_d_exercice AS RESTRICTIVE FOR INSERT WITH CHECK (
  (SELECT est_systeme()) OR ((SELECT identite_agent()) IS NOT NULL AND (SELECT tient_la_fonction_nationale('dpo'))));
CREATE POLICY suite_d_exercice_porteur ON suite_d_exercice AS RESTRICTIVE USING ((SELECT identite_porteur()) IS NULL);
REVOKE UPDATE, DELETE ON exercice_de_droit, suite_d_exercice FROM bourses_app;
CREATE TRIGGER exercice_de_droit_fige BEFORE UPDATE OR DELETE ON exercice_de_droit FOR EACH ROW
  WHEN (NOT elimination_en_cours()) EXECUTE FUNCTION refuser_toute_modification();
CREATE TRIGGER exercice_de_droit_non_vide BEFORE TRUNCATE ON exercice_de_droit FOR EACH STATEMENT EXECUTE FUNCTION refuser_toute_modification();
CREATE TRIGGER suite_d_exercice_figee BEFORE UPDATE OR DELETE ON suite_d_exercice FOR EACH ROW
  WHEN (NOT elimination_en_cours()) EXECUTE FUNCTION refuser_toute_modification();
CREATE TRIGGER suite_d_exercice_non_videe BEFORE TRUNCATE ON suite_d_exercice FOR EACH STATEMENT EXECUTE FUNCTION refuser_toute_modification();
SELECT suivre('exercice_de_droit');
SELECT suivre('suite_d_exercice');

-- The requests of which the last limitation is not lifted.
CREATE FUNCTION exercices_qui_limitent() RETURNS TABLE (exercice_id uuid, dossier_id uuid, depuis date)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT e.id, e.dossier_id, d.jour FROM exercice_de_droit e, LATERAL (SELECT s.genre, s.jour FROM suite_d_exercice s
    WHERE s.exercice_id = e.id AND s.genre IN ('limitation', 'levee') ORDER BY s.rang DESC LIMIT 1) d
  WHERE e.dossier_id IS NOT NULL AND d.genre = 'limitation'
$$;

-- Since when the data of a dossier are limited, for who opens it; null when they are not.
CREATE FUNCTION limitation_du_dossier(lequel uuid) RETURNS date
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT min(depuis) FROM exercices_qui_limitent() WHERE dossier_id = lequel
$$;

-- Pupils whose family is not to be reminded of anything: their data are limited, or an opposition was granted, in whole or in part.
CREATE FUNCTION eleves_a_ne_pas_relancer() RETURNS SETOF uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  WITH opposes AS MATERIALIZED (SELECT e.* FROM exercice_de_droit e WHERE e.droit = 'opposition' AND EXISTS (
    SELECT FROM suite_d_exercice s WHERE s.exercice_id = e.id AND s.sens IN ('accordee', 'en_partie')))
  SELECT d.eleve_id FROM exercices_qui_limitent() x JOIN dossier d ON d.id = x.dossier_id
  UNION SELECT d.eleve_id FROM opposes o JOIN dossier d ON d.id = o.dossier_id
  UNION SELECT l.eleve_id FROM opposes o JOIN lien l ON l.responsable_id = o.responsable_id WHERE o.dossier_id IS NULL
$$;

-- What was said of the étude automatique for the pupil of this dossier, or of this INE: by whom, when, how, of which text; for the
-- DPO, whom nothing else of the dossier is shown. No état civil leaves the register.
CREATE FUNCTION consentements_prouves(cherche text, limite int)
  RETURNS TABLE (id uuid, jour date, instant timestamptz, personne text, concubin boolean, reponse text, canal text, texte text, rentree int,
    etablissement text, recueilli_par text, en_vigueur boolean)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NOT tient_la_fonction_nationale('dpo') THEN
    RAISE EXCEPTION 'seul le délégué à la protection des données lit ces preuves' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN QUERY
    WITH eleves AS (SELECT coalesce(e.reunie_dans, e.id) AS id FROM eleve e WHERE e.ine = cherche
      UNION SELECT coalesce(e.reunie_dans, e.id) FROM dossier d JOIN eleve e ON e.id = d.eleve_id WHERE d.numero = cherche),
    c AS (SELECT x.* FROM consentement x JOIN eleves ON eleves.id = x.eleve_id)
    SELECT c.id, c.jour, c.instant, r.prenom || ' ' || r.nom, false, c.reponse::text, c.canal::text, c.texte, c.rentree, t.nom,
      c.auteur_nom, EXISTS (SELECT FROM consentement_en_vigueur v WHERE v.id = c.id)
    FROM c JOIN responsable r ON r.id = c.responsable_id JOIN etablissement t ON t.uai = c.uai
    UNION ALL
    -- Of a couple, the last answer stands.
    SELECT a.id, a.jour, a.instant, NULL, true, CASE WHEN a.accord THEN 'oui' ELSE 'non' END, a.canal::text, a.texte, NULL, NULL, a.auteur_nom,
      NOT EXISTS (SELECT FROM accord_de_concubin n WHERE n.couple_id = a.couple_id AND (n.jour, n.instant) > (a.jour, a.instant))
    FROM accord_de_concubin a WHERE a.couple_id IN (SELECT couple_id FROM c)
    ORDER BY 2 DESC, 3 DESC LIMIT limite;
END $$;

-- Requests that nothing ties to a record any more, three years after their answer (GARDE_DES_EXERCICES, lib/droit/conservation).
-- Returns how many went.
CREATE FUNCTION retirer_les_exercices() RETURNS int
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  passes uuid[];
BEGIN
  SELECT coalesce(array_agg(s.exercice_id), '{}') INTO passes FROM suite_d_exercice s
    WHERE s.genre = 'reponse' AND s.jour < (jour_de_la_session() - interval '36 months')::date
      AND s.exercice_id NOT IN (SELECT exercice_id FROM exercices_qui_limitent());
  PERFORM set_config('bourses.elimination', pg_current_xact_id()::text, true);
  DELETE FROM suite_d_exercice WHERE exercice_id = ANY (passes);
  DELETE FROM exercice_de_droit WHERE id = ANY (passes);
  PERFORM set_config('bourses.elimination', '', true);
  RETURN cardinality(passes);
END $$;

-- A request that waits, and a limitation, hold back the erasing of the pupil; a request goes with the dossier or the person it is
-- about.
-- survives: three functions of the erasing read and remove rows of tables that the version before does not know.
DO $$
DECLARE
  f record;
  texte text;
BEGIN
  FOR f IN SELECT * FROM (VALUES
    ('suspensions_de_l_eleve(uuid)'::regprocedure, E'THEN ''dette'' END\n', E'THEN ''dette'' END,
    CASE WHEN EXISTS (SELECT FROM exercices_qui_limitent() x JOIN d ON d.id = x.dossier_id)
      OR EXISTS (SELECT FROM exercice_de_droit e WHERE (e.dossier_id IN (SELECT id FROM d)
          OR e.responsable_id IN (SELECT l.responsable_id FROM eleve p JOIN lien l ON l.eleve_id = p.id WHERE p.id = l_eleve OR p.reunie_dans = l_eleve))
        AND NOT EXISTS (SELECT FROM suite_d_exercice s WHERE s.exercice_id = e.id AND s.genre = ''reponse'')) THEN ''droits'' END\n'),
    ('effacer_les_dossiers(uuid[])'::regprocedure, E'  DELETE FROM rappel WHERE dossier_id = ANY (ds);\n', E'  DELETE FROM rappel WHERE dossier_id = ANY (ds);
  DELETE FROM suite_d_exercice s USING exercice_de_droit e WHERE e.id = s.exercice_id AND e.dossier_id = ANY (ds);
  DELETE FROM exercice_de_droit WHERE dossier_id = ANY (ds);\n'),
    ('effacer_les_responsables(uuid[])'::regprocedure, E'  DELETE FROM relance WHERE responsable_id = ANY (rs);\n', E'  DELETE FROM relance WHERE responsable_id = ANY (rs);
  DELETE FROM suite_d_exercice s USING exercice_de_droit e WHERE e.id = s.exercice_id AND e.responsable_id = ANY (rs);
  DELETE FROM exercice_de_droit WHERE responsable_id = ANY (rs);\n')
  ) v (laquelle, avant, apres) LOOP
    texte := pg_get_functiondef(f.laquelle);
    IF position(f.avant IN texte) = 0 THEN
      RAISE EXCEPTION 'l’effacement a changé : %', f.laquelle;
    END IF;
    EXECUTE replace(texte, f.avant, f.apres);
  END LOOP;
END $$;

REVOKE EXECUTE ON FUNCTION signer_l_exercice(), situer_l_exercice(), signer_la_suite_d_exercice(), suivre_l_exercice(),
  exercices_qui_limitent(), limitation_du_dossier(uuid), eleves_a_ne_pas_relancer(), retirer_les_exercices(),
  consentements_prouves(text, int) FROM PUBLIC, bourses_app;
GRANT EXECUTE ON FUNCTION limitation_du_dossier(uuid), eleves_a_ne_pas_relancer() TO bourses_web, bourses_worker;
GRANT EXECUTE ON FUNCTION consentements_prouves(text, int) TO bourses_web;
GRANT EXECUTE ON FUNCTION retirer_les_exercices() TO bourses_worker;
