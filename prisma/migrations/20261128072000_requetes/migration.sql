-- A requête before the tribunal administratif (C. IV.B): when it came, which court, and what the judge said, written once.
CREATE TYPE "issue_requete" AS ENUM ('rejetee', 'annulee', 'desistement', 'non_lieu');

CREATE TABLE "requete" (
    "id" UUID NOT NULL,
    "dossier_id" UUID NOT NULL,
    "rang" INTEGER NOT NULL,
    "decision_id" UUID,
    "tribunal" TEXT NOT NULL,
    "numero" TEXT,
    "recue_le" DATE NOT NULL,
    "transmise_le" DATE NOT NULL,
    "reponse_avant" DATE,
    "auteur_id" UUID NOT NULL,
    "auteur_nom" TEXT NOT NULL,
    "issue" "issue_requete",
    "jugee_le" DATE,
    "motivation" TEXT,

    CONSTRAINT "requete_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "requete_dossier_id_rang_key" ON "requete"("dossier_id", "rang");
CREATE INDEX "requete_decision_id_idx" ON "requete"("decision_id");
ALTER TABLE "requete" ADD CONSTRAINT "requete_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "requete" ADD CONSTRAINT "requete_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "decision"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE requete
  ADD CONSTRAINT requete_rang CHECK (rang > 0),
  ADD CONSTRAINT requete_dates CHECK (recue_le <= transmise_le),
  ADD CONSTRAINT requete_jugee CHECK (num_nonnulls(issue, jugee_le) IN (0, 2) AND (jugee_le >= recue_le) IS NOT false);

ALTER TABLE requete ENABLE ROW LEVEL SECURITY;
CREATE POLICY requete_portee ON requete USING (
  (SELECT est_systeme()) OR EXISTS (SELECT 1 FROM dossier d WHERE d.id = requete.dossier_id
    AND est_connu(d.uai, d.academie_code, d.branche, (SELECT connus_de_l_agent('decision')))));
CREATE POLICY requete_agents_inserer ON requete AS RESTRICTIVE FOR INSERT WITH CHECK ((SELECT identite_famille()) IS NULL);
CREATE POLICY requete_agents_modifier ON requete AS RESTRICTIVE FOR UPDATE USING ((SELECT identite_famille()) IS NULL);
REVOKE DELETE ON requete FROM bourses_app;

CREATE FUNCTION garder_la_requete() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF TG_OP IN ('DELETE', 'TRUNCATE') THEN
    RAISE EXCEPTION 'une requête ne s’efface pas' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF TG_OP = 'UPDATE' AND (
    OLD.issue IS NOT NULL
    OR to_jsonb(NEW) - ARRAY['issue', 'jugee_le', 'motivation'] IS DISTINCT FROM to_jsonb(OLD) - ARRAY['issue', 'jugee_le', 'motivation']) THEN
    RAISE EXCEPTION 'une requête ne se modifie pas : sa fin s’écrit, une fois' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF EXISTS (SELECT 1 FROM decision x WHERE x.id = NEW.decision_id AND x.dossier_id <> NEW.dossier_id) THEN
    RAISE EXCEPTION 'une requête porte sur une décision de son dossier' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER requete_figee BEFORE INSERT OR UPDATE OR DELETE ON requete FOR EACH ROW EXECUTE FUNCTION garder_la_requete();
CREATE TRIGGER requete_non_vide BEFORE TRUNCATE ON requete FOR EACH STATEMENT EXECUTE FUNCTION garder_la_requete();

-- The print of a requête covers its coming, not its end.
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
    WHEN 'requete' THEN RETURN (
      SELECT jsonb_strip_nulls(to_jsonb(r) - ARRAY['issue', 'jugee_le', 'motivation']) FROM requete r WHERE r.id = $2);
    ELSE RAISE EXCEPTION 'aucun enregistrement ne s’appelle « % »', genre USING ERRCODE = 'integrity_constraint_violation';
  END CASE;
END $$;
