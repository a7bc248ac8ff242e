-- Runs of the étude automatique, and what became of each consent (C. II.B.1; docs/adr/etude-automatique.md).
-- CreateEnum
CREATE TYPE "etat_de_passage" AS ENUM ('prepare', 'repete', 'en_cours', 'suspendu', 'arrete', 'fini');

-- CreateEnum
CREATE TYPE "issue_d_etude" AS ENUM ('attribution', 'refus', 'incomplete', 'personne', 'a_reprendre', 'sans_accord', 'double', 'retire', 'laisse');

-- CreateTable
CREATE TABLE "passage_d_etude" (
    "id" UUID NOT NULL,
    "rentree" INTEGER NOT NULL,
    "academie_code" VARCHAR(2),
    "uais" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
    "consentements" UUID[] NOT NULL DEFAULT ARRAY[]::UUID[],
    "etat" "etat_de_passage" NOT NULL DEFAULT 'prepare',
    "cause" TEXT,
    "repetition" JSONB,
    "repete_le" TIMESTAMPTZ(3),
    "bilan" JSONB,
    "a_etudier" INTEGER,
    "curseur" UUID,
    "tour" INTEGER NOT NULL DEFAULT 0,
    "essai" INTEGER NOT NULL DEFAULT 0,
    "auteur_id" UUID NOT NULL,
    "auteur_nom" TEXT NOT NULL,
    "cree_le" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lance_par_id" UUID,
    "lance_par_nom" TEXT,
    "lance_le" TIMESTAMPTZ(3),
    "fini_le" TIMESTAMPTZ(3),

    CONSTRAINT "passage_d_etude_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "etude" (
    "passage_id" UUID NOT NULL,
    "consentement_id" UUID NOT NULL,
    "rentree" INTEGER NOT NULL,
    "uai" VARCHAR(8) NOT NULL,
    "academie_code" VARCHAR(2) NOT NULL,
    "issue" "issue_d_etude" NOT NULL,
    "causes" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
    "dossier_id" UUID,
    "jour" DATE NOT NULL,
    "essai" INTEGER NOT NULL DEFAULT 0,
    "instant" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "etude_pkey" PRIMARY KEY ("passage_id","consentement_id")
);

-- CreateIndex
CREATE INDEX "passage_d_etude_academie_code_cree_le_idx" ON "passage_d_etude"("academie_code", "cree_le");

-- CreateIndex
CREATE INDEX "etude_consentement_id_idx" ON "etude"("consentement_id");

-- CreateIndex
CREATE INDEX "etude_dossier_id_idx" ON "etude"("dossier_id");

-- CreateIndex
CREATE INDEX "etude_academie_code_rentree_issue_uai_idx" ON "etude"("academie_code", "rentree", "issue", "uai");

-- AddForeignKey
ALTER TABLE "passage_d_etude" ADD CONSTRAINT "passage_d_etude_academie_code_fkey" FOREIGN KEY ("academie_code") REFERENCES "academie"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "etude" ADD CONSTRAINT "etude_passage_id_fkey" FOREIGN KEY ("passage_id") REFERENCES "passage_d_etude"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "etude" ADD CONSTRAINT "etude_consentement_id_fkey" FOREIGN KEY ("consentement_id") REFERENCES "consentement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "etude" ADD CONSTRAINT "etude_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A consent opens one dossier for a rentrée, whichever run, job or process writes it.
CREATE UNIQUE INDEX etude_un_dossier ON etude (consentement_id, rentree) WHERE dossier_id IS NOT NULL;

ALTER TABLE passage_d_etude
  ADD CONSTRAINT passage_d_etude_etendue CHECK (academie_code IS NOT NULL OR uais = '{}' AND consentements = '{}'),
  ADD CONSTRAINT passage_d_etude_repete CHECK (etat IN ('prepare', 'arrete') OR repetition IS NOT NULL),
  ADD CONSTRAINT passage_d_etude_lance CHECK (num_nonnulls(lance_par_id, lance_par_nom, lance_le, a_etudier) IN (0, 4)
    AND (etat NOT IN ('en_cours', 'suspendu', 'fini') OR lance_le IS NOT NULL));
ALTER TABLE etude
  ADD CONSTRAINT etude_dossier CHECK (CASE WHEN issue IN ('attribution', 'refus', 'incomplete') THEN dossier_id IS NOT NULL
    ELSE dossier_id IS NULL OR issue = 'personne' END);

CREATE FUNCTION est_du_ministere() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM affectation a WHERE a.agent_id = identite_agent() AND a.role = 'ministere'
    AND jour_de_la_session() BETWEEN a.du AND coalesce(a.au, jour_de_la_session()))
$$;

-- A run holds no data of a family: places, counts and keys. Who prepares and who starts is who is signed in; the service of an
-- académie does it there, its responsable starts it, the ministère anywhere. What was
-- started neither moves nor goes back.
CREATE FUNCTION garder_le_passage() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  suite constant text[] := ARRAY['etat', 'cause', 'repetition', 'repete_le', 'bilan', 'a_etudier', 'curseur', 'tour', 'essai',
    'lance_par_id', 'lance_par_nom', 'lance_le', 'fini_le'];
  permis constant text[] := ARRAY['prepare repete', 'prepare arrete', 'repete en_cours', 'repete arrete', 'en_cours suspendu',
    'en_cours arrete', 'en_cours fini', 'suspendu en_cours', 'suspendu arrete', 'fini en_cours'];
BEGIN
  IF TG_OP IN ('DELETE', 'TRUNCATE') THEN
    RAISE EXCEPTION 'un passage ne s’efface pas' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF current_user = 'bourses_web' AND NOT (est_du_ministere() OR coalesce(NEW.academie_code = ANY (
      lieux_de_la_fonction('responsable_sab') || lieux_de_la_fonction('gestionnaire_sab')), false)) THEN
    RAISE EXCEPTION 'un passage revient au service académique, ou au ministère' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF current_user = 'bourses_web' THEN
      NEW.auteur_id := identite_agent();
      NEW.auteur_nom := nom_de_l_agent(identite_agent());
    END IF;
    IF NEW.etat <> 'prepare' THEN
      RAISE EXCEPTION 'un passage commence par sa préparation' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF to_jsonb(NEW) - suite IS DISTINCT FROM to_jsonb(OLD) - suite
    OR (NEW.etat <> OLD.etat AND NOT (OLD.etat || ' ' || NEW.etat) = ANY (permis))
    OR (OLD.lance_le IS NOT NULL AND (NEW.lance_par_id, NEW.lance_par_nom, NEW.lance_le, NEW.a_etudier, NEW.repetition)
      IS DISTINCT FROM (OLD.lance_par_id, OLD.lance_par_nom, OLD.lance_le, OLD.a_etudier, OLD.repetition)) THEN
    RAISE EXCEPTION 'un passage ne change ni d’étendue ni de cours' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF current_user = 'bourses_web' AND NEW.etat <> OLD.etat AND NEW.etat = 'en_cours' THEN
    IF NOT (est_du_ministere() OR coalesce(NEW.academie_code = ANY (lieux_de_la_fonction('responsable_sab')), false)) THEN
      RAISE EXCEPTION 'lancer un passage revient au responsable du service académique ou au ministère' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF OLD.lance_le IS NULL THEN
      NEW.lance_par_id := identite_agent();
      NEW.lance_par_nom := nom_de_l_agent(identite_agent());
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER passage_d_etude_garde BEFORE INSERT OR UPDATE OR DELETE ON passage_d_etude FOR EACH ROW EXECUTE FUNCTION garder_le_passage();
CREATE TRIGGER passage_d_etude_non_vide BEFORE TRUNCATE ON passage_d_etude FOR EACH STATEMENT EXECUTE FUNCTION garder_le_passage();

-- Written once, but for a call made again; gone with its consent.
CREATE FUNCTION garder_l_etude() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.issue = 'a_reprendre' AND (NEW.passage_id, NEW.consentement_id, NEW.rentree)
    = (OLD.passage_id, OLD.consentement_id, OLD.rentree) THEN RETURN NEW; END IF;
  IF TG_OP = 'DELETE' THEN
    IF NOT EXISTS (SELECT FROM consentement c WHERE c.id = OLD.consentement_id) THEN RETURN OLD; END IF;
  END IF;
  RAISE EXCEPTION 'ce qu’une étude a dit ne se modifie pas' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER etude_garde BEFORE UPDATE OR DELETE ON etude FOR EACH ROW EXECUTE FUNCTION garder_l_etude();
CREATE TRIGGER etude_non_vide BEFORE TRUNCATE ON etude FOR EACH STATEMENT EXECUTE FUNCTION garder_l_etude();

-- What became of a consent is read where the consent is: by who knows how to reach its family.
ALTER TABLE etude ENABLE ROW LEVEL SECURITY;
CREATE POLICY etude_portee ON etude USING (
  (SELECT est_systeme()) OR ARRAY[uai, academie_code]::text[] && (SELECT lieux_connus('coordonnees')));
CREATE POLICY etude_porteur_inserer ON etude AS RESTRICTIVE FOR INSERT WITH CHECK ((SELECT identite_porteur()) IS NULL);
CREATE POLICY etude_porteur_modifier ON etude AS RESTRICTIVE FOR UPDATE USING ((SELECT identite_porteur()) IS NULL);
CREATE POLICY etude_porteur_retirer ON etude AS RESTRICTIVE FOR DELETE USING ((SELECT identite_porteur()) IS NULL);
REVOKE DELETE ON passage_d_etude FROM bourses_app;
REVOKE INSERT, UPDATE, DELETE ON etude FROM bourses_app;
GRANT INSERT, UPDATE ON etude TO bourses_worker;

-- Who prepared it and who started it; its progress is that of a job.
SELECT suivre('passage_d_etude', 'id', ARRAY['etat', 'cause', 'repetition', 'repete_le', 'bilan', 'a_etudier', 'curseur', 'tour', 'essai', 'fini_le']);
