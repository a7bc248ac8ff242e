-- A birth is kept as the civil registry knows it: a day, a month without its day, or a year alone. "C" compares its
-- characters, so that the births of a year, or of a month, are one range of the index.
DROP FUNCTION eleve_connu(text, date);
DROP INDEX eleve_homonyme;
ALTER TABLE eleve ALTER COLUMN naissance TYPE varchar(10) COLLATE "C" USING naissance::text;
ALTER TABLE eleve ADD CONSTRAINT eleve_naissance_connue CHECK (
  naissance ~ '^\d{4}(-(0[1-9]|1[0-2])(-\d{2})?)?$'
  AND (length(naissance) < 10 OR pg_input_is_valid(naissance, 'date'))
  AND left(naissance, 4) BETWEEN '1900' AND '2100');
CREATE INDEX eleve_homonyme ON eleve (naissance);

-- The INE and a birth that the base does not know better prove that it is the same pupil: a year alone proves nothing
-- of a pupil whose day is known.
CREATE FUNCTION eleve_connu(ine_cherche text, ne text) RETURNS uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT id FROM eleve WHERE ine = ine_cherche AND starts_with(ne, naissance)
$$;
