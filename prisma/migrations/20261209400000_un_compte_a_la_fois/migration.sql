-- survives: the same count; two at once are now made one after the other, instead of one being refused
CREATE OR REPLACE FUNCTION compter_les_echeances_de_conservation() RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  -- Who reads the page does not wait.
  LOCK TABLE echeance_de_conservation IN SHARE ROW EXCLUSIVE MODE;
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
