-- What the frozen states of every place hold of a pupil, for the printed transfer: the host reads what the origin paid, and the
-- reverse, without reading the states of each other (C. V.A). To agents who read the money of this dossier alone.
CREATE FUNCTION etats_du_boursier(le_dossier uuid) RETURNS TABLE (
  uai text, numero integer, trimestre integer, signe_le date, brut integer, equipement integer, deduit integer, a_verser integer,
  paye integer, paye_le date)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT b.uai, e.numero, e.trimestre, e.signe_le, b.brut, b.equipement, b.deduit, b.a_verser, coalesce(p.centimes, 0)::int, p.le
  FROM boursier_a_payer b
    JOIN etat_de_paiement e ON e.id = b.etat_id
    JOIN dossier d ON d.id = b.dossier_id
    LEFT JOIN LATERAL (SELECT sum(v.centimes) AS centimes, max(f.jour) AS le
      FROM versement v JOIN LATERAL (SELECT w.fait, w.jour FROM fait_de_versement w WHERE w.versement_id = v.id ORDER BY w.rang DESC LIMIT 1) f ON f.fait = 'paye'
      WHERE (v.etat_id, v.dossier_id, v.uai) = (b.etat_id, b.dossier_id, b.uai)) p ON true
  WHERE b.dossier_id = le_dossier AND identite_agent() IS NOT NULL
    AND est_connu(d.uai, d.academie_code, d.branche, d.lieux_lies, connus_de_l_agent('argent'))
  ORDER BY e.signe_le, e.uai, e.numero
$$;
