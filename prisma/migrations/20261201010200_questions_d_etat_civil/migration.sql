-- A family is asked for the one field of its état civil that is wrong (C. II.B.1; docs/adr/reparation-des-etudes.md).
-- CreateTable
CREATE TABLE "question_d_etat_civil" (
    "id" UUID NOT NULL,
    "consentement_id" UUID NOT NULL,
    "champ" TEXT NOT NULL,
    "courriel" TEXT,
    "empreinte" BYTEA NOT NULL,
    "expire_le" DATE NOT NULL,
    "auteur_id" UUID NOT NULL,
    "auteur_nom" TEXT NOT NULL,
    "cree_le" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "envoyee_le" TIMESTAMPTZ(3),
    "repondue_le" TIMESTAMPTZ(3),

    CONSTRAINT "question_d_etat_civil_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "question_d_etat_civil_consentement_id_cree_le_idx" ON "question_d_etat_civil"("consentement_id", "cree_le");

-- AddForeignKey
ALTER TABLE "question_d_etat_civil" ADD CONSTRAINT "question_d_etat_civil_consentement_id_fkey" FOREIGN KEY ("consentement_id") REFERENCES "consentement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE question_d_etat_civil
  ADD CONSTRAINT question_d_etat_civil_champ CHECK (champ IN ('nom', 'nomUsage', 'prenoms', 'sexe', 'naissance', 'lieu')),
  ADD CONSTRAINT question_d_etat_civil_courriel CHECK (courriel ~ '^\S+@\S+$'),
  ADD CONSTRAINT question_d_etat_civil_empreinte CHECK (octet_length(empreinte) = 32);

-- The service of the académie of the consent asks, and signs.
CREATE FUNCTION signer_la_question() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF current_user = 'bourses_web' THEN
    NEW.cree_le := now();
    NEW.auteur_id := identite_agent();
    NEW.auteur_nom := nom_de_l_agent(identite_agent());
    IF NOT EXISTS (SELECT FROM consentement c WHERE c.id = NEW.consentement_id AND c.academie_code = ANY (
      lieux_de_la_fonction('responsable_sab') || lieux_de_la_fonction('gestionnaire_sab'))) THEN
      RAISE EXCEPTION 'demander un état civil revient au service académique' USING ERRCODE = 'insufficient_privilege';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER question_d_etat_civil_signee BEFORE INSERT ON question_d_etat_civil FOR EACH ROW EXECUTE FUNCTION signer_la_question();

-- Sent once and answered once; gone with its consent.
CREATE FUNCTION garder_la_question() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  suite constant text[] := ARRAY['envoyee_le', 'repondue_le'];
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - suite = to_jsonb(OLD) - suite AND OLD.repondue_le IS NULL
    AND (OLD.envoyee_le IS NULL OR NEW.envoyee_le = OLD.envoyee_le) THEN RETURN NEW; END IF;
  IF TG_OP = 'DELETE' THEN
    IF NOT EXISTS (SELECT FROM consentement c WHERE c.id = OLD.consentement_id) THEN RETURN OLD; END IF;
  END IF;
  RAISE EXCEPTION 'une question posée ne se modifie pas' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER question_d_etat_civil_garde BEFORE UPDATE OR DELETE ON question_d_etat_civil FOR EACH ROW EXECUTE FUNCTION garder_la_question();
CREATE TRIGGER question_d_etat_civil_non_vide BEFORE TRUNCATE ON question_d_etat_civil FOR EACH STATEMENT EXECUTE FUNCTION garder_la_question();

-- Agents who read the consent; no family reads it: who answers holds the link and the code.
ALTER TABLE question_d_etat_civil ENABLE ROW LEVEL SECURITY;
CREATE POLICY question_d_etat_civil_portee ON question_d_etat_civil USING (
  (SELECT est_systeme()) OR (SELECT identite_agent()) IS NOT NULL AND EXISTS (SELECT 1 FROM consentement c WHERE c.id = consentement_id));
CREATE POLICY question_d_etat_civil_porteur_inserer ON question_d_etat_civil AS RESTRICTIVE FOR INSERT WITH CHECK ((SELECT identite_porteur()) IS NULL);
CREATE POLICY question_d_etat_civil_porteur_modifier ON question_d_etat_civil AS RESTRICTIVE FOR UPDATE USING ((SELECT identite_porteur()) IS NULL);
CREATE POLICY question_d_etat_civil_porteur_retirer ON question_d_etat_civil AS RESTRICTIVE FOR DELETE USING ((SELECT identite_porteur()) IS NULL);
REVOKE UPDATE, DELETE ON question_d_etat_civil FROM bourses_app;
GRANT UPDATE ON question_d_etat_civil TO bourses_worker;

-- What a link and its code open: the field that is asked for, and the birth of the person, which tells the codes of a place. Nothing
-- once it was answered, once another was asked, out of its days, once the consent is withdrawn or a demande exists.
CREATE FUNCTION lire_la_question(la_question uuid, l_empreinte bytea) RETURNS TABLE (champ text, naissance text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT q.champ, coalesce(etat_civil_corrige(q.consentement_id, NULL), c.etat_civil) ->> 'naissance'
  FROM question_d_etat_civil q JOIN consentement_a_etudier c ON c.id = q.consentement_id
  WHERE q.id = la_question AND q.empreinte = l_empreinte AND q.expire_le >= jour_de_la_session() AND q.repondue_le IS NULL
    AND NOT EXISTS (SELECT FROM question_d_etat_civil p WHERE p.consentement_id = q.consentement_id AND (p.cree_le, p.id) > (q.cree_le, q.id))
  LIMIT 1
$$;

-- The family's word: that field and no other, for each of its consents with the same état civil.
CREATE FUNCTION repondre_a_la_question(la_question uuid, l_empreinte bytea, la_reponse jsonb) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  le_consentement uuid;
  la_personne uuid;
  avant jsonb;
  apres jsonb;
  cles text[];
BEGIN
  SELECT q.consentement_id, c.responsable_id INTO le_consentement, la_personne
  FROM question_d_etat_civil q JOIN consentement c ON c.id = q.consentement_id WHERE q.id = la_question;
  PERFORM pg_advisory_xact_lock(hashtextextended('consentement:' || la_personne, 0));
  SELECT CASE l.champ WHEN 'prenoms' THEN ARRAY['prenom', 'prenom2', 'prenom3'] WHEN 'lieu' THEN ARRAY['pays', 'departement', 'commune']
    ELSE ARRAY[l.champ] END INTO cles FROM lire_la_question(la_question, l_empreinte) l;
  IF cles IS NULL OR NOT la_reponse - cles = '{}' THEN RETURN false; END IF;
  SELECT coalesce(etat_civil_corrige(id, NULL), etat_civil) INTO avant FROM consentement WHERE id = le_consentement;
  apres := (avant - cles) || jsonb_strip_nulls(la_reponse);
  IF apres <> avant THEN
    INSERT INTO correction_d_etat_civil (id, consentement_id, avant, apres, motif, auteur_nom)
    SELECT uuidv7(), v.id, avant, apres, 'réponse de la personne, par le lien qui lui est envoyé', nom_de_la_famille(la_personne)
    FROM consentement_en_vigueur v WHERE v.responsable_id = la_personne AND v.reponse = 'oui'
      AND coalesce(etat_civil_corrige(v.id, NULL), v.etat_civil) = avant;
  END IF;
  UPDATE question_d_etat_civil SET repondue_le = now() WHERE id = la_question;
  RETURN true;
END $$;
REVOKE ALL ON FUNCTION lire_la_question(uuid, bytea), repondre_a_la_question(uuid, bytea, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION lire_la_question(uuid, bytea), repondre_a_la_question(uuid, bytea, jsonb) TO bourses_app;
