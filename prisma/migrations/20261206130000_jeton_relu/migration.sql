-- As before, but for when the token is read: once its call is counted, so that a revocation holds for the calls that wait their
-- turn too.
-- survives: called as before, it answers the same columns.
CREATE OR REPLACE FUNCTION juger_le_jeton(le_jeton text, l_empreinte bytea, l_environnement text, l_adresse text, aujourd_hui date, utiles text[],
  a_la_seconde boolean DEFAULT true)
  RETURNS TABLE (code text, jeton_id uuid, nom text, habilitation_id uuid, octroi_id uuid, siret text, destinataires text[], par_minute int, compte int, fin bigint, droits text[])
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET lock_timeout = '8s' AS $$
DECLARE
  j record;
  q record;
BEGIN
  IF NOT EXISTS (SELECT FROM jeton_api t
    WHERE t.identifiant = le_jeton AND t.empreinte = l_empreinte AND t.environnement = l_environnement) THEN
    code := '00101';
    RETURN NEXT;
    RETURN;
  END IF;
  SELECT * INTO q FROM compter_l_appel(le_jeton, a_la_seconde);
  -- Read now: a call that waited for its rank is judged as its token is, not as it was when it came.
  SELECT t.*, o.id AS octroi, o.siret AS titulaire, o.destinataires AS admis, o.scopes AS accordes INTO j FROM jeton_api t
    LEFT JOIN octroi o ON o.habilitation_id = t.habilitation_id AND o.revoque_le IS NULL AND o.remplace_le IS NULL
    WHERE t.identifiant = le_jeton;
  SELECT j.id, j.nom, j.habilitation_id, j.octroi, j.titulaire, j.admis, j.par_minute
    INTO jeton_id, nom, habilitation_id, octroi_id, siret, destinataires, par_minute;
  droits := ARRAY(SELECT unnest(j.scopes) INTERSECT SELECT unnest(j.accordes) ORDER BY 1);
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
