-- Twenty calls a second for a token, beside its calls a minute: a body that asks all at once waits for the next second.
-- AlterTable
-- survives: the version before issues tokens without it, at its default.
ALTER TABLE "jeton_api" ADD COLUMN "par_seconde" INTEGER NOT NULL DEFAULT 20;
-- survives: the table is unlogged and holds a row a token; the version before reads neither column.
ALTER TABLE "quota_d_appel" ADD COLUMN "compte_seconde" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN "seconde" TIMESTAMPTZ(0);

-- Written by hand: what Prisma does not express ------------------------------------------------------------------------

-- survives: every row is at the default.
ALTER TABLE jeton_api ADD CONSTRAINT jeton_api_par_seconde CHECK (par_seconde BETWEEN 1 AND 1200);

-- The rank of a call in the minute of its token, and in its second when it counts there. Whoever comes at the same time waits for
-- the row: both counts are exact, in every process.
-- survives: called with the key alone, as the version before does, it answers the same columns and two more.
DROP FUNCTION compter_l_appel(text);
CREATE FUNCTION compter_l_appel(la_cle text, a_la_seconde boolean DEFAULT true)
  RETURNS TABLE (compte int, fin bigint, compte_seconde int, fin_seconde bigint)
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  INSERT INTO quota_d_appel AS q (cle, fenetre, compte, seconde, compte_seconde)
  VALUES (la_cle, date_trunc('minute', clock_timestamp()), 1, date_trunc('second', clock_timestamp()), a_la_seconde::int)
  ON CONFLICT (cle) DO UPDATE SET
    fenetre = greatest(q.fenetre, date_trunc('minute', clock_timestamp())),
    compte = CASE WHEN date_trunc('minute', clock_timestamp()) > q.fenetre THEN 1 ELSE q.compte + 1 END,
    seconde = greatest(q.seconde, date_trunc('second', clock_timestamp())),
    compte_seconde = a_la_seconde::int + CASE WHEN date_trunc('second', clock_timestamp()) > coalesce(q.seconde, '-infinity') THEN 0
      ELSE q.compte_seconde END
  RETURNING q.compte, extract(epoch FROM q.fenetre)::bigint + 60, q.compte_seconde, extract(epoch FROM q.seconde)::bigint + 1
$$;
REVOKE EXECUTE ON FUNCTION compter_l_appel(text, boolean) FROM PUBLIC, bourses_app;
GRANT EXECUTE ON FUNCTION compter_l_appel(text, boolean) TO bourses_web;

-- As before, and told of the window that has the fewest calls left: the second, or the minute. The lines of a file are asked one
-- after the other by our own worker, which leaves half of each minute: they neither fill nor wait for a second.
-- survives: called with six arguments, as the version before does, it answers the same columns.
DROP FUNCTION juger_le_jeton(text, bytea, text, text, date, text[]);
CREATE FUNCTION juger_le_jeton(le_jeton text, l_empreinte bytea, l_environnement text, l_adresse text, aujourd_hui date, utiles text[],
  a_la_seconde boolean DEFAULT true)
  RETURNS TABLE (code text, jeton_id uuid, nom text, habilitation_id uuid, octroi_id uuid, siret text, destinataires text[], par_minute int, compte int, fin bigint, droits text[])
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET lock_timeout = '8s' AS $$
DECLARE
  j record;
  q record;
BEGIN
  SELECT t.*, o.id AS octroi, o.siret AS titulaire, o.destinataires AS admis, o.scopes AS accordes INTO j FROM jeton_api t
    LEFT JOIN octroi o ON o.habilitation_id = t.habilitation_id AND o.revoque_le IS NULL AND o.remplace_le IS NULL
    WHERE t.identifiant = le_jeton AND t.empreinte = l_empreinte AND t.environnement = l_environnement;
  IF j.id IS NULL THEN
    code := '00101';
    RETURN NEXT;
    RETURN;
  END IF;
  SELECT j.id, j.nom, j.habilitation_id, j.octroi, j.titulaire, j.admis, j.par_minute
    INTO jeton_id, nom, habilitation_id, octroi_id, siret, destinataires, par_minute;
  droits := ARRAY(SELECT unnest(j.scopes) INTERSECT SELECT unnest(j.accordes) ORDER BY 1);
  SELECT * INTO q FROM compter_l_appel(le_jeton, a_la_seconde);
  SELECT q.compte, q.fin INTO compte, fin;
  IF a_la_seconde AND compte <= j.par_minute AND j.par_seconde - q.compte_seconde < j.par_minute - compte THEN
    SELECT j.par_seconde, q.compte_seconde, q.fin_seconde INTO par_minute, compte, fin;
  END IF;
  code := CASE
    WHEN j.revoque_le IS NOT NULL OR j.octroi IS NULL THEN '00105'
    WHEN j.expire_le < aujourd_hui THEN '00103'
    WHEN cardinality(j.adresses) > 0 AND NOT EXISTS (SELECT FROM unnest(j.adresses) a WHERE l_adresse::inet <<= a::inet) THEN '00107'
    WHEN compte > par_minute THEN '00429'
    WHEN cardinality(utiles) > 0 AND NOT droits && utiles THEN '00100'
  END;
  RETURN NEXT;
END $$;
REVOKE EXECUTE ON FUNCTION juger_le_jeton(text, bytea, text, text, date, text[], boolean) FROM PUBLIC, bourses_app;
GRANT EXECUTE ON FUNCTION juger_le_jeton(text, bytea, text, text, date, text[], boolean) TO bourses_web;

-- survives: one call in a function of the base, whose arguments and answer stay as they are.
DO $$
DECLARE
  f record;
  texte text;
BEGIN
  FOR f IN SELECT p.oid FROM pg_proc p WHERE p.proname = 'appeler' LOOP
    texte := pg_get_functiondef(f.oid);
    IF position('l_adresse, aujourd_hui, utiles);' IN texte) = 0 THEN
      RAISE EXCEPTION 'cette fonction a changé : appeler';
    END IF;
    EXECUTE replace(texte, 'l_adresse, aujourd_hui, utiles);', 'l_adresse, aujourd_hui, utiles, la_porte <> ''lot'');');
  END LOOP;
END $$;
