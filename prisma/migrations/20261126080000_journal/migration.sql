-- The journal's line in its final form: its rentrée, the record it names with a print of it, and contents that the chain
-- covers by a print alone, keyed per dossier (docs/adr/journal-chaine-par-dossier.md).

CREATE EXTENSION IF NOT EXISTS pgcrypto;

-- A key per dossier -----------------------------------------------------------------------------------------------------

-- CreateTable
CREATE TABLE "cle_de_dossier" (
    "dossier_id" UUID NOT NULL,
    "cle" BYTEA NOT NULL,

    CONSTRAINT "cle_de_dossier_pkey" PRIMARY KEY ("dossier_id")
);

-- AddForeignKey
ALTER TABLE "cle_de_dossier" ADD CONSTRAINT "cle_de_dossier_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Only the check of the journal reads keys; nobody but the triggers writes one.
REVOKE ALL ON cle_de_dossier FROM bourses_app;
GRANT SELECT ON cle_de_dossier TO bourses_app;
ALTER TABLE cle_de_dossier ENABLE ROW LEVEL SECURITY;
CREATE POLICY cle_lire ON cle_de_dossier FOR SELECT USING ((SELECT est_systeme()));

CREATE FUNCTION donner_une_cle() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO cle_de_dossier SELECT id, gen_random_bytes(32) FROM nouveaux;
  RETURN NULL;
END $$;
CREATE TRIGGER dossier_recoit_sa_cle AFTER INSERT ON dossier REFERENCING NEW TABLE AS nouveaux
  FOR EACH STATEMENT EXECUTE FUNCTION donner_une_cle();
INSERT INTO cle_de_dossier SELECT id, gen_random_bytes(32) FROM dossier;

-- The line ----------------------------------------------------------------------------------------------------------------

-- Once, before any service: what a demonstration already holds is laid aside, written again through the new trigger at the
-- end of this migration, and its seals are dropped.
CREATE TEMPORARY TABLE ancien_journal ON COMMIT DROP AS TABLE ligne_de_journal;
ALTER TABLE ligne_de_journal DISABLE TRIGGER USER;
ALTER TABLE scellement DISABLE TRIGGER USER;
DELETE FROM ligne_de_journal;
DELETE FROM scellement;
ALTER TABLE ligne_de_journal ENABLE TRIGGER USER;
ALTER TABLE scellement ENABLE TRIGGER USER;

DROP INDEX "ligne_de_journal_jour_idx", "ligne_de_journal_dossier_id_rang_key";
ALTER TABLE "ligne_de_journal"
  DROP CONSTRAINT "ligne_de_journal_pkey",
  ADD COLUMN "rentree" INTEGER NOT NULL,
  ADD COLUMN "enregistrement" TEXT,
  ADD COLUMN "empreinte_enregistrement" BYTEA,
  ADD COLUMN "empreinte_contenu" BYTEA NOT NULL,
  ALTER COLUMN "auteur_nom" DROP NOT NULL,
  ALTER COLUMN "contenu" DROP NOT NULL,
  ADD CONSTRAINT "ligne_de_journal_pkey" PRIMARY KEY ("rentree", "id");
CREATE UNIQUE INDEX "ligne_de_journal_dossier_id_rang_rentree_key" ON "ligne_de_journal"("dossier_id", "rang", "rentree");
CREATE INDEX "ligne_de_journal_id_idx" ON "ligne_de_journal"("id");

ALTER TABLE ligne_de_journal
  ADD CONSTRAINT journal_enregistrement_entier
    CHECK (num_nonnulls(enregistrement, enregistrement_id, empreinte_enregistrement) IN (0, 3)),
  -- One print covers both: they are erased together, or not at all.
  ADD CONSTRAINT journal_effacement CHECK ((contenu IS NULL) = (auteur_nom IS NULL));

-- What a print covers of a record: the columns that never change after the act. Nulls are left out, so that a column added
-- later, null on the rows before it, alters no print; times are in UTC whoever asks. One branch per kind, each with the dossier.
CREATE FUNCTION contenu_d_enregistrement(genre text, enregistrement_id uuid) RETURNS jsonb
  LANGUAGE plpgsql STABLE STRICT SET timezone = 'UTC' AS $$
BEGIN
  CASE genre
    -- Its figures still change in place after the deposit: only its existence is covered.
    WHEN 'demande' THEN RETURN (
      SELECT jsonb_build_object('dossier_id', r.dossier_id) FROM demande r WHERE r.dossier_id = $2);
    WHEN 'demande_de_pieces' THEN RETURN (
      SELECT jsonb_strip_nulls(jsonb_build_object('id', r.id, 'dossier_id', r.dossier_id, 'auteur_id', r.auteur_id,
        'faite_le', r.faite_le, 'message', r.message)) FROM demande_de_pieces r WHERE r.id = $2);
    WHEN 'piece' THEN RETURN (
      SELECT jsonb_build_object('id', r.id, 'dossier_id', r.dossier_id, 'code', r.code) FROM piece r WHERE r.id = $2);
    WHEN 'proposition' THEN RETURN (
      SELECT jsonb_strip_nulls(to_jsonb(r)) FROM proposition r WHERE r.id = $2);
    WHEN 'decision' THEN RETURN (
      SELECT jsonb_strip_nulls(to_jsonb(r) - 'cree_le') FROM decision r WHERE r.id = $2);
    WHEN 'notification' THEN RETURN (
      SELECT jsonb_build_object('id', r.id, 'dossier_id', d.dossier_id, 'decision_id', r.decision_id, 'mode', r.mode,
        'envoyee_le', r.envoyee_le) FROM notification r JOIN decision d ON d.id = r.decision_id WHERE r.id = $2);
    ELSE RAISE EXCEPTION 'aucun enregistrement ne s’appelle « % »', genre USING ERRCODE = 'integrity_constraint_violation';
  END CASE;
END $$;

-- The text that a line's hash covers: who did what, when, on which record. Contents and names enter by their print alone.
CREATE OR REPLACE FUNCTION empreinte_de_ligne(l ligne_de_journal) RETURNS bytea LANGUAGE sql IMMUTABLE AS $$
  SELECT sha256(l.empreinte_precedente || convert_to(concat_ws(chr(31),
    l.dossier_id, l.rang, l.rentree, to_char(l.instant AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS'),
    to_char(l.jour, 'YYYY-MM-DD'), l.auteur_genre, coalesce(l.auteur_id::text, ''), l.role, l.acte, l.de_etat, l.vers_etat,
    coalesce(l.enregistrement, ''), coalesce(l.enregistrement_id::text, ''),
    coalesce(encode(l.empreinte_enregistrement, 'hex'), ''), encode(l.empreinte_contenu, 'hex')), 'UTF8'))
$$;

-- The prints of a dossier: nobody guesses what stood behind one without its key.
CREATE FUNCTION empreinte_gardee(texte text, cle bytea) RETURNS bytea LANGUAGE sql IMMUTABLE AS $$
  SELECT hmac(convert_to(texte, 'UTF8'), cle, 'sha256')
$$;

-- Sets what the writer does not choose: rank, rentrée, prints, hashes. A line that names a record has it in its dossier, and a
-- decision act names a decision of its own kind: here, where the record is read anyway, so it is written before its line.
-- It runs as the owner of the tables: it must see the whole chain, and policies would cost more than the line.
CREATE OR REPLACE FUNCTION chainer_ligne() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  derniere record;
  la_cle bytea;
  ecrit jsonb;
  attendue text := CASE NEW.acte
    WHEN 'attribuer' THEN 'attribution' WHEN 'refuser' THEN 'refus' WHEN 'refuser_incompletude' THEN 'refus_incompletude'
    WHEN 'refuser_hors_delai' THEN 'refus_hors_delai' WHEN 'declarer_irrecevable' THEN 'irrecevabilite' END;
BEGIN
  SELECT d.rentree, c.cle INTO NEW.rentree, la_cle FROM dossier d JOIN cle_de_dossier c ON c.dossier_id = d.id
    WHERE d.id = NEW.dossier_id;
  IF la_cle IS NULL THEN
    RAISE EXCEPTION 'le dossier % n’a pas de clé : son journal est fermé', NEW.dossier_id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  NEW.empreinte_enregistrement := NULL;
  IF NEW.enregistrement IS NOT NULL AND NEW.enregistrement_id IS NOT NULL THEN
    ecrit := contenu_d_enregistrement(NEW.enregistrement, NEW.enregistrement_id);
    IF attendue IS NOT NULL AND (NEW.enregistrement <> 'decision' OR ecrit->>'genre' IS DISTINCT FROM attendue
      OR ecrit->>'dossier_id' IS DISTINCT FROM NEW.dossier_id::text) THEN
      RAISE EXCEPTION 'l’acte % n’a pas de décision « % » au dossier', NEW.acte, attendue USING ERRCODE = 'integrity_constraint_violation';
    ELSIF ecrit->>'dossier_id' IS DISTINCT FROM NEW.dossier_id::text THEN
      RAISE EXCEPTION 'l’acte % n’a pas son enregistrement « % » au dossier', NEW.acte, NEW.enregistrement
        USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    NEW.empreinte_enregistrement := empreinte_gardee(ecrit::text, la_cle);
  END IF;
  NEW.empreinte_contenu := empreinte_gardee(NEW.auteur_nom || chr(31) || NEW.contenu::text, la_cle);
  SELECT rang, empreinte INTO derniere FROM ligne_de_journal WHERE dossier_id = NEW.dossier_id ORDER BY rang DESC LIMIT 1;
  NEW.rang := coalesce(derniere.rang, 0) + 1;
  NEW.empreinte_precedente := coalesce(derniere.empreinte, sha256(convert_to(NEW.dossier_id::text, 'UTF8')));
  NEW.empreinte := empreinte_de_ligne(NEW);
  RETURN NEW;
END $$;

DROP TRIGGER journal_decision ON ligne_de_journal;
DROP FUNCTION exiger_enregistrement();

ALTER FUNCTION exiger_acte() SECURITY DEFINER SET search_path = public, pg_temp;

REVOKE EXECUTE ON FUNCTION donner_une_cle(), chainer_ligne(), exiger_acte() FROM PUBLIC;

-- A seal has one successor: two seals put at once on the same journal cannot both follow the last.
CREATE UNIQUE INDEX "scellement_empreinte_precedente_key" ON "scellement"("empreinte_precedente");

-- What is never edited is never emptied either.
CREATE TRIGGER signature_de_bareme_non_vide BEFORE TRUNCATE ON signature_de_bareme
  FOR EACH STATEMENT EXECUTE FUNCTION refuser_toute_modification();
CREATE TRIGGER acte_de_bareme_non_vide BEFORE TRUNCATE ON acte_de_bareme
  FOR EACH STATEMENT EXECUTE FUNCTION refuser_toute_modification();

-- Each function has its place or none, by the two CHECKs that name the roles: this one could not be broken alone.
ALTER TABLE affectation DROP CONSTRAINT affectation_un_perimetre;

-- What was laid aside comes back, in the order it was written.
INSERT INTO ligne_de_journal (id, dossier_id, instant, jour, auteur_genre, auteur_id, auteur_nom, role, acte, de_etat, vers_etat,
  enregistrement, enregistrement_id, contenu)
SELECT id, dossier_id, instant, jour, auteur_genre, auteur_id, auteur_nom, role, acte, de_etat, vers_etat,
  CASE WHEN enregistrement_id IS NOT NULL THEN CASE acte
    WHEN 'enregistrer_reception' THEN 'demande' WHEN 'recevoir_piece' THEN 'piece' WHEN 'joindre_fichiers' THEN 'piece'
    WHEN 'demander_pieces' THEN 'demande_de_pieces' WHEN 'proposer' THEN 'proposition' WHEN 'notifier' THEN 'notification'
    ELSE 'decision' END END,
  enregistrement_id, contenu
FROM ancien_journal ORDER BY id;
