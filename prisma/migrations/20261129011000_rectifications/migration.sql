-- An error that a family says of its demande, and what follows of it, written once (C. IV.B, droit à l'erreur).
CREATE TYPE "origine_de_rectification" AS ENUM ('spontanee', 'controle');
CREATE TYPE "issue_de_rectification" AS ENUM ('rectifiee', 'ecartee');
ALTER TYPE "origine_demande" ADD VALUE 'rectification';

CREATE TABLE "rectification" (
    "id" UUID NOT NULL,
    "dossier_id" UUID NOT NULL,
    "rang" INTEGER NOT NULL,
    "origine" "origine_de_rectification" NOT NULL,
    "expose" TEXT NOT NULL,
    "canal" "canal" NOT NULL,
    "annoncee_le" DATE NOT NULL,
    "auteur_id" UUID,
    "auteur_nom" TEXT NOT NULL,
    "issue" "issue_de_rectification",
    "conclu_le" DATE,
    "motivation" TEXT,
    "bonne_foi" BOOLEAN,
    "premiere_fois" BOOLEAN,
    "demande_id" UUID,
    "echelon_avant" INTEGER,
    "annuel_avant" INTEGER,
    "echelon_apres" INTEGER,
    "annuel_apres" INTEGER,
    "modifie_id" UUID,

    CONSTRAINT "rectification_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "rectification_dossier_id_rang_key" ON "rectification"("dossier_id", "rang");
CREATE INDEX "rectification_modifie_id_idx" ON "rectification"("modifie_id");
CREATE INDEX "rectification_demande_id_idx" ON "rectification"("demande_id");
ALTER TABLE "rectification" ADD CONSTRAINT "rectification_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "rectification" ADD CONSTRAINT "rectification_demande_id_fkey" FOREIGN KEY ("demande_id") REFERENCES "demande"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "rectification" ADD CONSTRAINT "rectification_modifie_id_fkey" FOREIGN KEY ("modifie_id") REFERENCES "decision"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE rectification
  ADD CONSTRAINT rectification_rang CHECK (rang > 0),
  ADD CONSTRAINT rectification_expose CHECK (btrim(expose) <> ''),
  ADD CONSTRAINT rectification_dates CHECK (annoncee_le <= conclu_le),
  ADD CONSTRAINT rectification_conclue CHECK (num_nonnulls(issue, conclu_le, motivation) IN (0, 3)),
  ADD CONSTRAINT rectification_issue CHECK (
    num_nonnulls(bonne_foi, premiere_fois, demande_id) = CASE WHEN issue = 'rectifiee' THEN 3 ELSE 0 END),
  ADD CONSTRAINT rectification_difference CHECK (
    num_nonnulls(echelon_avant, annuel_avant) IN (0, 2) AND num_nonnulls(echelon_apres, annuel_apres) IN (0, 2));
-- One at a time.
CREATE UNIQUE INDEX rectification_annoncee ON rectification (dossier_id) WHERE issue IS NULL;

ALTER TABLE rectification ENABLE ROW LEVEL SECURITY;
CREATE POLICY rectification_portee ON rectification USING (
  (SELECT est_systeme()) OR EXISTS (SELECT 1 FROM dossier d WHERE d.id = rectification.dossier_id
    AND est_connu(d.uai, d.academie_code, d.branche, (SELECT connus_de_l_agent('situation_familiale')))));
-- A family says its error; it concludes nothing.
CREATE POLICY rectification_annoncer ON rectification AS RESTRICTIVE FOR INSERT WITH CHECK (
  (SELECT identite_famille()) IS NULL OR (issue IS NULL AND auteur_id = (SELECT identite_famille())));
CREATE POLICY rectification_conclure ON rectification AS RESTRICTIVE FOR UPDATE USING ((SELECT identite_famille()) IS NULL);
REVOKE DELETE ON rectification FROM bourses_app;

CREATE FUNCTION garder_la_rectification() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  suite constant text[] := ARRAY['issue', 'conclu_le', 'motivation', 'bonne_foi', 'premiere_fois', 'demande_id',
    'echelon_avant', 'annuel_avant', 'echelon_apres', 'annuel_apres', 'modifie_id'];
BEGIN
  IF TG_OP IN ('DELETE', 'TRUNCATE') THEN
    RAISE EXCEPTION 'une erreur annoncée ne s’efface pas' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF TG_OP = 'UPDATE' AND (OLD.issue IS NOT NULL OR to_jsonb(NEW) - suite IS DISTINCT FROM to_jsonb(OLD) - suite) THEN
    RAISE EXCEPTION 'une erreur annoncée ne se modifie pas : sa suite s’écrit, une fois' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF EXISTS (SELECT 1 FROM decision x WHERE x.id = NEW.modifie_id AND x.dossier_id <> NEW.dossier_id)
    OR EXISTS (SELECT 1 FROM demande m WHERE m.id = NEW.demande_id AND m.dossier_id <> NEW.dossier_id) THEN
    RAISE EXCEPTION 'une rectification porte sur la demande et la décision de son dossier' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER rectification_figee BEFORE INSERT OR UPDATE OR DELETE ON rectification FOR EACH ROW EXECUTE FUNCTION garder_la_rectification();
CREATE TRIGGER rectification_non_vide BEFORE TRUNCATE ON rectification FOR EACH STATEMENT EXECUTE FUNCTION garder_la_rectification();

-- The days on which errors of a person were corrected, in whatever dossier: « pour la première fois » is said of a person.
CREATE FUNCTION erreurs_rectifiees(le_demandeur uuid) RETURNS TABLE (conclu_le date)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT r.conclu_le FROM rectification r JOIN dossier d ON d.id = r.dossier_id
  WHERE d.demandeur_id = le_demandeur AND r.issue = 'rectifiee' AND identite_famille() IS NULL ORDER BY 1
$$;

-- What a decision modifies, as its letter says it: the last rectification that changed a decision, as long as no other one was
-- notified since; null when it answers none.
CREATE FUNCTION modification_de(la_decision uuid) RETURNS jsonb
  LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT jsonb_build_object('du', z.decidee_le, 'annonceeLe', r.annoncee_le,
    'moins', coalesce(z.montant_annuel, 0) > coalesce(x.montant_annuel, 0))
  FROM decision x JOIN rectification r ON r.dossier_id = x.dossier_id JOIN decision z ON z.id = r.modifie_id
  WHERE x.id = la_decision AND z.rang < x.rang AND NOT EXISTS (SELECT 1 FROM decision y JOIN notification n ON n.decision_id = y.id
    WHERE y.dossier_id = x.dossier_id AND y.rang > z.rang AND y.rang < x.rang)
  ORDER BY r.rang DESC LIMIT 1
$$;

-- The print of an error covers what the family says, not what follows.
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
    WHEN 'rectification' THEN RETURN (
      SELECT jsonb_strip_nulls(to_jsonb(r) - ARRAY['issue', 'conclu_le', 'motivation', 'bonne_foi', 'premiere_fois', 'demande_id',
        'echelon_avant', 'annuel_avant', 'echelon_apres', 'annuel_apres', 'modifie_id']) FROM rectification r WHERE r.id = $2);
    ELSE RAISE EXCEPTION 'aucun enregistrement ne s’appelle « % »', genre USING ERRCODE = 'integrity_constraint_violation';
  END CASE;
END $$;
