-- CreateTable
CREATE TABLE "interrogation" (
    "id" UUID NOT NULL,
    "habilitation_id" UUID NOT NULL,
    "jeton_id" UUID NOT NULL,
    "nom" TEXT,
    "adresse" TEXT,
    "total" INTEGER NOT NULL,
    "faites" INTEGER NOT NULL DEFAULT 0,
    "trouvees" INTEGER NOT NULL DEFAULT 0,
    "etat" TEXT NOT NULL DEFAULT 'en_cours',
    "code" VARCHAR(5),
    "recue_le" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "recue_par_id" UUID NOT NULL,
    "recue_par_nom" TEXT NOT NULL,
    "finie_le" TIMESTAMPTZ(3),
    "effacee_le" TIMESTAMPTZ(3),

    CONSTRAINT "interrogation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ligne_d_interrogation" (
    "interrogation_id" UUID NOT NULL,
    "numero" INTEGER NOT NULL,
    "contenu" JSONB NOT NULL,
    "ecartee" TEXT,
    "repondue" BOOLEAN NOT NULL DEFAULT false,
    "codes" TEXT[],
    "reponse" JSONB,

    CONSTRAINT "ligne_d_interrogation_pkey" PRIMARY KEY ("interrogation_id","numero")
);

-- CreateIndex
CREATE INDEX "interrogation_habilitation_id_recue_le_idx" ON "interrogation"("habilitation_id", "recue_le");

-- AddForeignKey
ALTER TABLE "interrogation" ADD CONSTRAINT "interrogation_habilitation_id_fkey" FOREIGN KEY ("habilitation_id") REFERENCES "habilitation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "interrogation" ADD CONSTRAINT "interrogation_jeton_id_fkey" FOREIGN KEY ("jeton_id") REFERENCES "jeton_api"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ligne_d_interrogation" ADD CONSTRAINT "ligne_d_interrogation_interrogation_id_fkey" FOREIGN KEY ("interrogation_id") REFERENCES "interrogation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written by hand: what Prisma does not express ------------------------------------------------------------------------

ALTER TABLE interrogation
  ADD CONSTRAINT interrogation_etat CHECK (etat IN ('en_cours', 'finie', 'arretee')),
  ADD CONSTRAINT interrogation_total CHECK (total BETWEEN 1 AND 10000),
  ADD CONSTRAINT interrogation_comptes CHECK (trouvees BETWEEN 0 AND faites AND faites <= total),
  ADD CONSTRAINT interrogation_finie CHECK ((etat = 'en_cours') = (finie_le IS NULL)),
  ADD CONSTRAINT interrogation_code CHECK (code ~ '^[0-9]{5}$'),
  ADD CONSTRAINT interrogation_effacee CHECK (effacee_le IS NULL OR (nom IS NULL AND adresse IS NULL));
ALTER TABLE ligne_d_interrogation
  ADD CONSTRAINT ligne_d_interrogation_issue CHECK (repondue = (ecartee IS NOT NULL OR reponse IS NOT NULL OR cardinality(codes) > 0)),
  ADD CONSTRAINT ligne_d_interrogation_une CHECK (num_nonnulls(ecartee, reponse, nullif(codes, '{}')) <= 1);
-- One file at a time for an habilitation: sent twice, it is asked once.
CREATE UNIQUE INDEX interrogation_en_cours ON interrogation (habilitation_id) WHERE etat = 'en_cours';
CREATE INDEX ligne_d_interrogation_a_faire ON ligne_d_interrogation (interrogation_id, numero) WHERE NOT repondue;

-- A file is sent through a token of the habilitation that opens the production now; its counts only grow, its end is for good.
CREATE FUNCTION garder_l_interrogation() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  mouvants text[] := '{nom,adresse,etat,faites,trouvees,code,finie_le,effacee_le}';
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF current_user = 'bourses_web' THEN
      NEW.recue_par_id := identite_representant();
      NEW.recue_par_nom := nom_du_representant(NEW.recue_par_id);
      NEW.recue_le := now();
    END IF;
    NEW.etat := 'en_cours';
    NEW.trouvees := 0;
    IF NOT EXISTS (
      SELECT FROM jeton_api j JOIN octroi o ON o.habilitation_id = j.habilitation_id AND o.remplace_le IS NULL AND o.revoque_le IS NULL
      WHERE j.id = NEW.jeton_id AND j.habilitation_id = NEW.habilitation_id AND j.environnement = 'production' AND j.revoque_le IS NULL) THEN
      RAISE EXCEPTION 'ce jeton n’ouvre rien pour cette habilitation' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
  ELSIF TG_OP = 'UPDATE' AND OLD.effacee_le IS NULL AND to_jsonb(NEW) - mouvants = to_jsonb(OLD) - mouvants
    AND NEW.faites >= OLD.faites AND NEW.trouvees >= OLD.trouvees
    AND (OLD.etat = 'en_cours' OR (NEW.etat, NEW.faites, NEW.code, NEW.finie_le) IS NOT DISTINCT FROM (OLD.etat, OLD.faites, OLD.code, OLD.finie_le)) THEN
    RETURN NEW;
  ELSIF TG_OP = 'DELETE' AND OLD.recue_le < now() - interval '36 months' THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'ce qui reste d’un fichier interrogé ne se modifie pas' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER interrogation_gardee BEFORE INSERT OR UPDATE OR DELETE ON interrogation FOR EACH ROW EXECUTE FUNCTION garder_l_interrogation();
CREATE TRIGGER interrogation_non_vide BEFORE TRUNCATE ON interrogation FOR EACH STATEMENT EXECUTE FUNCTION garder_l_interrogation();

-- A line is answered once, and what it asked stays as it came.
CREATE FUNCTION garder_la_ligne_d_interrogation() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF TG_OP = 'TRUNCATE' OR OLD.repondue OR to_jsonb(NEW) - '{repondue,codes,reponse}'::text[] <> to_jsonb(OLD) - '{repondue,codes,reponse}'::text[] THEN
    RAISE EXCEPTION 'une ligne reçoit une réponse, une fois' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER ligne_d_interrogation_gardee BEFORE UPDATE ON ligne_d_interrogation
  FOR EACH ROW EXECUTE FUNCTION garder_la_ligne_d_interrogation();
CREATE TRIGGER ligne_d_interrogation_non_vide BEFORE TRUNCATE ON ligne_d_interrogation
  FOR EACH STATEMENT EXECUTE FUNCTION garder_la_ligne_d_interrogation();

-- One line: a call like any other, through the door « lot ». Half of each minute of the token is left to the body's own software:
-- beyond, nothing is asked, and the file waits for the next one.
CREATE FUNCTION interroger_une_ligne(
  l_interrogation uuid, la_requete uuid, aujourd_hui date, utiles text[], deja text[], le_destinataire text,
  le_nom text, le_prenom text, le_sexe text, ne_le text, l_annee int, l_uai text, departements text[], le_jour date)
  RETURNS TABLE (codes text[], ouverts text[], connu jsonb)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET lock_timeout = '8s' AS $$
DECLARE
  j record;
BEGIN
  SELECT t.identifiant, t.empreinte, t.par_minute, i.adresse INTO STRICT j
    FROM interrogation i JOIN jeton_api t ON t.id = i.jeton_id WHERE i.id = l_interrogation AND i.etat = 'en_cours';
  IF EXISTS (SELECT FROM quota_d_appel q WHERE q.cle = j.identifiant AND q.fenetre >= date_trunc('minute', clock_timestamp())
      AND q.compte >= greatest(1, j.par_minute / 2)) THEN
    codes := ARRAY['00429'];
    RETURN NEXT;
    RETURN;
  END IF;
  RETURN QUERY SELECT a.codes, a.ouverts, a.connu FROM appeler(la_requete, 'lot', j.identifiant, j.empreinte, j.adresse, aujourd_hui,
    utiles, deja, le_destinataire, le_nom, le_prenom, le_sexe, ne_le, l_annee, l_uai, departements, le_jour) a;
END $$;

-- Forgets what was asked and answered; how many and when stays.
CREATE FUNCTION vider_l_interrogation(l_interrogation uuid) RETURNS void
  LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  UPDATE interrogation SET etat = CASE etat WHEN 'en_cours' THEN 'arretee' ELSE etat END, finie_le = coalesce(finie_le, clock_timestamp()),
      effacee_le = clock_timestamp(), nom = NULL, adresse = NULL
    WHERE id = l_interrogation AND effacee_le IS NULL;
  DELETE FROM ligne_d_interrogation WHERE interrogation_id = l_interrogation;
END $$;
-- At the wish of the body that sent it; false when it is none of its own, or already forgotten.
CREATE FUNCTION effacer_mon_interrogation(l_interrogation uuid) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM interrogation i JOIN habilitation h ON h.id = i.habilitation_id
      WHERE i.id = l_interrogation AND i.effacee_le IS NULL AND h.siret = siret_du_representant()) THEN
    RETURN false;
  END IF;
  PERFORM vider_l_interrogation(l_interrogation);
  RETURN true;
END $$;
-- A day after it came, done or not (GARDE_D_UN_FICHIER of lib/interrogation/schema.ts); what stays goes with the traces of its calls.
CREATE FUNCTION effacer_les_interrogations(l_instant timestamptz) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM vider_l_interrogation(id) FROM interrogation WHERE effacee_le IS NULL AND recue_le <= l_instant - interval '24 hours';
  DELETE FROM interrogation WHERE effacee_le IS NOT NULL AND recue_le < l_instant - interval '36 months';
END $$;

-- Its own body alone reads a file: neither the ministère nor another body.
ALTER TABLE interrogation ENABLE ROW LEVEL SECURITY;
CREATE POLICY interrogation_portee ON interrogation USING ((SELECT est_systeme()) OR EXISTS (
  SELECT 1 FROM habilitation h WHERE h.id = interrogation.habilitation_id AND h.siret = (SELECT siret_du_representant())));
CREATE POLICY interrogation_envoyer ON interrogation AS RESTRICTIVE FOR INSERT WITH CHECK ((SELECT identite_representant()) IS NOT NULL);
ALTER TABLE ligne_d_interrogation ENABLE ROW LEVEL SECURITY;
CREATE POLICY ligne_d_interrogation_portee ON ligne_d_interrogation USING ((SELECT est_systeme()) OR EXISTS (
  SELECT 1 FROM interrogation i WHERE i.id = ligne_d_interrogation.interrogation_id));
CREATE POLICY ligne_d_interrogation_envoyer ON ligne_d_interrogation AS RESTRICTIVE FOR INSERT WITH CHECK ((SELECT identite_representant()) IS NOT NULL);
DO $$
DECLARE
  nom text;
BEGIN
  FOREACH nom IN ARRAY ARRAY['interrogation', 'ligne_d_interrogation'] LOOP
    EXECUTE format('CREATE POLICY %I ON %I AS RESTRICTIVE FOR INSERT WITH CHECK ((SELECT identite_porteur()) IS NULL)', nom || '_porteur_inserer', nom);
    EXECUTE format('CREATE POLICY %I ON %I AS RESTRICTIVE FOR UPDATE USING ((SELECT identite_porteur()) IS NULL)', nom || '_porteur_modifier', nom);
    EXECUTE format('CREATE POLICY %I ON %I AS RESTRICTIVE FOR DELETE USING ((SELECT identite_porteur()) IS NULL)', nom || '_porteur_retirer', nom);
  END LOOP;
END $$;
REVOKE INSERT, UPDATE, DELETE ON interrogation, ligne_d_interrogation FROM bourses_app;
GRANT INSERT ON interrogation, ligne_d_interrogation TO bourses_web;
GRANT UPDATE ON interrogation, ligne_d_interrogation TO bourses_worker;
REVOKE ALL ON FUNCTION garder_l_interrogation(), garder_la_ligne_d_interrogation(), vider_l_interrogation(uuid) FROM PUBLIC, bourses_app;
REVOKE ALL ON FUNCTION effacer_mon_interrogation(uuid), effacer_les_interrogations(timestamptz),
  interroger_une_ligne(uuid, uuid, date, text[], text[], text, text, text, text, text, int, text, text[], date) FROM PUBLIC, bourses_app;
GRANT EXECUTE ON FUNCTION effacer_mon_interrogation(uuid) TO bourses_web;
GRANT EXECUTE ON FUNCTION effacer_les_interrogations(timestamptz),
  interroger_une_ligne(uuid, uuid, date, text[], text[], text, text, text, text, text, int, text, text[], date) TO bourses_worker;
