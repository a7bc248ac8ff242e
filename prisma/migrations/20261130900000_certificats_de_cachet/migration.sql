-- CreateTable
CREATE TABLE "certificat_de_cachet" (
    "autorite" VARCHAR(4) NOT NULL,
    "certificat" VARCHAR(4) NOT NULL,
    "courbe" TEXT NOT NULL,
    "cle" TEXT NOT NULL,
    "sujet" TEXT NOT NULL,
    "empreinte" TEXT NOT NULL,
    "du" DATE NOT NULL,
    "au" DATE NOT NULL,
    "importe_le" DATE NOT NULL,
    "retire_le" DATE,

    CONSTRAINT "certificat_de_cachet_pkey" PRIMARY KEY ("autorite","certificat")
);

-- Written by hand: what Prisma does not express ------------------------------------------------------------------------

-- COURBES of lib/cachet/schema.ts.
ALTER TABLE certificat_de_cachet ADD CONSTRAINT certificat_nomme CHECK (autorite ~ '^[A-Z]{2}[0-9A-Z]{2}$'
  AND certificat ~ '^[0-9A-Z]{4}$' AND courbe IN ('P-256', 'P-384', 'P-521') AND empreinte ~ '^[0-9a-f]{64}$' AND du <= au);
ALTER TABLE certificat_de_cachet ADD CONSTRAINT certificat_borne CHECK (length(cle) <= 400 AND length(sujet) <= 300);
REVOKE INSERT, UPDATE, DELETE ON certificat_de_cachet FROM bourses_app;

-- From here on an act of administration is one function of its own, found by its name, which says whether it is signed by
-- two: a_deux_ACTE or seul_ACTE (what it is done on, its contents). What stood before it is avant_ACTE, when something did.
-- The functions below keep the acts that came before, and need no other change.
ALTER FUNCTION faire_administration(text, uuid, jsonb) RENAME TO faire_administration_premiere;
CREATE FUNCTION faire_administration(l_acte text, l_objet uuid, c jsonb) RETURNS void
  LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  sienne regproc := coalesce(to_regproc('public.seul_' || l_acte), to_regproc('public.a_deux_' || l_acte));
BEGIN
  IF sienne IS NULL THEN
    PERFORM faire_administration_premiere(l_acte, l_objet, c);
  ELSE
    EXECUTE format('SELECT %s($1, $2)', sienne) USING l_objet, c;
  END IF;
END $$;

ALTER FUNCTION se_signe_a_deux(text, jsonb) RENAME TO se_signe_a_deux_premiere;
CREATE FUNCTION se_signe_a_deux(l_acte text, c jsonb) RETURNS boolean
  LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT to_regproc('public.a_deux_' || l_acte) IS NOT NULL OR se_signe_a_deux_premiere(l_acte, c)
$$;

ALTER FUNCTION situer_administration(text, uuid, jsonb) RENAME TO situer_administration_premiere;
CREATE FUNCTION situer_administration(l_acte text, l_objet uuid, c jsonb) RETURNS jsonb
  LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  sienne regproc := to_regproc('public.avant_' || l_acte);
  avant jsonb;
BEGIN
  IF sienne IS NULL THEN
    RETURN situer_administration_premiere(l_acte, l_objet, c);
  END IF;
  EXECUTE format('SELECT %s($1, $2)', sienne) INTO avant USING l_objet, c;
  RETURN jsonb_strip_nulls(c) || jsonb_strip_nulls(jsonb_build_object('avant', avant));
END $$;

CREATE FUNCTION a_deux_importer_certificat(l_objet uuid, c jsonb) RETURNS void
  LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  -- FR00 is the specimens' authority: anybody may sign with its key.
  IF c->>'autorite' IN ('FR00', 'FR99') AND NOT has_table_privilege('bourses_web', 'public.horloge', 'UPDATE') THEN
    PERFORM refuser('BN422', 'Cette autorité ne sert qu’aux essais : elle ne prouve rien ici.', 'autorite');
  ELSIF EXISTS (SELECT FROM certificat_de_cachet WHERE autorite = c->>'autorite' AND certificat = c->>'certificat') THEN
    PERFORM refuser('BN422', 'Ce certificat est déjà importé, ou a été retiré : il ne se remplace pas.', 'certificat');
  END IF;
  INSERT INTO certificat_de_cachet (autorite, certificat, courbe, cle, sujet, empreinte, du, au, importe_le)
    VALUES (c->>'autorite', c->>'certificat', c->>'courbe', c->>'cle', c->>'sujet', c->>'empreinte',
      (c->>'signe_du')::date, (c->>'signe_au')::date, jour_de_la_session());
END $$;

-- By one: what must no longer be believed is no longer believed at once.
CREATE FUNCTION seul_retirer_certificat(l_objet uuid, c jsonb) RETURNS void
  LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  UPDATE certificat_de_cachet SET retire_le = jour_de_la_session()
    WHERE autorite = c->>'autorite' AND certificat = c->>'certificat' AND retire_le IS NULL;
  IF NOT FOUND THEN
    PERFORM refuser('BN404', 'Ce certificat n’est pas importé, ou il est déjà retiré.');
  END IF;
END $$;

REVOKE EXECUTE ON FUNCTION faire_administration(text, uuid, jsonb), se_signe_a_deux(text, jsonb),
  situer_administration(text, uuid, jsonb), a_deux_importer_certificat(uuid, jsonb),
  seul_retirer_certificat(uuid, jsonb) FROM PUBLIC, bourses_app;
