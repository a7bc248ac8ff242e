-- Two functions were written anew from an older text: what had been added to them since is erased again.
-- survives: two functions empty three tables more; the version before calls them as it did.
DO $$
DECLARE
  f record;
  texte text;
BEGIN
  FOR f IN SELECT * FROM (VALUES
    ('effacer_l_eleve(uuid)'::regprocedure, '  DELETE FROM relance WHERE scolarite_id = ANY (ss);',
      '  DELETE FROM fait_de_radar WHERE scolarite_id = ANY (ss);'),
    ('effacer_l_eleve(uuid)'::regprocedure, '  DELETE FROM coche_parcoursup WHERE eleve_id = ANY (es);',
      '  DELETE FROM opposition WHERE eleve_id = ANY (es);'),
    ('effacer_les_dossiers(uuid[])'::regprocedure, '  DELETE FROM rappel WHERE dossier_id = ANY (ds);',
      '  DELETE FROM suite_d_exercice s USING exercice_de_droit e WHERE e.id = s.exercice_id AND e.dossier_id = ANY (ds);
  DELETE FROM exercice_de_droit WHERE dossier_id = ANY (ds);')
  ) v (laquelle, apres, ligne) LOOP
    texte := pg_get_functiondef(f.laquelle);
    IF position(f.apres IN texte) = 0 OR position(f.ligne IN texte) > 0 THEN
      RAISE EXCEPTION 'l’effacement a changé : %', f.laquelle;
    END IF;
    EXECUTE replace(texte, f.apres, f.apres || E'\n' || f.ligne);
  END LOOP;
END $$;
