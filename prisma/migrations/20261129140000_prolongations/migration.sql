-- CreateTable
CREATE TABLE "prolongation" (
    "rentree" INTEGER NOT NULL,
    "academie_code" VARCHAR(2) NOT NULL,
    "cloture" DATE NOT NULL,
    "cloture_cned" DATE NOT NULL,
    "source" TEXT NOT NULL,

    CONSTRAINT "prolongation_pkey" PRIMARY KEY ("rentree","academie_code")
);

-- AddForeignKey
ALTER TABLE "prolongation" ADD CONSTRAINT "prolongation_rentree_fkey" FOREIGN KEY ("rentree") REFERENCES "campagne"("rentree") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "prolongation" ADD CONSTRAINT "prolongation_academie_code_fkey" FOREIGN KEY ("academie_code") REFERENCES "academie"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written by hand: what Prisma does not express ------------------------------------------------------------------------

-- A closing day stays in the school year (D. 530-1).
ALTER TABLE prolongation ADD CONSTRAINT prolongation_bornes CHECK (
  least(cloture, cloture_cned) >= make_date(rentree, 10, 15)
  AND greatest(cloture, cloture_cned) <= make_date(rentree + 1, 8, 31));
-- Everybody reads it, as the campaign; the owner's door alone writes it.
REVOKE INSERT, UPDATE, DELETE ON prolongation FROM bourses_app;

-- A campaign may be prolonged for one académie alone: the act then names it.
CREATE OR REPLACE FUNCTION situer_administration(l_acte text, l_objet uuid, c jsonb) RETURNS jsonb
  LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT jsonb_strip_nulls(c) || coalesce(CASE
    WHEN l_acte = 'corriger_agent' THEN (
      SELECT jsonb_build_object('avant', jsonb_build_object('prenom', prenom, 'nom', nom, 'courriel', courriel))
      FROM agent WHERE id = l_objet)
    WHEN l_acte IN ('fermer_affectation', 'prolonger_affectation') THEN (
      SELECT jsonb_build_object('agent', agent_id, 'role', role, 'uai', uai, 'academie', academie_code,
        'avant', jsonb_build_object('du', du, 'au', au)) FROM affectation WHERE id = l_objet)
    WHEN l_acte IN ('fermer_delegation', 'prolonger_delegation') THEN (
      SELECT jsonb_build_object('agent', agent_id, 'academie', academie_code, 'reference', reference,
        'avant', jsonb_build_object('du', du, 'au', au)) FROM delegation WHERE id = l_objet)
    WHEN l_acte IN ('regler_campagne', 'prolonger_campagne') THEN (
      SELECT jsonb_build_object('avant', jsonb_build_object('ouverture', x.ouverture,
        'cloture', greatest(x.cloture, p.cloture), 'cloture_cned', greatest(x.cloture_cned, p.cloture_cned),
        'fin_annee_scolaire', x.fin_annee_scolaire, 'source', coalesce(p.source, x.source)))
      FROM campagne x LEFT JOIN prolongation p ON p.rentree = x.rentree AND p.academie_code = c->>'academie'
      WHERE x.rentree = (c->>'rentree')::int)
    WHEN l_acte = 'regler_relecture' THEN (
      SELECT jsonb_build_object('avant', jsonb_build_object('premieres', premieres, 'part', part))
      FROM reglage_de_relecture WHERE academie_code = c->>'academie')
  END, '{}')
$$;

CREATE OR REPLACE FUNCTION faire_sur_une_campagne(l_acte text, c jsonb) RETURNS void
  LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  nouvelle campagne := jsonb_populate_record(NULL::campagne, c - 'version');
  l_academie text := CASE WHEN l_acte = 'prolonger_campagne' THEN c->>'academie' END;
  tenue campagne;
BEGIN
  IF l_acte = 'ouvrir_campagne' THEN
    INSERT INTO campagne (rentree, ouverture, cloture, cloture_cned, fin_annee_scolaire, source)
      VALUES (nouvelle.rentree, nouvelle.ouverture, nouvelle.cloture, nouvelle.cloture_cned,
        nouvelle.fin_annee_scolaire, nouvelle.source);
    RETURN;
  END IF;
  SELECT * INTO tenue FROM campagne WHERE rentree = nouvelle.rentree FOR UPDATE;
  PERFORM exiger_la_version('Cette campagne', tenue.version, (c->>'version')::int);
  IF l_academie IS NOT NULL AND NOT EXISTS (SELECT FROM academie WHERE code = l_academie) THEN
    PERFORM refuser('BN422', 'Cette académie n’existe pas.', 'academie');
  END IF;
  -- What is in force there: the later of the two.
  SELECT greatest(tenue.cloture, p.cloture), greatest(tenue.cloture_cned, p.cloture_cned)
    INTO tenue.cloture, tenue.cloture_cned
    FROM (SELECT 1) un LEFT JOIN prolongation p ON p.rentree = tenue.rentree AND p.academie_code = l_academie;
  IF l_acte = 'regler_campagne' AND tenue.ouverture <= jour_de_la_session() THEN
    PERFORM refuser('BN422', 'Cette campagne est ouverte : ses dates ne se corrigent plus, sa clôture se prolonge.', 'ouverture');
  ELSIF l_acte = 'prolonger_campagne' AND nouvelle.cloture < tenue.cloture THEN
    PERFORM refuser('BN422', 'Une campagne ouverte ne se ferme pas plus tôt que prévu.', 'cloture');
  ELSIF l_acte = 'prolonger_campagne' AND nouvelle.cloture_cned < tenue.cloture_cned THEN
    PERFORM refuser('BN422', 'Une campagne ouverte ne se ferme pas plus tôt que prévu.', 'clotureCned');
  ELSIF l_acte = 'prolonger_campagne'
    AND (nouvelle.cloture, nouvelle.cloture_cned) = (tenue.cloture, tenue.cloture_cned) THEN
    PERFORM refuser('BN422', 'Ces dates sont celles d’aujourd’hui : indiquez une clôture plus tardive.', 'cloture');
  END IF;
  IF l_academie IS NOT NULL THEN
    INSERT INTO prolongation (rentree, academie_code, cloture, cloture_cned, source)
      VALUES (nouvelle.rentree, l_academie, nouvelle.cloture, nouvelle.cloture_cned, nouvelle.source)
      ON CONFLICT (rentree, academie_code) DO UPDATE
        SET cloture = EXCLUDED.cloture, cloture_cned = EXCLUDED.cloture_cned, source = EXCLUDED.source;
    UPDATE campagne SET version = version + 1 WHERE rentree = nouvelle.rentree;
    RETURN;
  END IF;
  UPDATE campagne SET version = version + 1, cloture = nouvelle.cloture, cloture_cned = nouvelle.cloture_cned,
    source = nouvelle.source, ouverture = coalesce(nouvelle.ouverture, ouverture),
    fin_annee_scolaire = coalesce(nouvelle.fin_annee_scolaire, fin_annee_scolaire) WHERE rentree = nouvelle.rentree;
END $$;
