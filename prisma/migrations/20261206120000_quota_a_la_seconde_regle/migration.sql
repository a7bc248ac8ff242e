-- The ministère says how many calls a second a token may make, as it says how many a minute.
-- survives: one column more in what two functions of the base let change; what the version before writes is done as it was.
DO $$
DECLARE
  remplace record;
  texte text;
BEGIN
  FOR remplace IN SELECT * FROM (VALUES
    ('garder_le_jeton', '{scopes,par_minute,adresses,', '{scopes,par_minute,par_seconde,adresses,'),
    ('suites_de_l_evenement', 'par_minute = CASE NEW.auteur_genre',
      'par_seconde = CASE NEW.auteur_genre WHEN ''instructeur'' THEN coalesce((NEW.contenu->>''parSeconde'')::int, par_seconde) ELSE par_seconde END,
          par_minute = CASE NEW.auteur_genre')) AS t (nom, avant, apres) LOOP
    SELECT pg_get_functiondef(p.oid) INTO texte FROM pg_proc p WHERE p.proname = remplace.nom;
    IF position(remplace.avant IN texte) = 0 THEN
      RAISE EXCEPTION 'cette fonction a changé : %', remplace.nom;
    END IF;
    EXECUTE replace(texte, remplace.avant, remplace.apres);
  END LOOP;
END $$;
