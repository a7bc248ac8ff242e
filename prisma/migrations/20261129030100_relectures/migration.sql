-- Second reading of a sample of decisions before their letters leave (docs/adr/seconde-lecture.md).
-- CreateEnum
CREATE TYPE "motif_de_relecture" AS ENUM ('premieres', 'part', 'reprise');

-- CreateEnum
CREATE TYPE "issue_de_relecture" AS ENUM ('conforme', 'a_reprendre');

-- CreateTable
CREATE TABLE "relecture" (
    "id" UUID NOT NULL,
    "dossier_id" UUID NOT NULL,
    "decision_id" UUID NOT NULL,
    "motif" "motif_de_relecture" NOT NULL,
    "auteur_id" UUID NOT NULL,
    "demandee_le" DATE NOT NULL,
    "jour_legal" DATE,
    "issue" "issue_de_relecture",
    "lecteur_id" UUID,
    "lecteur_nom" TEXT,
    "lue_le" DATE,
    "raison" TEXT,

    CONSTRAINT "relecture_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reglage_de_relecture" (
    "academie_code" VARCHAR(2) NOT NULL,
    "premieres" INTEGER NOT NULL,
    "part" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "reglage_de_relecture_pkey" PRIMARY KEY ("academie_code")
);

-- CreateIndex
CREATE UNIQUE INDEX "relecture_decision_id_key" ON "relecture"("decision_id");

-- CreateIndex
CREATE INDEX "relecture_dossier_id_idx" ON "relecture"("dossier_id");

-- CreateIndex
CREATE INDEX "relecture_auteur_id_idx" ON "relecture"("auteur_id");

-- CreateIndex
CREATE INDEX "decision_signataire_id_idx" ON "decision"("signataire_id");

-- AddForeignKey
ALTER TABLE "relecture" ADD CONSTRAINT "relecture_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "relecture" ADD CONSTRAINT "relecture_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "decision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reglage_de_relecture" ADD CONSTRAINT "reglage_de_relecture_academie_code_fkey" FOREIGN KEY ("academie_code") REFERENCES "academie"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written by hand: what Prisma does not express ------------------------------------------------------------------------

ALTER TABLE relecture ADD CONSTRAINT relecture_dite CHECK (
  CASE WHEN issue IS NULL THEN num_nonnulls(lecteur_id, lecteur_nom, lue_le, raison) = 0
    ELSE num_nulls(lecteur_id, lecteur_nom, lue_le) = 0 AND (issue = 'a_reprendre') = (raison IS NOT NULL) END);
-- Nobody reads again what they signed.
ALTER TABLE relecture ADD CONSTRAINT relecture_deux_personnes CHECK ((lecteur_id <> auteur_id) IS NOT false);
ALTER TABLE reglage_de_relecture ADD CONSTRAINT reglage_bornes CHECK (
  premieres BETWEEN 0 AND 500 AND part BETWEEN 0 AND 100);

ALTER TABLE relecture ENABLE ROW LEVEL SECURITY;
CREATE POLICY relecture_portee ON relecture USING (
  (SELECT est_systeme()) OR EXISTS (SELECT 1 FROM dossier d WHERE d.id = relecture.dossier_id
    AND est_connu(d.uai, d.academie_code, d.branche, (SELECT connus_de_l_agent('decision')))));
CREATE POLICY relecture_agents ON relecture AS RESTRICTIVE USING ((SELECT identite_famille()) IS NULL);
REVOKE DELETE ON relecture FROM bourses_app;
-- Everybody whose act may be read twice knows the rule; the owner's door alone writes it.
ALTER TABLE reglage_de_relecture ENABLE ROW LEVEL SECURITY;
CREATE POLICY reglage_lire ON reglage_de_relecture FOR SELECT USING (true);
REVOKE INSERT, UPDATE, DELETE ON reglage_de_relecture FROM bourses_app;

CREATE FUNCTION garder_la_relecture() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF TG_OP IN ('DELETE', 'TRUNCATE') THEN
    RAISE EXCEPTION 'une relecture ne s’efface pas' USING ERRCODE = 'integrity_constraint_violation';
  ELSIF TG_OP = 'INSERT' THEN
    -- Whose decision it is stands on the decision, never in what is sent.
    SELECT signataire_id INTO NEW.auteur_id FROM decision WHERE id = NEW.decision_id AND dossier_id = NEW.dossier_id;
    IF NEW.auteur_id IS NULL OR NEW.issue IS NOT NULL THEN
      RAISE EXCEPTION 'une relecture attend, pour une décision de son dossier' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
  ELSIF OLD.issue IS NOT NULL
    OR to_jsonb(NEW) - ARRAY['issue', 'lecteur_id', 'lecteur_nom', 'lue_le', 'raison']
      IS DISTINCT FROM to_jsonb(OLD) - ARRAY['issue', 'lecteur_id', 'lecteur_nom', 'lue_le', 'raison'] THEN
    RAISE EXCEPTION 'une relecture ne se modifie pas : son issue s’écrit, une fois' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF current_user = 'bourses_web' THEN NEW.lecteur_id := identite_agent(); END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER relecture_gardee BEFORE INSERT OR UPDATE OR DELETE ON relecture FOR EACH ROW EXECUTE FUNCTION garder_la_relecture();
CREATE TRIGGER relecture_non_vide BEFORE TRUNCATE ON relecture FOR EACH STATEMENT EXECUTE FUNCTION garder_la_relecture();

-- No decision is made known that a second reading holds back.
CREATE FUNCTION exiger_la_relecture() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM relecture r WHERE r.decision_id = NEW.decision_id AND r.issue IS DISTINCT FROM 'conforme') THEN
    RAISE EXCEPTION 'cette décision attend une seconde lecture' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER notification_relue BEFORE INSERT ON notification FOR EACH ROW EXECUTE FUNCTION exiger_la_relecture();

-- How many decisions somebody has signed in an académie, up to a bound: those of dossiers that have moved count too.
CREATE FUNCTION decisions_signees(l_academie text, plafond int) RETURNS int
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT count(*)::int FROM (
    SELECT 1 FROM decision x JOIN dossier d ON d.id = x.dossier_id
    WHERE x.signataire_id = identite_agent() AND d.academie_code = l_academie LIMIT plafond) y
$$;

-- The rule, by the owner's one door: signed by two, since it loosens or tightens who is watched.
CREATE OR REPLACE FUNCTION se_signe_a_deux(l_acte text, c jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT l_acte IN ('ouvrir_delegation', 'prolonger_delegation', 'prolonger_campagne', 'regler_relecture')
    OR (l_acte IN ('ouvrir_affectation', 'prolonger_affectation') AND c->>'role' IN ('administrateur', 'dpo'))
$$;

CREATE OR REPLACE FUNCTION situer_administration(l_acte text, l_objet uuid, c jsonb) RETURNS jsonb
  LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT jsonb_strip_nulls(c) || coalesce(CASE
    WHEN l_acte = 'corriger_agent' THEN (
      SELECT jsonb_build_object('avant', jsonb_build_object('prenom', prenom, 'nom', nom, 'courriel', courriel))
      FROM agent WHERE id = l_objet)
    WHEN l_acte IN ('fermer_affectation', 'prolonger_affectation') THEN (
      SELECT jsonb_build_object('agent', agent_id, 'role', role, 'uai', uai, 'academie', academie_code,
        'avant', jsonb_build_object('du', du, 'au', au)) FROM affectation WHERE id = l_objet)
    WHEN l_acte IN ('fermer_delegation', 'prolonger_delegation') THEN (
      SELECT jsonb_build_object('agent', agent_id, 'academie', academie_code, 'reference', reference,
        'avant', jsonb_build_object('du', du, 'au', au)) FROM delegation WHERE id = l_objet)
    WHEN l_acte IN ('regler_campagne', 'prolonger_campagne') THEN (
      SELECT jsonb_build_object('avant', jsonb_build_object('ouverture', ouverture, 'cloture', cloture,
        'cloture_cned', cloture_cned, 'fin_annee_scolaire', fin_annee_scolaire, 'source', source))
      FROM campagne WHERE rentree = (c->>'rentree')::int)
    WHEN l_acte = 'regler_relecture' THEN (
      SELECT jsonb_build_object('avant', jsonb_build_object('premieres', premieres, 'part', part))
      FROM reglage_de_relecture WHERE academie_code = c->>'academie')
  END, '{}')
$$;

CREATE FUNCTION faire_sur_un_reglage(c jsonb) RETURNS void
  LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  tenue reglage_de_relecture;
  nouvelle reglage_de_relecture := jsonb_populate_record(NULL::reglage_de_relecture,
    c - 'version' || jsonb_build_object('academie_code', c->'academie'));
BEGIN
  IF NOT EXISTS (SELECT FROM academie WHERE code = nouvelle.academie_code) THEN
    PERFORM refuser('BN422', 'Cette académie n’existe pas.', 'academie');
  ELSIF nouvelle.premieres + nouvelle.part > 0 AND (
    SELECT count(DISTINCT agent_id) < 2 FROM affectation WHERE academie_code = nouvelle.academie_code
      AND signe_par_delegation(role) AND jour_de_la_session() BETWEEN du AND coalesce(au, jour_de_la_session())) THEN
    PERFORM refuser('BN422', 'Une seule personne décide dans cette académie : personne d’autre ne pourrait relire, et rien ne partirait.', 'academie');
  END IF;
  SELECT * INTO tenue FROM reglage_de_relecture WHERE academie_code = nouvelle.academie_code;
  IF tenue.version IS NULL AND c->>'version' IS NULL THEN
    INSERT INTO reglage_de_relecture (academie_code, premieres, part)
      VALUES (nouvelle.academie_code, nouvelle.premieres, nouvelle.part);
    RETURN;
  ELSIF tenue.version IS DISTINCT FROM (c->>'version')::int THEN
    PERFORM refuser('BN409', 'Ce réglage a été modifié depuis que vous avez ouvert cette page : relisez-la, puis recommencez.');
  ELSIF (tenue.premieres, tenue.part) = (nouvelle.premieres, nouvelle.part) THEN
    PERFORM refuser('BN422', 'C’est déjà le réglage de cette académie.', 'part');
  END IF;
  UPDATE reglage_de_relecture SET premieres = nouvelle.premieres, part = nouvelle.part, version = version + 1
    WHERE academie_code = nouvelle.academie_code;
END $$;

CREATE OR REPLACE FUNCTION faire_administration(l_acte text, l_objet uuid, c jsonb) RETURNS void
  LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  rompue text;
BEGIN
  CASE
    WHEN l_acte = 'inscrire_agent' THEN
      INSERT INTO agent (id, sub, prenom, nom, courriel)
        VALUES (l_objet, c->>'sub', c->>'prenom', c->>'nom', c->>'courriel');
    WHEN l_acte = 'corriger_agent' THEN
      PERFORM exiger_la_version('Cette fiche', (SELECT version FROM agent WHERE id = l_objet), (c->>'version')::int);
      UPDATE agent SET prenom = c->>'prenom', nom = c->>'nom', courriel = c->>'courriel', version = version + 1
        WHERE id = l_objet;
    WHEN l_acte IN ('ouvrir_affectation', 'fermer_affectation', 'prolonger_affectation') THEN
      PERFORM faire_sur_une_affectation(l_acte, l_objet, c);
    WHEN l_acte IN ('ouvrir_delegation', 'fermer_delegation', 'prolonger_delegation') THEN
      PERFORM faire_sur_une_delegation(l_acte, l_objet, c);
    WHEN l_acte IN ('ouvrir_campagne', 'regler_campagne', 'prolonger_campagne') THEN
      PERFORM faire_sur_une_campagne(l_acte, c);
    WHEN l_acte = 'regler_relecture' THEN
      PERFORM faire_sur_un_reglage(c);
    ELSE
      RAISE EXCEPTION 'acte inconnu : %', l_acte USING ERRCODE = 'invalid_parameter_value';
  END CASE;
EXCEPTION WHEN exclusion_violation OR unique_violation THEN
  GET STACKED DIAGNOSTICS rompue = CONSTRAINT_NAME;
  CASE rompue
    WHEN 'affectation_sans_chevauchement' THEN
      PERFORM refuser('BN422', 'Cette personne tient déjà cette fonction, au même endroit, sur une partie de ces dates.', 'du');
    WHEN 'delegation_sans_chevauchement' THEN
      PERFORM refuser('BN422', 'Cette personne a déjà une délégation dans cette académie sur une partie de ces dates.', 'du');
    WHEN 'agent_sub_key' THEN
      PERFORM refuser('BN422', 'Un agent est déjà inscrit avec cet identifiant : cherchez-le dans la liste.', 'sub');
    WHEN 'campagne_pkey' THEN
      PERFORM refuser('BN409', 'La campagne de cette rentrée est déjà enregistrée.', 'rentree');
    ELSE
      RAISE;
  END CASE;
END $$;

REVOKE EXECUTE ON FUNCTION faire_sur_un_reglage(jsonb), decisions_signees(text, int) FROM bourses_app;
GRANT EXECUTE ON FUNCTION decisions_signees(text, int) TO bourses_web;
