-- A school year opens académie by académie, once two administrateurs have passed to it; each académie may be stopped, and
-- resumed (docs/adr/passage-de-rentree.md).
-- survives: a constant default fills the column without rewriting the table, and the version before reads neither.
ALTER TABLE "campagne" ADD COLUMN     "par_academie" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "passee_le" DATE;

-- CreateTable
CREATE TABLE "ouverture_academique" (
    "rentree" INTEGER NOT NULL,
    "academie_code" VARCHAR(2) NOT NULL,
    "ouverte" BOOLEAN NOT NULL,
    "depuis_le" DATE NOT NULL,
    "motif" TEXT,

    CONSTRAINT "ouverture_academique_pkey" PRIMARY KEY ("rentree","academie_code")
);

-- AddForeignKey
ALTER TABLE "ouverture_academique" ADD CONSTRAINT "ouverture_academique_rentree_fkey" FOREIGN KEY ("rentree") REFERENCES "campagne"("rentree") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ouverture_academique" ADD CONSTRAINT "ouverture_academique_academie_code_fkey" FOREIGN KEY ("academie_code") REFERENCES "academie"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written by hand: what Prisma does not express ------------------------------------------------------------------------

-- survives: no campaign has been passed to yet.
ALTER TABLE campagne ADD CONSTRAINT campagne_passee CHECK (par_academie OR passee_le IS NULL);
ALTER TABLE ouverture_academique ADD CONSTRAINT ouverture_academique_dite CHECK (
  CASE WHEN ouverte THEN motif IS NULL ELSE coalesce(length(btrim(motif)), 0) BETWEEN 5 AND 500 END);
-- Everybody reads it, as the campaign; the owner's door alone writes it.
REVOKE INSERT, UPDATE, DELETE ON ouverture_academique FROM bourses_app;

-- Whether demandes and acts of a school year are done in an académie.
CREATE FUNCTION campagne_ouverte(la_rentree int, l_academie text) RETURNS boolean
  LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT coalesce((SELECT ouverte FROM ouverture_academique WHERE rentree = la_rentree AND academie_code = l_academie),
    (SELECT NOT par_academie FROM campagne WHERE rentree = la_rentree), true)
$$;

-- Acts of a year wait for who closes it, and who closes it for those that are being done.
CREATE FUNCTION tenir_la_campagne(la_rentree int, ferme boolean) RETURNS void
  LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF ferme THEN
    PERFORM pg_advisory_xact_lock(hashtextextended('campagne', la_rentree));
  ELSE
    PERFORM pg_advisory_xact_lock_shared(hashtextextended('campagne', la_rentree));
  END IF;
END $$;

-- The last word, under the pages and the door of acts.
CREATE FUNCTION exiger_une_campagne_ouverte() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  fermee text;
BEGIN
  IF TG_TABLE_NAME = 'dossier' THEN
    PERFORM tenir_la_campagne(rentree, false) FROM (SELECT DISTINCT n.rentree FROM nouvelles n) x;
    SELECT n.academie_code INTO fermee FROM (SELECT DISTINCT rentree, academie_code FROM nouvelles) n
      WHERE NOT campagne_ouverte(n.rentree, n.academie_code) LIMIT 1;
  ELSE
    PERFORM tenir_la_campagne(rentree, false) FROM (SELECT DISTINCT n.rentree FROM nouvelles n) x;
    -- What was decided before a stop still leaves.
    SELECT x.academie_code INTO fermee FROM (SELECT DISTINCT d.rentree, d.academie_code FROM nouvelles n JOIN dossier d ON d.id = n.dossier_id
      WHERE n.acte <> 'notifier') x WHERE NOT campagne_ouverte(x.rentree, x.academie_code) LIMIT 1;
  END IF;
  IF fermee IS NOT NULL THEN
    PERFORM refuser('BN422', 'La campagne n’est pas ouverte dans cette académie : rien n’a été enregistré.');
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER dossier_campagne_ouverte AFTER INSERT ON dossier REFERENCING NEW TABLE AS nouvelles
  FOR EACH STATEMENT EXECUTE FUNCTION exiger_une_campagne_ouverte();
CREATE TRIGGER ligne_de_journal_campagne_ouverte AFTER INSERT ON ligne_de_journal REFERENCING NEW TABLE AS nouvelles
  FOR EACH STATEMENT EXECUTE FUNCTION exiger_une_campagne_ouverte();

-- A campaign put on record from now on opens académie by académie; those that were there opened everywhere, on their day.
CREATE FUNCTION seul_ouvrir_campagne(l_objet uuid, c jsonb) RETURNS void
  LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM campagne WHERE rentree = (c->>'rentree')::int) THEN
    PERFORM refuser('BN409', 'La campagne de cette rentrée est déjà enregistrée.', 'rentree');
  END IF;
  PERFORM faire_sur_une_campagne('ouvrir_campagne', c);
  UPDATE campagne SET par_academie = true WHERE rentree = (c->>'rentree')::int;
END $$;

-- The campaign that an act of the passage is about, as the page showed it, kept from every act of its year.
CREATE FUNCTION campagne_a_tenir(c jsonb) RETURNS campagne
  LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  tenue campagne;
BEGIN
  PERFORM tenir_la_campagne((c->>'rentree')::int, true);
  SELECT * INTO tenue FROM campagne WHERE rentree = (c->>'rentree')::int FOR UPDATE;
  PERFORM exiger_la_version('Cette campagne', tenue.version, (c->>'version')::int);
  IF c->>'academie' IS NOT NULL AND NOT EXISTS (SELECT FROM academie WHERE code = c->>'academie') THEN
    PERFORM refuser('BN422', 'Cette académie n’existe pas.', 'academie');
  END IF;
  UPDATE campagne SET version = version + 1 WHERE rentree = tenue.rentree;
  RETURN tenue;
END $$;

-- The first act of a year: a demande that left its draft, or an étude automatique that was started. Drafts and consents wait. A
-- yes or no, to an administrateur, who reads no dossier.
CREATE FUNCTION annee_commencee(la_rentree int) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT CASE WHEN est_administrateur() THEN EXISTS (SELECT FROM ligne_de_journal WHERE rentree = la_rentree)
    OR EXISTS (SELECT FROM passage_d_etude WHERE rentree = la_rentree AND lance_le IS NOT NULL) END
$$;

CREATE FUNCTION a_deux_passer_rentree(l_objet uuid, c jsonb) RETURNS void
  LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  tenue campagne := campagne_a_tenir(c);
BEGIN
  IF NOT tenue.par_academie THEN
    PERFORM refuser('BN422', 'Cette campagne s’est ouverte partout à sa date : il n’y a pas de passage à faire.');
  ELSIF tenue.passee_le IS NOT NULL THEN
    PERFORM refuser('BN422', 'Le passage à cette rentrée est déjà fait.');
  END IF;
  UPDATE campagne SET passee_le = jour_de_la_session() WHERE rentree = tenue.rentree;
END $$;

CREATE FUNCTION a_deux_revenir_rentree(l_objet uuid, c jsonb) RETURNS void
  LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  tenue campagne := campagne_a_tenir(c);
BEGIN
  IF tenue.passee_le IS NULL THEN
    PERFORM refuser('BN422', 'Le passage à cette rentrée n’est pas fait : il n’y a pas à en revenir.');
  ELSIF annee_commencee(tenue.rentree) THEN
    PERFORM refuser('BN422', 'Le premier acte de la nouvelle année est fait : on ne revient plus du passage. Une académie peut encore être arrêtée, avec son motif.');
  END IF;
  DELETE FROM ouverture_academique WHERE rentree = tenue.rentree;
  UPDATE campagne SET passee_le = NULL WHERE rentree = tenue.rentree;
END $$;

-- One académie, or all those that are not opened yet.
CREATE FUNCTION seul_ouvrir_academie(l_objet uuid, c jsonb) RETURNS void
  LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  tenue campagne := campagne_a_tenir(c);
BEGIN
  IF tenue.passee_le IS NULL THEN
    PERFORM refuser('BN422', CASE WHEN tenue.par_academie THEN 'Deux administrateurs signent d’abord le passage à cette rentrée.'
      ELSE 'Cette campagne s’est ouverte partout à sa date.' END, 'academie');
  END IF;
  INSERT INTO ouverture_academique (rentree, academie_code, ouverte, depuis_le)
    SELECT tenue.rentree, code, true, jour_de_la_session() FROM academie WHERE code = coalesce(c->>'academie', code)
    ON CONFLICT (rentree, academie_code) DO NOTHING;
  IF NOT FOUND THEN
    PERFORM refuser('BN422', 'Rien n’est à ouvrir : la campagne est déjà ouverte, ou arrêtée et à reprendre.', 'academie');
  END IF;
END $$;

CREATE FUNCTION seul_arreter_academie(l_objet uuid, c jsonb) RETURNS void
  LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  tenue campagne := campagne_a_tenir(c);
BEGIN
  IF c->>'academie' IS NULL OR NOT campagne_ouverte(tenue.rentree, c->>'academie') THEN
    PERFORM refuser('BN422', 'La campagne n’est pas ouverte dans cette académie : il n’y a rien à arrêter.', 'academie');
  END IF;
  INSERT INTO ouverture_academique (rentree, academie_code, ouverte, depuis_le, motif)
    VALUES (tenue.rentree, c->>'academie', false, jour_de_la_session(), btrim(c->>'motif'))
    ON CONFLICT (rentree, academie_code) DO UPDATE SET ouverte = false, depuis_le = EXCLUDED.depuis_le, motif = EXCLUDED.motif;
END $$;

CREATE FUNCTION seul_reprendre_academie(l_objet uuid, c jsonb) RETURNS void
  LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  tenue campagne := campagne_a_tenir(c);
BEGIN
  UPDATE ouverture_academique SET ouverte = true, depuis_le = jour_de_la_session(), motif = NULL
    WHERE rentree = tenue.rentree AND academie_code = c->>'academie' AND NOT ouverte;
  IF NOT FOUND THEN
    PERFORM refuser('BN422', 'La campagne n’est pas arrêtée dans cette académie.', 'academie');
  END IF;
END $$;

-- What the passage and the opening of every académie would give, établissement by établissement: done for good, counted, then taken
-- back whole. A passage that would be refused is refused here, with the same words.
CREATE FUNCTION essai_de_passage(annee int, les_etats text[]) RETURNS TABLE (uai text, nom text, academie text, secteur text, type text, ouvre boolean,
    eleves int, accords int, boursiers int, brouillons int, attendent int)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  la_version int := (SELECT c.version FROM campagne c WHERE c.rentree = annee);
  lignes jsonb;
BEGIN
  PERFORM exiger_d_administrer('essayer un passage de rentrée');
  BEGIN
    PERFORM a_deux_passer_rentree(NULL, jsonb_build_object('rentree', annee, 'version', la_version));
    PERFORM seul_ouvrir_academie(NULL, jsonb_build_object('rentree', annee, 'version', la_version + 1));
    SELECT coalesce(jsonb_agg(to_jsonb(l)), '[]') INTO lignes FROM (
      WITH s AS MATERIALIZED (SELECT x.uai, count(*)::int AS n FROM scolarite x WHERE x.rentree = annee AND x.niveau <> 'post_bac' GROUP BY x.uai),
        a AS (SELECT v.uai, count(DISTINCT v.eleve_id)::int AS n FROM consentement_a_etudier v WHERE v.rentree = annee GROUP BY v.uai),
        d AS (SELECT x.uai, count(*) FILTER (WHERE x.rentree = annee AND x.etat = 'brouillon')::int AS brouillons,
            count(*) FILTER (WHERE x.rentree = annee - 1 AND x.etat::text = ANY (les_etats))::int AS attendent
          FROM dossier x WHERE x.rentree IN (annee, annee - 1) GROUP BY x.uai),
        b AS (SELECT x.uai, count(DISTINCT x.eleve_id)::int AS n FROM scolarite x WHERE x.rentree = annee AND EXISTS (
            SELECT FROM dossier o JOIN droit r ON r.dossier_id = o.id WHERE o.eleve_id = x.eleve_id AND o.rentree = annee - 1
              AND r.composante = 'bourse' AND r.ferme_par_id IS NULL) GROUP BY x.uai)
      SELECT t.uai, t.nom, m.nom AS academie, t.secteur::text AS secteur, t.type::text AS type, campagne_ouverte(annee, t.academie_code) AS ouvre,
        coalesce(s.n, 0) AS eleves, coalesce(a.n, 0) AS accords, coalesce(b.n, 0) AS boursiers,
        coalesce(d.brouillons, 0) AS brouillons, coalesce(d.attendent, 0) AS attendent
      FROM etablissement t JOIN academie m ON m.code = t.academie_code LEFT JOIN s ON s.uai = t.uai LEFT JOIN a ON a.uai = t.uai
        LEFT JOIN b ON b.uai = t.uai LEFT JOIN d ON d.uai = t.uai
      WHERE s.n > 0 OR d.brouillons + d.attendent > 0 ORDER BY m.nom, t.nom, t.uai) l;
    RAISE EXCEPTION USING ERRCODE = 'BN001', MESSAGE = 'essai';
  EXCEPTION WHEN SQLSTATE 'BN001' THEN NULL;
  END;
  RETURN QUERY SELECT * FROM jsonb_to_recordset(lignes) AS r (uai text, nom text, academie text, secteur text, type text, ouvre boolean,
    eleves int, accords int, boursiers int, brouillons int, attendent int);
END $$;

REVOKE EXECUTE ON FUNCTION campagne_ouverte(int, text), tenir_la_campagne(int, boolean), exiger_une_campagne_ouverte(),
  seul_ouvrir_campagne(uuid, jsonb), campagne_a_tenir(jsonb), annee_commencee(int), a_deux_passer_rentree(uuid, jsonb),
  a_deux_revenir_rentree(uuid, jsonb), seul_ouvrir_academie(uuid, jsonb), seul_arreter_academie(uuid, jsonb),
  seul_reprendre_academie(uuid, jsonb), essai_de_passage(int, text[]) FROM PUBLIC, bourses_app;
GRANT EXECUTE ON FUNCTION campagne_ouverte(int, text) TO bourses_app;
GRANT EXECUTE ON FUNCTION annee_commencee(int), essai_de_passage(int, text[]) TO bourses_web;
