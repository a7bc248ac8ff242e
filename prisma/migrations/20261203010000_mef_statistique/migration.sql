-- The code of a MEF in the statistical nomenclature (eleven figures), as the nomenclature of the établissement's own base ties
-- the two: it is never derived, and stays null until an import gives it.
ALTER TABLE "libelle_de_base" ADD COLUMN "mef_stat" VARCHAR(11);
ALTER TABLE libelle_de_base ADD CONSTRAINT libelle_de_base_mef_stat
  CHECK (mef_stat IS NULL OR (nomenclature = 'mef' AND mef_stat ~ '^[0-9]{11}$')) NOT VALID;

-- The pupil of these criteria, as before, with that code. The version that runs reads the other keys, and leaves this one.
CREATE OR REPLACE FUNCTION eleves_repondus(le_nom text, le_prenom text, le_sexe text, ne_le text, l_annee int, l_uai text, departements text[], le_jour date)
  RETURNS TABLE (eleve_id uuid, connu jsonb) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  WITH trouves AS (
    SELECT DISTINCT ON (tenant) coalesce(e.reunie_dans, e.id) AS tenant, s.*, t.tutelle, t.type AS genre,
      -- A year that is over: who was there on 30 June finished it.
      s.sortie_le IS NULL OR s.sortie_le >= least(le_jour, make_date(l_annee + 1, 6, 30)) AS present
    FROM eleve e JOIN scolarite s ON s.eleve_id = e.id AND s.rentree = l_annee JOIN etablissement t ON t.uai = s.uai
    WHERE e.naissance = ne_le AND nom_compare(e.nom) = nom_compare(le_nom) AND nom_compare(e.prenom) = nom_compare(le_prenom)
      AND nom_compare(le_nom) <> '' AND e.sexe = le_sexe AND s.niveau <> 'post_bac' AND t.secteur <> 'prive_hors_contrat'
      AND (t.uai = l_uai OR t.departement_code = ANY (departements))
    ORDER BY tenant, (s.sortie_le IS NULL OR s.sortie_le >= le_jour) DESC, s.entree_le DESC, s.id
    LIMIT 2)
  SELECT x.tenant, jsonb_build_object(
    'nom', e.nom, 'prenom', e.prenom, 'sexe', e.sexe, 'naissance', e.naissance, 'uai', x.uai, 'tutelle', x.tutelle,
    'libelleMef', x.libelle_mef, 'mefStat', m.mef_stat, 'statut', x.statut, 'codeRegime', x.code_regime, 'rentree', x.rentree, 'estScolarise', x.present,
    'reseau', CASE WHEN x.genre = 'cned' THEN 'cned' ELSE 'general' END, 'cloture', c.cloture,
    -- What the family knows: opened by a decision that was notified, and not ended by another that was.
    'echelon', (SELECT r.echelon FROM dossier d JOIN droit r ON r.dossier_id = d.id JOIN notification n ON n.decision_id = r.decision_id
      WHERE d.eleve_id = x.tenant AND d.rentree = l_annee AND r.composante = 'bourse' AND le_jour BETWEEN r.du AND r.au
        AND NOT EXISTS (SELECT FROM notification f WHERE f.decision_id = r.ferme_par_id) ORDER BY r.du DESC LIMIT 1),
    'enAttente', EXISTS (SELECT FROM dossier d WHERE d.eleve_id = x.tenant AND d.rentree = l_annee
      AND d.etat IN ('deposee', 'incomplete', 'en_instruction', 'proposee', 'decidee')))
  FROM trouves x JOIN eleve e ON e.id = x.tenant
    LEFT JOIN libelle_de_base m ON m.uai = x.uai AND m.nomenclature = 'mef' AND m.code = x.mef
    LEFT JOIN LATERAL (
      SELECT max(CASE WHEN x.genre = 'cned' THEN y.cloture_cned ELSE y.cloture END) AS cloture FROM (
        SELECT k.cloture, k.cloture_cned FROM campagne k WHERE k.rentree = l_annee
        UNION ALL SELECT p.cloture, p.cloture_cned FROM prolongation p WHERE p.rentree = l_annee AND p.academie_code = x.academie_code) y) c ON true
$$;
