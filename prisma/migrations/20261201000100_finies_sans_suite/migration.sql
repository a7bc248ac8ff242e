-- Which of these bourses were withdrawn or renounced with nobody to go on with them: a collège pays their trimestre whole
-- (C. V.A). The base answers for demandes of another parent, that who reads may not see, by yes or no alone.
CREATE FUNCTION finies_sans_suite(les_dossiers uuid[]) RETURNS SETOF uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT d.id FROM dossier d
    JOIN LATERAL (SELECT y.genre FROM decision y
      WHERE y.dossier_id = d.id AND NOT EXISTS (SELECT FROM decision z WHERE z.dossier_id = d.id AND z.remplace_id = y.id)
      ORDER BY y.rang DESC LIMIT 1) f ON f.genre = 'retrait'
  WHERE d.id = ANY (les_dossiers)
    AND NOT EXISTS (SELECT FROM dossier k WHERE k.eleve_id = d.eleve_id AND k.rentree = d.rentree AND k.succede_a_id = d.id)
$$;
