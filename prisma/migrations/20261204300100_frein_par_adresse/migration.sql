-- Calls that show no token of ours are counted by the network they come from: a thousand in a minute, then nothing for twelve
-- hours. A token that opens is never counted here.
CREATE FUNCTION compter_l_adresse(l_adresse inet) RETURNS TABLE (par_minute int, compte int, fin bigint)
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  WITH ici AS (
    -- Who holds an IPv6 address holds its whole /64.
    SELECT 'adresse ' || CASE family(l_adresse) WHEN 6 THEN network(set_masklen(l_adresse, 64))::text ELSE host(l_adresse) END AS cle,
      date_trunc('minute', clock_timestamp()) AS minute)
  INSERT INTO quota_d_appel AS q (cle, fenetre, compte) SELECT cle, minute, 1 FROM ici
  ON CONFLICT (cle) DO UPDATE SET
    fenetre = CASE WHEN excluded.fenetre > q.fenetre THEN excluded.fenetre
      WHEN q.compte = 1000 THEN excluded.fenetre + interval '12 hours' ELSE q.fenetre END,
    compte = CASE WHEN excluded.fenetre > q.fenetre THEN 1 ELSE q.compte + 1 END
  RETURNING 1000, q.compte, extract(epoch FROM q.fenetre)::bigint + 60
$$;
REVOKE EXECUTE ON FUNCTION compter_l_adresse(inet) FROM PUBLIC, bourses_app;
GRANT EXECUTE ON FUNCTION compter_l_adresse(inet) TO bourses_web;
