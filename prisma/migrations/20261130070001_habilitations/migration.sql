-- Who may call the API, for what, by which tokens: requests of public bodies, what was granted, and everything that happened.
-- CreateTable
CREATE TABLE "representant" (
    "id" UUID NOT NULL,
    "sub" TEXT NOT NULL,
    "siret" VARCHAR(14) NOT NULL,
    "prenom" TEXT NOT NULL,
    "nom" TEXT NOT NULL,
    "courriel" TEXT NOT NULL,
    "vu_le" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "representant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "habilitation" (
    "id" UUID NOT NULL,
    "numero" SERIAL NOT NULL,
    "siret" VARCHAR(14) NOT NULL,
    "organisme" JSONB NOT NULL,
    "etat" TEXT NOT NULL DEFAULT 'brouillon',
    "saisie" JSONB NOT NULL DEFAULT '{}',
    "version" INTEGER NOT NULL DEFAULT 0,
    "cree_par_id" UUID NOT NULL,
    "creee_le" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deposee_le" TIMESTAMPTZ(3),

    CONSTRAINT "habilitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "document_d_habilitation" (
    "id" UUID NOT NULL,
    "habilitation_id" UUID NOT NULL,
    "genre" TEXT NOT NULL,
    "nom" TEXT NOT NULL,
    "cle" TEXT NOT NULL,
    "empreinte" BYTEA NOT NULL,
    "taille" INTEGER NOT NULL,
    "joint_le" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "document_d_habilitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "octroi" (
    "id" UUID NOT NULL,
    "numero" SERIAL NOT NULL,
    "habilitation_id" UUID NOT NULL,
    "rang" INTEGER NOT NULL,
    "siret" VARCHAR(14) NOT NULL,
    "organisme" JSONB NOT NULL,
    "contenu" JSONB NOT NULL,
    "verifications" JSONB NOT NULL,
    "scopes" TEXT[],
    "destinataires" TEXT[],
    "accorde_le" TIMESTAMPTZ(3) NOT NULL,
    "accorde_par_id" UUID NOT NULL,
    "accorde_par_nom" TEXT NOT NULL,
    "remplace_le" TIMESTAMPTZ(3),
    "revoque_le" TIMESTAMPTZ(3),

    CONSTRAINT "octroi_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evenement_habilitation" (
    "id" UUID NOT NULL,
    "habilitation_id" UUID NOT NULL,
    "acte" TEXT NOT NULL,
    "de_etat" TEXT NOT NULL,
    "vers_etat" TEXT NOT NULL,
    "message" TEXT,
    "contenu" JSONB NOT NULL DEFAULT '{}',
    "jeton_id" UUID,
    "auteur_genre" TEXT NOT NULL,
    "auteur_id" UUID,
    "auteur_nom" TEXT NOT NULL,
    "instant" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "evenement_habilitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "jeton_api" (
    "id" UUID NOT NULL,
    "identifiant" TEXT NOT NULL,
    "habilitation_id" UUID NOT NULL,
    "nom" TEXT NOT NULL,
    "environnement" TEXT NOT NULL,
    "empreinte" BYTEA NOT NULL,
    "scopes" TEXT[],
    "par_minute" INTEGER NOT NULL,
    "adresses" TEXT[],
    "emis_le" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "emis_par_id" UUID NOT NULL,
    "expire_le" DATE NOT NULL,
    "revoque_le" TIMESTAMPTZ(3),

    CONSTRAINT "jeton_api_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "passage_d_habilitation" (
    "acte" TEXT NOT NULL,
    "etat" TEXT NOT NULL,
    "octroyee" BOOLEAN NOT NULL,
    "qui" TEXT NOT NULL,
    "vers" TEXT NOT NULL,

    CONSTRAINT "passage_d_habilitation_pkey" PRIMARY KEY ("acte","etat","octroyee","qui")
);

-- CreateIndex
CREATE UNIQUE INDEX "representant_sub_siret_key" ON "representant"("sub", "siret");

-- CreateIndex
CREATE UNIQUE INDEX "habilitation_numero_key" ON "habilitation"("numero");

-- CreateIndex
CREATE INDEX "habilitation_siret_idx" ON "habilitation"("siret");

-- CreateIndex
CREATE INDEX "habilitation_etat_idx" ON "habilitation"("etat");

-- CreateIndex
CREATE UNIQUE INDEX "document_d_habilitation_cle_key" ON "document_d_habilitation"("cle");

-- CreateIndex
CREATE INDEX "document_d_habilitation_habilitation_id_idx" ON "document_d_habilitation"("habilitation_id");

-- CreateIndex
CREATE UNIQUE INDEX "octroi_numero_key" ON "octroi"("numero");

-- CreateIndex
CREATE UNIQUE INDEX "octroi_habilitation_id_rang_key" ON "octroi"("habilitation_id", "rang");

-- CreateIndex
CREATE INDEX "evenement_habilitation_habilitation_id_instant_idx" ON "evenement_habilitation"("habilitation_id", "instant");

-- CreateIndex
CREATE UNIQUE INDEX "jeton_api_identifiant_key" ON "jeton_api"("identifiant");

-- CreateIndex
CREATE INDEX "jeton_api_habilitation_id_idx" ON "jeton_api"("habilitation_id");

-- AddForeignKey

-- AddForeignKey
ALTER TABLE "document_d_habilitation" ADD CONSTRAINT "document_d_habilitation_habilitation_id_fkey" FOREIGN KEY ("habilitation_id") REFERENCES "habilitation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "octroi" ADD CONSTRAINT "octroi_habilitation_id_fkey" FOREIGN KEY ("habilitation_id") REFERENCES "habilitation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evenement_habilitation" ADD CONSTRAINT "evenement_habilitation_habilitation_id_fkey" FOREIGN KEY ("habilitation_id") REFERENCES "habilitation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "jeton_api" ADD CONSTRAINT "jeton_api_habilitation_id_fkey" FOREIGN KEY ("habilitation_id") REFERENCES "habilitation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written by hand: what Prisma does not express ------------------------------------------------------------------------

ALTER TABLE representant ADD CONSTRAINT representant_siret CHECK (siret ~ '^\d{14}$');
ALTER TABLE habilitation ADD CONSTRAINT habilitation_etat CHECK (etat IN
  ('brouillon', 'deposee', 'modifications_demandees', 'validee', 'refusee', 'revoquee', 'archivee'));
ALTER TABLE document_d_habilitation ADD CONSTRAINT document_d_habilitation_taille CHECK (taille BETWEEN 1 AND 10000000);
ALTER TABLE octroi ADD CONSTRAINT octroi_scopes CHECK (cardinality(scopes) > 0);
-- Who refuses, asks for more, revokes or writes says why.
ALTER TABLE evenement_habilitation ADD CONSTRAINT evenement_habilitation_dit CHECK (
  acte NOT IN ('demander_modifications', 'refuser', 'revoquer', 'ecrire') OR coalesce(message ~ '\S', false));
ALTER TABLE jeton_api
  ADD CONSTRAINT jeton_api_environnement CHECK (environnement IN ('essai', 'production')),
  ADD CONSTRAINT jeton_api_empreinte CHECK (octet_length(empreinte) = 32),
  ADD CONSTRAINT jeton_api_par_minute CHECK (par_minute BETWEEN 1 AND 1200),
  ADD CONSTRAINT jeton_api_scopes CHECK (cardinality(scopes) > 0);
CREATE UNIQUE INDEX octroi_en_vigueur ON octroi (habilitation_id) WHERE remplace_le IS NULL AND revoque_le IS NULL;

INSERT INTO passage_d_habilitation (acte, etat, octroyee, qui, vers) VALUES
  ('creer', 'brouillon', false, 'representant', 'brouillon'), ('enregistrer', 'brouillon', false, 'representant', 'brouillon'),
  ('enregistrer', 'brouillon', true, 'representant', 'brouillon'), ('enregistrer', 'modifications_demandees', false, 'representant', 'modifications_demandees'),
  ('enregistrer', 'modifications_demandees', true, 'representant', 'modifications_demandees'), ('joindre_document', 'brouillon', false, 'representant', 'brouillon'),
  ('joindre_document', 'brouillon', true, 'representant', 'brouillon'), ('joindre_document', 'modifications_demandees', false, 'representant', 'modifications_demandees'),
  ('joindre_document', 'modifications_demandees', true, 'representant', 'modifications_demandees'), ('deposer', 'brouillon', false, 'representant', 'deposee'),
  ('deposer', 'brouillon', true, 'representant', 'deposee'), ('deposer', 'modifications_demandees', false, 'representant', 'deposee'),
  ('deposer', 'modifications_demandees', true, 'representant', 'deposee'), ('demander_modifications', 'deposee', false, 'instructeur', 'modifications_demandees'),
  ('demander_modifications', 'deposee', true, 'instructeur', 'modifications_demandees'), ('valider', 'deposee', false, 'instructeur', 'validee'),
  ('valider', 'deposee', true, 'instructeur', 'validee'), ('valider', 'modifications_demandees', false, 'instructeur', 'validee'),
  ('valider', 'modifications_demandees', true, 'instructeur', 'validee'), ('refuser', 'deposee', false, 'instructeur', 'refusee'),
  ('refuser', 'modifications_demandees', false, 'instructeur', 'refusee'), ('refuser', 'deposee', true, 'instructeur', 'validee'),
  ('refuser', 'modifications_demandees', true, 'instructeur', 'validee'), ('rouvrir', 'validee', true, 'representant', 'brouillon'),
  ('annuler_reouverture', 'brouillon', true, 'representant', 'validee'), ('annuler_reouverture', 'deposee', true, 'representant', 'validee'),
  ('annuler_reouverture', 'modifications_demandees', true, 'representant', 'validee'), ('revoquer', 'brouillon', true, 'instructeur', 'revoquee'),
  ('revoquer', 'deposee', true, 'instructeur', 'revoquee'), ('revoquer', 'modifications_demandees', true, 'instructeur', 'revoquee'),
  ('revoquer', 'validee', true, 'instructeur', 'revoquee'), ('archiver', 'brouillon', false, 'representant', 'archivee'),
  ('archiver', 'refusee', false, 'representant', 'archivee'), ('archiver', 'revoquee', false, 'representant', 'archivee'),
  ('ecrire', 'deposee', false, 'representant', 'deposee'), ('ecrire', 'deposee', true, 'representant', 'deposee'),
  ('ecrire', 'deposee', false, 'instructeur', 'deposee'), ('ecrire', 'deposee', true, 'instructeur', 'deposee'),
  ('ecrire', 'modifications_demandees', false, 'representant', 'modifications_demandees'), ('ecrire', 'modifications_demandees', true, 'representant', 'modifications_demandees'),
  ('ecrire', 'modifications_demandees', false, 'instructeur', 'modifications_demandees'), ('ecrire', 'modifications_demandees', true, 'instructeur', 'modifications_demandees'),
  ('ecrire', 'validee', true, 'representant', 'validee'), ('ecrire', 'validee', true, 'instructeur', 'validee'),
  ('ecrire', 'refusee', false, 'representant', 'refusee'), ('ecrire', 'refusee', false, 'instructeur', 'refusee'),
  ('ecrire', 'revoquee', false, 'representant', 'revoquee'), ('ecrire', 'revoquee', false, 'instructeur', 'revoquee'),
  ('ecrire', 'brouillon', true, 'representant', 'brouillon'), ('ecrire', 'brouillon', true, 'instructeur', 'brouillon'),
  ('prolonger', 'brouillon', true, 'representant', 'brouillon'), ('prolonger', 'deposee', true, 'representant', 'deposee'),
  ('prolonger', 'modifications_demandees', true, 'representant', 'modifications_demandees'), ('prolonger', 'validee', true, 'representant', 'validee'),
  ('emettre_jeton', 'brouillon', true, 'representant', 'brouillon'), ('emettre_jeton', 'deposee', true, 'representant', 'deposee'),
  ('emettre_jeton', 'modifications_demandees', true, 'representant', 'modifications_demandees'), ('emettre_jeton', 'validee', true, 'representant', 'validee'),
  ('renouveler_jeton', 'brouillon', true, 'representant', 'brouillon'), ('renouveler_jeton', 'deposee', true, 'representant', 'deposee'),
  ('renouveler_jeton', 'modifications_demandees', true, 'representant', 'modifications_demandees'), ('renouveler_jeton', 'validee', true, 'representant', 'validee'),
  ('regler_jeton', 'brouillon', true, 'representant', 'brouillon'), ('regler_jeton', 'brouillon', true, 'instructeur', 'brouillon'),
  ('regler_jeton', 'deposee', true, 'representant', 'deposee'), ('regler_jeton', 'deposee', true, 'instructeur', 'deposee'),
  ('regler_jeton', 'modifications_demandees', true, 'representant', 'modifications_demandees'), ('regler_jeton', 'modifications_demandees', true, 'instructeur', 'modifications_demandees'),
  ('regler_jeton', 'validee', true, 'representant', 'validee'), ('regler_jeton', 'validee', true, 'instructeur', 'validee'),
  ('revoquer_jeton', 'brouillon', true, 'representant', 'brouillon'), ('revoquer_jeton', 'brouillon', true, 'instructeur', 'brouillon'),
  ('revoquer_jeton', 'deposee', true, 'representant', 'deposee'), ('revoquer_jeton', 'deposee', true, 'instructeur', 'deposee'),
  ('revoquer_jeton', 'modifications_demandees', true, 'representant', 'modifications_demandees'), ('revoquer_jeton', 'modifications_demandees', true, 'instructeur', 'modifications_demandees'),
  ('revoquer_jeton', 'validee', true, 'representant', 'validee'), ('revoquer_jeton', 'validee', true, 'instructeur', 'validee'),
  ('regler_webhook', 'brouillon', true, 'representant', 'brouillon'), ('regler_webhook', 'deposee', true, 'representant', 'deposee'),
  ('regler_webhook', 'modifications_demandees', true, 'representant', 'modifications_demandees'), ('regler_webhook', 'validee', true, 'representant', 'validee'),
  ('suspendre_webhook', 'brouillon', false, 'systeme', 'brouillon'), ('suspendre_webhook', 'brouillon', true, 'systeme', 'brouillon'),
  ('suspendre_webhook', 'deposee', false, 'systeme', 'deposee'), ('suspendre_webhook', 'deposee', true, 'systeme', 'deposee'),
  ('suspendre_webhook', 'modifications_demandees', false, 'systeme', 'modifications_demandees'), ('suspendre_webhook', 'modifications_demandees', true, 'systeme', 'modifications_demandees'),
  ('suspendre_webhook', 'validee', true, 'systeme', 'validee'), ('suspendre_webhook', 'refusee', false, 'systeme', 'refusee'),
  ('suspendre_webhook', 'revoquee', false, 'systeme', 'revoquee'), ('suspendre_webhook', 'archivee', false, 'systeme', 'archivee'),
  ('rappeler_expiration', 'brouillon', true, 'systeme', 'brouillon'), ('rappeler_expiration', 'deposee', true, 'systeme', 'deposee'),
  ('rappeler_expiration', 'modifications_demandees', true, 'systeme', 'modifications_demandees'), ('rappeler_expiration', 'validee', true, 'systeme', 'validee');

-- Who asks ---------------------------------------------------------------------------------------------------------------

CREATE FUNCTION identite_representant() RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN current_setting('bourses.identite', true) LIKE 'representant:%'
    THEN substr(current_setting('bourses.identite', true), 14)::uuid END
$$;
CREATE FUNCTION siret_du_representant() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT siret::text FROM representant WHERE id = identite_representant()
$$;
CREATE FUNCTION nom_du_representant(qui uuid) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT prenom || ' ' || nom FROM representant WHERE id = qui
$$;
CREATE FUNCTION est_instructeur() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT EXISTS (
    SELECT 1 FROM affectation WHERE agent_id = identite_agent() AND role = 'instructeur_habilitations'
      AND du <= jour_de_la_session() AND (au IS NULL OR au >= jour_de_la_session()))
$$;

-- Knows again, or for the first time, the person whom the identity provider has just named for this body.
CREATE FUNCTION accueillir_representant(le_sub text, le_siret text, le_prenom text, le_nom text, le_courriel text) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  INSERT INTO representant (id, sub, siret, prenom, nom, courriel) VALUES (uuidv7(), le_sub, le_siret, le_prenom, le_nom, le_courriel)
  ON CONFLICT (sub, siret) DO UPDATE SET prenom = excluded.prenom, nom = excluded.nom, courriel = excluded.courriel, vu_le = now()
$$;
CREATE FUNCTION representant_du_compte(le_sub text, le_siret text) RETURNS TABLE (id uuid, prenom text, nom text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT r.id, r.prenom, r.nom FROM representant r WHERE r.sub = le_sub AND r.siret = le_siret
$$;

-- What each event does -----------------------------------------------------------------------------------------------------

-- A request belongs to the body of who writes it, and begins as a draft; it is written while it is to be written.
CREATE FUNCTION tenir_l_habilitation() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF TG_OP IN ('DELETE', 'TRUNCATE') THEN
    RAISE EXCEPTION 'une habilitation ne se retire pas' USING ERRCODE = 'integrity_constraint_violation';
  ELSIF TG_OP = 'INSERT' THEN
    IF current_user = 'bourses_web' THEN
      NEW.siret := siret_du_representant();
      NEW.cree_par_id := identite_representant();
    END IF;
    NEW.etat := 'brouillon';
    NEW.deposee_le := NULL;
    RETURN NEW;
  END IF;
  IF (NEW.id, NEW.numero, NEW.siret, NEW.cree_par_id, NEW.creee_le) IS DISTINCT FROM (OLD.id, OLD.numero, OLD.siret, OLD.cree_par_id, OLD.creee_le)
    OR ((NEW.saisie, NEW.organisme) IS DISTINCT FROM (OLD.saisie, OLD.organisme)
      AND (identite_representant() IS NULL OR OLD.etat NOT IN ('brouillon', 'modifications_demandees'))) THEN
    RAISE EXCEPTION 'cette habilitation ne se modifie pas' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER habilitation_tenue BEFORE INSERT OR UPDATE OR DELETE ON habilitation FOR EACH ROW EXECUTE FUNCTION tenir_l_habilitation();
CREATE TRIGGER habilitation_non_vide BEFORE TRUNCATE ON habilitation FOR EACH STATEMENT EXECUTE FUNCTION tenir_l_habilitation();

-- Signed by who is connected, and refused when the table of moves does not know it.
CREATE FUNCTION signer_l_evenement() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  NEW.auteur_genre := CASE WHEN est_systeme() THEN 'systeme' WHEN identite_representant() IS NOT NULL THEN 'representant'
    WHEN est_instructeur() THEN 'instructeur' END;
  NEW.auteur_id := coalesce(identite_representant(), identite_agent());
  NEW.auteur_nom := CASE NEW.auteur_genre WHEN 'systeme' THEN 'Application'
    WHEN 'representant' THEN nom_du_representant(NEW.auteur_id) WHEN 'instructeur' THEN nom_de_l_agent(NEW.auteur_id) END;
  NEW.instant := clock_timestamp();
  SELECT h.etat INTO NEW.de_etat FROM habilitation h WHERE h.id = NEW.habilitation_id FOR UPDATE;
  SELECT p.vers INTO NEW.vers_etat FROM passage_d_habilitation p
    WHERE p.acte = NEW.acte AND p.etat = NEW.de_etat AND p.qui = NEW.auteur_genre AND p.octroyee = EXISTS (
      SELECT FROM octroi o WHERE o.habilitation_id = NEW.habilitation_id AND o.remplace_le IS NULL AND o.revoque_le IS NULL);
  IF NEW.vers_etat IS NULL THEN
    RAISE EXCEPTION 'cet acte n’est pas ouvert à qui le fait' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER evenement_signe BEFORE INSERT ON evenement_habilitation FOR EACH ROW EXECUTE FUNCTION signer_l_evenement();
CREATE TRIGGER evenement_fige BEFORE UPDATE OR DELETE ON evenement_habilitation FOR EACH ROW EXECUTE FUNCTION refuser_toute_modification();
CREATE TRIGGER evenement_non_vide BEFORE TRUNCATE ON evenement_habilitation FOR EACH STATEMENT EXECUTE FUNCTION refuser_toute_modification();
CREATE TRIGGER document_fige BEFORE UPDATE OR DELETE ON document_d_habilitation FOR EACH ROW EXECUTE FUNCTION refuser_toute_modification();
CREATE TRIGGER document_non_vide BEFORE TRUNCATE ON document_d_habilitation FOR EACH STATEMENT EXECUTE FUNCTION refuser_toute_modification();

-- Last day of a token issued or prolonged today: DUREE_DU_JETON of lib/droit/habilitation/jeton.ts.
CREATE FUNCTION fin_d_un_jeton() RETURNS date LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT (jour_de_la_session() + interval '18 months')::date
$$;

-- The grant is what was written on that day, copied by the base itself; the one before it is over.
CREATE FUNCTION octroyer(e evenement_habilitation) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  ancien text[];
  accordes text[];
BEGIN
  UPDATE octroi SET remplace_le = e.instant
    WHERE habilitation_id = e.habilitation_id AND remplace_le IS NULL AND revoque_le IS NULL RETURNING scopes INTO ancien;
  INSERT INTO octroi (id, habilitation_id, rang, siret, organisme, contenu, verifications, scopes, destinataires, accorde_le,
      accorde_par_id, accorde_par_nom)
    SELECT uuidv7(), h.id, 1 + (SELECT count(*) FROM octroi o WHERE o.habilitation_id = h.id), h.siret, h.organisme, h.saisie, e.contenu,
      ARRAY(SELECT jsonb_object_keys(h.saisie #> '{donnees,scopes}') ORDER BY 1),
      ARRAY(SELECT jsonb_array_elements_text(coalesce(h.saisie #> '{donnees,destinataires}', '[]')) ORDER BY 1),
      e.instant, e.auteur_id, e.auteur_nom
    FROM habilitation h WHERE h.id = e.habilitation_id RETURNING scopes INTO accordes;
  -- A token of all that was granted opens all that is; one of less keeps what is left of it.
  UPDATE jeton_api j SET expire_le = greatest(j.expire_le, fin_d_un_jeton()),
      scopes = CASE WHEN j.scopes @> ancien THEN accordes
        WHEN j.scopes && accordes THEN ARRAY(SELECT unnest(j.scopes) INTERSECT SELECT unnest(accordes) ORDER BY 1) ELSE j.scopes END
    WHERE j.habilitation_id = e.habilitation_id AND j.environnement = 'production' AND j.revoque_le IS NULL
      AND j.expire_le >= jour_de_la_session();
END $$;

CREATE FUNCTION suites_de_l_evenement() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  UPDATE habilitation SET etat = NEW.vers_etat, version = version + 1,
      deposee_le = CASE NEW.acte WHEN 'deposer' THEN NEW.instant ELSE deposee_le END
    WHERE id = NEW.habilitation_id;
  CASE NEW.acte
    WHEN 'valider' THEN
      PERFORM octroyer(NEW);
    WHEN 'revoquer' THEN
      UPDATE octroi SET revoque_le = NEW.instant WHERE habilitation_id = NEW.habilitation_id AND remplace_le IS NULL AND revoque_le IS NULL;
      UPDATE jeton_api SET revoque_le = NEW.instant WHERE habilitation_id = NEW.habilitation_id AND revoque_le IS NULL;
    WHEN 'prolonger' THEN
      UPDATE jeton_api SET expire_le = greatest(expire_le, fin_d_un_jeton())
        WHERE habilitation_id = NEW.habilitation_id AND revoque_le IS NULL AND expire_le >= jour_de_la_session();
    WHEN 'revoquer_jeton' THEN
      UPDATE jeton_api SET revoque_le = NEW.instant
        WHERE id = NEW.jeton_id AND habilitation_id = NEW.habilitation_id AND revoque_le IS NULL;
    WHEN 'renouveler_jeton' THEN
      -- The one that is replaced ends with the overlap.
      UPDATE jeton_api SET expire_le = least(expire_le, (NEW.contenu->>'jusque')::date)
        WHERE id = NEW.jeton_id AND habilitation_id = NEW.habilitation_id AND revoque_le IS NULL;
    WHEN 'regler_jeton' THEN
      -- Only the ministère says how many calls a minute.
      UPDATE jeton_api SET
          adresses = CASE WHEN NEW.contenu ? 'adresses' THEN ARRAY(SELECT jsonb_array_elements_text(NEW.contenu->'adresses')) ELSE adresses END,
          par_minute = CASE NEW.auteur_genre WHEN 'instructeur' THEN coalesce((NEW.contenu->>'parMinute')::int, par_minute) ELSE par_minute END
        WHERE id = NEW.jeton_id AND habilitation_id = NEW.habilitation_id AND revoque_le IS NULL;
    WHEN 'emettre_jeton' THEN
      PERFORM FROM jeton_api WHERE id = NEW.jeton_id AND habilitation_id = NEW.habilitation_id;
    ELSE
      RETURN NULL;
  END CASE;
  IF NEW.acte LIKE '%\_jeton' AND NOT FOUND THEN
    RAISE EXCEPTION 'ce jeton n’est pas de cette habilitation, ou n’ouvre plus' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER evenement_suivi_d_effet AFTER INSERT ON evenement_habilitation FOR EACH ROW EXECUTE FUNCTION suites_de_l_evenement();

CREATE FUNCTION garder_l_octroi() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND coalesce(OLD.remplace_le, OLD.revoque_le) IS NULL
    AND to_jsonb(NEW) - '{remplace_le,revoque_le}'::text[] = to_jsonb(OLD) - '{remplace_le,revoque_le}'::text[] THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'ce qui est accordé ne se modifie pas' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER octroi_garde BEFORE UPDATE OR DELETE ON octroi FOR EACH ROW EXECUTE FUNCTION garder_l_octroi();
CREATE TRIGGER octroi_non_vide BEFORE TRUNCATE ON octroi FOR EACH STATEMENT EXECUTE FUNCTION garder_l_octroi();

-- A token opens no more than what is granted, nor for longer, and what is revoked stays so.
CREATE FUNCTION garder_le_jeton() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF TG_OP IN ('DELETE', 'TRUNCATE') THEN
    RAISE EXCEPTION 'un jeton se révoque, et ne se retire pas' USING ERRCODE = 'integrity_constraint_violation';
  ELSIF TG_OP = 'UPDATE' THEN
    IF OLD.revoque_le IS NOT NULL OR to_jsonb(NEW) - '{scopes,par_minute,adresses,expire_le,revoque_le}'::text[]
      <> to_jsonb(OLD) - '{scopes,par_minute,adresses,expire_le,revoque_le}'::text[] THEN
      RAISE EXCEPTION 'ce jeton ne se modifie pas' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF current_user = 'bourses_web' THEN
    NEW.emis_le := now();
    NEW.emis_par_id := identite_representant();
  END IF;
  NEW.revoque_le := NULL;
  IF NEW.expire_le > fin_d_un_jeton() OR NOT EXISTS (
    SELECT FROM octroi o WHERE o.habilitation_id = NEW.habilitation_id AND o.remplace_le IS NULL AND o.revoque_le IS NULL
      AND o.scopes @> NEW.scopes) THEN
    RAISE EXCEPTION 'un jeton n’ouvre rien de plus que ce qui est accordé' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER jeton_api_garde BEFORE INSERT OR UPDATE OR DELETE ON jeton_api FOR EACH ROW EXECUTE FUNCTION garder_le_jeton();
CREATE TRIGGER jeton_api_non_vide BEFORE TRUNCATE ON jeton_api FOR EACH STATEMENT EXECUTE FUNCTION garder_le_jeton();

-- What a token opens now, found by its public part: the grant in force decides, not what the token was at its issue. No row for
-- an unknown one. `expire_le` and `revoque_le` are judged by who asks, with the print.
CREATE FUNCTION jeton_presente(l_identifiant text)
  RETURNS TABLE (id uuid, empreinte bytea, environnement text, nom text, scopes text[], par_minute int, adresses text[], expire_le date,
    revoque_le timestamptz, habilitation_id uuid, habilitation int, octroi_id uuid, octroi int, siret text, destinataires text[],
    organisme text, intitule text, fondement jsonb)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT j.id, j.empreinte, j.environnement, j.nom,
    ARRAY(SELECT unnest(j.scopes) INTERSECT SELECT unnest(o.scopes) ORDER BY 1), j.par_minute, j.adresses, j.expire_le,
    coalesce(j.revoque_le, o.revoque_le), h.id, h.numero, o.id, o.numero, o.siret::text, o.destinataires,
    o.organisme->>'denomination', o.contenu #>> '{projet,intitule}', o.contenu->'cadre'
  FROM jeton_api j JOIN habilitation h ON h.id = j.habilitation_id
    JOIN LATERAL (SELECT * FROM octroi WHERE habilitation_id = h.id ORDER BY rang DESC LIMIT 1) o ON true
  WHERE j.identifiant = l_identifiant
$$;

-- Who reads and writes what ---------------------------------------------------------------------------------------------------

ALTER TABLE representant ENABLE ROW LEVEL SECURITY;
CREATE POLICY representant_systeme ON representant USING ((SELECT est_systeme()));
ALTER TABLE habilitation ENABLE ROW LEVEL SECURITY;
-- The ministère reads what was filed, never a draft.
CREATE POLICY habilitation_portee ON habilitation USING (
  (SELECT est_systeme()) OR siret = (SELECT siret_du_representant()) OR (deposee_le IS NOT NULL AND (SELECT est_instructeur())));
CREATE POLICY habilitation_demander ON habilitation AS RESTRICTIVE FOR INSERT WITH CHECK ((SELECT identite_representant()) IS NOT NULL);
DO $$
DECLARE
  nom text;
BEGIN
  FOREACH nom IN ARRAY ARRAY['document_d_habilitation', 'octroi', 'evenement_habilitation', 'jeton_api'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', nom);
    EXECUTE format('CREATE POLICY %I ON %I USING ((SELECT est_systeme()) OR EXISTS (SELECT 1 FROM habilitation h WHERE h.id = %I.habilitation_id))',
      nom || '_portee', nom, nom);
  END LOOP;
  FOREACH nom IN ARRAY ARRAY['habilitation', 'document_d_habilitation', 'evenement_habilitation', 'jeton_api'] LOOP
    EXECUTE format('CREATE POLICY %I ON %I AS RESTRICTIVE FOR INSERT WITH CHECK ((SELECT identite_porteur()) IS NULL)', nom || '_porteur_inserer', nom);
  END LOOP;
END $$;
CREATE POLICY document_joindre ON document_d_habilitation AS RESTRICTIVE FOR INSERT WITH CHECK ((SELECT identite_representant()) IS NOT NULL);
CREATE POLICY jeton_api_emettre ON jeton_api AS RESTRICTIVE FOR INSERT WITH CHECK ((SELECT identite_representant()) IS NOT NULL);

REVOKE INSERT, UPDATE, DELETE ON representant, habilitation, document_d_habilitation, octroi, evenement_habilitation, jeton_api,
  passage_d_habilitation FROM bourses_app;
REVOKE SELECT ON representant FROM bourses_app;
GRANT SELECT ON representant TO bourses_worker;
GRANT INSERT ON habilitation, document_d_habilitation, jeton_api TO bourses_web;
GRANT INSERT ON evenement_habilitation TO bourses_app;
GRANT UPDATE (saisie, organisme) ON habilitation TO bourses_app;
REVOKE ALL ON FUNCTION identite_representant(), siret_du_representant(), nom_du_representant(uuid), est_instructeur(),
  accueillir_representant(text, text, text, text, text), representant_du_compte(text, text), tenir_l_habilitation(), signer_l_evenement(),
  fin_d_un_jeton(), octroyer(evenement_habilitation), suites_de_l_evenement(), garder_l_octroi(), garder_le_jeton(), jeton_presente(text)
  FROM PUBLIC;
REVOKE ALL ON FUNCTION octroyer(evenement_habilitation), accueillir_representant(text, text, text, text, text), representant_du_compte(text, text),
  jeton_presente(text) FROM bourses_app;
GRANT EXECUTE ON FUNCTION identite_representant(), siret_du_representant(), nom_du_representant(uuid), est_instructeur(), fin_d_un_jeton()
  TO bourses_app;
GRANT EXECUTE ON FUNCTION accueillir_representant(text, text, text, text, text), representant_du_compte(text, text), jeton_presente(text)
  TO bourses_web;

SELECT suivre(nom::regclass) FROM unnest(ARRAY['octroi', 'evenement_habilitation', 'jeton_api']) AS nom;
