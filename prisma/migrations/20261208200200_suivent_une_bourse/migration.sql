-- Of these dossiers, those whose bourse follows another person's in the same year: the days of such a right are counted even from
-- September (C. III.C.1.b). To who reads sums and no decision, as `finies_sans_suite`.
CREATE FUNCTION suivent_une_bourse(les_dossiers uuid[]) RETURNS SETOF uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT d.id FROM dossier d
  WHERE d.id = ANY (les_dossiers) AND (d.succede_a_id IS NOT NULL OR d.double_de_id IS NOT NULL)
    AND EXISTS (SELECT FROM decision y WHERE y.dossier_id = d.id AND y.trace @> '[{"regle": "charge.lendemain_du_retrait"}]')
$$;
