-- The engagement that a pupil and its family sign for a bourse au mérite, as the établissement receives it (C. IV.C.3; D. 531-40).
CREATE TABLE "engagement_de_merite" (
    "id" UUID NOT NULL,
    "dossier_id" UUID NOT NULL,
    "rang" INTEGER NOT NULL,
    "recu_le" DATE,
    "motif" TEXT,
    "auteur_id" UUID NOT NULL,
    "auteur_nom" TEXT NOT NULL,
    "jour" DATE NOT NULL,
    "instant" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "engagement_de_merite_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "engagement_de_merite_dossier_id_rang_key" ON "engagement_de_merite"("dossier_id", "rang");
ALTER TABLE "engagement_de_merite" ADD CONSTRAINT "engagement_de_merite_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE engagement_de_merite
  ADD CONSTRAINT engagement_de_merite_dit CHECK (num_nonnulls(recu_le, motif) = 1 AND coalesce(motif ~ '\S', true)),
  ADD CONSTRAINT engagement_de_merite_venu CHECK (recu_le <= jour),
  ADD CONSTRAINT engagement_de_merite_rang CHECK (rang > 1 OR rang = 1 AND recu_le IS NOT NULL);

-- The day of the decision that opened the bourse au mérite of a dossier and that its family was told of; null while none runs.
CREATE FUNCTION merite_ouvert_le(le_dossier uuid) RETURNS date LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT min(y.decidee_le) FROM droit r JOIN decision y ON y.id = r.decision_id JOIN notification n ON n.decision_id = y.id
  WHERE r.dossier_id = le_dossier AND r.composante = 'merite' HAVING bool_or(r.ferme_par_id IS NULL)
$$;

-- The day on which the engagement of a dossier was received, as it stands; null while it lacks.
CREATE FUNCTION engagement_recu_le(le_dossier uuid) RETURNS date LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT recu_le FROM engagement_de_merite WHERE dossier_id = le_dossier ORDER BY rang DESC LIMIT 1
$$;

-- Signed by who is signed in: received of a pupil whose bourse au mérite runs, and not before its decision; taken back when it was there.
CREATE FUNCTION signer_l_engagement_de_merite() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  ouvert date;
BEGIN
  IF current_user <> 'bourses_web' THEN
    RETURN NEW;
  END IF;
  NEW.instant := now();
  NEW.jour := jour_de_la_session();
  NEW.auteur_id := identite_agent();
  NEW.auteur_nom := nom_de_l_agent(identite_agent());
  ouvert := merite_ouvert_le(NEW.dossier_id);
  IF (engagement_recu_le(NEW.dossier_id) IS NULL) = (NEW.recu_le IS NULL) OR NEW.recu_le IS NOT NULL AND coalesce(NEW.recu_le < ouvert, true) THEN
    RAISE EXCEPTION 'un engagement se reçoit une fois, après la décision qui ouvre la bourse au mérite' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER engagement_de_merite_signe BEFORE INSERT ON engagement_de_merite FOR EACH ROW EXECUTE FUNCTION signer_l_engagement_de_merite();

-- Agents who follow the dossier read it, and the family that signed it; agents who hold the dossier write.
ALTER TABLE engagement_de_merite ENABLE ROW LEVEL SECURITY;
CREATE POLICY engagement_de_merite_portee ON engagement_de_merite USING (
  (SELECT est_systeme()) OR EXISTS (SELECT 1 FROM dossier d WHERE d.id = engagement_de_merite.dossier_id
    AND est_connu(d.uai, d.academie_code, d.branche, d.lieux_lies, (SELECT connus_de_l_agent('suivi')))));
CREATE POLICY engagement_de_merite_ecrire ON engagement_de_merite AS RESTRICTIVE FOR INSERT WITH CHECK (
  (SELECT est_systeme()) OR (SELECT identite_agent()) IS NOT NULL AND EXISTS (SELECT 1 FROM dossier d WHERE d.id = engagement_de_merite.dossier_id
    AND est_connu(d.uai, d.academie_code, d.branche, '{}', (SELECT connus_de_l_agent('suivi')))));
CREATE POLICY engagement_de_merite_porteur_lire ON engagement_de_merite AS RESTRICTIVE FOR SELECT USING ((SELECT identite_porteur()) IS NULL);
CREATE POLICY engagement_de_merite_porteur_inserer ON engagement_de_merite AS RESTRICTIVE FOR INSERT WITH CHECK ((SELECT identite_porteur()) IS NULL);
REVOKE UPDATE, DELETE ON engagement_de_merite FROM bourses_app;
CREATE TRIGGER engagement_de_merite_fige BEFORE UPDATE OR DELETE ON engagement_de_merite FOR EACH ROW WHEN (NOT elimination_en_cours()) EXECUTE FUNCTION refuser_toute_modification();
CREATE TRIGGER engagement_de_merite_non_vide BEFORE TRUNCATE ON engagement_de_merite FOR EACH STATEMENT EXECUTE FUNCTION refuser_toute_modification();
SELECT suivre('engagement_de_merite');

-- What is erased of a dossier, the engagement too.
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
  DELETE FROM engagement_de_merite WHERE dossier_id = ANY (ds);
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
