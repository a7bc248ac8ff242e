-- The register of consents to the étude automatique of the right to a bourse (C. II.B.1, annexes 12 and 13).
-- CreateEnum
CREATE TYPE "reponse_a_l_etude" AS ENUM ('oui', 'non', 'retrait');

-- CreateTable
CREATE TABLE "consentement" (
    "id" UUID NOT NULL,
    "eleve_id" UUID NOT NULL,
    "eleve_dit_id" UUID NOT NULL,
    "responsable_id" UUID NOT NULL,
    "responsable_dit_id" UUID NOT NULL,
    "reponse" "reponse_a_l_etude" NOT NULL,
    "rentree" INTEGER NOT NULL,
    "uai" VARCHAR(8) NOT NULL,
    "academie_code" VARCHAR(2) NOT NULL,
    "canal" "canal" NOT NULL,
    "texte" TEXT NOT NULL,
    "jour" DATE NOT NULL,
    "etat_civil" JSONB,
    "couple_id" UUID,
    "auteur_id" UUID NOT NULL,
    "auteur_nom" TEXT NOT NULL,
    "instant" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "consentement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "couple" (
    "id" UUID NOT NULL,
    "responsable_id" UUID NOT NULL,
    "cree_le" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "couple_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "accord_de_concubin" (
    "id" UUID NOT NULL,
    "couple_id" UUID NOT NULL,
    "accord" BOOLEAN NOT NULL,
    "canal" "canal" NOT NULL,
    "texte" TEXT NOT NULL,
    "jour" DATE NOT NULL,
    "etat_civil" JSONB,
    "auteur_id" UUID,
    "auteur_nom" TEXT,
    "instant" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "accord_de_concubin_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitation_de_concubin" (
    "id" UUID NOT NULL,
    "couple_id" UUID NOT NULL,
    "courriel" TEXT NOT NULL,
    "empreinte" BYTEA NOT NULL,
    "expire_le" DATE NOT NULL,
    "cree_le" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "envoyee_le" TIMESTAMPTZ(3),

    CONSTRAINT "invitation_de_concubin_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "participation_epsc" (
    "id" UUID NOT NULL,
    "uai" VARCHAR(8) NOT NULL,
    "participe" BOOLEAN NOT NULL,
    "du" DATE NOT NULL,
    "auteur_id" UUID NOT NULL,
    "auteur_nom" TEXT NOT NULL,
    "instant" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "participation_epsc_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "consentement_eleve_id_responsable_id_idx" ON "consentement"("eleve_id", "responsable_id");

-- CreateIndex
CREATE INDEX "consentement_eleve_dit_id_idx" ON "consentement"("eleve_dit_id");

-- CreateIndex
CREATE INDEX "consentement_responsable_id_idx" ON "consentement"("responsable_id");

-- CreateIndex
CREATE INDEX "consentement_responsable_dit_id_idx" ON "consentement"("responsable_dit_id");

-- CreateIndex
CREATE INDEX "consentement_couple_id_idx" ON "consentement"("couple_id");

-- CreateIndex
CREATE INDEX "consentement_uai_idx" ON "consentement"("uai");

-- CreateIndex
CREATE INDEX "couple_responsable_id_idx" ON "couple"("responsable_id");

-- CreateIndex
CREATE INDEX "accord_de_concubin_couple_id_idx" ON "accord_de_concubin"("couple_id");

-- CreateIndex
CREATE INDEX "invitation_de_concubin_couple_id_cree_le_idx" ON "invitation_de_concubin"("couple_id", "cree_le");

-- CreateIndex
CREATE INDEX "participation_epsc_uai_du_idx" ON "participation_epsc"("uai", "du");

-- AddForeignKey
ALTER TABLE "consentement" ADD CONSTRAINT "consentement_eleve_id_fkey" FOREIGN KEY ("eleve_id") REFERENCES "eleve"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consentement" ADD CONSTRAINT "consentement_responsable_id_fkey" FOREIGN KEY ("responsable_id") REFERENCES "responsable"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consentement" ADD CONSTRAINT "consentement_uai_fkey" FOREIGN KEY ("uai") REFERENCES "etablissement"("uai") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consentement" ADD CONSTRAINT "consentement_couple_id_fkey" FOREIGN KEY ("couple_id") REFERENCES "couple"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "couple" ADD CONSTRAINT "couple_responsable_id_fkey" FOREIGN KEY ("responsable_id") REFERENCES "responsable"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "accord_de_concubin" ADD CONSTRAINT "accord_de_concubin_couple_id_fkey" FOREIGN KEY ("couple_id") REFERENCES "couple"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation_de_concubin" ADD CONSTRAINT "invitation_de_concubin_couple_id_fkey" FOREIGN KEY ("couple_id") REFERENCES "couple"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "participation_epsc" ADD CONSTRAINT "participation_epsc_uai_fkey" FOREIGN KEY ("uai") REFERENCES "etablissement"("uai") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What a state of the registry must hold to be asked to the tax administration: official codes, a commune in France alone.
CREATE FUNCTION etat_civil_complet(e jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT e ->> 'nom' ~ '\S' AND e ? 'prenom' AND e ->> 'sexe' IN ('F', 'M') AND e ->> 'naissance' ~ '^\d{4}(-\d\d(-\d\d)?)?$'
    AND e ->> 'pays' ~ '^99\d{3}$'
    AND CASE WHEN e ->> 'pays' = '99100' THEN coalesce(e ->> 'departement' ~ '^(\d{3}|02[AB])$' AND e ->> 'commune' ~ '^\d[\dAB]\d{3}$', false)
      ELSE NOT e ?| ARRAY['departement', 'commune'] END
$$;

ALTER TABLE consentement
  ADD CONSTRAINT consentement_canal CHECK (canal <> 'etude_automatique'),
  ADD CONSTRAINT consentement_texte CHECK (btrim(texte) <> ''),
  ADD CONSTRAINT consentement_etat_civil CHECK (
    CASE WHEN reponse = 'oui' THEN coalesce(etat_civil_complet(etat_civil), false) ELSE etat_civil IS NULL END),
  ADD CONSTRAINT consentement_couple CHECK (reponse = 'oui' OR couple_id IS NULL);
ALTER TABLE accord_de_concubin
  ADD CONSTRAINT accord_canal CHECK (canal <> 'etude_automatique' AND (canal = 'papier') = (auteur_id IS NOT NULL)
    AND (auteur_id IS NULL) = (auteur_nom IS NULL)),
  ADD CONSTRAINT accord_texte CHECK (btrim(texte) <> ''),
  ADD CONSTRAINT accord_etat_civil CHECK (CASE WHEN accord THEN coalesce(etat_civil_complet(etat_civil), false) ELSE etat_civil IS NULL END);
ALTER TABLE invitation_de_concubin
  ADD CONSTRAINT invitation_empreinte CHECK (octet_length(empreinte) = 32),
  ADD CONSTRAINT invitation_courriel CHECK (courriel ~ '^\S+@\S+$');

-- Who writes, by which channel and on which day, is who is signed in; the académie is that of the établissement.
CREATE FUNCTION signer_le_consentement() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  NEW.eleve_dit_id := NEW.eleve_id;
  NEW.responsable_dit_id := NEW.responsable_id;
  SELECT academie_code INTO NEW.academie_code FROM etablissement WHERE uai = NEW.uai;
  IF current_user = 'bourses_web' THEN
    NEW.instant := now();
    NEW.auteur_id := coalesce(identite_agent(), identite_famille());
    NEW.auteur_nom := coalesce(nom_de_l_agent(identite_agent()), nom_de_la_famille(identite_famille()));
    NEW.canal := CASE WHEN identite_agent() IS NULL THEN 'en_ligne' ELSE 'papier' END;
    IF identite_agent() IS NULL THEN NEW.jour := jour_de_la_session(); END IF;
  END IF;
  IF NEW.jour > jour_de_la_session() THEN
    RAISE EXCEPTION 'un consentement ne se date pas de l’avenir' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.couple_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM couple c WHERE c.id = NEW.couple_id AND c.responsable_id = NEW.responsable_id) THEN
    RAISE EXCEPTION 'ce couple n’est pas celui de cette personne' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER consentement_signe BEFORE INSERT ON consentement FOR EACH ROW EXECUTE FUNCTION signer_le_consentement();

CREATE FUNCTION signer_l_accord() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF current_user = 'bourses_web' THEN
    NEW.instant := now();
    NEW.auteur_id := identite_agent();
    NEW.auteur_nom := nom_de_l_agent(identite_agent());
    NEW.canal := 'papier';
  END IF;
  IF NEW.jour > jour_de_la_session() THEN
    RAISE EXCEPTION 'un accord ne se date pas de l’avenir' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER accord_signe BEFORE INSERT ON accord_de_concubin FOR EACH ROW EXECUTE FUNCTION signer_l_accord();

CREATE FUNCTION signer_la_participation() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF current_user = 'bourses_web' THEN
    NEW.instant := now();
    NEW.auteur_id := identite_agent();
    NEW.auteur_nom := nom_de_l_agent(identite_agent());
  END IF;
  IF NOT EXISTS (SELECT 1 FROM etablissement t WHERE t.uai = NEW.uai AND t.secteur = 'prive_sous_contrat') THEN
    RAISE EXCEPTION 'seul un établissement privé sous contrat décide de participer' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER participation_signee BEFORE INSERT ON participation_epsc FOR EACH ROW EXECUTE FUNCTION signer_la_participation();
CREATE TRIGGER participation_epsc_figee BEFORE UPDATE OR DELETE ON participation_epsc FOR EACH ROW EXECUTE FUNCTION refuser_toute_modification();
CREATE TRIGGER participation_epsc_non_vide BEFORE TRUNCATE ON participation_epsc FOR EACH STATEMENT EXECUTE FUNCTION refuser_toute_modification();

-- Never changed, but for the records that it follows, and a mail once sent; removed once its year of marker is over, and only then.
CREATE FUNCTION garder_le_consentement() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  change text[] := ARRAY['eleve_id', 'responsable_id', 'envoyee_le'];
  ecrit date;
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - change = to_jsonb(OLD) - change
    AND (TG_TABLE_NAME <> 'invitation_de_concubin' OR to_jsonb(OLD) ->> 'envoyee_le' IS NULL) THEN RETURN NEW; END IF;
  IF TG_OP = 'DELETE' THEN
    ecrit := coalesce(to_jsonb(OLD) ->> 'instant', to_jsonb(OLD) ->> 'cree_le')::date;
    IF ecrit <= jour_de_la_session() - interval '12 months' THEN RETURN OLD; END IF;
  END IF;
  RAISE EXCEPTION 'ce qui est dit au registre des consentements ne se modifie pas' USING ERRCODE = 'integrity_constraint_violation';
END $$;
DO $$
DECLARE
  nom text;
BEGIN
  FOREACH nom IN ARRAY ARRAY['consentement', 'couple', 'accord_de_concubin', 'invitation_de_concubin'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION garder_le_consentement()', nom || '_garde', nom);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION garder_le_consentement()', nom || '_non_vide', nom);
  END LOOP;
END $$;

-- A consent follows the record that stands, and comes back to the one that it named when a reunion is undone.
CREATE FUNCTION suivre_la_fiche() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF TG_TABLE_NAME = 'eleve' THEN
    UPDATE consentement SET eleve_id = coalesce(NEW.reunie_dans, NEW.id) WHERE eleve_dit_id = NEW.id;
  ELSE
    UPDATE consentement SET responsable_id = coalesce(NEW.reunie_dans, NEW.id) WHERE responsable_dit_id = NEW.id;
  END IF;
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION suivre_la_fiche() FROM PUBLIC;
CREATE TRIGGER eleve_consentement AFTER UPDATE OF reunie_dans ON eleve FOR EACH ROW EXECUTE FUNCTION suivre_la_fiche();
CREATE TRIGGER responsable_consentement AFTER UPDATE OF reunie_dans ON responsable FOR EACH ROW EXECUTE FUNCTION suivre_la_fiche();

-- What stands of each person for each pupil. The last day, and of one day the last row.
CREATE VIEW consentement_en_vigueur WITH (security_invoker) AS
  SELECT c.* FROM consentement c
  WHERE NOT EXISTS (SELECT 1 FROM consentement p WHERE p.eleve_id = c.eleve_id AND p.responsable_id = c.responsable_id
    AND (p.jour, p.instant, p.id) > (c.jour, c.instant, c.id));

-- What the concubin of each couple last said.
CREATE VIEW accord_en_vigueur WITH (security_invoker) AS
  SELECT a.* FROM accord_de_concubin a
  WHERE NOT EXISTS (SELECT 1 FROM accord_de_concubin p WHERE p.couple_id = a.couple_id
    AND (p.jour, p.instant, p.id) > (a.jour, a.instant, a.id));

-- Whether a privé sous contrat takes part on a day: what its head last decided.
CREATE FUNCTION participe_a_l_etude(l_uai text, le_jour date) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce((SELECT participe FROM participation_epsc WHERE uai = l_uai AND du <= le_jour
    ORDER BY du DESC, instant DESC, id DESC LIMIT 1), false)
$$;

-- The consents to study for each rentrée, a row each (docs/adr/consentements.md): a yes that stands, of a pupil in scope today,
-- in the same académie ever since, for whom nobody has a demande. Whether the concubin agrees, and whether another person
-- consented too, is told beside.
CREATE VIEW consentement_a_etudier WITH (security_invoker) AS
  SELECT c.id, s.rentree, c.eleve_id, c.responsable_id, s.id AS scolarite_id, s.uai, s.academie_code, c.jour, c.etat_civil,
    c.couple_id IS NOT NULL AS concubinage, a.accord AS accord_du_concubin, a.etat_civil AS etat_civil_du_concubin,
    EXISTS (SELECT 1 FROM consentement_en_vigueur x
      WHERE x.eleve_id = c.eleve_id AND x.responsable_id <> c.responsable_id AND x.reponse = 'oui'
        AND x.academie_code = c.academie_code AND x.rentree <= s.rentree) AS "double"
  FROM consentement_en_vigueur c
  JOIN scolarite s ON s.eleve_id = c.eleve_id AND s.rentree >= c.rentree AND s.academie_code = c.academie_code
  JOIN etablissement t ON t.uai = s.uai
  LEFT JOIN accord_en_vigueur a ON a.couple_id = c.couple_id
  WHERE c.reponse = 'oui'
    AND s.statut = 'scolaire' AND s.niveau <> 'post_bac'
    AND s.entree_le <= jour_de_la_session() AND (s.sortie_le IS NULL OR s.sortie_le > jour_de_la_session())
    AND t.type IN ('college', 'lycee_general_technologique', 'lycee_professionnel', 'lycee_polyvalent', 'erea', 'erpd')
    AND (t.secteur = 'public' OR t.secteur = 'prive_sous_contrat' AND participe_a_l_etude(t.uai, jour_de_la_session()))
    AND NOT EXISTS (SELECT 1 FROM scolarite o
      WHERE o.eleve_id = c.eleve_id AND o.academie_code <> c.academie_code AND o.entree_le > c.jour)
    AND NOT EXISTS (SELECT 1 FROM dossier d
      WHERE d.eleve_id = c.eleve_id AND d.rentree = s.rentree AND d.etat <> 'brouillon'
        AND (d.demandeur_id = c.responsable_id
          -- Another person's étude is a double demande, and another's demande is left alone.
          OR d.etat NOT IN ('retiree', 'desistee', 'irrecevable') AND d.canal <> 'etude_automatique'));
GRANT SELECT ON consentement_en_vigueur, accord_en_vigueur, consentement_a_etudier TO bourses_app;

-- Who reads: the person who says it, and agents who know how to reach families where the pupil is schooled. Of a concubin,
-- agents who read how a family lives; no family ever, not even the demandeur.
ALTER TABLE consentement ENABLE ROW LEVEL SECURITY;
CREATE POLICY consentement_portee ON consentement USING (
  (SELECT est_systeme()) OR responsable_id = (SELECT identite_famille())
  OR eleve_dans_la_portee(eleve_id, (SELECT lieux_connus('coordonnees'))));
CREATE POLICY consentement_famille ON consentement AS RESTRICTIVE FOR INSERT WITH CHECK (
  (SELECT identite_famille()) IS NULL OR eleve_id = ANY ((SELECT portee_eleves())::uuid[]));
ALTER TABLE couple ENABLE ROW LEVEL SECURITY;
CREATE POLICY couple_portee ON couple USING (
  (SELECT est_systeme()) OR responsable_id = (SELECT identite_famille())
  OR (SELECT identite_agent()) IS NOT NULL AND EXISTS (SELECT 1 FROM lien l WHERE l.responsable_id = couple.responsable_id));
ALTER TABLE accord_de_concubin ENABLE ROW LEVEL SECURITY;
CREATE POLICY accord_portee ON accord_de_concubin USING (
  (SELECT est_systeme()) OR (SELECT identite_agent()) IS NOT NULL AND EXISTS (
    SELECT 1 FROM consentement c WHERE c.couple_id = accord_de_concubin.couple_id
      AND eleve_dans_la_portee(c.eleve_id, (SELECT lieux_connus('situation_familiale')))));
ALTER TABLE invitation_de_concubin ENABLE ROW LEVEL SECURITY;
CREATE POLICY invitation_portee ON invitation_de_concubin USING (
  (SELECT est_systeme()) OR EXISTS (SELECT 1 FROM couple c WHERE c.id = couple_id AND c.responsable_id = (SELECT identite_famille())));
ALTER TABLE participation_epsc ENABLE ROW LEVEL SECURITY;
-- A public fact; decided by the head alone.
CREATE POLICY participation_lire ON participation_epsc FOR SELECT USING (true);
CREATE POLICY participation_decider ON participation_epsc FOR INSERT WITH CHECK (
  (SELECT est_systeme()) OR uai = ANY ((SELECT lieux_de_la_fonction('chef_etablissement'))::text[]));

REVOKE UPDATE, DELETE ON consentement, couple, accord_de_concubin, invitation_de_concubin, participation_epsc FROM bourses_app;
GRANT DELETE ON consentement, couple, accord_de_concubin, invitation_de_concubin TO bourses_worker;
GRANT UPDATE ON invitation_de_concubin TO bourses_worker;

-- What a demandeur is told of the concubin: whether an answer came, nothing of it but yes or no.
CREATE FUNCTION reponse_du_concubin(le_couple uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT a.accord FROM accord_de_concubin a JOIN couple c ON c.id = a.couple_id
  WHERE c.id = le_couple AND c.responsable_id = identite_famille()
  ORDER BY a.jour DESC, a.instant DESC, a.id DESC LIMIT 1
$$;

-- The concubin, whom nobody knows, answers by the link and its code: the last link of a couple that still lives together.
CREATE FUNCTION repondre_en_concubin(l_invitation uuid, l_empreinte bytea, l_accord boolean, l_etat_civil jsonb, le_texte text) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  le_couple uuid;
BEGIN
  SELECT i.couple_id INTO le_couple FROM invitation_de_concubin i
  WHERE i.id = l_invitation AND i.empreinte = l_empreinte AND i.expire_le >= jour_de_la_session()
    AND NOT EXISTS (SELECT 1 FROM invitation_de_concubin p WHERE p.couple_id = i.couple_id AND (p.cree_le, p.id) > (i.cree_le, i.id))
    AND EXISTS (SELECT 1 FROM consentement_en_vigueur c WHERE c.couple_id = i.couple_id);
  IF le_couple IS NULL THEN RETURN false; END IF;
  INSERT INTO accord_de_concubin (id, couple_id, accord, canal, texte, jour, etat_civil)
  VALUES (uuidv7(), le_couple, l_accord, 'en_ligne', le_texte, jour_de_la_session(), l_etat_civil);
  RETURN true;
END $$;
