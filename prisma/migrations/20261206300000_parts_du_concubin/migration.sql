-- CreateTable
CREATE TABLE "part_du_concubin" (
    "id" UUID NOT NULL,
    "dossier_id" UUID,
    "responsable_id" UUID NOT NULL,
    "courriel" TEXT,
    "empreinte" BYTEA NOT NULL,
    "expire_le" DATE NOT NULL,
    "cree_le" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "envoyee_le" TIMESTAMPTZ(3),
    "reponse" TEXT,
    "texte" TEXT,
    "repondu_le" DATE,
    "contenu" BYTEA,

    CONSTRAINT "part_du_concubin_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "part_du_concubin_dossier_id_idx" ON "part_du_concubin"("dossier_id");

-- CreateIndex
CREATE INDEX "part_du_concubin_responsable_id_idx" ON "part_du_concubin"("responsable_id");

-- AddForeignKey
ALTER TABLE "part_du_concubin" ADD CONSTRAINT "part_du_concubin_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "part_du_concubin" ADD CONSTRAINT "part_du_concubin_responsable_id_fkey" FOREIGN KEY ("responsable_id") REFERENCES "responsable"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AlterTable
ALTER TABLE "recuperation" ADD COLUMN     "part_id" UUID;

-- AddForeignKey
ALTER TABLE "recuperation" ADD CONSTRAINT "recuperation_part_id_fkey" FOREIGN KEY ("part_id") REFERENCES "part_du_concubin"("id") ON DELETE NO ACTION ON UPDATE CASCADE NOT VALID;

-- Written by hand: what Prisma does not express ------------------------------------------------------------------------

ALTER TABLE part_du_concubin
  ADD CONSTRAINT part_empreinte CHECK (octet_length(empreinte) = 32),
  ADD CONSTRAINT part_courriel CHECK (courriel ~ '^\S+@\S+$'),
  ADD CONSTRAINT part_reponse CHECK (reponse IN ('impots', 'chiffres', 'refus')),
  ADD CONSTRAINT part_repondue CHECK (num_nonnulls(reponse, texte, repondu_le) IN (0, 3)),
  -- A refusal says nothing of anybody.
  ADD CONSTRAINT part_contenu CHECK (contenu IS NULL OR coalesce(reponse IN ('impots', 'chiffres'), false));

-- Who writes a demande online sends the link, and signs it by sending; the answer is never theirs to write.
CREATE FUNCTION signer_la_part() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF current_user = 'bourses_web' THEN
    NEW.cree_le := clock_timestamp();
    NEW.responsable_id := identite_famille();
    IF NEW.courriel IS NULL OR num_nonnulls(NEW.envoyee_le, NEW.reponse, NEW.contenu) > 0 OR NOT EXISTS (
      SELECT FROM dossier d WHERE d.id = NEW.dossier_id AND d.etat = 'brouillon' AND d.canal = 'en_ligne' AND d.demandeur_id = identite_famille()) THEN
      RAISE EXCEPTION 'qui écrit une demande en ligne invite seul son concubin' USING ERRCODE = 'insufficient_privilege';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER part_signee BEFORE INSERT ON part_du_concubin FOR EACH ROW EXECUTE FUNCTION signer_la_part();

-- What a link brought is forgotten: its contents, and the figures fetched by it.
CREATE FUNCTION oublier_les_parts(du_dossier uuid, sauf uuid) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  UPDATE recuperation SET contenu = NULL, suite = 'remplacee', suite_le = jour_de_la_session()
    WHERE dossier_id = du_dossier AND part_id <> sauf AND contenu IS NOT NULL AND suite IS NULL;
  UPDATE part_du_concubin SET contenu = NULL WHERE dossier_id = du_dossier AND id <> sauf AND contenu IS NOT NULL;
$$;
REVOKE ALL ON FUNCTION oublier_les_parts(uuid, uuid) FROM PUBLIC, bourses_app;
-- One link at a time: the last one alone opens, and what came by those before counts no more.
CREATE FUNCTION remplacer_la_part() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM oublier_les_parts(NEW.dossier_id, NEW.id);
  RETURN NULL;
END $$;
CREATE TRIGGER part_seule AFTER INSERT ON part_du_concubin FOR EACH ROW EXECUTE FUNCTION remplacer_la_part();

-- Sent once; answered by who holds link and code, through their function alone; what is erased never comes back.
CREATE FUNCTION garder_la_part() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  reponse constant text[] := ARRAY['reponse', 'texte', 'repondu_le', 'contenu'];
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF NEW.dossier_id IS NULL THEN
      NEW.contenu := NULL;
      NEW.courriel := NULL;
    END IF;
    IF current_user NOT IN ('bourses_web', 'bourses_worker') AND NEW.reponse IS NOT NULL AND to_jsonb(NEW) - reponse = to_jsonb(OLD) - reponse
      OR OLD.envoyee_le IS NULL AND to_jsonb(NEW) - 'envoyee_le'::text = to_jsonb(OLD) - 'envoyee_le'::text
      OR NEW.contenu IS NULL AND (NEW.courriel IS NULL OR NEW.courriel = OLD.courriel)
        AND (NEW.dossier_id IS NULL OR NEW.dossier_id = OLD.dossier_id)
        AND to_jsonb(NEW) - ARRAY['contenu', 'courriel', 'dossier_id'] = to_jsonb(OLD) - ARRAY['contenu', 'courriel', 'dossier_id'] THEN
      RETURN NEW;
    END IF;
  ELSIF TG_OP = 'DELETE' AND (elimination_en_cours() OR OLD.cree_le < now() - interval '36 months') THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'la part d’un concubin ne se modifie pas' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER part_gardee BEFORE UPDATE OR DELETE ON part_du_concubin FOR EACH ROW EXECUTE FUNCTION garder_la_part();
CREATE TRIGGER part_non_vide BEFORE TRUNCATE ON part_du_concubin FOR EACH STATEMENT EXECUTE FUNCTION garder_la_part();

-- Once the draft is sent or thrown away, nothing of the figures is left beside it, nor where the link went.
CREATE OR REPLACE FUNCTION effacer_les_chiffres_recuperes() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  UPDATE recuperation SET contenu = NULL WHERE dossier_id = OLD.dossier_id AND contenu IS NOT NULL;
  UPDATE part_du_concubin SET contenu = NULL, courriel = NULL WHERE dossier_id = OLD.dossier_id AND num_nonnulls(contenu, courriel) > 0;
  RETURN NULL;
END $$;

-- Who sent the link reads that it left and that an answer came; of what was fetched by it, nothing.
ALTER TABLE part_du_concubin ENABLE ROW LEVEL SECURITY;
CREATE POLICY part_portee ON part_du_concubin USING ((SELECT est_systeme()) OR responsable_id = (SELECT identite_famille()));
CREATE POLICY part_porteur_inserer ON part_du_concubin AS RESTRICTIVE FOR INSERT WITH CHECK ((SELECT identite_porteur()) IS NULL);
CREATE POLICY part_porteur_modifier ON part_du_concubin AS RESTRICTIVE FOR UPDATE USING ((SELECT identite_porteur()) IS NULL);
CREATE POLICY part_porteur_retirer ON part_du_concubin AS RESTRICTIVE FOR DELETE USING ((SELECT identite_porteur()) IS NULL);
REVOKE UPDATE, DELETE ON part_du_concubin FROM bourses_app;
GRANT UPDATE, DELETE ON part_du_concubin TO bourses_worker;
ALTER POLICY recuperation_portee ON recuperation
  USING ((SELECT est_systeme()) OR part_id IS NULL AND responsable_id = (SELECT identite_famille()));

-- The concubin, whom nobody knows, answers by the link and its code, as long as the demande is being written. What they ask of the
-- tax administration is a request of its own.
CREATE FUNCTION repondre_par_le_lien(la_part uuid, l_empreinte bytea, la_reponse text, le_contenu bytea, le_texte text, la_recuperation uuid, l_appel bytea)
  RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  la part_du_concubin;
BEGIN
  SELECT p.* INTO la FROM part_du_concubin p JOIN dossier d ON d.id = p.dossier_id
  WHERE p.id = la_part AND p.empreinte = l_empreinte AND p.expire_le >= jour_de_la_session()
    AND d.etat = 'brouillon' AND d.canal = 'en_ligne' AND d.demandeur_id = p.responsable_id
    AND NOT EXISTS (SELECT FROM part_du_concubin q WHERE q.dossier_id = p.dossier_id AND (q.cree_le, q.id) > (p.cree_le, p.id))
  FOR UPDATE OF p;
  IF NOT FOUND THEN RETURN false; END IF;
  UPDATE recuperation SET contenu = NULL, suite = 'remplacee', suite_le = jour_de_la_session()
    WHERE part_id = la_part AND contenu IS NOT NULL;
  UPDATE part_du_concubin SET reponse = la_reponse, texte = le_texte, repondu_le = jour_de_la_session(), contenu = le_contenu WHERE id = la_part;
  IF la_recuperation IS NOT NULL THEN
    INSERT INTO recuperation (id, dossier_id, responsable_id, part_id, texte, demandee_le, contenu)
    VALUES (la_recuperation, la.dossier_id, la.responsable_id, la_part, le_texte, clock_timestamp(), l_appel);
  END IF;
  RETURN true;
END $$;

-- Where the last link of a draft stands, with what the sending of the demande takes from it, encrypted: for who writes it.
CREATE FUNCTION part_du_depot(le_dossier uuid) RETURNS TABLE (id uuid, courriel text, expire_le date, reponse text, repondu_le date, contenu bytea,
    recuperation_id uuid, issue text, en_attente boolean, chiffres bytea)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT p.id, p.courriel, p.expire_le, p.reponse, p.repondu_le, p.contenu, r.id, r.issue,
    -- After a day without an answer, none will come.
    coalesce(r.issue IS NULL AND r.suite IS NULL AND r.demandee_le > now() - interval '1 day', false), CASE WHEN r.issue = 'chiffres' THEN r.contenu END
  FROM part_du_concubin p JOIN dossier d ON d.id = p.dossier_id
  LEFT JOIN LATERAL (SELECT * FROM recuperation x WHERE x.part_id = p.id ORDER BY x.demandee_le DESC, x.id DESC LIMIT 1) r ON p.reponse = 'impots'
  WHERE d.id = le_dossier AND d.etat = 'brouillon' AND d.demandeur_id = identite_famille() AND p.responsable_id = identite_famille()
  ORDER BY p.cree_le DESC, p.id DESC LIMIT 1
$$;
REVOKE ALL ON FUNCTION signer_la_part(), garder_la_part(), remplacer_la_part() FROM PUBLIC;

-- What was asked by the concubin is told to nobody else.
CREATE OR REPLACE FUNCTION mes_appels() RETURNS TABLE (jour date, service text, finalite text, fois integer)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT (e.instant AT TIME ZONE 'Europe/Paris')::date, e.service, e.finalite, count(*)::int
  FROM echange e
  LEFT JOIN dossier d ON d.id = e.dossier_id
  LEFT JOIN consentement c ON c.id = e.consentement_id
  LEFT JOIN recuperation r ON r.id = e.recuperation_id AND r.part_id IS NULL
  WHERE identite_famille() IN (d.demandeur_id, c.responsable_id, r.responsable_id)
  GROUP BY 1, 2, 3 ORDER BY 1 DESC, 2, 3 LIMIT 500
$$;
