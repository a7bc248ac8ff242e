-- What the mandataire of an établissement privé does of a bourse received under a procuration (C. VII.B.2; docs/adr/compte-d-emploi.md).
-- CreateTable
CREATE TABLE "emploi_de_bourse" (
    "id" UUID NOT NULL,
    "versement_id" UUID NOT NULL,
    "rang" INTEGER NOT NULL,
    "genre" TEXT NOT NULL,
    "centimes" INTEGER NOT NULL,
    "jour" DATE NOT NULL,
    "code" TEXT,
    "motif" TEXT,
    "auteur_id" UUID NOT NULL,
    "auteur_nom" TEXT NOT NULL,
    "instant" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "emploi_de_bourse_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "emploi_de_bourse_versement_id_rang_key" ON "emploi_de_bourse"("versement_id", "rang");

-- AddForeignKey
ALTER TABLE "emploi_de_bourse" ADD CONSTRAINT "emploi_de_bourse_versement_id_fkey" FOREIGN KEY ("versement_id") REFERENCES "versement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE emploi_de_bourse
  ADD CONSTRAINT emploi_genre CHECK (genre IN ('impute', 'verse', 'rejete', 'retourne')),
  ADD CONSTRAINT emploi_centimes CHECK (centimes >= 0 AND (genre = 'impute' OR centimes > 0)),
  ADD CONSTRAINT emploi_cause CHECK (genre NOT IN ('rejete', 'retourne') OR coalesce(coalesce(code, motif) ~ '\S', false));

-- The head of the établissement, or who keeps its accounts, says it; whoever reads the payment reads it.
CREATE FUNCTION tient_l_emploi(le_versement uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM versement v WHERE v.id = le_versement AND v.mode = 'mandataire'
    AND v.uai = ANY (lieux_de_la_fonction('chef_etablissement') || lieux_de_la_fonction('secretaire_general')))
$$;

-- Never more than what was received: fees until the balance is paid, the whole balance at once, a return of what was paid.
CREATE FUNCTION suivre_l_emploi() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  le_versement versement;
  recu fait_de_versement;
  frais int;
  mouvement emploi_de_bourse;
BEGIN
  SELECT * INTO le_versement FROM versement WHERE id = NEW.versement_id FOR UPDATE;
  SELECT * INTO recu FROM fait_de_versement WHERE versement_id = NEW.versement_id ORDER BY rang DESC LIMIT 1;
  IF le_versement.mode <> 'mandataire' OR recu.fait IS DISTINCT FROM 'paye' THEN
    RAISE EXCEPTION 'rien n’est employé d’une bourse que le mandataire n’a pas reçue' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.jour > jour_de_la_session() OR NEW.jour < recu.jour THEN
    RAISE EXCEPTION 'un emploi ne se date ni d’avant la réception ni de l’avenir' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  SELECT centimes INTO frais FROM emploi_de_bourse WHERE versement_id = NEW.versement_id AND genre = 'impute' ORDER BY rang DESC LIMIT 1;
  SELECT * INTO mouvement FROM emploi_de_bourse WHERE versement_id = NEW.versement_id AND genre <> 'impute' ORDER BY rang DESC LIMIT 1;
  IF NOT coalesce(CASE NEW.genre
    WHEN 'impute' THEN NEW.centimes <= le_versement.centimes AND mouvement.genre IS DISTINCT FROM 'verse'
    WHEN 'verse' THEN NEW.centimes = le_versement.centimes - frais AND mouvement.genre IS DISTINCT FROM 'verse'
    ELSE NEW.centimes = mouvement.centimes AND mouvement.genre = 'verse' AND NEW.jour >= mouvement.jour END, false) THEN
    RAISE EXCEPTION 'cet emploi ne suit pas ceux de ce versement' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  NEW.rang := (SELECT coalesce(max(rang), 0) + 1 FROM emploi_de_bourse WHERE versement_id = NEW.versement_id);
  RETURN NEW;
END $$;
REVOKE EXECUTE ON FUNCTION suivre_l_emploi() FROM PUBLIC;
CREATE FUNCTION signer_l_emploi() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF current_user = 'bourses_web' THEN
    NEW.instant := now();
    NEW.auteur_id := identite_agent();
    NEW.auteur_nom := nom_de_l_agent(identite_agent());
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER emploi_de_bourse_a_signe BEFORE INSERT ON emploi_de_bourse FOR EACH ROW EXECUTE FUNCTION signer_l_emploi();
CREATE TRIGGER emploi_de_bourse_suivi BEFORE INSERT ON emploi_de_bourse FOR EACH ROW EXECUTE FUNCTION suivre_l_emploi();

ALTER TABLE emploi_de_bourse ENABLE ROW LEVEL SECURITY;
CREATE POLICY emploi_de_bourse_portee ON emploi_de_bourse USING (EXISTS (SELECT 1 FROM versement v WHERE v.id = versement_id));
CREATE POLICY emploi_de_bourse_dire ON emploi_de_bourse AS RESTRICTIVE FOR INSERT WITH CHECK ((SELECT est_systeme()) OR tient_l_emploi(versement_id));
REVOKE UPDATE, DELETE ON emploi_de_bourse FROM bourses_app;
CREATE TRIGGER emploi_de_bourse_fige BEFORE UPDATE OR DELETE ON emploi_de_bourse FOR EACH ROW EXECUTE FUNCTION refuser_toute_modification();
CREATE TRIGGER emploi_de_bourse_non_vide BEFORE TRUNCATE ON emploi_de_bourse FOR EACH STATEMENT EXECUTE FUNCTION refuser_toute_modification();
SELECT suivre('emploi_de_bourse');
