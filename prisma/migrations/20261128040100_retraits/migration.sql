-- The end of an attributed bourse: what it rests on, the hearing of the family, its conclusion, written once
-- (C. III.C.1.b; CRPA L. 121-1, L. 122-1).
-- CreateEnum
CREATE TYPE "motif_de_retrait" AS ENUM ('charge', 'fraude', 'erreur', 'renonciation');

-- CreateEnum
CREATE TYPE "issue_de_retrait" AS ENUM ('prononce', 'abandonne');

-- AlterTable
ALTER TABLE "courrier" ADD COLUMN     "retrait_id" UUID;

-- CreateTable
CREATE TABLE "retrait" (
    "id" UUID NOT NULL,
    "dossier_id" UUID NOT NULL,
    "rang" INTEGER NOT NULL,
    "motif" "motif_de_retrait" NOT NULL,
    "expose" TEXT NOT NULL,
    "canal" "canal" NOT NULL,
    "engage_le" DATE NOT NULL,
    "auteur_id" UUID,
    "auteur_nom" TEXT NOT NULL,
    "dernier_jour" DATE,
    "invitation_recue_le" DATE,
    "preuve" TEXT,
    "limite_le" DATE,
    "observations" TEXT,
    "observations_le" DATE,
    "issue" "issue_de_retrait",
    "conclu_le" DATE,
    "motivation" TEXT,
    "decision_id" UUID,

    CONSTRAINT "retrait_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "retrait_decision_id_idx" ON "retrait"("decision_id");

-- CreateIndex
CREATE UNIQUE INDEX "retrait_dossier_id_rang_key" ON "retrait"("dossier_id", "rang");

-- CreateIndex
CREATE INDEX "courrier_retrait_id_idx" ON "courrier"("retrait_id");

-- AddForeignKey
ALTER TABLE "courrier" ADD CONSTRAINT "courrier_retrait_id_fkey" FOREIGN KEY ("retrait_id") REFERENCES "retrait"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "retrait" ADD CONSTRAINT "retrait_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "retrait" ADD CONSTRAINT "retrait_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "decision"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE retrait
  ADD CONSTRAINT retrait_rang CHECK (rang > 0),
  ADD CONSTRAINT retrait_expose CHECK (btrim(expose) <> ''),
  ADD CONSTRAINT retrait_renonciation CHECK ((motif = 'renonciation') = (dernier_jour IS NOT NULL)),
  ADD CONSTRAINT retrait_invitation CHECK (
    num_nonnulls(invitation_recue_le, preuve) IN (0, 2) AND (limite_le IS NULL OR invitation_recue_le IS NOT NULL)),
  ADD CONSTRAINT retrait_dates CHECK (engage_le <= least(invitation_recue_le, observations_le, conclu_le)),
  ADD CONSTRAINT retrait_observations CHECK (num_nonnulls(observations, observations_le) IN (0, 2)),
  ADD CONSTRAINT retrait_conclu CHECK (num_nonnulls(issue, conclu_le) IN (0, 2)),
  ADD CONSTRAINT retrait_issue CHECK ((decision_id IS NOT NULL) = (issue IS NOT NULL AND issue = 'prononce'));
-- One at a time.
CREATE UNIQUE INDEX retrait_engage ON retrait (dossier_id) WHERE issue IS NULL;

ALTER TABLE retrait ENABLE ROW LEVEL SECURITY;
CREATE POLICY retrait_portee ON retrait USING (
  (SELECT est_systeme()) OR EXISTS (SELECT 1 FROM dossier d WHERE d.id = retrait.dossier_id
    AND est_connu(d.uai, d.academie_code, d.branche, (SELECT connus_de_l_agent('decision')))));
-- A family renounces and says what it has to say; it concludes nothing.
CREATE POLICY retrait_renoncer ON retrait AS RESTRICTIVE FOR INSERT WITH CHECK (
  (SELECT identite_famille()) IS NULL
  OR (motif = 'renonciation' AND issue IS NULL AND auteur_id = (SELECT identite_famille())));
CREATE POLICY retrait_conclure ON retrait AS RESTRICTIVE FOR UPDATE USING (true) WITH CHECK (
  (SELECT identite_famille()) IS NULL OR issue IS NULL);
REVOKE DELETE ON retrait FROM bourses_app;

-- What it rests on stays; a reception is written once, observations are only added to, the conclusion ends it.
CREATE FUNCTION garder_le_retrait() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  change constant text[] := ARRAY['invitation_recue_le', 'preuve', 'limite_le', 'observations', 'observations_le', 'issue',
    'conclu_le', 'motivation', 'decision_id'];
BEGIN
  IF TG_OP IN ('DELETE', 'TRUNCATE') THEN
    RAISE EXCEPTION 'un retrait engagé ne s’efface pas' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF TG_OP = 'UPDATE' AND (
    OLD.issue IS NOT NULL
    OR to_jsonb(NEW) - change IS DISTINCT FROM to_jsonb(OLD) - change
    OR (OLD.invitation_recue_le IS NOT NULL AND (NEW.invitation_recue_le, NEW.preuve, NEW.limite_le)
      IS DISTINCT FROM (OLD.invitation_recue_le, OLD.preuve, OLD.limite_le))
    OR NOT starts_with(coalesce(NEW.observations, ''), coalesce(OLD.observations, ''))) THEN
    RAISE EXCEPTION 'un retrait engagé ne se modifie pas : on y ajoute, puis on le conclut, une fois'
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF EXISTS (SELECT 1 FROM decision x WHERE x.id = NEW.decision_id AND x.dossier_id <> NEW.dossier_id) THEN
    RAISE EXCEPTION 'un retrait est prononcé par une décision de son dossier' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER retrait_fige BEFORE INSERT OR UPDATE OR DELETE ON retrait FOR EACH ROW EXECUTE FUNCTION garder_le_retrait();
CREATE TRIGGER retrait_non_vide BEFORE TRUNCATE ON retrait FOR EACH STATEMENT EXECUTE FUNCTION garder_le_retrait();

-- A bourse that is withdrawn ends on a day that the decision names, and opens nothing by itself.
ALTER TABLE decision ADD CONSTRAINT decision_retrait_date CHECK (genre <> 'retrait' OR effet_au IS NOT NULL);

-- ETATS_VIVANTS of lib/droit/etats.ts: a bourse withdrawn leaves the way to the next person in charge (C. III.C.1.b).
DROP INDEX dossier_vivant;
CREATE UNIQUE INDEX dossier_vivant ON dossier (eleve_id, rentree)
  WHERE etat NOT IN ('brouillon', 'retiree', 'desistee', 'irrecevable');

-- The queues name the new state.
ALTER TABLE dossier ALTER COLUMN plage SET EXPRESSION AS (
  CASE etat WHEN 'brouillon' THEN 'brouillon' WHEN 'deposee' THEN 'deposee' WHEN 'incomplete' THEN 'incomplete'
    WHEN 'en_instruction' THEN 'en_instruction' WHEN 'proposee' THEN 'proposee' WHEN 'decidee' THEN 'decidee'
    WHEN 'notifiee' THEN 'notifiee' WHEN 'retiree' THEN 'retiree' WHEN 'desistee' THEN 'desistee'
    WHEN 'irrecevable' THEN 'irrecevable' END
  || '/' || CASE canal WHEN 'etude_automatique' THEN 'etude_automatique' WHEN 'en_ligne' THEN 'en_ligne' WHEN 'papier' THEN 'papier' END
  || '/' || CASE branche WHEN 'college_public' THEN 'college_public' WHEN 'college_prive' THEN 'college_prive'
    WHEN 'lycee_public' THEN 'lycee_public' WHEN 'lycee_prive' THEN 'lycee_prive' WHEN 'cned' THEN 'cned' END
);

-- The print of a withdrawal covers what it rests on, not what comes later.
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
    WHEN 'retrait' THEN RETURN (
      SELECT jsonb_strip_nulls(to_jsonb(r) - ARRAY['invitation_recue_le', 'preuve', 'limite_le', 'observations',
        'observations_le', 'issue', 'conclu_le', 'motivation', 'decision_id']) FROM retrait r WHERE r.id = $2);
    ELSE RAISE EXCEPTION 'aucun enregistrement ne s’appelle « % »', genre USING ERRCODE = 'integrity_constraint_violation';
  END CASE;
END $$;
