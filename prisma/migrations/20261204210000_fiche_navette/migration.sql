-- The fiche navette of a prime de reprise d'études (C. IV.C, annexe 9), and what the IEN-IO answers to it on paper.
CREATE TABLE "fiche_navette" (
    "id" UUID NOT NULL,
    "dossier_id" UUID NOT NULL,
    "rang" INTEGER NOT NULL,
    "etablissement" TEXT NOT NULL,
    "code_postal" VARCHAR(5) NOT NULL,
    "commune" TEXT NOT NULL,
    "formation" TEXT NOT NULL,
    "interruption_le" DATE NOT NULL,
    "reprise_le" DATE NOT NULL,
    "tuteur" TEXT,
    "reponse" TEXT,
    "repondue_le" DATE,
    "ien_io" TEXT,
    "motif" TEXT,
    "auteur_id" UUID NOT NULL,
    "auteur_nom" TEXT NOT NULL,
    "jour" DATE NOT NULL,
    "instant" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "fiche_navette_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "fiche_navette_dossier_id_rang_key" ON "fiche_navette"("dossier_id", "rang");
ALTER TABLE "fiche_navette" ADD CONSTRAINT "fiche_navette_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE fiche_navette
  ADD CONSTRAINT fiche_navette_dates CHECK (interruption_le < reprise_le),
  ADD CONSTRAINT fiche_navette_reponse CHECK (CASE WHEN reponse IS NULL THEN num_nonnulls(repondue_le, ien_io, motif) = 0
    ELSE reponse IN ('favorable', 'defavorable') AND rang > 1 AND num_nulls(repondue_le, ien_io) = 0 END),
  ADD CONSTRAINT fiche_navette_motif CHECK (reponse IS DISTINCT FROM 'defavorable' OR coalesce(motif ~ '\S', false));

-- Signed by who is signed in; an answer says again the fiche that it answers, and no other.
CREATE FUNCTION signer_la_fiche_navette() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF current_user = 'bourses_web' THEN
    NEW.instant := now();
    NEW.jour := jour_de_la_session();
    NEW.auteur_id := identite_agent();
    NEW.auteur_nom := nom_de_l_agent(identite_agent());
  END IF;
  IF NEW.reponse IS NOT NULL AND NOT EXISTS (SELECT FROM fiche_navette f WHERE f.dossier_id = NEW.dossier_id AND f.rang = NEW.rang - 1
    AND f.reponse IS NULL AND NEW.repondue_le BETWEEN f.jour AND NEW.jour
    AND (f.etablissement, f.code_postal, f.commune, f.formation, f.interruption_le, f.reprise_le)
      = (NEW.etablissement, NEW.code_postal, NEW.commune, NEW.formation, NEW.interruption_le, NEW.reprise_le)) THEN
    RAISE EXCEPTION 'une réponse est celle d’une fiche qui l’attend' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER fiche_navette_signee BEFORE INSERT ON fiche_navette FOR EACH ROW EXECUTE FUNCTION signer_la_fiche_navette();

-- Agents who follow the dossier read it; those who hold it write.
ALTER TABLE fiche_navette ENABLE ROW LEVEL SECURITY;
CREATE POLICY fiche_navette_portee ON fiche_navette USING (
  (SELECT est_systeme())
  OR ((SELECT identite_agent()) IS NOT NULL AND EXISTS (SELECT 1 FROM dossier d WHERE d.id = fiche_navette.dossier_id
    AND est_connu(d.uai, d.academie_code, d.branche, d.lieux_lies, (SELECT connus_de_l_agent('suivi'))))));
CREATE POLICY fiche_navette_ecrire ON fiche_navette AS RESTRICTIVE FOR INSERT WITH CHECK (
  (SELECT est_systeme()) OR EXISTS (SELECT 1 FROM dossier d WHERE d.id = fiche_navette.dossier_id
    AND est_connu(d.uai, d.academie_code, d.branche, '{}', (SELECT connus_de_l_agent('suivi')))));
CREATE POLICY fiche_navette_porteur_inserer ON fiche_navette AS RESTRICTIVE FOR INSERT WITH CHECK ((SELECT identite_porteur()) IS NULL);
REVOKE UPDATE, DELETE ON fiche_navette FROM bourses_app;
CREATE TRIGGER fiche_navette_fige BEFORE UPDATE OR DELETE ON fiche_navette FOR EACH ROW WHEN (NOT elimination_en_cours()) EXECUTE FUNCTION refuser_toute_modification();
CREATE TRIGGER fiche_navette_non_vide BEFORE TRUNCATE ON fiche_navette FOR EACH STATEMENT EXECUTE FUNCTION refuser_toute_modification();
SELECT suivre('fiche_navette');

-- The return to school that the IEN-IO confirmed, for what is due of the bourse; null otherwise. Two days, to who pays without
-- following dossiers.
CREATE FUNCTION reprise_confirmee(le_dossier uuid) RETURNS jsonb
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT CASE WHEN f.reponse = 'favorable' THEN jsonb_build_object('interruption', f.interruption_le, 'reprise', f.reprise_le) END
  FROM fiche_navette f WHERE f.dossier_id = le_dossier ORDER BY f.rang DESC LIMIT 1
$$;

-- What is erased of a dossier, the fiche too.
CREATE OR REPLACE FUNCTION effacer_les_dossiers(ds uuid[]) RETURNS void
  LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  DELETE FROM fichier f USING piece p WHERE p.id = f.piece_id AND p.dossier_id = ANY (ds);
  DELETE FROM fichier f USING recours r WHERE r.id = f.recours_id AND r.dossier_id = ANY (ds);
  DELETE FROM code_de_lettre k USING courrier c WHERE c.id = k.courrier_id AND c.dossier_id = ANY (ds);
  DELETE FROM courrier WHERE dossier_id = ANY (ds);
  DELETE FROM notification n USING decision d WHERE d.id = n.decision_id AND d.dossier_id = ANY (ds);
  DELETE FROM ligne_de_bordereau l USING proposition p WHERE p.id = l.proposition_id AND p.dossier_id = ANY (ds);
  DELETE FROM proposition WHERE dossier_id = ANY (ds);
  DELETE FROM droit WHERE dossier_id = ANY (ds);
  DELETE FROM relecture WHERE dossier_id = ANY (ds);
  DELETE FROM rectification WHERE dossier_id = ANY (ds);
  DELETE FROM retrait WHERE dossier_id = ANY (ds);
  DELETE FROM requete WHERE dossier_id = ANY (ds);
  DELETE FROM recours WHERE dossier_id = ANY (ds);
  DELETE FROM decision WHERE dossier_id = ANY (ds);
  DELETE FROM retenue WHERE dossier_id = ANY (ds);
  DELETE FROM demande WHERE dossier_id = ANY (ds);
  DELETE FROM piece WHERE dossier_id = ANY (ds);
  DELETE FROM demande_de_pieces WHERE dossier_id = ANY (ds);
  DELETE FROM brouillon WHERE dossier_id = ANY (ds);
  DELETE FROM note_de_dossier WHERE dossier_id = ANY (ds);
  DELETE FROM attente_de_dossier WHERE dossier_id = ANY (ds);
  DELETE FROM confie_de_dossier WHERE dossier_id = ANY (ds);
  DELETE FROM avis_sollicite WHERE dossier_id = ANY (ds);
  DELETE FROM rappel WHERE dossier_id = ANY (ds);
  DELETE FROM fiche_navette WHERE dossier_id = ANY (ds);
  DELETE FROM message_de_dossier WHERE dossier_id = ANY (ds);
  DELETE FROM certificat WHERE dossier_id = ANY (ds);
  DELETE FROM mouvement WHERE dossier_id = ANY (ds);
  DELETE FROM transfert WHERE dossier_id = ANY (ds);
  DELETE FROM ligne_de_lot WHERE dossier_id = ANY (ds);
  DELETE FROM etude WHERE dossier_id = ANY (ds);
  DELETE FROM suite_de_procuration s USING procuration p WHERE p.id = s.procuration_id AND p.dossier_id = ANY (ds)
    AND NOT EXISTS (SELECT FROM versement v WHERE v.procuration_id = p.id);
  DELETE FROM procuration p WHERE p.dossier_id = ANY (ds) AND NOT EXISTS (SELECT FROM versement v WHERE v.procuration_id = p.id);
  UPDATE dossier SET demandeur_id = NULL, drapeaux = '{}', retard_admis = NULL, echeance_le = NULL, echeance_cause = NULL,
    echeance_article = NULL, succede_a_id = NULL, double_de_id = NULL, efface_le = jour_de_la_session() WHERE id = ANY (ds);
  UPDATE ligne_de_journal SET contenu = NULL, auteur_nom = NULL WHERE dossier_id = ANY (ds);
  UPDATE lecture_sensible SET "precision" = NULL, motif = NULL, explication = NULL WHERE dossier_id = ANY (ds);
  DELETE FROM cle_de_dossier WHERE dossier_id = ANY (ds);
END $$;
