-- The prime d'équipement is given once in a pupil's schooling, whatever its way (C. IV.C): in every établissement, académie and
-- year, the base holds it, and says it to whoever computes a right.
CREATE UNIQUE INDEX droit_une_prime_d_equipement ON droit (eleve_id) WHERE composante = 'equipement' AND ferme_par_id IS NULL;

CREATE FUNCTION prime_d_equipement_ouverte(le_dossier uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM dossier d JOIN droit r ON r.eleve_id = d.eleve_id AND r.dossier_id <> d.id
    WHERE d.id = le_dossier AND r.composante = 'equipement' AND r.ferme_par_id IS NULL)
$$;
