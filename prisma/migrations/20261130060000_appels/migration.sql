-- The interface for administrations (CRPA L. 114-8): one function of the owner judges the token, counts, finds one pupil at
-- most and leaves its trace. The site reads nothing else for it.
ALTER TABLE "etablissement" ADD COLUMN "tutelle" VARCHAR(2) NOT NULL DEFAULT '06';
ALTER TABLE etablissement ADD CONSTRAINT etablissement_tutelle CHECK (tutelle ~ '^[0-9A-Z]{2}$');

-- Names are compared without case, accents, spaces, hyphens nor apostrophes.
CREATE FUNCTION nom_compare(nom text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
  SELECT regexp_replace(public.sans_accent(nom), '[^a-z0-9]', '', 'g')
$$;
CREATE INDEX eleve_compare ON eleve (naissance, nom_compare(nom), nom_compare(prenom));

-- Traces: partitions of a month, in a schema where nobody else goes.
CREATE SCHEMA traces;
CREATE TABLE "appel" (
    "id" UUID NOT NULL,
    "instant" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "porte" TEXT NOT NULL,
    "jeton_id" UUID NOT NULL,
    "habilitation_id" UUID NOT NULL,
    "octroi_id" UUID,
    "destinataire" VARCHAR(14),
    "eleve_id" UUID,
    "scopes" TEXT[],
    "code" VARCHAR(5),

    CONSTRAINT "appel_pkey" PRIMARY KEY ("instant", "id")
) PARTITION BY RANGE (instant);
CREATE INDEX "appel_eleve_id_instant_idx" ON "appel"("eleve_id", "instant");
CREATE INDEX "appel_habilitation_id_instant_idx" ON "appel"("habilitation_id", "instant");
ALTER TABLE appel
  ADD CONSTRAINT appel_porte CHECK (porte IN ('identite', 'v2', 'ministere', 'lot')),
  ADD CONSTRAINT appel_code CHECK (code ~ '^[0-9]{5}$'),
  ADD CONSTRAINT appel_repondu CHECK (code IS NOT NULL OR (eleve_id IS NOT NULL AND octroi_id IS NOT NULL AND destinataire IS NOT NULL));
CREATE TABLE traces.appel_autre PARTITION OF appel DEFAULT;

CREATE FUNCTION garder_l_appel() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'la trace d’un appel ne se modifie pas' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER appel_fige BEFORE UPDATE OR DELETE ON appel FOR EACH ROW EXECUTE FUNCTION garder_l_appel();
CREATE TRIGGER appel_non_vide BEFORE TRUNCATE ON appel FOR EACH STATEMENT EXECUTE FUNCTION garder_l_appel();
ALTER TABLE appel ENABLE ROW LEVEL SECURITY;
CREATE POLICY appel_systeme ON appel USING ((SELECT est_systeme()));
REVOKE INSERT, UPDATE, DELETE ON appel FROM bourses_app;

-- Partitions to come are made two months ahead; those whose every line is older than thirty-six months go whole.
CREATE FUNCTION entretenir_les_appels(l_instant timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  le_mois date;
  partition record;
BEGIN
  FOR le_mois IN SELECT generate_series(date_trunc('month', l_instant), date_trunc('month', l_instant) + interval '2 months', interval '1 month')::date LOOP
    IF to_regclass(format('traces.appel_%s', to_char(le_mois, 'YYYY_MM'))) IS NULL THEN
      EXECUTE format('CREATE TABLE traces.appel_%s PARTITION OF public.appel FOR VALUES FROM (%L) TO (%L)',
        to_char(le_mois, 'YYYY_MM'), le_mois::timestamptz, (le_mois + interval '1 month')::timestamptz);
    END IF;
  END LOOP;
  FOR partition IN SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = 'traces' AND c.relname ~ '^appel_[0-9]{4}_[0-9]{2}$'
        AND to_date(right(c.relname, 7), 'YYYY_MM') + interval '1 month' <= l_instant - interval '36 months' LOOP
    EXECUTE format('DROP TABLE traces.%I', partition.relname);
  END LOOP;
  DELETE FROM quota_d_appel WHERE fenetre < l_instant - interval '1 day';
END $$;
REVOKE EXECUTE ON FUNCTION entretenir_les_appels(timestamptz) FROM PUBLIC, bourses_app;
GRANT EXECUTE ON FUNCTION entretenir_les_appels(timestamptz) TO bourses_worker;

CREATE UNLOGGED TABLE "quota_d_appel" (
    "cle" TEXT NOT NULL,
    "fenetre" TIMESTAMPTZ(0) NOT NULL,
    "compte" INTEGER NOT NULL,

    CONSTRAINT "quota_d_appel_pkey" PRIMARY KEY ("cle")
);
ALTER TABLE quota_d_appel ADD CONSTRAINT quota_d_appel_compte CHECK (compte > 0);
REVOKE ALL ON quota_d_appel FROM bourses_app;

-- The rank of a call in the minute of its token. Whoever comes at the same time waits for the row: the count is exact.
CREATE FUNCTION compter_l_appel(la_cle text) RETURNS TABLE (compte int, fin bigint)
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  INSERT INTO quota_d_appel AS q (cle, fenetre, compte) VALUES (la_cle, date_trunc('minute', clock_timestamp()), 1)
  ON CONFLICT (cle) DO UPDATE SET
    fenetre = greatest(q.fenetre, date_trunc('minute', clock_timestamp())),
    compte = CASE WHEN date_trunc('minute', clock_timestamp()) > q.fenetre THEN 1 ELSE q.compte + 1 END
  RETURNING q.compte, extract(epoch FROM q.fenetre)::bigint + 60
$$;
REVOKE EXECUTE ON FUNCTION compter_l_appel(text) FROM PUBLIC, bourses_app;
GRANT EXECUTE ON FUNCTION compter_l_appel(text) TO bourses_web;

-- The pupil of these criteria and what is known of the bourse that day; two lines at most, for two pupils are one too many.
CREATE FUNCTION eleves_repondus(le_nom text, le_prenom text, le_sexe text, ne_le text, l_annee int, l_uai text, departements text[], le_jour date)
  RETURNS TABLE (eleve_id uuid, connu jsonb) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  WITH trouves AS (
    SELECT DISTINCT ON (tenant) coalesce(e.reunie_dans, e.id) AS tenant, s.*, t.tutelle, t.type AS genre,
      -- A year that is over: who was there on 30 June finished it.
      s.sortie_le IS NULL OR s.sortie_le >= least(le_jour, make_date(l_annee + 1, 6, 30)) AS present
    FROM eleve e JOIN scolarite s ON s.eleve_id = e.id AND s.rentree = l_annee JOIN etablissement t ON t.uai = s.uai
    WHERE e.naissance = ne_le AND nom_compare(e.nom) = nom_compare(le_nom) AND nom_compare(e.prenom) = nom_compare(le_prenom)
      AND nom_compare(le_nom) <> '' AND e.sexe = le_sexe AND s.niveau <> 'post_bac' AND t.secteur <> 'prive_hors_contrat'
      AND (t.uai = l_uai OR t.departement_code = ANY (departements))
    ORDER BY tenant, (s.sortie_le IS NULL OR s.sortie_le >= le_jour) DESC, s.entree_le DESC, s.id
    LIMIT 2)
  SELECT x.tenant, jsonb_build_object(
    'nom', e.nom, 'prenom', e.prenom, 'sexe', e.sexe, 'naissance', e.naissance, 'uai', x.uai, 'tutelle', x.tutelle,
    'libelleMef', x.libelle_mef, 'statut', x.statut, 'codeRegime', x.code_regime, 'rentree', x.rentree, 'estScolarise', x.present,
    'reseau', CASE WHEN x.genre = 'cned' THEN 'cned' ELSE 'general' END, 'cloture', c.cloture,
    -- What the family knows: opened by a decision that was notified, and not ended by another that was.
    'echelon', (SELECT r.echelon FROM dossier d JOIN droit r ON r.dossier_id = d.id JOIN notification n ON n.decision_id = r.decision_id
      WHERE d.eleve_id = x.tenant AND d.rentree = l_annee AND r.composante = 'bourse' AND le_jour BETWEEN r.du AND r.au
        AND NOT EXISTS (SELECT FROM notification f WHERE f.decision_id = r.ferme_par_id) ORDER BY r.du DESC LIMIT 1),
    'enAttente', EXISTS (SELECT FROM dossier d WHERE d.eleve_id = x.tenant AND d.rentree = l_annee
      AND d.etat IN ('deposee', 'incomplete', 'en_instruction', 'proposee', 'decidee')))
  FROM trouves x JOIN eleve e ON e.id = x.tenant
    LEFT JOIN LATERAL (
      SELECT max(CASE WHEN x.genre = 'cned' THEN y.cloture_cned ELSE y.cloture END) AS cloture FROM (
        SELECT k.cloture, k.cloture_cned FROM campagne k WHERE k.rentree = l_annee
        UNION ALL SELECT p.cloture, p.cloture_cned FROM prolongation p WHERE p.rentree = l_annee AND p.academie_code = x.academie_code) y) c ON true
$$;
REVOKE EXECUTE ON FUNCTION eleves_repondus(text, text, text, text, int, text, text[], date) FROM PUBLIC, bourses_app;

-- What a token opens: the error of the catalogue that it meets, or none; its rank in the minute; the rights that it bears. A
-- revocation is read here by the first call after its commit, in every process.
CREATE FUNCTION juger_le_jeton(le_jeton text, l_empreinte bytea, l_environnement text, l_adresse text, aujourd_hui date, utiles text[])
  RETURNS TABLE (code text, jeton_id uuid, nom text, habilitation_id uuid, octroi_id uuid, siret text, destinataires text[], par_minute int, compte int, fin bigint, droits text[])
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET lock_timeout = '8s' AS $$
DECLARE
  j record;
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
  SELECT q.compte, q.fin INTO compte, fin FROM compter_l_appel(le_jeton) q;
  code := CASE
    WHEN j.revoque_le IS NOT NULL OR j.octroi IS NULL THEN '00105'
    WHEN j.expire_le < aujourd_hui THEN '00103'
    WHEN cardinality(j.adresses) > 0 AND NOT EXISTS (SELECT FROM unnest(j.adresses) a WHERE l_adresse::inet <<= a::inet) THEN '00107'
    WHEN compte > j.par_minute THEN '00429'
    WHEN cardinality(utiles) > 0 AND NOT droits && utiles THEN '00100'
  END;
  RETURN NEXT;
END $$;
REVOKE EXECUTE ON FUNCTION juger_le_jeton(text, bytea, text, text, date, text[]) FROM PUBLIC, bourses_app;
GRANT EXECUTE ON FUNCTION juger_le_jeton(text, bytea, text, text, date, text[]) TO bourses_web;

-- A whole call. `deja`: the errors that the form of the request has; nothing is searched then. Answers every error, the rank of
-- the call, the scopes of the answer, and the pupil when there is one.
CREATE FUNCTION appeler(
  la_requete uuid, la_porte text, le_jeton text, l_empreinte bytea, l_adresse text, aujourd_hui date, utiles text[], deja text[], le_destinataire text,
  le_nom text, le_prenom text, le_sexe text, ne_le text, l_annee int, l_uai text, departements text[], le_jour date)
  RETURNS TABLE (codes text[], par_minute int, compte int, fin bigint, ouverts text[], connu jsonb)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET lock_timeout = '8s' AS $$
DECLARE
  j record;
  libre boolean;
  receveur text;
  trouves uuid[];
  trouve uuid;
BEGIN
  -- Held until the answer is written, and taken before the row of the quota: the same request meanwhile finds it taken.
  libre := pg_try_advisory_xact_lock(hashtextextended(concat_ws(chr(31), le_jeton, la_porte, deja::text, le_destinataire, le_nom,
    le_prenom, le_sexe, ne_le, l_annee, coalesce(l_uai, '-'), departements::text), 0));
  SELECT * INTO j FROM juger_le_jeton(le_jeton, l_empreinte, 'production', l_adresse, aujourd_hui, utiles);
  SELECT j.par_minute, j.compte, j.fin INTO par_minute, compte, fin;
  ouverts := '{}';
  receveur := coalesce(le_destinataire, j.siret);
  IF receveur <> j.siret AND NOT receveur = ANY (j.destinataires) THEN
    receveur := NULL;
  END IF;
  IF j.code IS NOT NULL THEN
    codes := ARRAY[j.code];
  ELSIF NOT libre THEN
    codes := ARRAY['00015'];
  ELSE
    codes := CASE WHEN receveur IS NULL AND NOT '00210' = ANY (deja) THEN array_prepend('00210', deja) ELSE deja END;
  END IF;
  IF codes = '{}' THEN
    SELECT array_agg(e.eleve_id), (array_agg(e.connu))[1] INTO trouves, connu
      FROM eleves_repondus(le_nom, le_prenom, le_sexe, ne_le, l_annee, l_uai, departements, le_jour) e;
    IF trouves IS NULL THEN codes := ARRAY['30003'];
    ELSIF cardinality(trouves) > 1 THEN codes := ARRAY['30015'];
    ELSE
      trouve := trouves[1];
      IF NOT (connu ->> 'estScolarise')::boolean THEN codes := ARRAY['30004'];
      ELSE ouverts := ARRAY(SELECT unnest(j.droits) INTERSECT SELECT unnest(utiles) ORDER BY 1);
      END IF;
    END IF;
  END IF;
  IF codes <> '{}' THEN connu := NULL; END IF;
  -- Who shows no token of ours leaves no line: only technical logs tell it.
  IF j.jeton_id IS NOT NULL THEN
    INSERT INTO appel (id, instant, porte, jeton_id, habilitation_id, octroi_id, destinataire, eleve_id, scopes, code)
      VALUES (la_requete, clock_timestamp(), la_porte, j.jeton_id, j.habilitation_id, j.octroi_id, receveur, trouve, ouverts, codes[1]);
  END IF;
  RETURN NEXT;
END $$;
REVOKE EXECUTE ON FUNCTION appeler(uuid, text, text, bytea, text, date, text[], text[], text, text, text, text, text, int, text, text[], date) FROM PUBLIC, bourses_app;
GRANT EXECUTE ON FUNCTION appeler(uuid, text, text, bytea, text, date, text[], text[], text, text, text, text, text, int, text, text[], date) TO bourses_web;
REVOKE EXECUTE ON FUNCTION nom_compare(text), garder_l_appel() FROM PUBLIC;

SELECT entretenir_les_appels(now());
