-- What is written beside the acts of a dossier, or after them, is followed: each row as it is written leaves a line in a register,
-- which the seals cover (docs/adr/journal-chaine-par-dossier.md).

CREATE TABLE "ecriture" (
    "id" BIGSERIAL NOT NULL,
    "objet" TEXT NOT NULL COLLATE "C",
    "dossier_id" UUID,
    "instant" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "qui" TEXT NOT NULL,
    "empreinte" BYTEA,
    "sel" BYTEA,
    "rang" INTEGER NOT NULL,
    "maillon_precedent" BYTEA NOT NULL,
    "maillon" BYTEA NOT NULL,

    CONSTRAINT "ecriture_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "ecriture_objet_rang_key" ON "ecriture"("objet", "rang");
CREATE INDEX "ecriture_dossier_id_idx" ON "ecriture"("dossier_id");

-- Triggers of the owner write it; the check alone reads it.
REVOKE ALL ON ecriture FROM bourses_app;
REVOKE ALL ON SEQUENCE ecriture_id_seq FROM bourses_app;
GRANT SELECT ON ecriture TO bourses_app;
ALTER TABLE ecriture ENABLE ROW LEVEL SECURITY;
CREATE POLICY ecriture_lire ON ecriture FOR SELECT USING ((SELECT est_systeme()));
CREATE TRIGGER ecriture_figee BEFORE UPDATE OR DELETE ON ecriture FOR EACH ROW EXECUTE FUNCTION refuser_toute_modification();
CREATE TRIGGER ecriture_non_vide BEFORE TRUNCATE ON ecriture FOR EACH STATEMENT EXECUTE FUNCTION refuser_toute_modification();

-- A line comes with the text of the row, of which only a print stays: keyed by a salt of its own, outside the hash, so that both
-- can be erased and the chain still verify. Whoever writes a row holds its lock: its chain needs no other.
CREATE FUNCTION chainer_ecriture() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp SET timezone = 'UTC' AS $$
DECLARE
  dernier record;
BEGIN
  NEW.qui := concat_ws(' ', session_user, nullif(current_setting('bourses.identite', true), ''));
  NEW.sel := gen_random_bytes(16);
  NEW.empreinte := hmac(NEW.empreinte, NEW.sel, 'sha256');
  SELECT rang, maillon INTO dernier FROM ecriture WHERE objet = NEW.objet ORDER BY rang DESC LIMIT 1;
  NEW.rang := coalesce(dernier.rang, 0) + 1;
  NEW.maillon_precedent := coalesce(dernier.maillon, sha256(convert_to(TG_TABLE_NAME || NEW.objet, 'UTF8')));
  NEW.maillon := sha256(NEW.maillon_precedent
    || convert_to(jsonb_strip_nulls(to_jsonb(NEW) - ARRAY['maillon_precedent', 'maillon', 'sel'])::text, 'UTF8'));
  RETURN NEW;
END $$;
CREATE TRIGGER ecriture_chainee BEFORE INSERT ON ecriture FOR EACH ROW EXECUTE FUNCTION chainer_ecriture();

-- Arguments: the column that names the row, and those left out of its text. Nulls are left out too, so that a column added later
-- changes none. A row that is removed leaves a line without a print.
CREATE FUNCTION suivre_l_ecriture() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp SET timezone = 'UTC' AS $$
DECLARE
  dite jsonb := to_jsonb(coalesce(NEW, OLD));
  texte jsonb := jsonb_strip_nulls(dite - TG_ARGV[1]::text[]);
BEGIN
  IF TG_OP = 'UPDATE' AND texte = jsonb_strip_nulls(to_jsonb(OLD) - TG_ARGV[1]::text[]) THEN
    RETURN NULL;
  END IF;
  INSERT INTO ecriture (objet, dossier_id, empreinte)
    VALUES (TG_TABLE_NAME || '/' || (dite->>TG_ARGV[0]),
      (CASE TG_TABLE_NAME WHEN 'dossier' THEN dite->>'id' ELSE dite->>'dossier_id' END)::uuid,
      CASE WHEN TG_OP <> 'DELETE' THEN convert_to(texte::text, 'UTF8') END);
  RETURN NULL;
END $$;

-- The first line of the rows that have none: those that stood before their table was followed.
CREATE FUNCTION premieres_ecritures(la_table regclass) RETURNS void LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp SET timezone = 'UTC' AS $$
DECLARE
  arguments text[];
BEGIN
  SELECT string_to_array(encode(tgargs, 'escape'), '\000') INTO arguments FROM pg_trigger WHERE tgrelid = la_table AND tgname = 'suivi';
  EXECUTE format($sql$
    INSERT INTO ecriture (objet, dossier_id, empreinte)
    SELECT %1$L || '/' || (dite->>%2$L), (CASE %1$L WHEN 'dossier' THEN dite->>'id' ELSE dite->>'dossier_id' END)::uuid,
        convert_to(jsonb_strip_nulls(dite - %3$L::text[])::text, 'UTF8')
      FROM (SELECT to_jsonb(r) AS dite FROM %4$s r) AS t
      WHERE NOT EXISTS (SELECT FROM ecriture e WHERE e.objet = %1$L || '/' || (dite->>%2$L))
  $sql$, (SELECT relname FROM pg_class WHERE oid = la_table), arguments[1], arguments[2], la_table);
END $$;

-- Puts a table under the register; `cle` is its primary key, of one column.
CREATE FUNCTION suivre(la_table regclass, cle text DEFAULT 'id', sauf text[] DEFAULT '{}') RETURNS void LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  EXECUTE format('CREATE TRIGGER suivi AFTER INSERT OR UPDATE OR DELETE ON %s FOR EACH ROW EXECUTE FUNCTION suivre_l_ecriture(%L, %L)',
    la_table, cle, sauf);
  PERFORM premieres_ecritures(la_table);
END $$;
REVOKE EXECUTE ON FUNCTION chainer_ecriture(), suivre_l_ecriture(), premieres_ecritures(regclass), suivre(regclass, text, text[])
  FROM PUBLIC, bourses_app;

-- The check reads what waits for a second administrateur.
CREATE POLICY acte_a_confirmer_verifier ON acte_a_confirmer FOR SELECT USING ((SELECT est_systeme()));

-- Of a dossier, what its own journal does not hold, without what follows from it.
SELECT suivre('dossier', 'id', ARRAY['etat', 'version', 'hors_delai', 'recu_le', 'demandeur_id', 'drapeaux', 'echeance_le',
  'echeance_cause', 'echeance_article', 'tri', 'plage', 'depuis_le', 'modifie_le']);
SELECT suivre(nom::regclass) FROM unnest(ARRAY['courrier', 'recours', 'requete', 'retrait', 'rectification', 'relecture',
  'avis_sollicite', 'correction_eleve', 'correction_responsable', 'reunion', 'separation', 'resultat_brevet', 'correspondance_brevet',
  'coche_parcoursup', 'lecture_de_liste', 'bordereau', 'relance', 'mouvement', 'import_de_base', 'agent',
  'affectation', 'delegation', 'acte_a_confirmer', 'annexe_de_bareme', 'signature_de_bareme']) AS nom;
SELECT suivre('ligne_de_bordereau', 'proposition_id');
SELECT suivre('campagne', 'rentree');
SELECT suivre('reglage_de_relecture', 'academie_code');
