-- The repair desk of the étude automatique: an état civil corrected, and a group of consents studied again (C. II.B.1;
-- docs/adr/reparation-des-etudes.md).
-- CreateTable
CREATE TABLE "correction_d_etat_civil" (
    "id" UUID NOT NULL,
    "consentement_id" UUID,
    "accord_id" UUID,
    "avant" JSONB NOT NULL,
    "apres" JSONB NOT NULL,
    "motif" TEXT NOT NULL,
    "auteur_id" UUID,
    "auteur_nom" TEXT NOT NULL,
    "instant" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "correction_d_etat_civil_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "correction_d_etat_civil_consentement_id_instant_idx" ON "correction_d_etat_civil"("consentement_id", "instant");

-- CreateIndex
CREATE INDEX "correction_d_etat_civil_accord_id_instant_idx" ON "correction_d_etat_civil"("accord_id", "instant");

-- AddForeignKey
ALTER TABLE "correction_d_etat_civil" ADD CONSTRAINT "correction_d_etat_civil_consentement_id_fkey" FOREIGN KEY ("consentement_id") REFERENCES "consentement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "correction_d_etat_civil" ADD CONSTRAINT "correction_d_etat_civil_accord_id_fkey" FOREIGN KEY ("accord_id") REFERENCES "accord_de_concubin"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE correction_d_etat_civil
  ADD CONSTRAINT correction_d_etat_civil_de CHECK (num_nonnulls(consentement_id, accord_id) = 1),
  ADD CONSTRAINT correction_d_etat_civil_dite CHECK (avant <> apres),
  ADD CONSTRAINT correction_d_etat_civil_complete CHECK (coalesce(etat_civil_complet(apres), false)),
  ADD CONSTRAINT correction_d_etat_civil_motif CHECK (btrim(motif) <> '');

-- The service of the académie of the consent corrects it, and signs.
CREATE FUNCTION signer_la_correction() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF current_user = 'bourses_web' THEN
    NEW.instant := now();
    NEW.auteur_id := identite_agent();
    NEW.auteur_nom := nom_de_l_agent(identite_agent());
    IF NOT EXISTS (
      SELECT FROM consentement c LEFT JOIN accord_de_concubin a ON a.couple_id = c.couple_id
      WHERE NEW.consentement_id = c.id OR NEW.accord_id = a.id
      HAVING bool_or(coalesce(c.academie_code = ANY (
        lieux_de_la_fonction('responsable_sab') || lieux_de_la_fonction('gestionnaire_sab')), false))) THEN
      RAISE EXCEPTION 'corriger un état civil revient au service académique' USING ERRCODE = 'insufficient_privilege';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER correction_d_etat_civil_signee BEFORE INSERT ON correction_d_etat_civil FOR EACH ROW EXECUTE FUNCTION signer_la_correction();

-- Written once; gone with the answer that it corrects.
CREATE FUNCTION garder_la_correction() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF NOT EXISTS (SELECT FROM consentement c WHERE c.id = OLD.consentement_id)
      AND NOT EXISTS (SELECT FROM accord_de_concubin a WHERE a.id = OLD.accord_id) THEN RETURN OLD; END IF;
  END IF;
  RAISE EXCEPTION 'un état civil corrigé ne se modifie pas : il se corrige de nouveau' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER correction_d_etat_civil_garde BEFORE UPDATE OR DELETE ON correction_d_etat_civil FOR EACH ROW EXECUTE FUNCTION garder_la_correction();
CREATE TRIGGER correction_d_etat_civil_non_vide BEFORE TRUNCATE ON correction_d_etat_civil FOR EACH STATEMENT EXECUTE FUNCTION garder_la_correction();

-- Read by who reads the answer that it corrects: the person its own, no family that of a concubin.
ALTER TABLE correction_d_etat_civil ENABLE ROW LEVEL SECURITY;
CREATE POLICY correction_d_etat_civil_portee ON correction_d_etat_civil USING (
  (SELECT est_systeme()) OR EXISTS (SELECT 1 FROM consentement c WHERE c.id = consentement_id)
  OR EXISTS (SELECT 1 FROM accord_de_concubin a WHERE a.id = accord_id));
CREATE POLICY correction_d_etat_civil_agents ON correction_d_etat_civil AS RESTRICTIVE FOR INSERT WITH CHECK (
  (SELECT est_systeme()) OR (SELECT identite_agent()) IS NOT NULL);
CREATE POLICY correction_d_etat_civil_porteur_inserer ON correction_d_etat_civil AS RESTRICTIVE FOR INSERT WITH CHECK ((SELECT identite_porteur()) IS NULL);
CREATE POLICY correction_d_etat_civil_porteur_modifier ON correction_d_etat_civil AS RESTRICTIVE FOR UPDATE USING ((SELECT identite_porteur()) IS NULL);
CREATE POLICY correction_d_etat_civil_porteur_retirer ON correction_d_etat_civil AS RESTRICTIVE FOR DELETE USING ((SELECT identite_porteur()) IS NULL);
REVOKE UPDATE, DELETE ON correction_d_etat_civil FROM bourses_app;
SELECT suivre('correction_d_etat_civil');

-- The last correction of an answer, of a person in charge or of a concubin; null when nobody corrected it.
CREATE FUNCTION etat_civil_corrige(le_consentement uuid, l_accord uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(
    (SELECT apres FROM correction_d_etat_civil WHERE consentement_id = le_consentement ORDER BY instant DESC, id DESC LIMIT 1),
    (SELECT apres FROM correction_d_etat_civil WHERE accord_id = l_accord ORDER BY instant DESC, id DESC LIMIT 1))
$$;

-- What an étude did not settle: the last outcome of each consent that stands, when it opened no dossier and may be studied again, or
-- when its dossier waits. A demande filed otherwise, a decision and a withdrawal take it off. `causes` holds the outcome where it has
-- no cause. `prete`: what stopped it has changed since, so that the same call may answer.
CREATE VIEW etude_en_panne WITH (security_invoker) AS
  SELECT e.consentement_id, e.rentree, e.uai, e.academie_code, e.issue, e.jour, e.passage_id, e.dossier_id,
    CASE WHEN e.causes = '{}' THEN ARRAY[e.issue::text] ELSE e.causes END AS causes,
    v.eleve_id, v.responsable_id, v.couple_id, v.etat_civil, k.etat AS etat_du_dossier, k.numero,
    r.consentement_id IS NOT NULL AS en_reprise,
    a.id IS NOT NULL AND r.consentement_id IS NULL AS rejouable,
    a.id IS NOT NULL AND r.consentement_id IS NULL AND CASE e.issue
      WHEN 'a_reprendre' THEN true
      WHEN 'sans_accord' THEN coalesce(a.accord_du_concubin, false)
      WHEN 'double' THEN NOT a."double"
      ELSE EXISTS (SELECT FROM correction_d_etat_civil c WHERE c.consentement_id = v.id AND c.instant > e.instant)
        OR EXISTS (SELECT FROM accord_en_vigueur o WHERE o.couple_id = v.couple_id AND (o.instant > e.instant
          OR EXISTS (SELECT FROM correction_d_etat_civil c WHERE c.accord_id = o.id AND c.instant > e.instant)))
    END AS prete
  FROM (SELECT DISTINCT ON (consentement_id, rentree) * FROM etude ORDER BY consentement_id, rentree, instant DESC, passage_id DESC) e
  JOIN consentement_en_vigueur v ON v.id = e.consentement_id AND v.reponse = 'oui'
  LEFT JOIN dossier k ON k.id = e.dossier_id
  LEFT JOIN consentement_a_etudier a ON a.id = v.id AND a.rentree = e.rentree
  LEFT JOIN (SELECT DISTINCT unnest(p.consentements) AS consentement_id, p.rentree FROM passage_d_etude p
    WHERE p.etat IN ('en_cours', 'suspendu')) r ON r.consentement_id = v.id AND r.rentree = e.rentree
  WHERE CASE WHEN e.dossier_id IS NULL THEN e.issue IN ('personne', 'sans_accord', 'double', 'a_reprendre') AND a.id IS NOT NULL
    ELSE k.etat IN ('deposee', 'incomplete', 'en_instruction') END;
GRANT SELECT ON etude_en_panne TO bourses_app;

-- These very consents, each studied before in the same académie: a run that studies them again needs no rehearsal, and its service
-- starts it.
ALTER TABLE passage_d_etude DROP CONSTRAINT passage_d_etude_repete,
  ADD CONSTRAINT passage_d_etude_repete CHECK (etat IN ('prepare', 'arrete') OR repetition IS NOT NULL OR consentements <> '{}');
CREATE FUNCTION rejoue(le_passage passage_d_etude) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT le_passage.consentements <> '{}' AND NOT EXISTS (
    SELECT FROM unnest(le_passage.consentements) AS le_sien
    WHERE NOT EXISTS (SELECT FROM etude e WHERE e.consentement_id = le_sien AND e.rentree = le_passage.rentree
      AND e.academie_code = le_passage.academie_code))
$$;
REVOKE ALL ON FUNCTION rejoue(passage_d_etude) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION rejoue(passage_d_etude) TO bourses_app;
CREATE OR REPLACE FUNCTION garder_le_passage() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
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
    OR (NEW.etat <> OLD.etat AND NOT (OLD.etat || ' ' || NEW.etat) = ANY (permis)
      AND NOT (OLD.etat = 'prepare' AND NEW.etat = 'en_cours' AND rejoue(NEW)))
    OR (OLD.lance_le IS NOT NULL AND (NEW.lance_par_id, NEW.lance_par_nom, NEW.lance_le, NEW.a_etudier, NEW.repetition)
      IS DISTINCT FROM (OLD.lance_par_id, OLD.lance_par_nom, OLD.lance_le, OLD.a_etudier, OLD.repetition)) THEN
    RAISE EXCEPTION 'un passage ne change ni d’étendue ni de cours' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF current_user = 'bourses_web' AND NEW.etat <> OLD.etat AND NEW.etat = 'en_cours' THEN
    IF NOT (est_du_ministere() OR rejoue(NEW) OR coalesce(NEW.academie_code = ANY (lieux_de_la_fonction('responsable_sab')), false)) THEN
      RAISE EXCEPTION 'lancer un passage revient au responsable du service académique ou au ministère' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF OLD.lance_le IS NULL THEN
      NEW.lance_par_id := identite_agent();
      NEW.lance_par_nom := nom_de_l_agent(identite_agent());
    END IF;
  END IF;
  RETURN NEW;
END $$;
