-- The last opposition on a pupil is found by keys, inside the search that obeys it: each call of the interface read those of
-- the whole nation, through one function more for each namesake. The names that are asked are made comparable once.
-- survives: a function that only other functions of the base call; what they are given and answer stays as it is.
DROP FUNCTION derniere_opposition(uuid);

-- The last word on a pupil, files that were joined to this one included; no row once it is two years old. Read in its place,
-- so without a search_path of its own: every name bears its schema.
CREATE FUNCTION derniere_opposition(l_eleve uuid) RETURNS SETOF opposition LANGUAGE sql STABLE AS $$
  SELECT o.* FROM public.eleve e JOIN public.opposition o ON o.eleve_id = e.id
  WHERE (e.id = l_eleve AND e.reunie_dans IS NULL OR e.reunie_dans = l_eleve) AND o.instant > now() - interval '24 months'
  ORDER BY o.instant DESC, o.id DESC LIMIT 1
$$;
REVOKE EXECUTE ON FUNCTION derniere_opposition(uuid) FROM PUBLIC, bourses_app;

-- survives: three functions of the base find as before, by keys; what they are given and answer stays as it is.
DO $$
DECLARE
  f record;
  texte text;
BEGIN
  FOR f IN SELECT * FROM (VALUES
    ('eleves_repondus(text, text, text, text, int, text, text[], date)'::regprocedure,
      'AND (derniere_opposition(coalesce(e.reunie_dans, e.id))).suite IS DISTINCT FROM ''admise''',
      'AND NOT EXISTS (SELECT FROM derniere_opposition(coalesce(e.reunie_dans, e.id)) o WHERE o.suite = ''admise'')'),
    ('eleves_repondus(text, text, text, text, int, text, text[], date)'::regprocedure,
      'FROM eleve e JOIN scolarite s ON s.eleve_id = e.id AND s.rentree = l_annee JOIN',
      'FROM (SELECT nom_compare(le_nom) AS nom, nom_compare(le_prenom) AS prenom OFFSET 0) n
      JOIN eleve e ON nom_compare(e.nom) = n.nom AND nom_compare(e.prenom) = n.prenom
      JOIN scolarite s ON s.eleve_id = e.id AND s.rentree = l_annee JOIN'),
    ('eleves_repondus(text, text, text, text, int, text, text[], date)'::regprocedure,
      'WHERE e.naissance = ne_le AND nom_compare(e.nom) = nom_compare(le_nom) AND nom_compare(e.prenom) = nom_compare(le_prenom)
      AND nom_compare(le_nom) <> '''' AND e.sexe = le_sexe',
      'WHERE e.naissance = ne_le AND n.nom <> '''' AND e.sexe = le_sexe'),
    ('consigner_une_opposition(text, text, date, text)'::regprocedure,
      '(derniere_opposition(l_eleve)).suite IS DISTINCT FROM ''admise''',
      'NOT EXISTS (SELECT FROM derniere_opposition(l_eleve) o WHERE o.suite = ''admise'')'),
    ('oppositions_consignees(int)'::regprocedure,
      'o.id = (derniere_opposition(coalesce(e.reunie_dans, e.id))).id',
      'o.id = (SELECT d.id FROM derniere_opposition(coalesce(e.reunie_dans, e.id)) d)')
  ) v (laquelle, avant, apres) LOOP
    texte := pg_get_functiondef(f.laquelle);
    IF position(f.avant IN texte) = 0 THEN
      RAISE EXCEPTION 'cette fonction a changé : %', f.laquelle;
    END IF;
    EXECUTE replace(texte, f.avant, f.apres);
  END LOOP;
END $$;
