-- A prime d'équipement paid out of the base, as an agent records it with its source: it is never paid again here (C. IV.C.2).
CREATE TABLE "equipement_ailleurs" (
    "id" UUID NOT NULL,
    "dossier_id" UUID NOT NULL,
    "rang" INTEGER NOT NULL,
    "source" TEXT,
    "etablissement" TEXT,
    "annee" INTEGER,
    "reference" TEXT,
    "motif" TEXT,
    "auteur_id" UUID NOT NULL,
    "auteur_nom" TEXT NOT NULL,
    "jour" DATE NOT NULL,
    "instant" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "equipement_ailleurs_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "equipement_ailleurs_dossier_id_rang_key" ON "equipement_ailleurs"("dossier_id", "rang");
ALTER TABLE "equipement_ailleurs" ADD CONSTRAINT "equipement_ailleurs_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE equipement_ailleurs
  ADD CONSTRAINT equipement_ailleurs_dit CHECK (CASE WHEN motif IS NULL
    THEN num_nulls(source, etablissement, annee) = 0 AND source IN ('declaration', 'imprime') AND annee BETWEEN 2000 AND 2100 AND etablissement ~ '\S'
    ELSE num_nonnulls(source, etablissement, annee, reference) = 0 AND rang > 1 AND motif ~ '\S' END),
  ADD CONSTRAINT equipement_ailleurs_imprime CHECK ((reference ~ '\S') IS NOT DISTINCT FROM CASE WHEN source = 'imprime' THEN true END);

-- Whether a pupil has a right to the prime in force here, and whether it was paid elsewhere, whoever may read those dossiers.
CREATE FUNCTION equipement_ouvert_ici(l_eleve uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM droit r WHERE r.eleve_id = l_eleve AND r.composante = 'equipement' AND r.ferme_par_id IS NULL)
$$;
CREATE FUNCTION equipement_verse_ailleurs(l_eleve uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM dossier d JOIN LATERAL (
      SELECT q.motif FROM equipement_ailleurs q WHERE q.dossier_id = d.id ORDER BY q.rang DESC LIMIT 1) q ON true
    WHERE d.eleve_id = l_eleve AND q.motif IS NULL)
$$;

-- Once in a lifetime, on both sides, whoever comes first: the two writings of a pupil wait for each other.
CREATE FUNCTION attendre_la_prime(l_eleve uuid) RETURNS void LANGUAGE sql SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT pg_advisory_xact_lock(hashtextextended('equipement:' || l_eleve::text, 0))
$$;

CREATE FUNCTION signer_l_equipement_ailleurs() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  l_eleve uuid;
BEGIN
  IF current_user = 'bourses_web' THEN
    NEW.instant := now();
    NEW.jour := jour_de_la_session();
    NEW.auteur_id := identite_agent();
    NEW.auteur_nom := nom_de_l_agent(identite_agent());
  END IF;
  SELECT d.eleve_id INTO l_eleve FROM dossier d WHERE d.id = NEW.dossier_id;
  IF NEW.motif IS NULL AND l_eleve IS NOT NULL THEN
    PERFORM attendre_la_prime(l_eleve);
    IF equipement_ouvert_ici(l_eleve) THEN
      RAISE EXCEPTION 'la prime d’équipement est ouverte ici' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER equipement_ailleurs_signe BEFORE INSERT ON equipement_ailleurs FOR EACH ROW EXECUTE FUNCTION signer_l_equipement_ailleurs();

CREATE FUNCTION garder_l_equipement_unique() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM attendre_la_prime(NEW.eleve_id);
  IF equipement_verse_ailleurs(NEW.eleve_id) THEN
    RAISE EXCEPTION 'la prime d’équipement a été versée ailleurs (droit_une_prime_d_equipement)'
      USING ERRCODE = 'unique_violation', CONSTRAINT = 'droit_une_prime_d_equipement';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER droit_equipement_unique BEFORE INSERT ON droit FOR EACH ROW WHEN (NEW.composante = 'equipement') EXECUTE FUNCTION garder_l_equipement_unique();

-- What computes a right of a dossier is told of both.
CREATE OR REPLACE FUNCTION prime_d_equipement_ouverte(le_dossier uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM dossier d JOIN droit r ON r.eleve_id = d.eleve_id AND r.dossier_id <> d.id
    WHERE d.id = le_dossier AND r.composante = 'equipement' AND r.ferme_par_id IS NULL)
  OR EXISTS (SELECT FROM dossier d WHERE d.id = le_dossier AND equipement_verse_ailleurs(d.eleve_id))
$$;

-- Agents who follow the dossier read it; those who hold it write.
ALTER TABLE equipement_ailleurs ENABLE ROW LEVEL SECURITY;
CREATE POLICY equipement_ailleurs_portee ON equipement_ailleurs USING (
  (SELECT est_systeme())
  OR ((SELECT identite_agent()) IS NOT NULL AND EXISTS (SELECT 1 FROM dossier d WHERE d.id = equipement_ailleurs.dossier_id
    AND est_connu(d.uai, d.academie_code, d.branche, d.lieux_lies, (SELECT connus_de_l_agent('suivi'))))));
CREATE POLICY equipement_ailleurs_ecrire ON equipement_ailleurs AS RESTRICTIVE FOR INSERT WITH CHECK (
  (SELECT est_systeme()) OR EXISTS (SELECT 1 FROM dossier d WHERE d.id = equipement_ailleurs.dossier_id
    AND est_connu(d.uai, d.academie_code, d.branche, '{}', (SELECT connus_de_l_agent('suivi')))));
CREATE POLICY equipement_ailleurs_porteur_inserer ON equipement_ailleurs AS RESTRICTIVE FOR INSERT WITH CHECK ((SELECT identite_porteur()) IS NULL);
REVOKE UPDATE, DELETE ON equipement_ailleurs FROM bourses_app;
CREATE TRIGGER equipement_ailleurs_fige BEFORE UPDATE OR DELETE ON equipement_ailleurs FOR EACH ROW WHEN (NOT elimination_en_cours()) EXECUTE FUNCTION refuser_toute_modification();
CREATE TRIGGER equipement_ailleurs_non_vide BEFORE TRUNCATE ON equipement_ailleurs FOR EACH STATEMENT EXECUTE FUNCTION refuser_toute_modification();
SELECT suivre('equipement_ailleurs');

-- What is erased of a dossier, this too.
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
  DELETE FROM equipement_ailleurs WHERE dossier_id = ANY (ds);
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
