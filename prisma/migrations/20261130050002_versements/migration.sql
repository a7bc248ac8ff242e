-- What frozen states pay, and what becomes of it (C. VII.B; docs/adr/versements.md).
-- CreateTable
CREATE TABLE "versement" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "etat_id" UUID NOT NULL,
    "dossier_id" UUID NOT NULL,
    "uai" VARCHAR(8) NOT NULL,
    "mode" TEXT NOT NULL,
    "centimes" INTEGER NOT NULL,
    "compte_id" UUID,
    "procuration_id" UUID,
    "remplace_id" UUID,
    "jour" DATE NOT NULL,

    CONSTRAINT "versement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "fait_de_versement" (
    "id" UUID NOT NULL,
    "versement_id" UUID NOT NULL,
    "rang" INTEGER NOT NULL,
    "fait" TEXT NOT NULL,
    "jour" DATE NOT NULL,
    "code" TEXT,
    "motif" TEXT,
    "auteur_id" UUID NOT NULL,
    "auteur_nom" TEXT NOT NULL,
    "instant" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "fait_de_versement_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "versement_reference_key" ON "versement"("reference");

-- CreateIndex
CREATE UNIQUE INDEX "versement_remplace_id_key" ON "versement"("remplace_id");

-- CreateIndex
CREATE INDEX "versement_etat_id_idx" ON "versement"("etat_id");

-- CreateIndex
CREATE INDEX "versement_dossier_id_idx" ON "versement"("dossier_id");

-- CreateIndex
CREATE UNIQUE INDEX "fait_de_versement_versement_id_rang_key" ON "fait_de_versement"("versement_id", "rang");

-- AddForeignKey
ALTER TABLE "versement" ADD CONSTRAINT "versement_etat_id_dossier_id_uai_fkey" FOREIGN KEY ("etat_id", "dossier_id", "uai") REFERENCES "boursier_a_payer"("etat_id", "dossier_id", "uai") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "versement" ADD CONSTRAINT "versement_compte_id_fkey" FOREIGN KEY ("compte_id") REFERENCES "compte_bancaire"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "versement" ADD CONSTRAINT "versement_procuration_id_fkey" FOREIGN KEY ("procuration_id") REFERENCES "procuration"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "versement" ADD CONSTRAINT "versement_remplace_id_fkey" FOREIGN KEY ("remplace_id") REFERENCES "versement"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "fait_de_versement" ADD CONSTRAINT "fait_de_versement_versement_id_fkey" FOREIGN KEY ("versement_id") REFERENCES "versement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE SEQUENCE reference_de_versement;
REVOKE ALL ON SEQUENCE reference_de_versement FROM PUBLIC, bourses_app;

ALTER TABLE versement
  ADD CONSTRAINT versement_mode CHECK (mode IN ('agent_comptable', 'ddfip', 'mandataire') AND (mode = 'mandataire') = (procuration_id IS NOT NULL)),
  ADD CONSTRAINT versement_centimes CHECK (centimes > 0);
ALTER TABLE fait_de_versement
  ADD CONSTRAINT fait_de_versement_fait CHECK (fait IN ('paye', 'tenu', 'repris', 'rejete', 'retourne')),
  ADD CONSTRAINT fait_de_versement_cause CHECK (fait NOT IN ('tenu', 'rejete', 'retourne') OR coalesce(coalesce(code, motif) ~ '\S', false));

-- The account that stands today for a person, and the procuration of a dossier: what a payment freezes.
CREATE FUNCTION ecrire_les_versements(l_etat uuid, le_dossier uuid, l_ancien uuid) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  INSERT INTO versement (id, reference, etat_id, dossier_id, uai, mode, centimes, compte_id, procuration_id, remplace_id, jour)
  SELECT uuidv7(), format('BN-%s-T%s-%s', e.rentree, e.trimestre, lpad(nextval('reference_de_versement')::text, 9, '0')),
    e.id, b.dossier_id, b.uai,
    CASE WHEN e.branche IN ('college_public', 'lycee_public') THEN 'agent_comptable' WHEN p.id IS NULL THEN 'ddfip' ELSE 'mandataire' END,
    b.a_verser, c.id, p.id, l_ancien, jour_de_la_session()
  FROM etat_de_paiement e JOIN boursier_a_payer b ON b.etat_id = e.id JOIN dossier d ON d.id = b.dossier_id
    LEFT JOIN responsable r ON r.id = coalesce(b.beneficiaire_id, d.demandeur_id)
    LEFT JOIN compte_en_vigueur c ON c.responsable_id = coalesce(r.reunie_dans, r.id)
    LEFT JOIN LATERAL (SELECT id FROM procuration_en_vigueur p
      WHERE p.dossier_id = b.dossier_id AND p.uai = b.uai AND e.branche IN ('college_prive', 'lycee_prive') ORDER BY p.id DESC LIMIT 1) p ON true
  WHERE e.id = l_etat AND b.a_verser > 0 AND (le_dossier IS NULL OR b.dossier_id = le_dossier)
  ORDER BY b.eleve_nom, b.eleve_prenom, b.dossier_id
$$;
REVOKE EXECUTE ON FUNCTION ecrire_les_versements(uuid, uuid, uuid) FROM PUBLIC, bourses_app;

-- A state that is frozen says by itself to which account each sum goes: no later change of account touches it.
CREATE FUNCTION payer_l_etat() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM ecrire_les_versements(NEW.id, NULL, NULL);
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION payer_l_etat() FROM PUBLIC;
CREATE TRIGGER etat_de_paiement_paye AFTER UPDATE OF etape ON etat_de_paiement FOR EACH ROW
  WHEN (NEW.etape = 'fige' AND OLD.etape <> 'fige') EXECUTE FUNCTION payer_l_etat();

-- Who says what became of a payment: in the public who pays, elsewhere the service that liquidated.
CREATE FUNCTION dit_le_paiement(le_versement uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM versement v JOIN etat_de_paiement e ON e.id = v.etat_id WHERE v.id = le_versement
    AND CASE v.mode WHEN 'agent_comptable' THEN v.uai = ANY (lieux_de_la_fonction('agent_comptable'))
      ELSE e.academie_code = ANY (lieux_de_la_fonction('gestionnaire_sab') || lieux_de_la_fonction('responsable_sab')) END)
$$;

-- Facts of a payment follow one another: a reject comes before the money moved, a return after.
CREATE FUNCTION suivre_le_versement() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  avant text;
BEGIN
  PERFORM FROM versement WHERE id = NEW.versement_id FOR UPDATE;
  SELECT fait INTO avant FROM fait_de_versement WHERE versement_id = NEW.versement_id ORDER BY rang DESC LIMIT 1;
  IF NOT (CASE coalesce(avant, 'a_payer') WHEN 'tenu' THEN NEW.fait = 'repris' WHEN 'paye' THEN NEW.fait IN ('rejete', 'retourne')
    WHEN 'rejete' THEN false WHEN 'retourne' THEN false ELSE NEW.fait IN ('paye', 'tenu', 'rejete') END) THEN
    RAISE EXCEPTION 'ce versement est déjà « % » : il ne devient pas « % »', coalesce(avant, 'à payer'), NEW.fait USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.fait = 'paye' AND EXISTS (SELECT FROM versement v WHERE v.id = NEW.versement_id AND v.mode <> 'mandataire' AND v.compte_id IS NULL) THEN
    RAISE EXCEPTION 'sans compte, rien n’est payé' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  NEW.rang := (SELECT coalesce(max(rang), 0) + 1 FROM fait_de_versement WHERE versement_id = NEW.versement_id);
  RETURN NEW;
END $$;
REVOKE EXECUTE ON FUNCTION suivre_le_versement() FROM PUBLIC;
CREATE FUNCTION signer_le_fait() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF current_user = 'bourses_web' THEN
    NEW.instant := now();
    NEW.auteur_id := identite_agent();
    NEW.auteur_nom := nom_de_l_agent(identite_agent());
  END IF;
  IF NEW.jour > jour_de_la_session() OR NEW.jour < (SELECT jour FROM versement WHERE id = NEW.versement_id) THEN
    RAISE EXCEPTION 'un paiement ne se date ni d’avant son état ni de l’avenir' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER fait_de_versement_a_signe BEFORE INSERT ON fait_de_versement FOR EACH ROW EXECUTE FUNCTION signer_le_fait();
CREATE TRIGGER fait_de_versement_suivi BEFORE INSERT ON fait_de_versement FOR EACH ROW EXECUTE FUNCTION suivre_le_versement();

-- A sum that came back, or that had no account, is paid again, to the account that stands now, by a payment that names the one before.
CREATE FUNCTION payer_de_nouveau(le_versement uuid) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  ancien versement;
  dernier text;
BEGIN
  SELECT * INTO ancien FROM versement WHERE id = le_versement FOR UPDATE;
  SELECT fait INTO dernier FROM fait_de_versement WHERE versement_id = le_versement ORDER BY rang DESC LIMIT 1;
  IF ancien.id IS NULL OR NOT dit_le_paiement(le_versement)
    OR EXISTS (SELECT FROM versement v WHERE v.remplace_id = le_versement)
    OR NOT (coalesce(dernier, '') IN ('rejete', 'retourne') OR ancien.compte_id IS NULL AND coalesce(dernier, '') NOT IN ('paye', 'tenu')) THEN
    RETURN false;
  END IF;
  PERFORM ecrire_les_versements(ancien.etat_id, ancien.dossier_id, ancien.id);
  RETURN true;
END $$;

ALTER TABLE versement ENABLE ROW LEVEL SECURITY;
CREATE POLICY versement_portee ON versement FOR SELECT USING (
  (SELECT est_systeme())
  OR (SELECT identite_agent()) IS NOT NULL AND EXISTS (SELECT 1 FROM etat_de_paiement e WHERE e.id = versement.etat_id)
  OR (SELECT identite_famille()) IS NOT NULL AND EXISTS (SELECT 1 FROM dossier d WHERE d.id = versement.dossier_id AND d.demandeur_id = (SELECT identite_famille())));
ALTER TABLE fait_de_versement ENABLE ROW LEVEL SECURITY;
CREATE POLICY fait_de_versement_portee ON fait_de_versement USING (EXISTS (SELECT 1 FROM versement v WHERE v.id = versement_id));
CREATE POLICY fait_de_versement_dire ON fait_de_versement AS RESTRICTIVE FOR INSERT WITH CHECK ((SELECT est_systeme()) OR dit_le_paiement(versement_id));
REVOKE INSERT, UPDATE, DELETE ON versement FROM bourses_app;
REVOKE UPDATE, DELETE ON fait_de_versement FROM bourses_app;
DO $$
DECLARE
  la_table text;
BEGIN
  FOREACH la_table IN ARRAY ARRAY['versement', 'fait_de_versement'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuser_toute_modification()', la_table || '_fige', la_table);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuser_toute_modification()', la_table || '_non_vide', la_table);
    PERFORM suivre(la_table::regclass);
  END LOOP;
END $$;
