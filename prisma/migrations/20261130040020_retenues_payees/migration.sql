-- What who pays has to know of a retenue: the half-days retained and the day of the constat, never why the pupil was away nor
-- what the decision says of it. Of the dossiers whose sums the agent reads.
CREATE FUNCTION retenues_a_compter(les_dossiers uuid[]) RETURNS TABLE (dossier_id uuid, absences jsonb, constate_le date)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT DISTINCT ON (r.dossier_id) r.dossier_id, r.absences, r.constate_le
  FROM retenue r JOIN dossier d ON d.id = r.dossier_id
  WHERE r.dossier_id = ANY (les_dossiers) AND r.genre IN ('retenue', 'restitution')
    AND (est_systeme() OR (identite_agent() IS NOT NULL
      AND est_connu(d.uai, d.academie_code, d.branche, d.lieux_lies, connus_de_l_agent('argent'))
      AND ARRAY[d.uai, d.academie_code]::text[] || d.lieux_lies && portee_lieux()))
  ORDER BY r.dossier_id, r.rang DESC
$$;
