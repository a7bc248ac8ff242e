-- The régimes of a pupil from the day on which each holds (C. IV.C): the prime à l'internat follows them. Empty while no change
-- is known. The last one is the régime of the stay.
ALTER TABLE scolarite ADD COLUMN regimes jsonb NOT NULL DEFAULT '[]';
-- survives: the version before never wrote one, and its corrections meet no stay that holds any until this version runs.
ALTER TABLE scolarite ADD CONSTRAINT scolarite_regimes
  CHECK (jsonb_typeof(regimes) = 'array' AND (regimes = '[]' OR regimes -> -1 ->> 'regime' = regime::text));

-- On which day the first state of each trimestre was drawn in a place: a change of régime of a later day does not reopen it
-- (reading internat.changement_de_regime). A day of a place, no sum of anybody: who types a schooling reads no state.
CREATE FUNCTION premiers_etats(lieu text, annee integer) RETURNS TABLE (trimestre integer, le date)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT e.trimestre, min(e.signe_le) FROM etat_de_paiement e
  WHERE e.uai = lieu AND e.rentree = annee AND e.etape = 'fige' GROUP BY e.trimestre
$$;

-- The stays that pay a bourse, in order, each with its régimes: null for a single one whose régime never changed, and for who does
-- not read them all.
CREATE FUNCTION sejours_suivis(le_dossier uuid) RETURNS jsonb
  LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT jsonb_agg(jsonb_build_object('regime', y.regime, 'regimes', y.regimes, 'du', y.entree_le, 'au', y.sortie_le) ORDER BY y.n)
  FROM (
    SELECT s.regime, s.regimes, s.entree_le, 0 AS n,
      coalesce((SELECT min(t.sortie_le) FROM transfert t WHERE t.dossier_id = d.id AND NOT t.suivi), s.sortie_le) AS sortie_le
    FROM dossier d JOIN scolarite s ON s.id = d.scolarite_id WHERE d.id = le_dossier
    UNION ALL
    SELECT v.regime, v.regimes, v.entree_le, row_number() OVER (ORDER BY t.sortie_le, t.rang), v.sortie_le
    FROM transfert t JOIN scolarite v ON v.id = t.vers_scolarite_id WHERE t.dossier_id = le_dossier AND NOT t.suivi) y
  HAVING count(*) = 1 + (SELECT count(*) FROM transfert t WHERE t.dossier_id = le_dossier AND NOT t.suivi)
    AND (count(*) > 1 OR bool_or(y.regimes <> '[]'))
$$;
