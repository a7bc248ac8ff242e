-- A recours is a record of its own: what it contests, what it is for the law, and its answer, written once (C. IV.B).
-- CreateEnum
CREATE TYPE "genre_recours" AS ENUM ('rapo', 'gracieux', 'hierarchique', 'tardif');

-- CreateEnum
CREATE TYPE "issue_recours" AS ENUM ('accueilli', 'rouvert', 'maintenu', 'tardif');

-- AlterEnum
ALTER TYPE "genre_courrier" ADD VALUE 'accuse_reception_recours';
ALTER TYPE "genre_courrier" ADD VALUE 'maintien_du_refus';
ALTER TYPE "genre_courrier" ADD VALUE 'reponse_au_recours';

-- AlterEnum
ALTER TYPE "genre_decision" ADD VALUE 'refus_sur_recours';

-- AlterTable
ALTER TABLE "courrier" ADD COLUMN     "recours_id" UUID;

-- CreateTable
CREATE TABLE "recours" (
    "id" UUID NOT NULL,
    "dossier_id" UUID NOT NULL,
    "rang" INTEGER NOT NULL,
    "decision_id" UUID,
    "genre" "genre_recours" NOT NULL,
    "nomme" "genre_recours",
    "canal" "canal" NOT NULL,
    "forme_le" DATE NOT NULL,
    "recu_le" DATE NOT NULL,
    "grief" TEXT NOT NULL,
    "trace" JSONB NOT NULL,
    "auteur_id" UUID,
    "auteur_nom" TEXT NOT NULL,
    "issue" "issue_recours",
    "repondu_le" DATE,
    "motivation" TEXT,
    "reponse_id" UUID,

    CONSTRAINT "recours_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "recours_decision_id_idx" ON "recours"("decision_id");

-- CreateIndex
CREATE INDEX "recours_reponse_id_idx" ON "recours"("reponse_id");

-- CreateIndex
CREATE UNIQUE INDEX "recours_dossier_id_rang_key" ON "recours"("dossier_id", "rang");

-- CreateIndex
CREATE INDEX "courrier_recours_id_idx" ON "courrier"("recours_id");

-- AddForeignKey
ALTER TABLE "courrier" ADD CONSTRAINT "courrier_recours_id_fkey" FOREIGN KEY ("recours_id") REFERENCES "recours"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recours" ADD CONSTRAINT "recours_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recours" ADD CONSTRAINT "recours_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "decision"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recours" ADD CONSTRAINT "recours_reponse_id_fkey" FOREIGN KEY ("reponse_id") REFERENCES "decision"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE recours
  ADD CONSTRAINT recours_rang CHECK (rang > 0),
  ADD CONSTRAINT recours_dates CHECK (forme_le <= recu_le),
  ADD CONSTRAINT recours_nomme CHECK (nomme IS DISTINCT FROM 'tardif'),
  ADD CONSTRAINT recours_grief CHECK (btrim(grief) <> ''),
  ADD CONSTRAINT recours_trace CHECK (jsonb_typeof(trace) = 'array'),
  ADD CONSTRAINT recours_repondu CHECK (num_nonnulls(issue, repondu_le) IN (0, 2)),
  ADD CONSTRAINT recours_reponse CHECK ((reponse_id IS NOT NULL) = (issue IS NOT NULL AND issue IN ('accueilli', 'maintenu')));

ALTER TABLE recours ENABLE ROW LEVEL SECURITY;
CREATE POLICY recours_portee ON recours USING (
  (SELECT est_systeme()) OR EXISTS (SELECT 1 FROM dossier d WHERE d.id = recours.dossier_id
    AND est_connu(d.uai, d.academie_code, d.branche, (SELECT connus_de_l_agent('decision')))));
-- A family forms its recours; it never writes the answer.
CREATE POLICY recours_former ON recours AS RESTRICTIVE FOR INSERT WITH CHECK (
  (SELECT identite_famille()) IS NULL OR (issue IS NULL AND auteur_id = (SELECT identite_famille())));
CREATE POLICY recours_repondre ON recours AS RESTRICTIVE FOR UPDATE USING ((SELECT identite_famille()) IS NULL);
REVOKE DELETE ON recours FROM bourses_app;

-- The answer alone is added, once; what is contested and what answers are decisions of the same dossier.
CREATE FUNCTION garder_le_recours() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF TG_OP IN ('DELETE', 'TRUNCATE') THEN
    RAISE EXCEPTION 'un recours ne s’efface pas' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF TG_OP = 'UPDATE' AND (
    OLD.issue IS NOT NULL
    OR to_jsonb(NEW) - ARRAY['issue', 'repondu_le', 'motivation', 'reponse_id']
      IS DISTINCT FROM to_jsonb(OLD) - ARRAY['issue', 'repondu_le', 'motivation', 'reponse_id']) THEN
    RAISE EXCEPTION 'un recours ne se modifie pas : on y répond, une fois' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF EXISTS (SELECT 1 FROM decision x WHERE x.id IN (NEW.decision_id, NEW.reponse_id) AND x.dossier_id <> NEW.dossier_id) THEN
    RAISE EXCEPTION 'un recours porte sur une décision de son dossier' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER recours_fige BEFORE INSERT OR UPDATE OR DELETE ON recours FOR EACH ROW EXECUTE FUNCTION garder_le_recours();
CREATE TRIGGER recours_non_vide BEFORE TRUNCATE ON recours FOR EACH STATEMENT EXECUTE FUNCTION garder_le_recours();

-- The print of a recours covers what the family said, not the answer that comes later.
CREATE OR REPLACE FUNCTION contenu_d_enregistrement(genre text, enregistrement_id uuid) RETURNS jsonb
  LANGUAGE plpgsql STABLE STRICT SET timezone = 'UTC' AS $$
BEGIN
  CASE genre
    WHEN 'demande' THEN RETURN (
      SELECT jsonb_strip_nulls(to_jsonb(r) || jsonb_build_object('numero_fiscal', r.numero_fiscal IS NOT NULL,
        'numero_fiscal_concubin', r.numero_fiscal_concubin IS NOT NULL)) FROM demande r WHERE r.id = $2);
    WHEN 'demande_de_pieces' THEN RETURN (
      SELECT jsonb_strip_nulls(jsonb_build_object('id', r.id, 'dossier_id', r.dossier_id, 'auteur_id', r.auteur_id,
        'faite_le', r.faite_le, 'message', r.message)) FROM demande_de_pieces r WHERE r.id = $2);
    WHEN 'piece' THEN RETURN (
      SELECT jsonb_build_object('id', r.id, 'dossier_id', r.dossier_id, 'code', r.code) FROM piece r WHERE r.id = $2);
    WHEN 'proposition' THEN RETURN (
      SELECT jsonb_strip_nulls(to_jsonb(r)) FROM proposition r WHERE r.id = $2);
    WHEN 'decision' THEN RETURN (
      SELECT jsonb_strip_nulls(to_jsonb(r) - 'cree_le') FROM decision r WHERE r.id = $2);
    WHEN 'notification' THEN RETURN (
      SELECT jsonb_build_object('id', r.id, 'dossier_id', d.dossier_id, 'decision_id', r.decision_id, 'mode', r.mode,
        'envoyee_le', r.envoyee_le) FROM notification r JOIN decision d ON d.id = r.decision_id WHERE r.id = $2);
    WHEN 'recours' THEN RETURN (
      SELECT jsonb_strip_nulls(to_jsonb(r) - ARRAY['issue', 'repondu_le', 'motivation', 'reponse_id'])
      FROM recours r WHERE r.id = $2);
    ELSE RAISE EXCEPTION 'aucun enregistrement ne s’appelle « % »', genre USING ERRCODE = 'integrity_constraint_violation';
  END CASE;
END $$;
