-- To look at what an agent sees is an act of its own: its line comes first, with the reason, under the name of who looks.
CREATE FUNCTION voir_comme(qui uuid, le_motif text) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM exiger_d_administrer('voir_comme');
  IF NOT EXISTS (SELECT FROM agent WHERE id = qui) THEN
    PERFORM refuser('BN404', 'Cet agent n’existe pas.');
  ELSIF length(btrim(coalesce(le_motif, ''))) < 5 THEN
    PERFORM refuser('BN422', 'Motif : dites en quelques mots pourquoi vous regardez cet accès.', 'motif');
  END IF;
  PERFORM inscrire_administration('voir_comme', qui, jsonb_build_object('agent', qui, 'motif', btrim(le_motif)));
  RETURN true;
END $$;
REVOKE EXECUTE ON FUNCTION voir_comme(uuid, text) FROM bourses_app;
GRANT EXECUTE ON FUNCTION voir_comme(uuid, text) TO bourses_web;
