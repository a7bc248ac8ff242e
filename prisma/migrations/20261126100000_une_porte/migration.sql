-- Closed vocabularies become types; demandes get versions, decisions a rank, rights their own rows over time. What stands
-- on the columns that change type is dropped first, and written again at the end.

CREATE EXTENSION IF NOT EXISTS btree_gist;

-- Closed vocabularies --------------------------------------------------------------------------------------------------

CREATE TYPE "role" AS ENUM ('secretariat', 'chef_etablissement', 'gestionnaire_sab', 'responsable_sab', 'delegue_recteur', 'agent_comptable', 'administrateur');
CREATE TYPE "type_etablissement" AS ENUM ('college', 'lycee_general_technologique', 'lycee_professionnel', 'lycee_polyvalent', 'erea', 'erpd', 'cned', 'cfa', 'medico_social', 'greta');
CREATE TYPE "secteur" AS ENUM ('public', 'prive_sous_contrat', 'prive_hors_contrat_habilite', 'prive_hors_contrat');
CREATE TYPE "niveau" AS ENUM ('college', 'lycee', 'post_bac');
CREATE TYPE "regime" AS ENUM ('externe', 'demi_pensionnaire', 'interne');
CREATE TYPE "statut" AS ENUM ('scolaire', 'apprenti', 'stagiaire_formation_professionnelle', 'service_civique_alterne');
CREATE TYPE "dispositif" AS ENUM ('mlds', 'retour_en_formation', 'avenirpro', 'prepa_seconde', 'tous_droits_ouverts');
CREATE TYPE "filiere_cned" AS ENUM ('general', 'segpa', 'professionnel');
CREATE TYPE "lien_demandeur" AS ENUM ('mere', 'pere', 'tuteur', 'autre_personne_en_charge', 'eleve_lui_meme', 'departement');
CREATE TYPE "etat" AS ENUM ('brouillon', 'deposee', 'incomplete', 'en_instruction', 'proposee', 'decidee', 'notifiee', 'desistee', 'irrecevable');
CREATE TYPE "branche" AS ENUM ('college_public', 'college_prive', 'lycee_public', 'lycee_prive', 'cned');
CREATE TYPE "canal" AS ENUM ('etude_automatique', 'en_ligne', 'papier');
CREATE TYPE "type_bourse" AS ENUM ('college', 'lycee');
CREATE TYPE "genre_decision" AS ENUM ('attribution', 'refus', 'refus_incompletude', 'refus_hors_delai', 'irrecevabilite');
CREATE TYPE "autorite" AS ENUM ('chef_etablissement', 'dasen');
CREATE TYPE "mode_d_envoi" AS ENUM ('portail', 'courrier');
CREATE TYPE "genre_courrier" AS ENUM ('accuse_reception', 'demande_incomplete', 'attribution', 'refus', 'refus_hors_delai', 'irrecevabilite');
CREATE TYPE "etat_courrier" AS ENUM ('a_produire', 'produit', 'mis_de_cote');
CREATE TYPE "origine_demande" AS ENUM ('depot', 'report_avis');
CREATE TYPE "composante" AS ENUM ('bourse', 'internat');
CREATE TYPE "payeur" AS ENUM ('etablissement', 'etat');

-- What stands on the columns, taken down ---------------------------------------------------------------------------------

ALTER TABLE affectation DROP CONSTRAINT affectation_role, DROP CONSTRAINT affectation_etablissement, DROP CONSTRAINT affectation_academie;
ALTER TABLE dossier DROP CONSTRAINT dossier_etat, DROP CONSTRAINT dossier_type_bourse, DROP CONSTRAINT dossier_depose_recu;
ALTER TABLE decision DROP CONSTRAINT decision_genre, DROP CONSTRAINT decision_attribution_chiffree, DROP CONSTRAINT decision_refus_motive;
ALTER TABLE courrier DROP CONSTRAINT courrier_etat;
DROP INDEX dossier_vivant;
DROP INDEX courrier_a_produire;
DROP TRIGGER dossier_etat_explique ON dossier;
DROP TRIGGER dossier_ne_brouillon ON dossier;

-- Types ------------------------------------------------------------------------------------------------------------------

ALTER TABLE affectation ALTER COLUMN role TYPE "role" USING role::"role";
ALTER TABLE etablissement
  ALTER COLUMN type TYPE "type_etablissement" USING type::"type_etablissement",
  ALTER COLUMN secteur TYPE "secteur" USING secteur::"secteur";
ALTER TABLE scolarite ALTER COLUMN statut DROP DEFAULT;
ALTER TABLE scolarite
  ALTER COLUMN niveau TYPE "niveau" USING niveau::"niveau",
  ALTER COLUMN regime TYPE "regime" USING regime::"regime",
  ALTER COLUMN statut TYPE "statut" USING statut::"statut",
  ALTER COLUMN statut SET DEFAULT 'scolaire',
  ALTER COLUMN dispositif TYPE "dispositif" USING dispositif::"dispositif",
  ALTER COLUMN filiere_cned TYPE "filiere_cned" USING filiere_cned::"filiere_cned";
ALTER TABLE lien ALTER COLUMN lien TYPE "lien_demandeur" USING lien::"lien_demandeur";
ALTER TABLE dossier ALTER COLUMN etat DROP DEFAULT, ALTER COLUMN canal DROP DEFAULT;
ALTER TABLE dossier
  ALTER COLUMN etat TYPE "etat" USING etat::"etat",
  ALTER COLUMN etat SET DEFAULT 'brouillon',
  ALTER COLUMN branche TYPE "branche" USING branche::"branche",
  ALTER COLUMN canal TYPE "canal" USING (CASE canal WHEN 'automatique' THEN 'etude_automatique' ELSE canal END)::"canal",
  ALTER COLUMN canal SET DEFAULT 'papier';
ALTER TABLE decision
  ALTER COLUMN genre TYPE "genre_decision" USING genre::"genre_decision",
  ALTER COLUMN type_bourse TYPE "type_bourse" USING type_bourse::"type_bourse",
  ALTER COLUMN autorite TYPE "autorite" USING autorite::"autorite";
ALTER TABLE notification ALTER COLUMN mode TYPE "mode_d_envoi" USING mode::"mode_d_envoi";
ALTER TABLE courrier ALTER COLUMN etat DROP DEFAULT;
ALTER TABLE courrier
  ALTER COLUMN genre TYPE "genre_courrier" USING genre::"genre_courrier",
  ALTER COLUMN etat TYPE "etat_courrier" USING etat::"etat_courrier",
  ALTER COLUMN etat SET DEFAULT 'a_produire';

-- Class, régime and type are read from the schooling that the demande rests on ------------------------------------------

ALTER TABLE dossier ADD COLUMN scolarite_id uuid;
UPDATE dossier d SET scolarite_id = (
  SELECT s.id FROM scolarite s WHERE s.eleve_id = d.eleve_id AND s.rentree = d.rentree AND s.uai = d.uai
  ORDER BY s.entree_le DESC LIMIT 1);
ALTER TABLE dossier
  ALTER COLUMN scolarite_id SET NOT NULL,
  ADD CONSTRAINT dossier_scolarite_id_fkey FOREIGN KEY (scolarite_id) REFERENCES scolarite(id) ON DELETE RESTRICT ON UPDATE CASCADE,
  DROP COLUMN classe, DROP COLUMN regime, DROP COLUMN type_bourse;
CREATE INDEX dossier_scolarite_id_idx ON dossier(scolarite_id);

-- Drafts are edited, demandes are not ------------------------------------------------------------------------------------

CREATE TABLE brouillon (
  dossier_id uuid NOT NULL,
  contenu jsonb NOT NULL,
  numero_fiscal bytea,
  numero_fiscal_concubin bytea,
  revision integer NOT NULL DEFAULT 0,
  enregistre_le timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT brouillon_pkey PRIMARY KEY (dossier_id),
  CONSTRAINT brouillon_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES dossier(id) ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO brouillon
  SELECT m.dossier_id, m.contenu, m.numero_fiscal, m.numero_fiscal_concubin, m.revision, m.enregistre_le
  FROM demande m JOIN dossier d ON d.id = m.dossier_id WHERE d.etat = 'brouillon';
DELETE FROM demande m USING dossier d WHERE d.id = m.dossier_id AND d.etat = 'brouillon';

ALTER TABLE demande DROP CONSTRAINT demande_pkey, ADD COLUMN id uuid, ADD COLUMN rang integer, ADD COLUMN origine "origine_demande",
  ADD COLUMN jour date, ADD COLUMN auteur_id uuid, ADD COLUMN auteur_nom text;
-- The journal of the deposit names the record by the dossier's own id.
UPDATE demande m SET id = m.dossier_id, rang = 1, origine = 'depot', jour = l.jour, auteur_id = l.auteur_id, auteur_nom = l.auteur_nom
  FROM ligne_de_journal l WHERE l.dossier_id = m.dossier_id AND l.rang = 1;
ALTER TABLE demande DROP COLUMN revision, DROP COLUMN enregistre_le,
  ALTER COLUMN id SET NOT NULL, ALTER COLUMN rang SET NOT NULL, ALTER COLUMN origine SET NOT NULL,
  ALTER COLUMN jour SET NOT NULL, ALTER COLUMN auteur_nom SET NOT NULL, ADD CONSTRAINT demande_pkey PRIMARY KEY (id);
CREATE UNIQUE INDEX demande_dossier_id_rang_key ON demande(dossier_id, rang);

-- Decisions have a rank, and name the version that they judged ----------------------------------------------------------

ALTER TABLE decision DISABLE TRIGGER decision_figee;
ALTER TABLE decision ADD COLUMN rang integer, ADD COLUMN demande_id uuid;
UPDATE decision x SET demande_id = x.dossier_id,
  rang = (SELECT count(*) FROM decision y WHERE y.dossier_id = x.dossier_id AND (y.cree_le, y.id) <= (x.cree_le, x.id));
ALTER TABLE decision ENABLE TRIGGER decision_figee;
ALTER TABLE decision ALTER COLUMN rang SET NOT NULL, ALTER COLUMN demande_id SET NOT NULL,
  ADD CONSTRAINT decision_demande_id_fkey FOREIGN KEY (demande_id) REFERENCES demande(id) ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT decision_signataire_id_fkey FOREIGN KEY (signataire_id) REFERENCES agent(id) ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT decision_remplace_id_fkey FOREIGN KEY (remplace_id) REFERENCES decision(id) ON DELETE SET NULL ON UPDATE CASCADE;
DROP INDEX decision_dossier_id_idx;
CREATE UNIQUE INDEX decision_dossier_id_rang_key ON decision(dossier_id, rang);
CREATE INDEX decision_demande_id_idx ON decision(demande_id);
CREATE INDEX courrier_decision_id_idx ON courrier(decision_id);

-- Rights over time -------------------------------------------------------------------------------------------------------

CREATE TABLE droit (
  id uuid NOT NULL,
  dossier_id uuid NOT NULL,
  eleve_id uuid NOT NULL,
  decision_id uuid NOT NULL,
  composante "composante" NOT NULL,
  du date NOT NULL,
  au date NOT NULL,
  echelon integer NOT NULL,
  centimes_annuels integer NOT NULL,
  payeur "payeur" NOT NULL,
  ferme_par_id uuid,
  CONSTRAINT droit_pkey PRIMARY KEY (id),
  CONSTRAINT droit_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES dossier(id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT droit_eleve_id_fkey FOREIGN KEY (eleve_id) REFERENCES eleve(id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT droit_decision_id_fkey FOREIGN KEY (decision_id) REFERENCES decision(id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT droit_ferme_par_id_fkey FOREIGN KEY (ferme_par_id) REFERENCES decision(id) ON DELETE SET NULL ON UPDATE CASCADE,
  CONSTRAINT droit_ordre CHECK (du <= au),
  CONSTRAINT droit_chiffre CHECK (echelon > 0 AND centimes_annuels > 0)
);
CREATE INDEX droit_dossier_id_idx ON droit(dossier_id);
CREATE INDEX droit_decision_id_idx ON droit(decision_id);
CREATE INDEX droit_ferme_par_id_idx ON droit(ferme_par_id);
INSERT INTO droit (id, dossier_id, eleve_id, decision_id, composante, du, au, echelon, centimes_annuels, payeur)
  SELECT gen_random_uuid(), d.id, d.eleve_id, x.id, c.composante, x.effet_du, make_date(d.rentree + 1, 8, 31), x.echelon, c.centimes,
    CASE WHEN d.branche IN ('college_public', 'lycee_public') THEN 'etablissement' ELSE 'etat' END::"payeur"
  FROM decision x JOIN dossier d ON d.id = x.dossier_id, LATERAL (VALUES ('bourse'::"composante", x.montant_annuel),
    ('internat'::"composante", (x.primes->>'internat')::int)) AS c(composante, centimes)
  WHERE x.genre = 'attribution' AND c.centimes IS NOT NULL;
ALTER TABLE droit ADD CONSTRAINT droit_sans_chevauchement
  EXCLUDE USING gist (eleve_id WITH =, composante WITH =, daterange(du, au, '[]') WITH &&) WHERE (ferme_par_id IS NULL);
ALTER TABLE decision DROP COLUMN primes;

-- What the database refuses, written again -------------------------------------------------------------------------------

ALTER TABLE affectation
  ADD CONSTRAINT affectation_etablissement CHECK ((role IN ('secretariat', 'chef_etablissement', 'agent_comptable')) = (uai IS NOT NULL)),
  ADD CONSTRAINT affectation_academie CHECK ((role IN ('gestionnaire_sab', 'responsable_sab', 'delegue_recteur')) = (academie_code IS NOT NULL));
-- An étude automatique is not filed: nothing was received on a day.
ALTER TABLE dossier ADD CONSTRAINT dossier_depose_recu CHECK (etat = 'brouillon'
  OR (demandeur_id IS NOT NULL AND (recu_le IS NOT NULL OR canal = 'etude_automatique')));
ALTER TABLE decision
  ADD CONSTRAINT decision_attribution_chiffree CHECK ((genre = 'attribution') = (echelon IS NOT NULL AND montant_annuel IS NOT NULL)),
  ADD CONSTRAINT decision_attribution_datee CHECK ((genre = 'attribution') = (effet_du IS NOT NULL)),
  ADD CONSTRAINT decision_effet_ordre CHECK (effet_au IS NULL OR effet_du <= effet_au),
  ADD CONSTRAINT decision_rang CHECK (rang > 0),
  ADD CONSTRAINT decision_refus_motive CHECK (genre = 'attribution' OR jsonb_array_length(motifs) > 0);
ALTER TABLE demande ADD CONSTRAINT demande_rang CHECK (rang > 0 AND (rang = 1) = (origine = 'depot'));
ALTER TABLE courrier ADD CONSTRAINT courrier_etat CHECK (
  (etat = 'a_produire' AND cle IS NULL) OR (etat = 'produit' AND cle IS NOT NULL) OR (etat = 'mis_de_cote' AND cause IS NOT NULL));

-- One live dossier per pupil and campagne (C. II.C.1). ETATS_VIVANTS of lib/droit/procedure.ts: a test holds them equal.
CREATE UNIQUE INDEX dossier_vivant ON dossier (eleve_id, rentree) WHERE etat NOT IN ('brouillon', 'desistee', 'irrecevable');
CREATE INDEX courrier_a_produire ON courrier (id) WHERE etat = 'a_produire';
CREATE CONSTRAINT TRIGGER dossier_etat_explique AFTER UPDATE OF etat, version ON dossier DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.etat <> 'brouillon' OR NEW.version > 0) EXECUTE FUNCTION exiger_acte();
CREATE CONSTRAINT TRIGGER dossier_ne_brouillon AFTER INSERT ON dossier DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.etat <> 'brouillon') EXECUTE FUNCTION exiger_acte();

CREATE OR REPLACE FUNCTION exiger_acte() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM ligne_de_journal WHERE dossier_id = NEW.id AND rang = NEW.version AND vers_etat = NEW.etat::text) THEN
    RAISE EXCEPTION 'l’état « % » du dossier % n’a pas d’acte au journal', NEW.etat, NEW.numero USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER demande_figee BEFORE UPDATE OR DELETE ON demande FOR EACH ROW EXECUTE FUNCTION refuser_toute_modification();
CREATE TRIGGER demande_non_vide BEFORE TRUNCATE ON demande FOR EACH STATEMENT EXECUTE FUNCTION refuser_toute_modification();

-- A right is closed once, by a decision; nothing else of it ever changes.
CREATE FUNCTION refuser_droit_modifie() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.ferme_par_id IS NULL AND NEW.ferme_par_id IS NOT NULL
    AND to_jsonb(NEW) - 'ferme_par_id' = to_jsonb(OLD) - 'ferme_par_id' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'un droit ne se modifie pas : il se ferme, une fois, et un autre s’ouvre' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER droit_fige BEFORE UPDATE OR DELETE ON droit FOR EACH ROW EXECUTE FUNCTION refuser_droit_modifie();
CREATE TRIGGER droit_non_vide BEFORE TRUNCATE ON droit FOR EACH STATEMENT EXECUTE FUNCTION refuser_toute_modification();

ALTER TABLE brouillon ENABLE ROW LEVEL SECURITY;
CREATE POLICY brouillon_portee ON brouillon USING (
  (SELECT est_systeme()) OR EXISTS (SELECT 1 FROM dossier d WHERE d.id = brouillon.dossier_id));
ALTER TABLE droit ENABLE ROW LEVEL SECURITY;
CREATE POLICY droit_portee ON droit USING (
  (SELECT est_systeme()) OR EXISTS (SELECT 1 FROM dossier d WHERE d.id = droit.dossier_id));

CREATE FUNCTION academie_du_cned(niveau "niveau", filiere "filiere_cned") RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE
    WHEN niveau = 'college' THEN CASE WHEN filiere = 'segpa' THEN '16' ELSE '70' END
    ELSE CASE WHEN filiere = 'professionnel' THEN '10' ELSE '14' END
  END
$$;
DROP FUNCTION academie_du_cned(text, text);

-- Numbers restart each rentrée and never overflow: 26-0001234-K, the letter is a check key -------------------------------

CREATE FUNCTION compter_les_dossiers_de(rentree int) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  EXECUTE format('CREATE SEQUENCE IF NOT EXISTS public.%I', 'numero_de_dossier_' || rentree);
END $$;
REVOKE EXECUTE ON FUNCTION compter_les_dossiers_de(int) FROM PUBLIC;
CREATE FUNCTION ouvrir_la_numerotation() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM compter_les_dossiers_de(NEW.rentree);
  RETURN NULL;
END $$;
CREATE TRIGGER campagne_numerotee AFTER INSERT ON campagne FOR EACH ROW EXECUTE FUNCTION ouvrir_la_numerotation();
SELECT compter_les_dossiers_de(rentree), setval('numero_de_dossier_' || rentree, nextval('numero_de_dossier')) FROM campagne;
DROP SEQUENCE numero_de_dossier;
CREATE OR REPLACE FUNCTION nouveau_numero(rentree int) RETURNS text LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT to_char(rentree % 100, 'FM00') || '-' || lpad(n::text, greatest(7, length(n::text)), '0') || '-'
    || substr('ABCDEFGHJKLMNPRSTUVWXYZ', (((rentree % 100)::bigint * 10000000 + n) % 23)::int + 1, 1)
  FROM (SELECT nextval('numero_de_dossier_' || rentree) AS n) AS suite
$$;

-- The journal, told with the final records -------------------------------------------------------------------------------

-- A version of the demande never changes: the print covers all of it.
CREATE OR REPLACE FUNCTION contenu_d_enregistrement(genre text, enregistrement_id uuid) RETURNS jsonb
  LANGUAGE plpgsql STABLE STRICT SET timezone = 'UTC' AS $$
BEGIN
  CASE genre
    WHEN 'demande' THEN RETURN (
      SELECT jsonb_strip_nulls(to_jsonb(r)) FROM demande r WHERE r.id = $2);
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

-- The acts of the procedure, and the record that each must write: filled from the table of lib/droit/procedure.ts whenever
-- migrations are applied, so that a new act asks nothing of the database.
CREATE TABLE acte_de_procedure (
  acte text NOT NULL,
  enregistrement text,
  decision "genre_decision",
  CONSTRAINT acte_de_procedure_pkey PRIMARY KEY (acte),
  CONSTRAINT acte_de_decision CHECK ((decision IS NOT NULL) = (enregistrement IS NOT DISTINCT FROM 'decision'))
);
REVOKE INSERT, UPDATE, DELETE ON acte_de_procedure FROM bourses_app;
INSERT INTO acte_de_procedure
  SELECT DISTINCT l.acte, l.enregistrement, d.genre FROM ligne_de_journal l
  LEFT JOIN decision d ON l.enregistrement = 'decision' AND d.id = l.enregistrement_id;
ALTER TABLE ligne_de_journal DROP CONSTRAINT journal_enregistrement;

-- Sets what the writer does not choose: rank, rentrée, prints, hashes. A line names the record that its act must write, in its
-- own dossier, and a decision of its own kind: here, where the record is read anyway, so it is written before its line.
CREATE OR REPLACE FUNCTION chainer_ligne() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  derniere record;
  regle record;
  la_cle bytea;
  ecrit jsonb;
BEGIN
  SELECT d.rentree, c.cle INTO NEW.rentree, la_cle FROM dossier d JOIN cle_de_dossier c ON c.dossier_id = d.id
    WHERE d.id = NEW.dossier_id;
  IF la_cle IS NULL THEN
    RAISE EXCEPTION 'le dossier % n’a pas de clé : son journal est fermé', NEW.dossier_id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  SELECT enregistrement, decision INTO regle FROM acte_de_procedure WHERE acte = NEW.acte;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'la procédure ne connaît pas l’acte %', NEW.acte USING ERRCODE = 'integrity_constraint_violation';
  ELSIF NEW.enregistrement IS DISTINCT FROM regle.enregistrement OR (NEW.enregistrement IS NULL) <> (NEW.enregistrement_id IS NULL) THEN
    RAISE EXCEPTION 'l’acte % doit nommer son enregistrement « % »', NEW.acte, coalesce(regle.enregistrement, 'aucun')
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  NEW.empreinte_enregistrement := NULL;
  IF NEW.enregistrement IS NOT NULL THEN
    ecrit := contenu_d_enregistrement(NEW.enregistrement, NEW.enregistrement_id);
    IF ecrit->>'dossier_id' IS DISTINCT FROM NEW.dossier_id::text
      OR (regle.decision IS NOT NULL AND ecrit->>'genre' IS DISTINCT FROM regle.decision::text) THEN
      RAISE EXCEPTION 'l’acte % n’a pas son enregistrement « % » au dossier', NEW.acte, coalesce(regle.decision::text, NEW.enregistrement)
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

-- Once, before any service: the lines of a demonstration are chained again over these records.
CREATE TEMPORARY TABLE journal_de_demonstration ON COMMIT DROP AS TABLE ligne_de_journal;
ALTER TABLE ligne_de_journal DISABLE TRIGGER USER;
DELETE FROM ligne_de_journal;
ALTER TABLE ligne_de_journal ENABLE TRIGGER USER;
INSERT INTO ligne_de_journal (id, dossier_id, instant, jour, auteur_genre, auteur_id, auteur_nom, role, acte, de_etat, vers_etat,
  enregistrement, enregistrement_id, contenu)
SELECT id, dossier_id, instant, jour, auteur_genre, auteur_id, auteur_nom, role, acte, de_etat, vers_etat,
  enregistrement, enregistrement_id, contenu
FROM journal_de_demonstration ORDER BY id;

-- Definer functions look nowhere but in our schema: a temporary table could stand before it.
ALTER FUNCTION donner_une_cle() SET search_path = pg_catalog, public, pg_temp;
