-- What is due to whom, entry by entry, and the states that pay it (C. IV.B.1, VI, VII; docs/adr/grand-livre.md).
CREATE TYPE "etape_d_etat" AS ENUM ('brouillon', 'controle', 'fige');

CREATE TYPE "cause_de_ligne" AS ENUM ('part', 'rappel', 'decision', 'recours', 'rectification', 'retrait', 'transfert', 'retenue', 'retenue_rendue', 'regime', 'suspension');

CREATE TABLE "trimestre_academique" (
    "id" UUID NOT NULL,
    "academie_code" VARCHAR(2) NOT NULL,
    "rentree" INTEGER NOT NULL,
    "trimestre" INTEGER NOT NULL,
    "remise_le" DATE NOT NULL,
    "ouvert_par_id" UUID NOT NULL,
    "ouvert_par_nom" TEXT NOT NULL,
    "ferme_le" DATE,

    CONSTRAINT "trimestre_academique_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "etat_de_paiement" (
    "id" UUID NOT NULL,
    "uai" VARCHAR(8) NOT NULL,
    "academie_code" VARCHAR(2) NOT NULL,
    "branche" "branche" NOT NULL,
    "rentree" INTEGER NOT NULL,
    "trimestre" INTEGER NOT NULL,
    "etape" "etape_d_etat" NOT NULL DEFAULT 'brouillon',
    "numero" INTEGER,
    "prepare_le" DATE NOT NULL,
    "prepare_par_id" UUID NOT NULL,
    "prepare_par_nom" TEXT NOT NULL,
    "controle_le" DATE,
    "controle_par_id" UUID,
    "controle_par_nom" TEXT,
    "empreinte_controlee" BYTEA,
    "signe_le" DATE,
    "signataire_id" UUID,
    "signataire_nom" TEXT,
    "signataire_qualite" TEXT,
    "delegation" TEXT,
    "total" INTEGER,
    "empreinte" BYTEA,

    CONSTRAINT "etat_de_paiement_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "ligne_de_liquidation" (
    "etat_id" UUID NOT NULL,
    "dossier_id" UUID NOT NULL,
    "uai" VARCHAR(8) NOT NULL,
    "composante" "composante" NOT NULL,
    "trimestre" INTEGER NOT NULL,
    "rang" INTEGER NOT NULL,
    "rang_precedent" INTEGER,
    "deja" INTEGER NOT NULL,
    "du" INTEGER NOT NULL,
    "centimes" INTEGER NOT NULL,
    "cause" "cause_de_ligne" NOT NULL,
    "article" TEXT NOT NULL,
    "echelon" INTEGER NOT NULL,
    "periode_du" DATE NOT NULL,
    "periode_au" DATE NOT NULL,
    "fondement" JSONB NOT NULL,
    "trace" JSONB NOT NULL,

    CONSTRAINT "ligne_de_liquidation_pkey" PRIMARY KEY ("dossier_id","uai","composante","trimestre","rang")
);

CREATE TABLE "boursier_a_payer" (
    "etat_id" UUID NOT NULL,
    "uai" VARCHAR(8) NOT NULL,
    "dossier_id" UUID NOT NULL,
    "rang" INTEGER NOT NULL,
    "eleve_prenom" TEXT NOT NULL,
    "eleve_nom" TEXT NOT NULL,
    "classe" TEXT NOT NULL,
    "echelon" INTEGER NOT NULL,
    "beneficiaire_id" UUID,
    "beneficiaire_nom" TEXT NOT NULL,
    "brut" INTEGER NOT NULL,
    "equipement" INTEGER NOT NULL,
    "dette_avant" INTEGER NOT NULL,
    "dette_apres" INTEGER NOT NULL,
    "frais" INTEGER NOT NULL,
    "deduit" INTEGER NOT NULL,
    "sans_deduction" TEXT,
    "a_verser" INTEGER NOT NULL,

    CONSTRAINT "boursier_a_payer_pkey" PRIMARY KEY ("etat_id","dossier_id","uai")
);

CREATE UNIQUE INDEX "trimestre_academique_academie_code_rentree_trimestre_key" ON "trimestre_academique"("academie_code", "rentree", "trimestre");

CREATE UNIQUE INDEX "etat_de_paiement_id_uai_key" ON "etat_de_paiement"("id", "uai");

CREATE UNIQUE INDEX "etat_de_paiement_uai_academie_code_branche_rentree_numero_key" ON "etat_de_paiement"("uai", "academie_code", "branche", "rentree", "numero");

CREATE UNIQUE INDEX "ligne_de_liquidation_chaine" ON "ligne_de_liquidation"("dossier_id", "uai", "composante", "trimestre", "rang", "du");

CREATE UNIQUE INDEX "ligne_de_liquidation_une_par_cause" ON "ligne_de_liquidation"("etat_id", "dossier_id", "composante", "trimestre", "cause");

CREATE UNIQUE INDEX "boursier_a_payer_dossier_id_uai_rang_key" ON "boursier_a_payer"("dossier_id", "uai", "rang");

ALTER TABLE "trimestre_academique" ADD CONSTRAINT "trimestre_academique_academie_code_fkey" FOREIGN KEY ("academie_code") REFERENCES "academie"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "etat_de_paiement" ADD CONSTRAINT "etat_de_paiement_uai_fkey" FOREIGN KEY ("uai") REFERENCES "etablissement"("uai") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "ligne_de_liquidation" ADD CONSTRAINT "ligne_de_liquidation_etat_id_dossier_id_uai_fkey" FOREIGN KEY ("etat_id", "dossier_id", "uai") REFERENCES "boursier_a_payer"("etat_id", "dossier_id", "uai") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "ligne_de_liquidation" ADD CONSTRAINT "ligne_de_liquidation_dossier_id_uai_composante_trimestre_r_fkey" FOREIGN KEY ("dossier_id", "uai", "composante", "trimestre", "rang_precedent", "deja") REFERENCES "ligne_de_liquidation"("dossier_id", "uai", "composante", "trimestre", "rang", "du") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "boursier_a_payer" ADD CONSTRAINT "boursier_a_payer_etat_id_uai_fkey" FOREIGN KEY ("etat_id", "uai") REFERENCES "etat_de_paiement"("id", "uai") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "boursier_a_payer" ADD CONSTRAINT "boursier_a_payer_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written by hand: what Prisma does not express ------------------------------------------------------------------------

-- One state of a place is being prepared at a time.
CREATE UNIQUE INDEX etat_de_paiement_en_cours ON etat_de_paiement (uai, academie_code, branche, rentree) WHERE etape <> 'fige';

ALTER TABLE trimestre_academique
  ADD CONSTRAINT trimestre_academique_trimestre CHECK (trimestre BETWEEN 1 AND 3);
ALTER TABLE etat_de_paiement
  ADD CONSTRAINT etat_de_paiement_trimestre CHECK (trimestre BETWEEN 1 AND 3),
  ADD CONSTRAINT etat_de_paiement_controle CHECK (
    num_nonnulls(controle_le, controle_par_id, controle_par_nom, empreinte_controlee) = CASE etape WHEN 'brouillon' THEN 0 ELSE 4 END),
  ADD CONSTRAINT etat_de_paiement_fige CHECK (
    num_nonnulls(numero, signe_le, signataire_id, signataire_nom, signataire_qualite, total, empreinte) = CASE etape WHEN 'fige' THEN 7 ELSE 0 END);
-- Entries of a key follow each other: each starts from what the one before left due (a foreign key), so that their sum is the due.
ALTER TABLE ligne_de_liquidation
  ADD CONSTRAINT ligne_de_liquidation_rang CHECK (rang > 0 AND rang_precedent IS NOT DISTINCT FROM nullif(rang - 1, 0) AND (rang > 1 OR deja = 0)),
  ADD CONSTRAINT ligne_de_liquidation_compte CHECK (du >= 0 AND centimes = du - deja AND centimes <> 0),
  ADD CONSTRAINT ligne_de_liquidation_dite CHECK (btrim(article) <> '' AND jsonb_array_length(trace) > 0),
  ADD CONSTRAINT ligne_de_liquidation_periode CHECK (trimestre BETWEEN 1 AND 3 AND periode_du <= periode_au);
-- What is paid is never negative: what exceeds it stays a debt.
ALTER TABLE boursier_a_payer
  ADD CONSTRAINT boursier_a_payer_compte CHECK (
    a_verser = greatest(0, brut - dette_avant) - deduit + equipement AND dette_apres = greatest(0, dette_avant - brut)),
  ADD CONSTRAINT boursier_a_payer_bornes CHECK (
    rang > 0 AND least(equipement, dette_avant, frais, deduit) >= 0 AND deduit <= least(frais, greatest(0, brut - dette_avant))),
  ADD CONSTRAINT boursier_a_payer_sans_deduction CHECK (sans_deduction IS NULL OR deduit = 0);

CREATE TRIGGER ligne_de_liquidation_figee BEFORE UPDATE OR DELETE ON ligne_de_liquidation FOR EACH ROW EXECUTE FUNCTION refuser_toute_modification();
CREATE TRIGGER ligne_de_liquidation_non_videe BEFORE TRUNCATE ON ligne_de_liquidation FOR EACH STATEMENT EXECUTE FUNCTION refuser_toute_modification();
CREATE TRIGGER boursier_a_payer_fige BEFORE UPDATE OR DELETE ON boursier_a_payer FOR EACH ROW EXECUTE FUNCTION refuser_toute_modification();
CREATE TRIGGER boursier_a_payer_non_vide BEFORE TRUNCATE ON boursier_a_payer FOR EACH STATEMENT EXECUTE FUNCTION refuser_toute_modification();
REVOKE UPDATE, DELETE ON ligne_de_liquidation, boursier_a_payer FROM bourses_app;
REVOKE DELETE ON etat_de_paiement, trimestre_academique FROM bourses_app;

-- What a frozen state says, as one text: the same for ever, since nothing of it changes. Nulls are left out, so that a column
-- added later changes no print.
CREATE FUNCTION contenu_de_l_etat(e etat_de_paiement) RETURNS text
  LANGUAGE sql STABLE SECURITY DEFINER SET timezone = 'UTC' SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT jsonb_strip_nulls(to_jsonb(e) - ARRAY['etape', 'empreinte'])::text
    || coalesce((SELECT string_agg(jsonb_strip_nulls(to_jsonb(b))::text, '' ORDER BY b.dossier_id) FROM boursier_a_payer b WHERE b.etat_id = e.id), '')
    || coalesce((SELECT string_agg(jsonb_strip_nulls(to_jsonb(l))::text, '' ORDER BY l.dossier_id, l.composante, l.trimestre, l.rang)
        FROM ligne_de_liquidation l WHERE l.etat_id = e.id), '')
$$;
REVOKE EXECUTE ON FUNCTION contenu_de_l_etat(etat_de_paiement) FROM PUBLIC, bourses_app;
GRANT EXECUTE ON FUNCTION contenu_de_l_etat(etat_de_paiement) TO bourses_worker;

-- What of a debt the next state sets off; the orders of repayment will take their part of it.
CREATE FUNCTION dette_a_reporter(b boursier_a_payer) RETURNS integer
  LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$ SELECT b.dette_apres $$;

CREATE FUNCTION garder_l_etat() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  place constant text[] := ARRAY['id', 'uai', 'academie_code', 'branche', 'rentree', 'trimestre'];
  faux record;
BEGIN
  IF TG_OP IN ('DELETE', 'TRUNCATE') THEN
    RAISE EXCEPTION 'un état ne s’efface pas' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.etape <> 'brouillon' THEN
      RAISE EXCEPTION 'un état commence en brouillon' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
  ELSIF OLD.etape = 'fige' OR (SELECT bool_or(to_jsonb(NEW)->c IS DISTINCT FROM to_jsonb(OLD)->c) FROM unnest(place) AS c) THEN
    RAISE EXCEPTION 'un état figé ne change plus, et aucun ne change de lieu ni de trimestre' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NOT EXISTS (SELECT FROM trimestre_academique t
      WHERE (t.academie_code, t.rentree, t.trimestre) = (NEW.academie_code, NEW.rentree, NEW.trimestre) AND t.ferme_le IS NULL) THEN
    RAISE EXCEPTION 'trimestre non ouvert' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF TG_OP = 'INSERT' OR NEW.etape <> 'fige' THEN
    RETURN NEW;
  END IF;
  IF OLD.etape <> 'controle' THEN
    RAISE EXCEPTION 'un état est contrôlé avant d’être figé' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  -- Each pupil's sums are those of its entries, and its debt the one that the state before left.
  SELECT b.dossier_id INTO faux FROM boursier_a_payer b
    LEFT JOIN LATERAL (SELECT sum(l.centimes) AS somme, coalesce(sum(l.centimes) FILTER (WHERE l.composante = 'equipement' AND l.centimes > 0), 0) AS prime
      FROM ligne_de_liquidation l WHERE (l.etat_id, l.dossier_id, l.uai) = (b.etat_id, b.dossier_id, b.uai)) s ON true
    LEFT JOIN boursier_a_payer p ON (p.dossier_id, p.uai, p.rang) = (b.dossier_id, b.uai, b.rang - 1)
    WHERE b.etat_id = NEW.id AND (s.somme IS DISTINCT FROM b.brut + b.equipement OR s.prime <> b.equipement
      OR (b.rang > 1 AND p.rang IS NULL) OR b.dette_avant <> coalesce(dette_a_reporter(p), 0)) LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'les sommes d’un boursier ne sont pas celles de ses lignes : %', faux.dossier_id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  NEW.numero := (SELECT coalesce(max(numero), 0) + 1 FROM etat_de_paiement e
    WHERE (e.uai, e.academie_code, e.branche, e.rentree) = (NEW.uai, NEW.academie_code, NEW.branche, NEW.rentree));
  NEW.total := (SELECT coalesce(sum(a_verser), 0) FROM boursier_a_payer WHERE etat_id = NEW.id);
  NEW.empreinte := sha256(convert_to(contenu_de_l_etat(NEW), 'UTF8'));
  RETURN NEW;
END $$;
CREATE TRIGGER etat_de_paiement_garde BEFORE INSERT OR UPDATE OR DELETE ON etat_de_paiement FOR EACH ROW EXECUTE FUNCTION garder_l_etat();
CREATE TRIGGER etat_de_paiement_non_vide BEFORE TRUNCATE ON etat_de_paiement FOR EACH STATEMENT EXECUTE FUNCTION garder_l_etat();

-- What a state pays is written as it is frozen, in one transaction: never into one that is not checked or already is, and
-- never without it.
CREATE FUNCTION ecrire_dans_un_etat() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM FROM etat_de_paiement e WHERE e.id IN (SELECT etat_id FROM ecrites) FOR UPDATE;
  IF EXISTS (SELECT FROM etat_de_paiement e WHERE e.id IN (SELECT etat_id FROM ecrites) AND e.etape <> 'controle') THEN
    RAISE EXCEPTION 'un état ne reçoit de lignes que le jour où il est figé' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER boursier_a_payer_ecrit AFTER INSERT ON boursier_a_payer REFERENCING NEW TABLE AS ecrites
  FOR EACH STATEMENT EXECUTE FUNCTION ecrire_dans_un_etat();
CREATE TRIGGER ligne_de_liquidation_ecrite AFTER INSERT ON ligne_de_liquidation REFERENCING NEW TABLE AS ecrites
  FOR EACH STATEMENT EXECUTE FUNCTION ecrire_dans_un_etat();
CREATE FUNCTION exiger_etat_fige() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM etat_de_paiement WHERE id = NEW.etat_id AND etape <> 'fige') THEN
    RAISE EXCEPTION 'des lignes sans leur état figé' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER boursier_a_payer_paye AFTER INSERT ON boursier_a_payer DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION exiger_etat_fige();
REVOKE EXECUTE ON FUNCTION dette_a_reporter(boursier_a_payer), garder_l_etat(), ecrire_dans_un_etat(), exiger_etat_fige() FROM PUBLIC;

-- Who prepares a state and who signs it: in the public, the établissement; in the privé and at the CNED, the service (C. IV.B.1, VII.B).
CREATE FUNCTION lieux_ou_preparer(la_branche "branche") RETURNS text[] LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT CASE WHEN la_branche IN ('college_public', 'lycee_public')
    THEN lieux_de_la_fonction('secretaire_general') || lieux_de_la_fonction('chef_etablissement')
    ELSE lieux_de_la_fonction('gestionnaire_sab') || lieux_de_la_fonction('responsable_sab') || lieux_de_la_fonction('delegue_recteur') END
$$;
CREATE FUNCTION lieux_ou_signer(la_branche "branche") RETURNS text[] LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT CASE WHEN la_branche IN ('college_public', 'lycee_public') THEN lieux_de_la_fonction('chef_etablissement')
    ELSE lieux_de_la_fonction('responsable_sab') || lieux_de_la_fonction('delegue_recteur') END
$$;
CREATE FUNCTION etats_de_la_famille() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT coalesce(array_agg(b.etat_id), '{}') FROM boursier_a_payer b JOIN dossier d ON d.id = b.dossier_id WHERE d.demandeur_id = identite_famille()
$$;

ALTER TABLE trimestre_academique ENABLE ROW LEVEL SECURITY;
-- A public date; set by who acts for the recteur.
CREATE POLICY trimestre_lire ON trimestre_academique FOR SELECT USING (true);
CREATE POLICY trimestre_ouvrir ON trimestre_academique FOR INSERT WITH CHECK (
  (SELECT est_systeme()) OR academie_code = ANY ((SELECT lieux_de_la_fonction('delegue_recteur'))::text[]));
CREATE POLICY trimestre_changer ON trimestre_academique FOR UPDATE USING (
  (SELECT est_systeme()) OR academie_code = ANY ((SELECT lieux_de_la_fonction('delegue_recteur'))::text[]));

ALTER TABLE etat_de_paiement ENABLE ROW LEVEL SECURITY;
CREATE POLICY etat_portee ON etat_de_paiement USING (
  (SELECT est_systeme())
  OR (identite_agent() IS NOT NULL AND est_connu(uai, academie_code, branche, (SELECT connus_de_l_agent('argent'))))
  OR (identite_famille() IS NOT NULL AND id = ANY ((SELECT etats_de_la_famille())::uuid[])));
CREATE POLICY etat_preparer ON etat_de_paiement AS RESTRICTIVE FOR INSERT WITH CHECK (
  (SELECT est_systeme()) OR (prepare_par_id = identite_agent() AND ARRAY[uai, academie_code]::text[] && lieux_ou_preparer(branche)));
CREATE POLICY etat_suivre ON etat_de_paiement AS RESTRICTIVE FOR UPDATE USING (
  (SELECT est_systeme()) OR ARRAY[uai, academie_code]::text[] && lieux_ou_preparer(branche)) WITH CHECK (
  (SELECT est_systeme()) OR CASE etape WHEN 'fige' THEN signataire_id = identite_agent() AND ARRAY[uai, academie_code]::text[] && lieux_ou_signer(branche)
    ELSE ARRAY[uai, academie_code]::text[] && lieux_ou_preparer(branche) END);

ALTER TABLE boursier_a_payer ENABLE ROW LEVEL SECURITY;
CREATE POLICY boursier_a_payer_portee ON boursier_a_payer USING (
  (SELECT est_systeme())
  OR (identite_agent() IS NOT NULL AND EXISTS (SELECT 1 FROM etat_de_paiement e WHERE e.id = boursier_a_payer.etat_id))
  OR EXISTS (SELECT 1 FROM dossier d WHERE d.id = boursier_a_payer.dossier_id AND d.demandeur_id = (SELECT identite_famille())));
CREATE POLICY boursier_a_payer_ecrire ON boursier_a_payer AS RESTRICTIVE FOR INSERT WITH CHECK ((SELECT est_systeme()) OR (SELECT identite_agent()) IS NOT NULL);
ALTER TABLE ligne_de_liquidation ENABLE ROW LEVEL SECURITY;
CREATE POLICY ligne_de_liquidation_portee ON ligne_de_liquidation USING (
  (SELECT est_systeme())
  OR (identite_agent() IS NOT NULL AND EXISTS (SELECT 1 FROM etat_de_paiement e WHERE e.id = ligne_de_liquidation.etat_id))
  OR EXISTS (SELECT 1 FROM dossier d WHERE d.id = ligne_de_liquidation.dossier_id AND d.demandeur_id = (SELECT identite_famille())));
CREATE POLICY ligne_de_liquidation_ecrire ON ligne_de_liquidation AS RESTRICTIVE FOR INSERT WITH CHECK ((SELECT est_systeme()) OR (SELECT identite_agent()) IS NOT NULL);

-- Each step of a state and each date of a recteur leaves a line in the register; the entries are held by the print of their state.
SELECT suivre(nom::regclass) FROM unnest(ARRAY['trimestre_academique', 'etat_de_paiement']) AS nom;
