-- AlterTable
ALTER TABLE "echange" ADD COLUMN     "recuperation_id" UUID;

-- CreateTable
CREATE TABLE "recuperation" (
    "id" UUID NOT NULL,
    "dossier_id" UUID,
    "responsable_id" UUID NOT NULL,
    "texte" TEXT NOT NULL,
    "demandee_le" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "contenu" BYTEA,
    "issue" TEXT,
    "recue_le" DATE,
    "suite" TEXT,
    "suite_le" DATE,

    CONSTRAINT "recuperation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "recuperation_dossier_id_idx" ON "recuperation"("dossier_id");

-- CreateIndex
CREATE INDEX "recuperation_responsable_id_idx" ON "recuperation"("responsable_id");

-- CreateIndex
CREATE INDEX "recuperation_demandee_le_idx" ON "recuperation"("demandee_le");

-- AddForeignKey
ALTER TABLE "recuperation" ADD CONSTRAINT "recuperation_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recuperation" ADD CONSTRAINT "recuperation_responsable_id_fkey" FOREIGN KEY ("responsable_id") REFERENCES "responsable"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Written by hand: what Prisma does not express ------------------------------------------------------------------------

ALTER TABLE recuperation
  ADD CONSTRAINT recuperation_texte CHECK (texte ~ '\S'),
  -- Genres of lib/connecteurs/impots/reponse.ts.
  ADD CONSTRAINT recuperation_issue CHECK (issue IN ('chiffres', 'ambigue', 'introuvable', 'sans_chiffres', 'autre_annee', 'autre_personne',
    'protegee', 'indisponible', 'fiche_a_corriger')),
  ADD CONSTRAINT recuperation_recue CHECK ((issue IS NULL) = (recue_le IS NULL)),
  ADD CONSTRAINT recuperation_suite CHECK (suite IN ('acceptee', 'refusee', 'pas_moi', 'remplacee', 'expiree') AND suite_le IS NOT NULL
    OR num_nonnulls(suite, suite_le) = 0),
  -- Figures alone are accepted; nothing is kept of what is not, or no longer.
  ADD CONSTRAINT recuperation_acceptee CHECK (suite IS DISTINCT FROM 'acceptee' OR issue = 'chiffres'),
  ADD CONSTRAINT recuperation_contenu CHECK (contenu IS NULL OR coalesce(suite, 'acceptee') = 'acceptee' AND coalesce(issue, 'chiffres') = 'chiffres');
-- One at a time for a draft.
CREATE UNIQUE INDEX recuperation_vive ON recuperation (dossier_id) WHERE contenu IS NOT NULL;

-- Who writes a demande online asks for its own figures, and signs the request by asking.
CREATE FUNCTION signer_la_recuperation() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF current_user = 'bourses_web' THEN
    NEW.demandee_le := clock_timestamp();
    NEW.responsable_id := identite_famille();
    IF NEW.contenu IS NULL OR num_nonnulls(NEW.issue, NEW.suite) > 0 OR NOT EXISTS (
      SELECT FROM dossier d WHERE d.id = NEW.dossier_id AND d.etat = 'brouillon' AND d.canal = 'en_ligne' AND d.demandeur_id = identite_famille()) THEN
      RAISE EXCEPTION 'qui écrit une demande en ligne demande seul ses chiffres' USING ERRCODE = 'insufficient_privilege';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER recuperation_signee BEFORE INSERT ON recuperation FOR EACH ROW EXECUTE FUNCTION signer_la_recuperation();

-- Answered once, settled once, or taken back once accepted; its contents go with the draft, and what is erased never comes back.
CREATE FUNCTION garder_la_recuperation() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  reponse constant text[] := ARRAY['issue', 'recue_le', 'contenu'];
  suite constant text[] := ARRAY['suite', 'suite_le', 'contenu'];
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF NEW.dossier_id IS NULL THEN NEW.contenu := NULL; END IF;
    IF (OLD.contenu IS NOT NULL OR NEW.contenu IS NULL)
      AND (current_user <> 'bourses_web' OR NEW.contenu IS NULL OR NEW.contenu = OLD.contenu)
      AND (OLD.issue IS NULL AND OLD.suite IS NULL AND to_jsonb(NEW) - reponse = to_jsonb(OLD) - reponse
        OR coalesce(OLD.suite, 'acceptee') = 'acceptee' AND to_jsonb(NEW) - suite = to_jsonb(OLD) - suite
        OR NEW.dossier_id IS NULL AND to_jsonb(NEW) - ARRAY['dossier_id', 'contenu'] = to_jsonb(OLD) - ARRAY['dossier_id', 'contenu']) THEN
      RETURN NEW;
    END IF;
  ELSIF TG_OP = 'DELETE' AND (elimination_en_cours() OR OLD.demandee_le < now() - interval '36 months') THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'une récupération de chiffres ne se modifie pas' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER recuperation_gardee BEFORE UPDATE OR DELETE ON recuperation FOR EACH ROW EXECUTE FUNCTION garder_la_recuperation();
CREATE TRIGGER recuperation_non_vide BEFORE TRUNCATE ON recuperation FOR EACH STATEMENT EXECUTE FUNCTION garder_la_recuperation();

-- Once the draft is sent or thrown away, nothing of the figures is left beside it.
CREATE FUNCTION effacer_les_chiffres_recuperes() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  UPDATE recuperation SET contenu = NULL WHERE dossier_id = OLD.dossier_id AND contenu IS NOT NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER brouillon_sans_chiffres AFTER DELETE ON brouillon FOR EACH ROW EXECUTE FUNCTION effacer_les_chiffres_recuperes();

-- Its family alone, and the application.
ALTER TABLE recuperation ENABLE ROW LEVEL SECURITY;
CREATE POLICY recuperation_portee ON recuperation USING ((SELECT est_systeme()) OR responsable_id = (SELECT identite_famille()));
CREATE POLICY recuperation_porteur_inserer ON recuperation AS RESTRICTIVE FOR INSERT WITH CHECK ((SELECT identite_porteur()) IS NULL);
CREATE POLICY recuperation_porteur_modifier ON recuperation AS RESTRICTIVE FOR UPDATE USING ((SELECT identite_porteur()) IS NULL);
CREATE POLICY recuperation_porteur_retirer ON recuperation AS RESTRICTIVE FOR DELETE USING ((SELECT identite_porteur()) IS NULL);
REVOKE UPDATE, DELETE ON recuperation FROM bourses_app;
GRANT UPDATE (suite, suite_le, contenu) ON recuperation TO bourses_web;
GRANT UPDATE, DELETE ON recuperation TO bourses_worker;

-- A call may rest on it, for a day, until it is answered: as long as its family goes on with its demande.
CREATE FUNCTION recuperation_fonde(la_recuperation uuid) RETURNS boolean LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM recuperation r JOIN dossier d ON d.id = r.dossier_id
    WHERE r.id = la_recuperation AND r.issue IS NULL AND r.suite IS NULL AND r.contenu IS NOT NULL AND r.demandee_le > now() - interval '1 day'
      AND d.etat = 'brouillon' AND d.canal = 'en_ligne' AND d.demandeur_id = r.responsable_id)
$$;
REVOKE ALL ON FUNCTION recuperation_fonde(uuid) FROM PUBLIC;
REVOKE ALL ON FUNCTION signer_la_recuperation(), garder_la_recuperation(), effacer_les_chiffres_recuperes() FROM PUBLIC;

-- The version before names no request: its traces keep to the two other grounds.
ALTER TABLE echange DROP CONSTRAINT echange_un_fondement;
ALTER TABLE echange
  ADD CONSTRAINT echange_un_fondement CHECK (num_nonnulls(dossier_id, consentement_id, recuperation_id) = 1) NOT VALID,
  ADD CONSTRAINT echange_recuperation CHECK (recuperation_id IS NULL OR finalite = 'demande_en_ligne') NOT VALID;
CREATE OR REPLACE FUNCTION exiger_un_fondement() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM nouveaux n WHERE NOT (appel_fonde(n.dossier_id, n.consentement_id) OR recuperation_fonde(n.recuperation_id))) THEN
    RAISE EXCEPTION 'ni demande en cours ni consentement ne fonde cet appel' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION mes_appels() RETURNS TABLE (jour date, service text, finalite text, fois integer)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT (e.instant AT TIME ZONE 'Europe/Paris')::date, e.service, e.finalite, count(*)::int
  FROM echange e
  LEFT JOIN dossier d ON d.id = e.dossier_id
  LEFT JOIN consentement c ON c.id = e.consentement_id
  LEFT JOIN recuperation r ON r.id = e.recuperation_id
  WHERE identite_famille() IN (d.demandeur_id, c.responsable_id, r.responsable_id)
  GROUP BY 1, 2, 3 ORDER BY 1 DESC, 2, 3 LIMIT 500
$$;
