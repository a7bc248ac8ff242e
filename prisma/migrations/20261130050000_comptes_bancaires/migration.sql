-- Accounts to which the bourse is paid: of the person who asked, kept each, never edited (docs/adr/comptes-bancaires.md).
-- DropForeignKey
ALTER TABLE "echange" DROP CONSTRAINT "echange_dossier_id_fkey";

-- CreateTable
CREATE TABLE "compte_bancaire" (
    "id" UUID NOT NULL,
    "responsable_id" UUID NOT NULL,
    "responsable_dit_id" UUID NOT NULL,
    "titulaire" TEXT NOT NULL,
    "concorde" BOOLEAN NOT NULL,
    "explication" TEXT,
    "iban" BYTEA NOT NULL,
    "pays" CHAR(2) NOT NULL,
    "fin" CHAR(4) NOT NULL,
    "empreinte" BYTEA NOT NULL,
    "canal" "canal" NOT NULL,
    "jour" DATE NOT NULL,
    "auteur_id" UUID NOT NULL,
    "auteur_nom" TEXT NOT NULL,
    "instant" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "compte_bancaire_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "suite_de_compte" (
    "compte_id" UUID NOT NULL,
    "confirme" BOOLEAN NOT NULL,
    "motif" TEXT,
    "jour" DATE NOT NULL,
    "auteur_id" UUID NOT NULL,
    "auteur_nom" TEXT NOT NULL,
    "instant" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "suite_de_compte_pkey" PRIMARY KEY ("compte_id")
);

-- CreateIndex
CREATE INDEX "compte_bancaire_responsable_id_idx" ON "compte_bancaire"("responsable_id");

-- CreateIndex
CREATE INDEX "compte_bancaire_responsable_dit_id_idx" ON "compte_bancaire"("responsable_dit_id");

-- CreateIndex
CREATE INDEX "compte_bancaire_empreinte_idx" ON "compte_bancaire"("empreinte");

-- AddForeignKey
ALTER TABLE "compte_bancaire" ADD CONSTRAINT "compte_bancaire_responsable_id_fkey" FOREIGN KEY ("responsable_id") REFERENCES "responsable"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suite_de_compte" ADD CONSTRAINT "suite_de_compte_compte_id_fkey" FOREIGN KEY ("compte_id") REFERENCES "compte_bancaire"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "echange" ADD CONSTRAINT "echange_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE compte_bancaire
  ADD CONSTRAINT compte_titulaire CHECK (titulaire ~ '\S' AND length(titulaire) <= 70),
  ADD CONSTRAINT compte_explique CHECK (concorde = (explication IS NULL)),
  ADD CONSTRAINT compte_iban CHECK (octet_length(iban) > 48),
  ADD CONSTRAINT compte_montre CHECK (pays ~ '^[A-Z]{2}$' AND fin ~ '^[A-Z0-9]{4}$'),
  ADD CONSTRAINT compte_empreinte CHECK (octet_length(empreinte) = 32),
  ADD CONSTRAINT compte_canal CHECK (canal <> 'etude_automatique');
ALTER TABLE suite_de_compte
  ADD CONSTRAINT suite_de_compte_motif CHECK (confirme = (motif IS NULL) AND (motif IS NULL OR motif ~ '\S'));

-- Who writes, by which channel and on which day, is who is signed in.
CREATE FUNCTION signer_le_compte() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  NEW.responsable_dit_id := NEW.responsable_id;
  IF current_user = 'bourses_web' THEN
    NEW.instant := now();
    NEW.jour := jour_de_la_session();
    NEW.auteur_id := coalesce(identite_agent(), identite_famille());
    NEW.auteur_nom := coalesce(nom_de_l_agent(identite_agent()), nom_de_la_famille(identite_famille()));
    NEW.canal := CASE WHEN identite_agent() IS NULL THEN 'en_ligne' ELSE 'papier' END;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER compte_signe BEFORE INSERT ON compte_bancaire FOR EACH ROW EXECUTE FUNCTION signer_le_compte();

-- An account never stands on the word of the agent who typed it, nor one of somebody else on the family's word alone.
CREATE FUNCTION signer_la_suite_de_compte() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  le_compte compte_bancaire;
BEGIN
  IF current_user = 'bourses_web' THEN
    NEW.instant := now();
    NEW.jour := jour_de_la_session();
    NEW.auteur_id := coalesce(identite_agent(), identite_famille());
    NEW.auteur_nom := coalesce(nom_de_l_agent(identite_agent()), nom_de_la_famille(identite_famille()));
  END IF;
  SELECT * INTO le_compte FROM compte_bancaire WHERE id = NEW.compte_id;
  IF NEW.confirme AND NEW.auteur_id = le_compte.auteur_id
    AND (le_compte.canal = 'papier' OR NOT le_compte.concorde) THEN
    RAISE EXCEPTION 'un compte se confirme par une autre personne que celle qui l’a saisi' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.confirme AND NOT le_compte.concorde AND identite_famille() IS NOT NULL THEN
    RAISE EXCEPTION 'le compte d’une autre personne se confirme par un agent' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER suite_de_compte_signee BEFORE INSERT ON suite_de_compte FOR EACH ROW EXECUTE FUNCTION signer_la_suite_de_compte();
CREATE TRIGGER suite_de_compte_figee BEFORE UPDATE OR DELETE ON suite_de_compte FOR EACH ROW EXECUTE FUNCTION refuser_toute_modification();
CREATE TRIGGER suite_de_compte_non_vide BEFORE TRUNCATE ON suite_de_compte FOR EACH STATEMENT EXECUTE FUNCTION refuser_toute_modification();

-- Never changed, but for the record that it follows, and for the key that encrypts it.
CREATE FUNCTION garder_le_compte() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  change text[] := ARRAY['responsable_id', 'iban'];
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - change = to_jsonb(OLD) - change THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'un compte bancaire ne se modifie pas : un autre le suit' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER compte_bancaire_garde BEFORE UPDATE OR DELETE ON compte_bancaire FOR EACH ROW EXECUTE FUNCTION garder_le_compte();
CREATE TRIGGER compte_bancaire_non_vide BEFORE TRUNCATE ON compte_bancaire FOR EACH STATEMENT EXECUTE FUNCTION garder_le_compte();

CREATE FUNCTION suivre_la_fiche_du_compte() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  UPDATE compte_bancaire SET responsable_id = coalesce(NEW.reunie_dans, NEW.id) WHERE responsable_dit_id = NEW.id;
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION suivre_la_fiche_du_compte() FROM PUBLIC;
CREATE TRIGGER responsable_compte AFTER UPDATE OF reunie_dans ON responsable FOR EACH ROW EXECUTE FUNCTION suivre_la_fiche_du_compte();

-- The account of each person that stands: the last confirmed.
CREATE VIEW compte_en_vigueur WITH (security_invoker) AS
  SELECT DISTINCT ON (c.responsable_id) c.*, s.jour AS confirme_le
  FROM compte_bancaire c JOIN suite_de_compte s ON s.compte_id = c.id AND s.confirme
  ORDER BY c.responsable_id, s.instant DESC, c.instant DESC, c.id DESC;
GRANT SELECT ON compte_en_vigueur TO bourses_app;

-- Of the person alone, and of agents who pay or prepare the payments of a dossier of theirs; typed and confirmed by those who know
-- how to reach the family.
CREATE FUNCTION responsable_connu(le_responsable uuid, lieux text[]) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM dossier d WHERE d.demandeur_id = le_responsable
    AND ARRAY[d.uai || '/' || d.branche::text, d.academie_code || '/' || d.branche::text] && lieux)
$$;
ALTER TABLE compte_bancaire ENABLE ROW LEVEL SECURITY;
CREATE POLICY compte_bancaire_portee ON compte_bancaire USING (
  (SELECT est_systeme()) OR responsable_id = (SELECT identite_famille())
  OR (SELECT identite_agent()) IS NOT NULL AND responsable_connu(responsable_id, (SELECT lieux_connus('coordonnees_bancaires'))));
CREATE POLICY compte_bancaire_ecrire ON compte_bancaire AS RESTRICTIVE FOR INSERT WITH CHECK (
  (SELECT est_systeme()) OR responsable_id = (SELECT identite_famille())
  OR responsable_connu(responsable_id, (SELECT lieux_connus('coordonnees'))));
ALTER TABLE suite_de_compte ENABLE ROW LEVEL SECURITY;
CREATE POLICY suite_de_compte_portee ON suite_de_compte USING (
  EXISTS (SELECT 1 FROM compte_bancaire c WHERE c.id = compte_id));
CREATE POLICY suite_de_compte_ecrire ON suite_de_compte AS RESTRICTIVE FOR INSERT WITH CHECK (
  (SELECT est_systeme()) OR EXISTS (SELECT 1 FROM compte_bancaire c WHERE c.id = compte_id AND (
    c.responsable_id = (SELECT identite_famille())
    OR responsable_connu(c.responsable_id, (SELECT lieux_connus('coordonnees'))))));

REVOKE UPDATE, DELETE ON compte_bancaire, suite_de_compte FROM bourses_app;
GRANT UPDATE (iban) ON compte_bancaire TO bourses_worker;

-- How many other persons the account of this one also pays, wherever they are: a number, and nobody.
CREATE FUNCTION autres_titulaires(le_compte uuid) RETURNS int LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT count(DISTINCT a.responsable_id)::int FROM compte_bancaire c
    JOIN compte_bancaire a ON a.empreinte = c.empreinte AND a.responsable_id <> c.responsable_id
    JOIN suite_de_compte s ON s.compte_id = a.id AND s.confirme
  WHERE c.id = le_compte
$$;

SELECT suivre('compte_bancaire', 'id', ARRAY['iban']);
SELECT suivre('suite_de_compte', 'compte_id');
