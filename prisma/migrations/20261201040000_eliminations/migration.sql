-- AlterTable
ALTER TABLE "dossier" ADD COLUMN     "efface_le" DATE;

-- AlterTable
ALTER TABLE "eleve" ADD COLUMN     "efface_le" DATE;

-- CreateTable
CREATE TABLE "elimination" (
    "id" UUID NOT NULL,
    "preparee_le" DATE NOT NULL,
    "preparee_par_id" UUID NOT NULL,
    "preparee_par_nom" TEXT NOT NULL,
    "regle" TEXT NOT NULL,
    "eleves" INTEGER NOT NULL,
    "dossiers" INTEGER NOT NULL,
    "compte" JSONB NOT NULL,
    "empreinte" BYTEA NOT NULL,
    "dpo_id" UUID,
    "dpo_nom" TEXT,
    "dpo_le" DATE,
    "administrateur_id" UUID,
    "administrateur_nom" TEXT,
    "administrateur_le" DATE,
    "ecartee_par_nom" TEXT,
    "ecartee_le" DATE,
    "ecartee_motif" TEXT,
    "executee_le" TIMESTAMPTZ(3),
    "bilan" JSONB,

    CONSTRAINT "elimination_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ligne_d_elimination" (
    "elimination_id" UUID NOT NULL,
    "rang" INTEGER NOT NULL,
    "eleve_id" UUID NOT NULL,
    "echu_le" DATE NOT NULL,
    "dossiers" INTEGER NOT NULL,
    "issue" TEXT,
    "causes" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "compte" JSONB,
    "cles" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "faite_le" TIMESTAMPTZ(3),

    CONSTRAINT "ligne_d_elimination_pkey" PRIMARY KEY ("elimination_id","rang")
);

-- CreateTable
CREATE TABLE "echeance_de_conservation" (
    "echu_le" DATE NOT NULL,
    "eleves" INTEGER NOT NULL,
    "dossiers" INTEGER NOT NULL,
    "retenus" INTEGER NOT NULL,
    "causes" JSONB NOT NULL,
    "compte_le" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "echeance_de_conservation_pkey" PRIMARY KEY ("echu_le")
);

-- CreateIndex
CREATE UNIQUE INDEX "ligne_d_elimination_elimination_id_eleve_id_key" ON "ligne_d_elimination"("elimination_id", "eleve_id");

-- AddForeignKey
ALTER TABLE "ligne_d_elimination" ADD CONSTRAINT "ligne_d_elimination_elimination_id_fkey" FOREIGN KEY ("elimination_id") REFERENCES "elimination"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
-- Written by hand: what Prisma does not express ------------------------------------------------------------------------

ALTER TABLE elimination
  ADD CONSTRAINT elimination_deux_personnes CHECK (dpo_id <> administrateur_id),
  ADD CONSTRAINT elimination_visas CHECK (num_nonnulls(dpo_id, dpo_nom, dpo_le) IN (0, 3)
    AND num_nonnulls(administrateur_id, administrateur_nom, administrateur_le) IN (0, 3)),
  ADD CONSTRAINT elimination_ecartee CHECK (num_nonnulls(ecartee_par_nom, ecartee_le, ecartee_motif) IN (0, 3)),
  ADD CONSTRAINT elimination_executee CHECK (
    (executee_le IS NULL) = (bilan IS NULL)
    AND (executee_le IS NULL OR (num_nonnulls(dpo_id, administrateur_id) = 2 AND ecartee_le IS NULL)));
ALTER TABLE ligne_d_elimination
  ADD CONSTRAINT ligne_d_elimination_issue CHECK (CASE
    WHEN issue IS NULL THEN num_nonnulls(compte, faite_le) = 0 AND causes = '{}' AND cles = '{}'
    WHEN issue = 'efface' THEN num_nonnulls(compte, faite_le) = 2 AND causes = '{}'
    ELSE issue = 'retenu' AND faite_le IS NOT NULL AND compte IS NULL AND causes <> '{}' AND cles = '{}' END);

-- A dossier whose data are gone keeps its number, its year and its lines; it names nobody.
ALTER TABLE dossier DROP CONSTRAINT dossier_depose_recu;
ALTER TABLE dossier ADD CONSTRAINT dossier_depose_recu CHECK (
  etat = 'brouillon' OR efface_le IS NOT NULL
  OR (demandeur_id IS NOT NULL AND (recu_le IS NOT NULL OR canal = 'etude_automatique')));
ALTER TABLE dossier ADD CONSTRAINT dossier_efface CHECK (efface_le IS NULL OR demandeur_id IS NULL);

-- True in the transaction of the one function that erases, as the owner of the tables: whoever else sets the parameter is
-- not the owner.
CREATE FUNCTION elimination_en_cours() RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT current_user = 'bourses_proprietaire'
    AND current_setting('bourses.elimination', true) = pg_current_xact_id_if_assigned()::text
$$;

-- What refuses any change, on the tables whose rows the erasing removes, sleeps during it, and then alone. What follows a row
-- (suivi) stays awake: the register tells each removal.
DO $$
DECLARE
  t record;
  def text;
BEGIN
  FOR t IN
    SELECT g.oid, g.tgqual IS NOT NULL AS conditionnel FROM pg_trigger g JOIN pg_proc p ON p.oid = g.tgfoid
    WHERE NOT g.tgisinternal AND g.tgtype & 1 = 1 AND g.tgtype & 2 = 2 AND g.tgtype & 24 <> 0
      AND g.tgrelid = ANY (ARRAY['dossier', 'decision', 'demande', 'proposition', 'droit', 'certificat', 'retenue', 'recours',
        'requete', 'rectification', 'retrait', 'transfert', 'mouvement', 'relecture', 'note_de_dossier', 'attente_de_dossier',
        'confie_de_dossier', 'avis_sollicite', 'rappel', 'message_de_dossier', 'ligne_de_bordereau', 'ligne_de_lot', 'etude',
        'code_de_lettre', 'correction_eleve', 'correction_responsable', 'reunion', 'separation', 'resultat_brevet', 'absence',
        'frais_de_pension', 'sans_deduction_dite', 'coche_parcoursup', 'relance', 'consentement', 'couple',
        'accord_de_concubin', 'invitation_de_concubin', 'compte_bancaire', 'suite_de_compte', 'procuration',
        'suite_de_procuration', 'ligne_de_journal', 'lecture_sensible', 'ecriture']::regclass[])
      AND p.proname <> 'garder_le_double' AND p.proname <> 'garder_la_succession'
  LOOP
    def := replace(pg_get_triggerdef(t.oid), 'CREATE TRIGGER', 'CREATE OR REPLACE TRIGGER');
    IF t.conditionnel THEN
      RAISE EXCEPTION 'un gardien a déjà une condition : %', def;
    END IF;
    -- Of a guard that also looks at what is written, the condition cannot be told for the insertion: it is split.
    EXECUTE replace(def, 'FOR EACH ROW EXECUTE', 'FOR EACH ROW WHEN (NOT elimination_en_cours()) EXECUTE');
  END LOOP;
END $$;

-- The last school year of a pupil in the second degré ends on the eve of the next one; a year later, its data are due
-- (finDeConservation, lib/droit/conservation). A pupil never seen there counts from the last year known.
CREATE FUNCTION echeance_de_l_eleve(l_eleve uuid) RETURNS date
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT make_date(coalesce(max(s.rentree) FILTER (WHERE s.niveau <> 'post_bac'), max(s.rentree)) + 2, 9, 1)
  FROM eleve e JOIN scolarite s ON s.eleve_id = e.id WHERE e.id = l_eleve OR e.reunie_dans = l_eleve
$$;

-- What holds back the end of the data of a pupil: names of SUSPENSIONS, lib/droit/conservation.
CREATE FUNCTION suspensions_de_l_eleve(l_eleve uuid) RETURNS text[]
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  WITH d AS (
    SELECT x.id, x.etat FROM eleve e JOIN dossier x ON x.eleve_id = e.id WHERE e.id = l_eleve OR e.reunie_dans = l_eleve)
  SELECT array_remove(ARRAY[
    CASE WHEN EXISTS (SELECT FROM d WHERE etat IN ('deposee', 'incomplete', 'en_instruction', 'proposee', 'decidee')) THEN 'demande' END,
    CASE WHEN EXISTS (SELECT FROM recours r JOIN d ON d.id = r.dossier_id WHERE r.issue IS NULL) THEN 'recours' END,
    CASE WHEN EXISTS (SELECT FROM requete r JOIN d ON d.id = r.dossier_id WHERE r.issue IS NULL) THEN 'justice' END,
    CASE WHEN EXISTS (SELECT FROM retrait r JOIN d ON d.id = r.dossier_id WHERE r.issue IS NULL)
      OR EXISTS (SELECT FROM rectification r JOIN d ON d.id = r.dossier_id WHERE r.issue IS NULL) THEN 'retrait' END,
    CASE WHEN EXISTS (SELECT FROM boursier_a_payer b JOIN d ON d.id = b.dossier_id
        JOIN etat_de_paiement e ON e.id = b.etat_id WHERE e.etape <> 'fige')
      OR EXISTS (SELECT FROM versement v JOIN d ON d.id = v.dossier_id
        WHERE NOT EXISTS (SELECT FROM versement n WHERE n.remplace_id = v.id) AND 'paye' IS DISTINCT FROM (
          SELECT f.fait FROM fait_de_versement f WHERE f.versement_id = v.id ORDER BY f.rang DESC LIMIT 1)) THEN 'paiement' END,
    CASE WHEN EXISTS (SELECT FROM boursier_a_payer b JOIN d ON d.id = b.dossier_id
        WHERE dette_a_reporter(b) > 0
          AND NOT EXISTS (SELECT FROM boursier_a_payer n WHERE (n.dossier_id, n.uai) = (b.dossier_id, b.uai) AND n.rang > b.rang))
      OR EXISTS (SELECT FROM ordre_de_reversement o JOIN d ON d.id = o.dossier_id
        WHERE o.centimes > (SELECT coalesce(sum(s.centimes), 0) FROM suite_de_reversement s WHERE s.ordre_id = o.id)) THEN 'dette' END
  ], NULL)
$$;

-- A pupil record that stands, whose data are still there.
CREATE FUNCTION eleves_echus(le_jour date, limite int) RETURNS TABLE (eleve_id uuid, echu_le date)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT q.id, q.echu FROM (
    SELECT coalesce(e.reunie_dans, e.id) AS id,
      make_date(coalesce(max(s.rentree) FILTER (WHERE s.niveau <> 'post_bac'), max(s.rentree)) + 2, 9, 1) AS echu
    FROM eleve e JOIN scolarite s ON s.eleve_id = e.id WHERE e.efface_le IS NULL GROUP BY 1) q
  WHERE q.echu <= le_jour ORDER BY q.echu, q.id LIMIT limite
$$;

CREATE FUNCTION tient_la_fonction_nationale(VARIADIC les_fonctions "role"[]) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM affectation WHERE agent_id = identite_agent() AND role = ANY (les_fonctions)
    AND jour_de_la_session() BETWEEN du AND coalesce(au, jour_de_la_session()))
$$;
CREATE FUNCTION exiger_d_eliminer() RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('elimination', 0));
  IF NOT tient_la_fonction_nationale('dpo', 'administrateur') THEN
    PERFORM refuser('BN404', 'Cette page n’existe pas.');
  END IF;
END $$;

-- Rows of each kind that the erasing of these pupils removes, as one object.
CREATE FUNCTION compte_des_eleves(les_eleves uuid[]) RETURNS jsonb
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  WITH e AS (SELECT id FROM eleve WHERE id = ANY (les_eleves) OR reunie_dans = ANY (les_eleves)),
    d AS (SELECT x.id FROM dossier x JOIN e ON e.id = x.eleve_id)
  SELECT jsonb_build_object(
    'dossiers', (SELECT count(*) FROM d),
    'demandes', (SELECT count(*) FROM demande x JOIN d ON d.id = x.dossier_id),
    'decisions', (SELECT count(*) FROM decision x JOIN d ON d.id = x.dossier_id),
    'courriers', (SELECT count(*) FROM courrier x JOIN d ON d.id = x.dossier_id),
    'fichiers', (SELECT count(*) FROM fichier f LEFT JOIN piece p ON p.id = f.piece_id LEFT JOIN recours r ON r.id = f.recours_id
      JOIN d ON d.id = coalesce(p.dossier_id, r.dossier_id)),
    'messages', (SELECT count(*) FROM message_de_dossier x JOIN d ON d.id = x.dossier_id),
    'consentements', (SELECT count(*) FROM consentement x JOIN e ON e.id = x.eleve_id),
    'scolarites', (SELECT count(*) FROM scolarite x JOIN e ON e.id = x.eleve_id))
$$;

CREATE FUNCTION empreinte_de_la_liste(lequel uuid) RETURNS bytea
  LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT sha256(convert_to(string_agg(rang || ' ' || eleve_id || ' ' || echu_le, E'\n' ORDER BY rang), 'UTF8'))
  FROM ligne_d_elimination WHERE elimination_id = lequel
$$;

-- The next pupils that are due and that nothing holds back, in no other lot that waits. Returns the lot.
CREATE FUNCTION preparer_une_elimination(la_regle text, limite int) RETURNS uuid
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  lot uuid := uuidv7();
  prets uuid[];
  jours date[];
BEGIN
  PERFORM exiger_d_eliminer();
  -- In the order of eleves_echus: no more of them are judged than the lot takes.
  SELECT array_agg(q.eleve_id ORDER BY q.echu_le, q.eleve_id), array_agg(q.echu_le ORDER BY q.echu_le, q.eleve_id) INTO prets, jours
    FROM (SELECT x.eleve_id, x.echu_le FROM eleves_echus(jour_de_la_session(), NULL) x
      WHERE NOT EXISTS (SELECT FROM ligne_d_elimination l JOIN elimination e ON e.id = l.elimination_id
          WHERE l.eleve_id = x.eleve_id AND l.issue IS NULL AND e.ecartee_le IS NULL)
        AND suspensions_de_l_eleve(x.eleve_id) = '{}'
      LIMIT limite) q;
  IF prets IS NULL THEN
    PERFORM refuser('BN422', 'Rien n’est échu, ou tout ce qui l’est est retenu ou déjà dans un lot qui attend.');
  END IF;
  INSERT INTO elimination (id, preparee_le, preparee_par_id, preparee_par_nom, regle, eleves, dossiers, compte, empreinte)
    SELECT lot, jour_de_la_session(), identite_agent(), nom_de_l_agent(identite_agent()), la_regle, cardinality(prets),
      (c->>'dossiers')::int, c, '' FROM compte_des_eleves(prets) c;
  INSERT INTO ligne_d_elimination (elimination_id, rang, eleve_id, echu_le, dossiers)
    SELECT lot, rang, eleve_id, echu_le, (compte_des_eleves(ARRAY[eleve_id])->>'dossiers')::int
      FROM unnest(prets, jours) WITH ORDINALITY AS echus (eleve_id, echu_le, rang);
  UPDATE elimination SET empreinte = empreinte_de_la_liste(lot) WHERE id = lot;
  RETURN lot;
END $$;

CREATE FUNCTION elimination_en_attente(lequel uuid) RETURNS elimination
  LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  e elimination;
BEGIN
  SELECT * INTO e FROM elimination WHERE id = lequel FOR UPDATE;
  IF e.id IS NULL THEN
    PERFORM refuser('BN404', 'Ce lot n’existe pas.');
  ELSIF e.ecartee_le IS NOT NULL THEN
    PERFORM refuser('BN409', format('Ce lot a été écarté par %s.', e.ecartee_par_nom));
  ELSIF num_nonnulls(e.dpo_id, e.administrateur_id) = 2 THEN
    PERFORM refuser('BN409', 'Ce lot porte déjà ses deux visas : il s’exécute ou il est exécuté.');
  END IF;
  RETURN e;
END $$;

-- One visa, in the function that the person holds; true once both are there. The list that is signed is the one that was made.
CREATE FUNCTION viser_l_elimination(lequel uuid, l_empreinte text) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  e elimination;
  moi uuid := identite_agent();
BEGIN
  PERFORM exiger_d_eliminer();
  e := elimination_en_attente(lequel);
  IF encode(e.empreinte, 'hex') IS DISTINCT FROM l_empreinte OR e.empreinte <> empreinte_de_la_liste(lequel) THEN
    PERFORM refuser('BN409', 'La liste n’est plus celle que vous avez lue : rouvrez le lot.');
  ELSIF moi IN (e.dpo_id, e.administrateur_id) THEN
    PERFORM refuser('BN403', 'Vous avez déjà visé ce lot : le second visa est celui d’une autre personne.');
  ELSIF e.dpo_id IS NULL AND tient_la_fonction_nationale('dpo') THEN
    UPDATE elimination SET dpo_id = moi, dpo_nom = nom_de_l_agent(moi), dpo_le = jour_de_la_session() WHERE id = lequel RETURNING * INTO e;
  ELSIF e.administrateur_id IS NULL AND tient_la_fonction_nationale('administrateur') THEN
    UPDATE elimination SET administrateur_id = moi, administrateur_nom = nom_de_l_agent(moi), administrateur_le = jour_de_la_session()
      WHERE id = lequel RETURNING * INTO e;
  ELSE
    PERFORM refuser('BN403', format('Le visa de votre fonction est déjà donné : il manque celui %s.',
      CASE WHEN e.dpo_id IS NULL THEN 'du délégué à la protection des données' ELSE 'd’un administrateur' END));
  END IF;
  RETURN num_nonnulls(e.dpo_id, e.administrateur_id) = 2;
END $$;

CREATE FUNCTION ecarter_l_elimination(lequel uuid, le_motif text) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM exiger_d_eliminer();
  IF length(btrim(coalesce(le_motif, ''))) < 5 THEN
    PERFORM refuser('BN422', 'Motif : dites en quelques mots pourquoi ce lot est écarté.', 'motif');
  END IF;
  PERFORM elimination_en_attente(lequel);
  UPDATE elimination SET ecartee_par_nom = nom_de_l_agent(identite_agent()), ecartee_le = jour_de_la_session(),
    ecartee_motif = btrim(le_motif) WHERE id = lequel;
  RETURN true;
END $$;

-- The erasing -------------------------------------------------------------------------------------------------------------

-- Persons tied to these pupils and to no other: their own data go with them. Called once the links are gone.
CREATE FUNCTION effacer_les_responsables(les_leurs uuid[]) RETURNS void
  LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  rs uuid[];
  gardes uuid[];
BEGIN
  SELECT array_agg(r.id) INTO rs FROM responsable r WHERE coalesce(r.reunie_dans, r.id) IN (
    SELECT t.id FROM responsable t WHERE t.id = ANY (les_leurs)
      AND NOT EXISTS (SELECT FROM responsable x JOIN lien l ON l.responsable_id = x.id WHERE t.id IN (x.id, x.reunie_dans))
      AND NOT EXISTS (SELECT FROM responsable x JOIN dossier d ON d.demandeur_id = x.id WHERE t.id IN (x.id, x.reunie_dans))
      AND NOT EXISTS (SELECT FROM responsable x JOIN consentement c ON c.responsable_id = x.id WHERE t.id IN (x.id, x.reunie_dans)));
  DELETE FROM invitation_de_concubin i USING couple k WHERE k.id = i.couple_id AND k.responsable_id = ANY (rs);
  DELETE FROM accord_de_concubin a USING couple k WHERE k.id = a.couple_id AND k.responsable_id = ANY (rs);
  DELETE FROM couple WHERE responsable_id = ANY (rs);
  DELETE FROM relance WHERE responsable_id = ANY (rs);
  DELETE FROM correction_responsable WHERE responsable_id = ANY (rs);
  DELETE FROM responsable_de_base WHERE responsable_id = ANY (rs);
  DELETE FROM separation s USING reunion r WHERE r.id = s.reunion_id AND (r.garde_id = ANY (rs) OR r.reunie_id = ANY (rs));
  DELETE FROM reunion WHERE garde_id = ANY (rs) OR reunie_id = ANY (rs);
  DELETE FROM suite_de_compte s USING compte_bancaire c WHERE c.id = s.compte_id AND c.responsable_id = ANY (rs)
    AND NOT EXISTS (SELECT FROM versement v WHERE v.compte_id = c.id);
  DELETE FROM compte_bancaire c WHERE c.responsable_id = ANY (rs) AND NOT EXISTS (SELECT FROM versement v WHERE v.compte_id = c.id);
  -- An account that was paid is an accounting document: who held it keeps an identifier, and no name here.
  SELECT coalesce(array_agg(DISTINCT responsable_id), '{}') INTO gardes FROM compte_bancaire WHERE responsable_id = ANY (rs);
  DELETE FROM responsable WHERE id = ANY (rs) AND id <> ALL (gardes) AND reunie_dans IS NOT NULL;
  DELETE FROM responsable WHERE id = ANY (rs) AND id <> ALL (gardes);
  UPDATE responsable SET sub = NULL, civilite = '', nom = 'Effacé', nom_usage = NULL, prenom = '', prenom_usage = NULL, adresse = '',
    complement = NULL, code_postal = '', commune = '', pays = NULL, courriel = NULL, telephone = NULL, telephone_portable = NULL,
    telephone_professionnel = NULL, accepte_sms = NULL WHERE id = ANY (gardes);
END $$;

-- What is told of a dossier beside the dossier itself: its journal keeps its ranks and its prints.
CREATE FUNCTION effacer_les_dossiers(ds uuid[]) RETURNS void
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

-- All that names a pupil, with the records united to it. Returns the keys of the files to be removed from the storage.
CREATE FUNCTION effacer_l_eleve(l_eleve uuid) RETURNS text[]
  LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  es uuid[];
  ds uuid[];
  rs uuid[];
  ss uuid[];
  cles text[];
  avant bigint := (SELECT max(id) FROM ecriture);
BEGIN
  PERFORM set_config('bourses.elimination', pg_current_xact_id()::text, true);
  SELECT array_agg(id) INTO es FROM (SELECT id FROM eleve WHERE id = l_eleve OR reunie_dans = l_eleve FOR UPDATE) pris;
  SELECT coalesce(array_agg(id), '{}') INTO ds FROM (SELECT id FROM dossier WHERE eleve_id = ANY (es) ORDER BY id FOR UPDATE) pris;
  SELECT array_agg(DISTINCT q) INTO rs FROM (
    SELECT responsable_id AS q FROM lien WHERE eleve_id = ANY (es)
    UNION SELECT demandeur_id FROM dossier WHERE id = ANY (ds) AND demandeur_id IS NOT NULL
    UNION SELECT responsable_id FROM consentement WHERE eleve_id = ANY (es)) q(q);
  SELECT coalesce(array_agg(k), '{}') INTO cles FROM (
    SELECT f.cle FROM fichier f LEFT JOIN piece p ON p.id = f.piece_id LEFT JOIN recours r ON r.id = f.recours_id
      WHERE coalesce(p.dossier_id, r.dossier_id) = ANY (ds)
    UNION SELECT c.cle FROM courrier c WHERE c.dossier_id = ANY (ds) AND c.cle IS NOT NULL) q(k);
  PERFORM effacer_les_dossiers(ds);
  SELECT array_agg(id) INTO ss FROM scolarite WHERE eleve_id = ANY (es);
  DELETE FROM absence WHERE eleve_id = ANY (es);
  DELETE FROM frais_de_pension WHERE eleve_id = ANY (es);
  DELETE FROM sans_deduction_dite WHERE eleve_id = ANY (es);
  DELETE FROM coche_parcoursup WHERE eleve_id = ANY (es);
  DELETE FROM resultat_brevet WHERE eleve_id = ANY (es);
  DELETE FROM correction_eleve WHERE eleve_id = ANY (es);
  DELETE FROM eleve_de_base WHERE eleve_id = ANY (es);
  DELETE FROM ligne_d_import WHERE eleve_id = ANY (es);
  DELETE FROM relance WHERE scolarite_id = ANY (ss);
  DELETE FROM consentement WHERE eleve_id = ANY (es);
  DELETE FROM lien WHERE eleve_id = ANY (es);
  DELETE FROM separation s USING reunion r WHERE r.id = s.reunion_id AND (r.garde_id = ANY (es) OR r.reunie_id = ANY (es));
  DELETE FROM reunion WHERE garde_id = ANY (es) OR reunie_id = ANY (es);
  PERFORM effacer_les_responsables(rs);
  -- Those that a dossier rests on keep their year, their place and their level.
  DELETE FROM scolarite s WHERE s.id = ANY (ss) AND NOT EXISTS (SELECT FROM dossier d WHERE d.scolarite_id = s.id);
  UPDATE scolarite SET classe = '', mef = NULL, libelle_mef = NULL, code_regime = NULL, dispositif = NULL,
    entree_le = make_date(rentree, 9, 1), sortie_le = NULL, motif_sortie = NULL, uai_an_dernier = NULL, lieux_lies = '{}'
    WHERE id = ANY (ss);
  DELETE FROM eleve e WHERE e.id = ANY (es) AND e.reunie_dans IS NOT NULL
    AND NOT EXISTS (SELECT FROM dossier d WHERE d.eleve_id = e.id);
  DELETE FROM eleve e WHERE e.id = ANY (es) AND NOT EXISTS (SELECT FROM dossier d WHERE d.eleve_id = e.id)
    AND NOT EXISTS (SELECT FROM eleve r WHERE r.reunie_dans = e.id);
  UPDATE eleve SET ine = NULL, nom = 'Effacé', nom_usage = NULL, prenom = '', prenom_usage = NULL, prenoms = NULL, sexe = 'X',
    naissance = '1900', pays_naissance = NULL, departement_naissance = NULL, commune_naissance = NULL, ville_naissance = NULL,
    efface_le = jour_de_la_session() WHERE id = ANY (es);
  DELETE FROM recherche_eleve WHERE eleve_id = ANY (es);
  -- The salts of what was written of these rows: without them a print tells nothing.
  UPDATE ecriture SET sel = NULL WHERE sel IS NOT NULL AND objet IN (
    SELECT objet FROM ecriture WHERE id > coalesce(avant, 0) AND empreinte IS NULL);
  UPDATE ecriture e SET sel = NULL WHERE e.sel IS NOT NULL AND e.objet = ANY (SELECT 'dossier/' || d FROM unnest(ds) d)
    AND EXISTS (SELECT FROM ecriture n WHERE n.objet = e.objet AND n.rang > e.rang);
  PERFORM set_config('bourses.elimination', '', true);
  RETURN cles;
END $$;

-- The next lines of a lot that bears both visas, each judged again as things stand. Returns the number done: none when all are.
CREATE FUNCTION eliminer_la_suite(lequel uuid, combien int) RETURNS int
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  e elimination;
  l ligne_d_elimination;
  retenu text[];
  compte_fait jsonb;
  siennes text[];
  faites int := 0;
BEGIN
  SELECT * INTO e FROM elimination WHERE id = lequel FOR UPDATE;
  IF e.id IS NULL OR e.ecartee_le IS NOT NULL OR num_nonnulls(e.dpo_id, e.administrateur_id) < 2 THEN
    RAISE EXCEPTION 'un lot s’exécute avec ses deux visas' USING ERRCODE = 'integrity_constraint_violation';
  ELSIF e.empreinte <> empreinte_de_la_liste(lequel) THEN
    RAISE EXCEPTION 'la liste n’est plus celle qui a été visée' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  FOR l IN SELECT * FROM ligne_d_elimination WHERE elimination_id = lequel AND issue IS NULL ORDER BY rang LIMIT combien LOOP
    -- The locks of the acts first: one that is under way ends, and is judged.
    PERFORM FROM dossier WHERE eleve_id = l.eleve_id ORDER BY id FOR UPDATE;
    retenu := suspensions_de_l_eleve(l.eleve_id);
    IF echeance_de_l_eleve(l.eleve_id) IS DISTINCT FROM l.echu_le OR l.echu_le > jour_de_la_session() THEN
      retenu := retenu || 'scolarite'::text;
    END IF;
    IF retenu <> '{}' THEN
      UPDATE ligne_d_elimination SET issue = 'retenu', causes = retenu, faite_le = now() WHERE (elimination_id, rang) = (lequel, l.rang);
    ELSE
      compte_fait := compte_des_eleves(ARRAY[l.eleve_id]);
      siennes := effacer_l_eleve(l.eleve_id);
      UPDATE ligne_d_elimination SET issue = 'efface', compte = compte_fait, cles = siennes, faite_le = now()
        WHERE (elimination_id, rang) = (lequel, l.rang);
    END IF;
    faites := faites + 1;
  END LOOP;
  RETURN faites;
END $$;

-- The files of these keys are gone from the storage.
CREATE FUNCTION oublier_les_cles(lequel uuid, le_rang int) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  UPDATE ligne_d_elimination SET cles = '{}' WHERE elimination_id = lequel AND rang = le_rang AND cles <> '{}'
$$;

-- Closes a lot whose lines all have their issue and whose files are gone, with what was removed. Done twice, it changes nothing.
CREATE FUNCTION clore_l_elimination(lequel uuid) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  UPDATE elimination SET executee_le = now(), bilan = jsonb_build_object(
      'effaces', (SELECT count(*) FROM ligne_d_elimination WHERE elimination_id = lequel AND issue = 'efface'),
      'retenus', (SELECT count(*) FROM ligne_d_elimination WHERE elimination_id = lequel AND issue = 'retenu'),
      'compte', (SELECT jsonb_object_agg(k, n) FROM (SELECT c.key AS k, sum(c.value::int) AS n
        FROM ligne_d_elimination x, jsonb_each_text(x.compte) c WHERE x.elimination_id = lequel GROUP BY c.key) s))
    WHERE id = lequel AND executee_le IS NULL AND NOT EXISTS (
      SELECT FROM ligne_d_elimination WHERE elimination_id = lequel AND (issue IS NULL OR cles <> '{}'));
  RETURN FOUND;
END $$;

-- What falls due, day by day, counted again: today's and the next year's.
CREATE FUNCTION compter_les_echeances_de_conservation() RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  DELETE FROM echeance_de_conservation;
  INSERT INTO echeance_de_conservation (echu_le, eleves, dossiers, retenus, causes, compte_le)
    WITH q AS MATERIALIZED (
      SELECT x.echu_le, suspensions_de_l_eleve(x.eleve_id) AS causes,
        (SELECT count(*) FROM eleve e JOIN dossier d ON d.eleve_id = e.id WHERE e.id = x.eleve_id OR e.reunie_dans = x.eleve_id) AS dossiers
      FROM eleves_echus((jour_de_la_session() + interval '1 year')::date, NULL) x),
    par_cause AS (SELECT q.echu_le, c AS cause, count(*) AS n FROM q, unnest(q.causes) c GROUP BY 1, 2)
    SELECT q.echu_le, count(*), sum(q.dossiers), count(*) FILTER (WHERE q.causes <> '{}'),
      coalesce((SELECT jsonb_object_agg(p.cause, p.n) FROM par_cause p WHERE p.echu_le = q.echu_le), '{}'), now()
    FROM q GROUP BY q.echu_le;
END $$;

-- A lot never changes but by its visas, its setting aside and its end; a line, once, then its files.
CREATE FUNCTION garder_l_elimination() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  visas text[] := ARRAY['dpo_id', 'dpo_nom', 'dpo_le', 'administrateur_id', 'administrateur_nom', 'administrateur_le',
    'ecartee_par_nom', 'ecartee_le', 'ecartee_motif', 'executee_le', 'bilan'];
BEGIN
  IF TG_OP <> 'UPDATE' OR (OLD.empreinte <> '' AND to_jsonb(NEW) - visas IS DISTINCT FROM to_jsonb(OLD) - visas)
    OR OLD.executee_le IS NOT NULL OR OLD.ecartee_le IS NOT NULL
    OR (OLD.dpo_id IS NOT NULL AND NEW.dpo_id IS DISTINCT FROM OLD.dpo_id)
    OR (OLD.administrateur_id IS NOT NULL AND NEW.administrateur_id IS DISTINCT FROM OLD.administrateur_id) THEN
    RAISE EXCEPTION 'un lot d’élimination ne se réécrit pas' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER elimination_gardee BEFORE UPDATE OR DELETE ON elimination FOR EACH ROW EXECUTE FUNCTION garder_l_elimination();
CREATE TRIGGER elimination_non_videe BEFORE TRUNCATE ON elimination FOR EACH STATEMENT EXECUTE FUNCTION garder_l_elimination();
CREATE FUNCTION garder_la_ligne_d_elimination() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF TG_OP <> 'UPDATE' OR (NEW.elimination_id, NEW.rang, NEW.eleve_id, NEW.echu_le, NEW.dossiers)
      IS DISTINCT FROM (OLD.elimination_id, OLD.rang, OLD.eleve_id, OLD.echu_le, OLD.dossiers)
    OR (OLD.issue IS NOT NULL AND to_jsonb(NEW) - 'cles' IS DISTINCT FROM to_jsonb(OLD) - 'cles') THEN
    RAISE EXCEPTION 'une ligne d’élimination reçoit son issue une fois' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER ligne_d_elimination_gardee BEFORE UPDATE OR DELETE ON ligne_d_elimination FOR EACH ROW EXECUTE FUNCTION garder_la_ligne_d_elimination();
CREATE TRIGGER ligne_d_elimination_non_videe BEFORE TRUNCATE ON ligne_d_elimination FOR EACH STATEMENT EXECUTE FUNCTION garder_la_ligne_d_elimination();

ALTER TABLE elimination ENABLE ROW LEVEL SECURITY;
CREATE POLICY elimination_lire ON elimination FOR SELECT USING (
  (SELECT est_systeme()) OR (SELECT tient_la_fonction_nationale('dpo', 'administrateur')));
ALTER TABLE ligne_d_elimination ENABLE ROW LEVEL SECURITY;
CREATE POLICY ligne_d_elimination_lire ON ligne_d_elimination FOR SELECT USING (
  (SELECT est_systeme()) OR (SELECT tient_la_fonction_nationale('dpo', 'administrateur')));
ALTER TABLE echeance_de_conservation ENABLE ROW LEVEL SECURITY;
CREATE POLICY echeance_de_conservation_lire ON echeance_de_conservation FOR SELECT USING (
  (SELECT est_systeme()) OR (SELECT tient_la_fonction_nationale('dpo', 'administrateur')));
REVOKE INSERT, UPDATE, DELETE ON elimination, ligne_d_elimination, echeance_de_conservation FROM bourses_app;
SELECT suivre('elimination');

REVOKE EXECUTE ON FUNCTION echeance_de_l_eleve(uuid), suspensions_de_l_eleve(uuid), eleves_echus(date, int), exiger_d_eliminer(),
  compte_des_eleves(uuid[]), empreinte_de_la_liste(uuid), elimination_en_attente(uuid), effacer_les_responsables(uuid[]),
  effacer_les_dossiers(uuid[]), effacer_l_eleve(uuid), preparer_une_elimination(text, int), viser_l_elimination(uuid, text),
  ecarter_l_elimination(uuid, text), eliminer_la_suite(uuid, int), oublier_les_cles(uuid, int), clore_l_elimination(uuid),
  compter_les_echeances_de_conservation(), garder_l_elimination(), garder_la_ligne_d_elimination() FROM PUBLIC, bourses_app;
GRANT EXECUTE ON FUNCTION preparer_une_elimination(text, int), viser_l_elimination(uuid, text), ecarter_l_elimination(uuid, text)
  TO bourses_web;
GRANT EXECUTE ON FUNCTION eliminer_la_suite(uuid, int), oublier_les_cles(uuid, int), clore_l_elimination(uuid),
  compter_les_echeances_de_conservation() TO bourses_worker;
