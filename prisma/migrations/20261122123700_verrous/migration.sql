-- What PostgreSQL itself refuses, whatever the application does: acts without their record, edits of what is written,
-- states that no act explains, rows outside the périmètre of who asks.

CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;

-- Values that a machine compares -------------------------------------------------------------------------------------

ALTER TABLE affectation
  ADD CONSTRAINT affectation_un_perimetre CHECK (uai IS NULL OR academie_code IS NULL),
  ADD CONSTRAINT affectation_role CHECK (role IN ('secretariat', 'chef_etablissement', 'gestionnaire_sab',
    'responsable_sab', 'delegue_recteur', 'agent_comptable', 'administrateur')),
  ADD CONSTRAINT affectation_etablissement CHECK ((role IN ('secretariat', 'chef_etablissement', 'agent_comptable')) = (uai IS NOT NULL)),
  ADD CONSTRAINT affectation_academie CHECK ((role IN ('gestionnaire_sab', 'responsable_sab', 'delegue_recteur')) = (academie_code IS NOT NULL)),
  ADD CONSTRAINT affectation_dates CHECK (au IS NULL OR au >= du);

ALTER TABLE dossier
  ADD CONSTRAINT dossier_etat CHECK (etat IN ('brouillon', 'deposee', 'incomplete', 'en_instruction', 'proposee',
    'decidee', 'notifiee', 'desistee', 'irrecevable')),
  ADD CONSTRAINT dossier_type_bourse CHECK (type_bourse IN ('college', 'lycee')),
  ADD CONSTRAINT dossier_depose_recu CHECK (etat = 'brouillon' OR (recu_le IS NOT NULL AND demandeur_id IS NOT NULL)),
  ADD CONSTRAINT dossier_echeance_expliquee CHECK ((echeance_le IS NULL) OR (echeance_cause IS NOT NULL AND echeance_article IS NOT NULL));

-- One live dossier per pupil and campagne (C. II.C.1), held here and not by a look before the insert.
CREATE UNIQUE INDEX dossier_vivant ON dossier (eleve_id, rentree)
  WHERE etat NOT IN ('brouillon', 'desistee', 'irrecevable');

ALTER TABLE decision
  ADD CONSTRAINT decision_genre CHECK (genre IN ('attribution', 'refus', 'refus_incompletude', 'refus_hors_delai', 'irrecevabilite')),
  ADD CONSTRAINT decision_attribution_chiffree CHECK ((genre = 'attribution') = (echelon IS NOT NULL AND montant_annuel IS NOT NULL)),
  ADD CONSTRAINT decision_refus_motive CHECK (genre = 'attribution' OR jsonb_array_length(motifs) > 0),
  ADD CONSTRAINT decision_tracee CHECK (jsonb_array_length(trace) > 0);

ALTER TABLE notification ADD CONSTRAINT notification_ordre CHECK (recue_le IS NULL OR recue_le >= envoyee_le);
ALTER TABLE demande_de_pieces ADD CONSTRAINT demande_de_pieces_ordre CHECK (recue_le IS NULL OR recue_le >= faite_le);
ALTER TABLE courrier ADD CONSTRAINT courrier_etat CHECK (
  (etat = 'a_produire' AND cle IS NULL) OR (etat = 'produit' AND cle IS NOT NULL) OR (etat = 'mis_de_cote' AND cause IS NOT NULL));
ALTER TABLE horloge ADD CONSTRAINT horloge_unique CHECK (id = 1);

ALTER TABLE ligne_de_journal
  ADD CONSTRAINT journal_auteur CHECK (auteur_genre = 'systeme' OR auteur_id IS NOT NULL),
  ADD CONSTRAINT journal_enregistrement CHECK (enregistrement_id IS NOT NULL OR acte NOT IN (
    'enregistrer_reception', 'recevoir_piece', 'demander_pieces', 'proposer', 'attribuer', 'refuser',
    'refuser_incompletude', 'refuser_hors_delai', 'declarer_irrecevable', 'notifier'));

-- Numbers people can say on the phone: 26-0001234-K, the letter is a check key.
CREATE SEQUENCE numero_de_dossier;
CREATE FUNCTION nouveau_numero(rentree int) RETURNS text LANGUAGE sql VOLATILE AS $$
  SELECT to_char(rentree % 100, 'FM00') || '-' || to_char(n, 'FM0000000') || '-'
    || substr('ABCDEFGHJKLMNPRSTUVWXYZ', (((rentree % 100)::bigint * 10000000 + n) % 23)::int + 1, 1)
  FROM (SELECT nextval('numero_de_dossier') AS n) AS suite
$$;

-- Append-only, and the hash chain -------------------------------------------------------------------------------------

CREATE FUNCTION refuser_toute_modification() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'la table % ne se modifie pas : une correction est un nouvel acte', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TRIGGER journal_fige BEFORE UPDATE OR DELETE ON ligne_de_journal FOR EACH ROW EXECUTE FUNCTION refuser_toute_modification();
CREATE TRIGGER journal_non_vide BEFORE TRUNCATE ON ligne_de_journal FOR EACH STATEMENT EXECUTE FUNCTION refuser_toute_modification();
CREATE TRIGGER lecture_figee BEFORE UPDATE OR DELETE ON lecture_sensible FOR EACH ROW EXECUTE FUNCTION refuser_toute_modification();
CREATE TRIGGER scellement_fige BEFORE UPDATE OR DELETE ON scellement FOR EACH ROW EXECUTE FUNCTION refuser_toute_modification();
CREATE TRIGGER decision_figee BEFORE UPDATE OR DELETE ON decision FOR EACH ROW EXECUTE FUNCTION refuser_toute_modification();
CREATE TRIGGER proposition_figee BEFORE UPDATE OR DELETE ON proposition FOR EACH ROW EXECUTE FUNCTION refuser_toute_modification();

-- The text that a line's hash covers: every column but its id, in a fixed order, times in UTC.
CREATE FUNCTION empreinte_de_ligne(l ligne_de_journal) RETURNS bytea LANGUAGE sql IMMUTABLE AS $$
  SELECT sha256(l.empreinte_precedente || convert_to(concat_ws(chr(31),
    l.dossier_id, l.rang, to_char(l.instant AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS'), l.jour::text,
    l.auteur_genre, coalesce(l.auteur_id::text, ''), l.auteur_nom, l.role, l.acte, l.de_etat, l.vers_etat,
    coalesce(l.enregistrement_id::text, ''), l.contenu::text), 'UTF8'))
$$;

CREATE FUNCTION chainer_ligne() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  derniere record;
BEGIN
  SELECT rang, empreinte INTO derniere FROM ligne_de_journal WHERE dossier_id = NEW.dossier_id ORDER BY rang DESC LIMIT 1;
  NEW.rang := coalesce(derniere.rang, 0) + 1;
  NEW.empreinte_precedente := coalesce(derniere.empreinte, sha256(convert_to(NEW.dossier_id::text, 'UTF8')));
  NEW.empreinte := empreinte_de_ligne(NEW);
  RETURN NEW;
END $$;
CREATE TRIGGER journal_chaine BEFORE INSERT ON ligne_de_journal FOR EACH ROW EXECUTE FUNCTION chainer_ligne();

-- A decision act names a decision of the same dossier and of its own kind.
CREATE FUNCTION exiger_enregistrement() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  attendu text := CASE NEW.acte
    WHEN 'attribuer' THEN 'attribution' WHEN 'refuser' THEN 'refus' WHEN 'refuser_incompletude' THEN 'refus_incompletude'
    WHEN 'refuser_hors_delai' THEN 'refus_hors_delai' WHEN 'declarer_irrecevable' THEN 'irrecevabilite' END;
BEGIN
  IF attendu IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM decision WHERE id = NEW.enregistrement_id AND dossier_id = NEW.dossier_id AND genre = attendu) THEN
    RAISE EXCEPTION 'l’acte % n’a pas de décision « % » au dossier', NEW.acte, attendu USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER journal_decision AFTER INSERT ON ligne_de_journal DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION exiger_enregistrement();

-- A state that no line of the journal explains does not pass the end of the transaction.
CREATE FUNCTION exiger_acte() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM ligne_de_journal WHERE dossier_id = NEW.id AND rang = NEW.version AND vers_etat = NEW.etat) THEN
    RAISE EXCEPTION 'l’état « % » du dossier % n’a pas d’acte au journal', NEW.etat, NEW.numero USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER dossier_etat_explique AFTER UPDATE OF etat, version ON dossier DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.etat <> 'brouillon' OR NEW.version > 0) EXECUTE FUNCTION exiger_acte();
CREATE CONSTRAINT TRIGGER dossier_ne_brouillon AFTER INSERT ON dossier DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.etat <> 'brouillon') EXECUTE FUNCTION exiger_acte();

-- Who asks: identity only. The périmètre is found here, never taken from the application --------------------------------

CREATE FUNCTION identite_agent() RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN current_setting('bourses.identite', true) LIKE 'agent:%'
    THEN substr(current_setting('bourses.identite', true), 7)::uuid END
$$;
CREATE FUNCTION identite_famille() RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN current_setting('bourses.identite', true) LIKE 'famille:%'
    THEN substr(current_setting('bourses.identite', true), 9)::uuid END
$$;
CREATE FUNCTION est_systeme() RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce(current_setting('bourses.identite', true), '') = 'systeme'
$$;
CREATE FUNCTION jour_de_la_session() RETURNS date LANGUAGE sql STABLE AS $$
  SELECT coalesce(nullif(current_setting('bourses.jour', true), '')::date, (now() AT TIME ZONE 'Europe/Paris')::date)
$$;

-- Roles that read dossiers; an administrateur manages agents and campagnes, and sees no family.
CREATE FUNCTION portee_etablissements() RETURNS text[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT coalesce(array_agg(DISTINCT uai::text), '{}') FROM affectation
  WHERE agent_id = identite_agent() AND uai IS NOT NULL
    AND du <= jour_de_la_session() AND (au IS NULL OR au >= jour_de_la_session())
$$;
CREATE FUNCTION portee_academies() RETURNS text[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT coalesce(array_agg(DISTINCT academie_code::text), '{}') FROM affectation
  WHERE agent_id = identite_agent() AND academie_code IS NOT NULL
    AND du <= jour_de_la_session() AND (au IS NULL OR au >= jour_de_la_session())
$$;

ALTER TABLE dossier ENABLE ROW LEVEL SECURITY;
CREATE POLICY dossier_portee ON dossier USING (
  uai = ANY ((SELECT portee_etablissements())::text[])
  OR academie_code = ANY ((SELECT portee_academies())::text[])
  OR demandeur_id = (SELECT identite_famille())
  OR (SELECT est_systeme()));

ALTER TABLE demande ENABLE ROW LEVEL SECURITY;
CREATE POLICY demande_portee ON demande USING (EXISTS (SELECT 1 FROM dossier d WHERE d.id = demande.dossier_id));
ALTER TABLE piece ENABLE ROW LEVEL SECURITY;
CREATE POLICY piece_portee ON piece USING (EXISTS (SELECT 1 FROM dossier d WHERE d.id = piece.dossier_id));
ALTER TABLE fichier ENABLE ROW LEVEL SECURITY;
CREATE POLICY fichier_portee ON fichier USING (EXISTS (SELECT 1 FROM piece p WHERE p.id = fichier.piece_id));
ALTER TABLE demande_de_pieces ENABLE ROW LEVEL SECURITY;
CREATE POLICY demande_de_pieces_portee ON demande_de_pieces USING (EXISTS (SELECT 1 FROM dossier d WHERE d.id = demande_de_pieces.dossier_id));
ALTER TABLE proposition ENABLE ROW LEVEL SECURITY;
CREATE POLICY proposition_portee ON proposition USING (EXISTS (SELECT 1 FROM dossier d WHERE d.id = proposition.dossier_id));
ALTER TABLE decision ENABLE ROW LEVEL SECURITY;
CREATE POLICY decision_portee ON decision USING (EXISTS (SELECT 1 FROM dossier d WHERE d.id = decision.dossier_id));
ALTER TABLE notification ENABLE ROW LEVEL SECURITY;
CREATE POLICY notification_portee ON notification USING (EXISTS (SELECT 1 FROM decision d WHERE d.id = notification.decision_id));
ALTER TABLE courrier ENABLE ROW LEVEL SECURITY;
CREATE POLICY courrier_portee ON courrier USING (EXISTS (SELECT 1 FROM dossier d WHERE d.id = courrier.dossier_id));
ALTER TABLE ligne_de_journal ENABLE ROW LEVEL SECURITY;
CREATE POLICY journal_portee ON ligne_de_journal USING (EXISTS (SELECT 1 FROM dossier d WHERE d.id = ligne_de_journal.dossier_id));

-- Anybody who reads leaves a trace; only the system and (later) the DPO reads the traces.
ALTER TABLE lecture_sensible ENABLE ROW LEVEL SECURITY;
CREATE POLICY lecture_ecrire ON lecture_sensible FOR INSERT WITH CHECK (true);
CREATE POLICY lecture_lire ON lecture_sensible FOR SELECT USING ((SELECT est_systeme()));

ALTER TABLE scolarite ENABLE ROW LEVEL SECURITY;
CREATE POLICY scolarite_portee ON scolarite USING (
  uai = ANY ((SELECT portee_etablissements())::text[])
  OR EXISTS (SELECT 1 FROM etablissement e WHERE e.uai = scolarite.uai AND e.academie_code = ANY ((SELECT portee_academies())::text[]))
  OR EXISTS (SELECT 1 FROM lien l WHERE l.eleve_id = scolarite.eleve_id AND l.responsable_id = (SELECT identite_famille()))
  OR (SELECT est_systeme()));

ALTER TABLE eleve ENABLE ROW LEVEL SECURITY;
CREATE POLICY eleve_portee ON eleve FOR SELECT USING (
  EXISTS (SELECT 1 FROM scolarite s WHERE s.eleve_id = eleve.id)
  OR EXISTS (SELECT 1 FROM dossier d WHERE d.eleve_id = eleve.id)
  OR (SELECT est_systeme()));
CREATE POLICY eleve_creer ON eleve FOR INSERT WITH CHECK ((SELECT identite_agent()) IS NOT NULL OR (SELECT est_systeme()));
CREATE POLICY eleve_corriger ON eleve FOR UPDATE USING (EXISTS (SELECT 1 FROM scolarite s WHERE s.eleve_id = eleve.id) OR (SELECT est_systeme()));

-- `lien` is read by the policies of others: its own looks at the pupil's schooling directly, not through `eleve`.
ALTER TABLE lien ENABLE ROW LEVEL SECURITY;
CREATE FUNCTION eleve_dans_la_portee(eleve uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT EXISTS (
    SELECT 1 FROM scolarite s JOIN etablissement e USING (uai)
    WHERE s.eleve_id = eleve AND (s.uai = ANY (portee_etablissements()) OR e.academie_code = ANY (portee_academies())))
$$;
CREATE POLICY lien_portee ON lien USING (
  responsable_id = (SELECT identite_famille()) OR (SELECT est_systeme()) OR eleve_dans_la_portee(eleve_id));

ALTER TABLE responsable ENABLE ROW LEVEL SECURITY;
CREATE POLICY responsable_lire ON responsable FOR SELECT USING (
  id = (SELECT identite_famille()) OR (SELECT est_systeme())
  OR EXISTS (SELECT 1 FROM lien l WHERE l.responsable_id = responsable.id)
  OR EXISTS (SELECT 1 FROM dossier d WHERE d.demandeur_id = responsable.id));
CREATE POLICY responsable_creer ON responsable FOR INSERT WITH CHECK ((SELECT identite_agent()) IS NOT NULL OR (SELECT est_systeme()));
CREATE POLICY responsable_corriger ON responsable FOR UPDATE USING (
  EXISTS (SELECT 1 FROM lien l WHERE l.responsable_id = responsable.id) OR (SELECT est_systeme()));

-- Sign-in happens before anybody is known: two narrow doors.
CREATE FUNCTION responsable_du_compte(compte text) RETURNS TABLE (id uuid, prenom text, nom text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT id, prenom, nom FROM responsable WHERE sub = compte
$$;

-- Search ---------------------------------------------------------------------------------------------------------------

CREATE FUNCTION sans_accent(texte text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
  SELECT lower(public.unaccent('public.unaccent'::regdictionary, texte))
$$;
CREATE FUNCTION cle_de_recherche(nom text, nom_usage text, prenom text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT public.sans_accent(nom || ' ' || coalesce(nom_usage || ' ', '') || prenom)
$$;
CREATE INDEX eleve_recherche ON eleve USING gin (cle_de_recherche(nom, nom_usage, prenom) gin_trgm_ops);
CREATE INDEX eleve_identite ON eleve (sans_accent(nom), naissance);

-- Pupils of the périmètre whose name looks like `texte`, best first. A definer function because the similarity
-- operators may not run below a policy and would lose their index; it applies the same périmètre itself.
CREATE FUNCTION chercher_eleves(texte text, annee int, limite int)
  RETURNS TABLE (eleve_id uuid, ressemblance real) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
  SET pg_trgm.word_similarity_threshold = 0.35 AS $$
  SELECT e.id, max(word_similarity(sans_accent(texte), cle_de_recherche(e.nom, e.nom_usage, e.prenom)))
  FROM eleve e JOIN scolarite s ON s.eleve_id = e.id AND s.rentree = annee JOIN etablissement t ON t.uai = s.uai
  WHERE sans_accent(texte) <% cle_de_recherche(e.nom, e.nom_usage, e.prenom)
    AND (s.uai = ANY (portee_etablissements()) OR t.academie_code = ANY (portee_academies()))
  GROUP BY e.id, e.nom, e.prenom ORDER BY 2 DESC, e.nom, e.prenom, e.id LIMIT limite
$$;

-- A pupil already known elsewhere, found only with INE and date of birth together: the way out when an établissement
-- creates one who exists.
CREATE FUNCTION eleve_connu(ine_cherche text, ne_le date) RETURNS uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT id FROM eleve WHERE ine = ine_cherche AND naissance = ne_le
$$;

-- Queues -----------------------------------------------------------------------------------------------------------------

-- The order of every queue: next legal deadline first, dossiers without one last.
CREATE INDEX dossier_file_uai ON dossier (uai, rentree, (coalesce(echeance_le, 'infinity'::date)), id);
CREATE INDEX dossier_file_academie ON dossier (academie_code, rentree, (coalesce(echeance_le, 'infinity'::date)), id);
