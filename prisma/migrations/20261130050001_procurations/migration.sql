-- Yearly procurations of the privé (C. VII.B.2, annexe 10).
-- CreateTable
CREATE TABLE "procuration" (
    "id" UUID NOT NULL,
    "dossier_id" UUID NOT NULL,
    "uai" VARCHAR(8) NOT NULL,
    "du" DATE NOT NULL,
    "au" DATE NOT NULL,
    "qualite" TEXT NOT NULL,
    "canal" "canal" NOT NULL,
    "signee_le" DATE NOT NULL,
    "auteur_id" UUID NOT NULL,
    "auteur_nom" TEXT NOT NULL,
    "instant" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "procuration_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "suite_de_procuration" (
    "id" UUID NOT NULL,
    "procuration_id" UUID NOT NULL,
    "genre" TEXT NOT NULL,
    "jour" DATE NOT NULL,
    "precision" TEXT,
    "auteur_id" UUID NOT NULL,
    "auteur_nom" TEXT NOT NULL,
    "instant" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "suite_de_procuration_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "procuration_dossier_id_idx" ON "procuration"("dossier_id");

-- CreateIndex
CREATE INDEX "procuration_uai_idx" ON "procuration"("uai");

-- CreateIndex
CREATE UNIQUE INDEX "suite_de_procuration_procuration_id_genre_key" ON "suite_de_procuration"("procuration_id", "genre");

-- AddForeignKey
ALTER TABLE "procuration" ADD CONSTRAINT "procuration_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suite_de_procuration" ADD CONSTRAINT "suite_de_procuration_procuration_id_fkey" FOREIGN KEY ("procuration_id") REFERENCES "procuration"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE procuration
  ADD CONSTRAINT procuration_qualite CHECK (qualite IN ('pere_ou_mere', 'representant_legal', 'eleve_majeur')),
  ADD CONSTRAINT procuration_canal CHECK (canal <> 'etude_automatique'),
  ADD CONSTRAINT procuration_jours CHECK (signee_le <= du AND du <= au);
ALTER TABLE suite_de_procuration
  ADD CONSTRAINT suite_de_procuration_genre CHECK (genre IN ('acceptee', 'refusee', 'resiliee')),
  ADD CONSTRAINT suite_de_procuration_precision CHECK (genre = 'resiliee' OR coalesce(precision ~ '\S', false));

-- Of a dossier of the privé, for its own year and établissement, by who is signed in.
CREATE FUNCTION signer_la_procuration() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  le_dossier dossier;
BEGIN
  IF current_user = 'bourses_web' THEN
    NEW.instant := now();
    NEW.auteur_id := coalesce(identite_agent(), identite_famille());
    NEW.auteur_nom := coalesce(nom_de_l_agent(identite_agent()), nom_de_la_famille(identite_famille()));
    NEW.canal := CASE WHEN identite_agent() IS NULL THEN 'en_ligne' ELSE 'papier' END;
    IF identite_agent() IS NULL THEN NEW.signee_le := jour_de_la_session(); END IF;
  END IF;
  SELECT * INTO le_dossier FROM dossier WHERE id = NEW.dossier_id;
  IF le_dossier.branche NOT IN ('college_prive', 'lycee_prive') OR NEW.uai <> le_dossier.uai OR NEW.signee_le > jour_de_la_session()
    OR NEW.du < make_date(le_dossier.rentree, 9, 1) OR NEW.au <> make_date(le_dossier.rentree + 1, 8, 31) THEN
    RAISE EXCEPTION 'une procuration vaut pour l’année et l’établissement privé d’un dossier' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER procuration_signee BEFORE INSERT ON procuration FOR EACH ROW EXECUTE FUNCTION signer_la_procuration();

-- Signed by the head of the établissement when it came online; on paper both signatures are there. Withdrawn by the family, or by the
-- paper that an agent types.
CREATE FUNCTION signer_la_suite_de_procuration() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  la_procuration procuration;
BEGIN
  SELECT * INTO la_procuration FROM procuration WHERE id = NEW.procuration_id;
  IF current_user = 'bourses_web' THEN
    NEW.instant := now();
    NEW.auteur_id := coalesce(identite_agent(), identite_famille());
    NEW.auteur_nom := coalesce(nom_de_l_agent(identite_agent()), nom_de_la_famille(identite_famille()));
    IF NEW.genre <> 'resiliee' AND (identite_agent() IS NULL
      OR la_procuration.canal = 'en_ligne' AND NOT la_procuration.uai = ANY (lieux_de_la_fonction('chef_etablissement'))) THEN
      RAISE EXCEPTION 'une procuration est acceptée par le chef de l’établissement' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
  END IF;
  IF NEW.jour > jour_de_la_session() OR NEW.jour < la_procuration.signee_le
    OR NEW.genre <> 'resiliee' AND EXISTS (SELECT FROM suite_de_procuration s WHERE s.procuration_id = NEW.procuration_id) THEN
    RAISE EXCEPTION 'cette suite ne vaut plus pour cette procuration' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER suite_de_procuration_signee BEFORE INSERT ON suite_de_procuration FOR EACH ROW EXECUTE FUNCTION signer_la_suite_de_procuration();

-- Those that both signed, which the day of the session is in, and which nobody has withdrawn by then.
CREATE VIEW procuration_en_vigueur WITH (security_invoker) AS
  SELECT p.* FROM procuration p JOIN suite_de_procuration a ON a.procuration_id = p.id AND a.genre = 'acceptee'
  WHERE jour_de_la_session() BETWEEN p.du AND p.au AND NOT EXISTS (
    SELECT FROM suite_de_procuration r WHERE r.procuration_id = p.id AND r.genre = 'resiliee' AND r.jour <= jour_de_la_session());
GRANT SELECT ON procuration_en_vigueur TO bourses_app;

ALTER TABLE procuration ENABLE ROW LEVEL SECURITY;
CREATE POLICY procuration_portee ON procuration USING (
  (SELECT est_systeme()) OR EXISTS (SELECT 1 FROM dossier d WHERE d.id = procuration.dossier_id
    AND est_connu(d.uai, d.academie_code, d.branche, d.lieux_lies, (SELECT connus_de_l_agent('argent')))));
CREATE POLICY procuration_ecrire ON procuration AS RESTRICTIVE FOR INSERT WITH CHECK (
  (SELECT est_systeme()) OR EXISTS (SELECT 1 FROM dossier d WHERE d.id = procuration.dossier_id
    AND est_connu(d.uai, d.academie_code, d.branche, d.lieux_lies, (SELECT connus_de_l_agent('coordonnees')))));
ALTER TABLE suite_de_procuration ENABLE ROW LEVEL SECURITY;
CREATE POLICY suite_de_procuration_portee ON suite_de_procuration USING (
  EXISTS (SELECT 1 FROM procuration p WHERE p.id = procuration_id));
CREATE POLICY suite_de_procuration_ecrire ON suite_de_procuration AS RESTRICTIVE FOR INSERT WITH CHECK (
  (SELECT est_systeme()) OR EXISTS (SELECT 1 FROM procuration p JOIN dossier d ON d.id = p.dossier_id WHERE p.id = procuration_id
    AND est_connu(d.uai, d.academie_code, d.branche, d.lieux_lies, (SELECT connus_de_l_agent('coordonnees')))));
DO $$
DECLARE
  la_table text;
BEGIN
  FOREACH la_table IN ARRAY ARRAY['procuration', 'suite_de_procuration'] LOOP
    EXECUTE format('CREATE POLICY %I ON %I AS RESTRICTIVE FOR INSERT WITH CHECK ((SELECT identite_porteur()) IS NULL)', la_table || '_porteur_inserer', la_table);
    EXECUTE format('REVOKE UPDATE, DELETE ON %I FROM bourses_app', la_table);
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuser_toute_modification()', la_table || '_fige', la_table);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuser_toute_modification()', la_table || '_non_vide', la_table);
  END LOOP;
END $$;
CREATE POLICY procuration_porteur_lire ON procuration AS RESTRICTIVE FOR SELECT USING ((SELECT identite_porteur()) IS NULL);
SELECT suivre('procuration');
SELECT suivre('suite_de_procuration');

-- The place where a pupil is received pays too: it reads the account (C. V.A).
CREATE OR REPLACE FUNCTION responsable_connu(le_responsable uuid, lieux text[]) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM dossier d WHERE d.demandeur_id = le_responsable
    AND est_connu(d.uai, d.academie_code, d.branche, d.lieux_lies, lieux))
$$;
