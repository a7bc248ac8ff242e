-- Countries by our codes, on three figures ("100" is France), as the forms read them and the school base says them.
CREATE OR REPLACE FUNCTION etat_civil_complet(e jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT e ->> 'nom' ~ '\S' AND e ? 'prenom' AND e ->> 'sexe' IN ('F', 'M') AND e ->> 'naissance' ~ '^\d{4}(-\d\d(-\d\d)?)?$'
    AND e ->> 'pays' ~ '^\d{3}$'
    AND CASE WHEN e ->> 'pays' = '100' THEN coalesce(e ->> 'departement' ~ '^(\d{3}|02[AB])$' AND e ->> 'commune' ~ '^\d[\dAB]\d{3}$', false)
      ELSE NOT e ?| ARRAY['departement', 'commune'] END
$$;
