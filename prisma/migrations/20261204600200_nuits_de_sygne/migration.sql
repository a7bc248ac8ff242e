-- The night asks SYGNE (C. II.B.1): what it could not read is an import given up at once, with its cause.
-- AlterTable
ALTER TABLE "import_de_base" ADD COLUMN     "cause" TEXT;

-- survives: a base holds some thousand imports, and the version before writes no cause.
ALTER TABLE import_de_base ADD CONSTRAINT import_cause CHECK (cause IS NULL OR (etat = 'abandonne' AND btrim(cause) <> ''));

-- What the last night did not read, told to who runs the product: an établissement and a cause, nothing of anybody.
CREATE FUNCTION echecs_de_sygne(limite int) RETURNS TABLE (uai text, nom text, cause text)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NOT est_administrateur() THEN
    RAISE EXCEPTION 'seul un administrateur voit les nuits de SYGNE' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN QUERY SELECT i.uai::text, e.nom::text, i.cause FROM import_de_base i JOIN etablissement e ON e.uai = i.uai
  WHERE i.source = 'sygne' AND i.cause IS NOT NULL AND i.jour >= jour_de_la_session() - 1
    AND NOT EXISTS (SELECT FROM import_de_base s WHERE s.source = 'sygne' AND s.uai = i.uai AND s.rentree = i.rentree
      AND s.cause IS NULL AND s.instant > i.instant)
  ORDER BY i.jour DESC, i.uai LIMIT limite;
END $$;
REVOKE ALL ON FUNCTION echecs_de_sygne(int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION echecs_de_sygne(int) TO bourses_app;
