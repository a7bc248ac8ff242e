-- What an administrateur does goes through one door of the owner, administrer(): it takes one act at a time, asks a reason,
-- writes the line of the register, and does the act, or keeps it until another administrateur confirms it when it is one of
-- those that are signed by two (docs/adr/administration-a-deux.md).

-- AlterTable
ALTER TABLE "affectation" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "agent" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "campagne" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "delegation" ADD COLUMN     "branches" "branche"[] DEFAULT ARRAY[]::"branche"[],
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "acte_a_confirmer" (
    "id" UUID NOT NULL,
    "acte" TEXT NOT NULL,
    "objet_id" UUID,
    "contenu" JSONB NOT NULL,
    "propose_par_id" UUID NOT NULL,
    "propose_par_nom" TEXT NOT NULL,
    "propose_le" DATE NOT NULL,
    "suite" TEXT,
    "tranche_par_id" UUID,
    "tranche_par_nom" TEXT,
    "tranche_le" DATE,

    CONSTRAINT "acte_a_confirmer_pkey" PRIMARY KEY ("id")
);

-- Written by hand: what Prisma does not express ------------------------------------------------------------------------

-- One function in one place is held once at a time; so is the signature of an académie.
ALTER TABLE affectation ADD CONSTRAINT affectation_sans_chevauchement EXCLUDE USING gist (
  agent_id WITH =, role WITH =, (coalesce(uai, academie_code, '')::text) WITH =, daterange(du, au, '[]') WITH &&)
  WHERE (au IS NULL OR au >= du);
ALTER TABLE delegation ADD CONSTRAINT delegation_sans_chevauchement EXCLUDE USING gist (
  agent_id WITH =, academie_code WITH =, daterange(du, au, '[]') WITH &&)
  WHERE (au IS NULL OR au >= du);

ALTER TABLE acte_a_confirmer ADD CONSTRAINT acte_a_confirmer_tranche CHECK (
  CASE WHEN suite IS NULL THEN num_nonnulls(tranche_par_id, tranche_par_nom, tranche_le) = 0
    ELSE suite IN ('confirme', 'ecarte') AND num_nulls(tranche_par_id, tranche_par_nom, tranche_le) = 0 END);
-- Who proposed may set aside, never confirm.
ALTER TABLE acte_a_confirmer ADD CONSTRAINT acte_a_confirmer_deux_personnes CHECK (
  suite IS DISTINCT FROM 'confirme' OR tranche_par_id <> propose_par_id);
REVOKE INSERT, UPDATE, DELETE ON acte_a_confirmer FROM bourses_app;

ALTER TABLE acte_a_confirmer ENABLE ROW LEVEL SECURITY;
CREATE POLICY acte_a_confirmer_lire ON acte_a_confirmer FOR SELECT USING ((SELECT est_administrateur()));
ALTER TABLE acte_d_administration ENABLE ROW LEVEL SECURITY;
CREATE POLICY acte_d_administration_lire ON acte_d_administration FOR SELECT
  USING ((SELECT est_administrateur()) OR (SELECT est_systeme()));

DROP FUNCTION inscrire_agent(text, text, text, text);
DROP FUNCTION ouvrir_affectation(uuid, "role", text, text, text, date, date);
DROP FUNCTION fermer_affectation(uuid, date);
DROP FUNCTION ouvrir_delegation(uuid, text, text, date, date);
DROP FUNCTION fermer_delegation(uuid, date);
DROP FUNCTION regler_campagne(int, date, date, date, date, text);

-- Refusals, which the site shows as they are: BN404 unknown, BN403 not this person, BN409 changed meanwhile, BN422 the rest.
-- The column is the field of the form at fault.
CREATE FUNCTION refuser(code text, phrase text, champ text DEFAULT '') RETURNS void
  LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  RAISE EXCEPTION USING ERRCODE = code, MESSAGE = phrase, COLUMN = champ;
END $$;

CREATE FUNCTION exiger_d_administrer(l_acte text) RETURNS void
  LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('administration', 0));
  IF NOT est_administrateur() THEN
    RAISE EXCEPTION 'seul un administrateur peut : %', l_acte USING ERRCODE = 'insufficient_privilege';
  END IF;
END $$;

-- Functions that sign for the recteur or the DASEN: COMPETENCES of lib/droit/competence.ts, a test holds them equal.
CREATE FUNCTION signe_par_delegation(la_fonction "role") RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT la_fonction IN ('responsable_sab', 'delegue_recteur')
$$;

CREATE FUNCTION se_signe_a_deux(l_acte text, c jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT l_acte IN ('ouvrir_delegation', 'prolonger_delegation', 'prolonger_campagne')
    OR (l_acte IN ('ouvrir_affectation', 'prolonger_affectation') AND c->>'role' = 'administrateur')
$$;

-- Whom and what an act changes, read from the rows and never from who asks: its line says it without any other table.
CREATE FUNCTION situer_administration(l_acte text, l_objet uuid, c jsonb) RETURNS jsonb
  LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT jsonb_strip_nulls(c) || coalesce(CASE
    WHEN l_acte = 'corriger_agent' THEN (
      SELECT jsonb_build_object('avant', jsonb_build_object('prenom', prenom, 'nom', nom, 'courriel', courriel))
      FROM agent WHERE id = l_objet)
    WHEN l_acte IN ('fermer_affectation', 'prolonger_affectation') THEN (
      SELECT jsonb_build_object('agent', agent_id, 'role', role, 'uai', uai, 'academie', academie_code,
        'avant', jsonb_build_object('du', du, 'au', au)) FROM affectation WHERE id = l_objet)
    WHEN l_acte IN ('fermer_delegation', 'prolonger_delegation') THEN (
      SELECT jsonb_build_object('agent', agent_id, 'academie', academie_code, 'reference', reference,
        'avant', jsonb_build_object('du', du, 'au', au)) FROM delegation WHERE id = l_objet)
    WHEN l_acte IN ('regler_campagne', 'prolonger_campagne') THEN (
      SELECT jsonb_build_object('avant', jsonb_build_object('ouverture', ouverture, 'cloture', cloture,
        'cloture_cned', cloture_cned, 'fin_annee_scolaire', fin_annee_scolaire, 'source', source))
      FROM campagne WHERE rentree = (c->>'rentree')::int)
  END, '{}')
$$;

-- The row as the page showed it, or the refusal.
CREATE FUNCTION exiger_la_version(quoi text, tenue int, lue int) RETURNS void
  LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF tenue IS NULL THEN
    PERFORM refuser('BN404', quoi || ' n’existe pas.');
  ELSIF tenue IS DISTINCT FROM lue THEN
    PERFORM refuser('BN409', quoi || ' a été modifiée depuis que vous avez ouvert cette page : relisez-la, puis recommencez.');
  END IF;
END $$;

-- The last day that a function or a delegation may be given: what was done is not rewritten, what is over stays over.
CREATE FUNCTION exiger_la_fin(prolonge boolean, ancienne date, nouvelle date) RETURNS void
  LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  hier date := jour_de_la_session() - 1;
BEGIN
  IF ancienne <= hier THEN
    PERFORM refuser('BN422', 'C’est déjà fini : ouvrez-en une nouvelle si elle reprend.', 'au');
  ELSIF prolonge AND ancienne IS NULL THEN
    PERFORM refuser('BN422', 'Elle est sans fin : il n’y a rien à prolonger.', 'au');
  ELSIF prolonge AND nouvelle <= ancienne THEN
    PERFORM refuser('BN422', 'Une prolongation finit plus tard que prévu ; pour finir plus tôt, choisissez « Fermer ».', 'au');
  ELSIF NOT prolonge AND nouvelle IS NULL THEN
    PERFORM refuser('BN422', 'Fermer demande un dernier jour.', 'au');
  ELSIF NOT prolonge AND nouvelle < hier THEN
    PERFORM refuser('BN422', 'Le dernier jour est hier au plus tôt : ce qui a été fait ne se réécrit pas.', 'au');
  ELSIF NOT prolonge AND nouvelle >= ancienne THEN
    PERFORM refuser('BN422', 'Une fermeture finit plus tôt que prévu ; pour finir plus tard, choisissez « Prolonger ».', 'au');
  END IF;
END $$;

CREATE FUNCTION faire_sur_une_affectation(l_acte text, l_objet uuid, c jsonb) RETURNS void
  LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  fin date := c->>'au';
  tenue affectation;
BEGIN
  IF l_acte <> 'fermer_affectation' AND (c->>'agent')::uuid = identite_agent() THEN
    PERFORM refuser('BN403', 'Nul ne s’ouvre un accès à soi-même : demandez-le à un autre administrateur.');
  END IF;
  IF l_acte = 'ouvrir_affectation' THEN
    IF NOT EXISTS (SELECT FROM agent WHERE id = (c->>'agent')::uuid) THEN
      PERFORM refuser('BN404', 'Cet agent n’existe pas.');
    ELSIF c->>'uai' IS NOT NULL AND NOT EXISTS (SELECT FROM etablissement WHERE uai = c->>'uai') THEN
      PERFORM refuser('BN422', 'Aucun établissement ne porte ce numéro : vérifiez-le, sept chiffres et une lettre.', 'uai');
    ELSIF c->>'academie' IS NOT NULL AND NOT EXISTS (SELECT FROM academie WHERE code = c->>'academie') THEN
      PERFORM refuser('BN422', 'Cette académie n’existe pas.', 'academie');
    END IF;
    INSERT INTO affectation (id, agent_id, role, uai, academie_code, qualite, du, au)
      VALUES (l_objet, (c->>'agent')::uuid, (c->>'role')::"role", c->>'uai', c->>'academie', c->>'qualite',
        greatest((c->>'du')::date, jour_de_la_session()), fin);
    RETURN;
  END IF;
  SELECT * INTO tenue FROM affectation WHERE id = l_objet;
  PERFORM exiger_la_version('Cette affectation', tenue.version, (c->>'version')::int);
  PERFORM exiger_la_fin(l_acte = 'prolonger_affectation', tenue.au, fin);
  -- What never began is taken back.
  DELETE FROM affectation WHERE id = l_objet AND du > fin;
  UPDATE affectation SET au = fin, version = version + 1 WHERE id = l_objet;
  -- Somebody must stay able to open accesses, on the day after and on.
  IF tenue.role = 'administrateur' AND NOT EXISTS (
    SELECT FROM affectation WHERE role = 'administrateur' AND du <= fin + 1 AND au IS NULL) THEN
    PERFORM refuser('BN422',
      'Il ne resterait aucun administrateur sans date de fin : nommez-en un autre d’abord.', 'au');
  END IF;
END $$;

CREATE FUNCTION faire_sur_une_delegation(l_acte text, l_objet uuid, c jsonb) RETURNS void
  LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  debut date := greatest((c->>'du')::date, jour_de_la_session());
  fin date := c->>'au';
  tenue delegation;
BEGIN
  IF l_acte <> 'fermer_delegation' AND (c->>'agent')::uuid = identite_agent() THEN
    PERFORM refuser('BN403', 'Nul ne se donne une délégation à soi-même : demandez-la à un autre administrateur.');
  END IF;
  IF l_acte = 'ouvrir_delegation' THEN
    IF NOT EXISTS (
      SELECT FROM affectation a WHERE a.agent_id = (c->>'agent')::uuid AND a.academie_code = c->>'academie'
        AND signe_par_delegation(a.role) AND debut BETWEEN a.du AND coalesce(a.au, debut)) THEN
      PERFORM refuser('BN422', 'Au début de la délégation, cette personne n’est ni responsable du service des bourses ni déléguée du recteur dans cette académie : ouvrez d’abord son affectation.', 'academie');
    END IF;
    INSERT INTO delegation (id, agent_id, academie_code, reference, branches, du, au)
      VALUES (l_objet, (c->>'agent')::uuid, c->>'academie', c->>'reference',
        ARRAY(SELECT jsonb_array_elements_text(c->'branches'))::branche[], debut, fin);
    RETURN;
  END IF;
  SELECT * INTO tenue FROM delegation WHERE id = l_objet;
  PERFORM exiger_la_version('Cette délégation', tenue.version, (c->>'version')::int);
  PERFORM exiger_la_fin(l_acte = 'prolonger_delegation', tenue.au, fin);
  DELETE FROM delegation WHERE id = l_objet AND du > fin;
  UPDATE delegation SET au = fin, version = version + 1 WHERE id = l_objet;
END $$;

CREATE FUNCTION faire_sur_une_campagne(l_acte text, c jsonb) RETURNS void
  LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  nouvelle campagne := jsonb_populate_record(NULL::campagne, c - 'version');
  tenue campagne;
BEGIN
  IF l_acte = 'ouvrir_campagne' THEN
    INSERT INTO campagne (rentree, ouverture, cloture, cloture_cned, fin_annee_scolaire, source)
      VALUES (nouvelle.rentree, nouvelle.ouverture, nouvelle.cloture, nouvelle.cloture_cned,
        nouvelle.fin_annee_scolaire, nouvelle.source);
    RETURN;
  END IF;
  SELECT * INTO tenue FROM campagne WHERE rentree = nouvelle.rentree;
  PERFORM exiger_la_version('Cette campagne', tenue.version, (c->>'version')::int);
  IF l_acte = 'regler_campagne' AND tenue.ouverture <= jour_de_la_session() THEN
    PERFORM refuser('BN422', 'Cette campagne est ouverte : ses dates ne se corrigent plus, sa clôture se prolonge.', 'ouverture');
  ELSIF l_acte = 'prolonger_campagne' AND nouvelle.cloture < tenue.cloture THEN
    PERFORM refuser('BN422', 'Une campagne ouverte ne se ferme pas plus tôt que prévu.', 'cloture');
  ELSIF l_acte = 'prolonger_campagne' AND nouvelle.cloture_cned < tenue.cloture_cned THEN
    PERFORM refuser('BN422', 'Une campagne ouverte ne se ferme pas plus tôt que prévu.', 'clotureCned');
  ELSIF l_acte = 'prolonger_campagne'
    AND (nouvelle.cloture, nouvelle.cloture_cned) = (tenue.cloture, tenue.cloture_cned) THEN
    PERFORM refuser('BN422', 'Ces dates sont celles d’aujourd’hui : indiquez une clôture plus tardive.', 'cloture');
  END IF;
  UPDATE campagne SET version = version + 1, cloture = nouvelle.cloture, cloture_cned = nouvelle.cloture_cned,
    source = nouvelle.source, ouverture = coalesce(nouvelle.ouverture, ouverture),
    fin_annee_scolaire = coalesce(nouvelle.fin_annee_scolaire, fin_annee_scolaire) WHERE rentree = nouvelle.rentree;
END $$;

CREATE FUNCTION faire_administration(l_acte text, l_objet uuid, c jsonb) RETURNS void
  LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  rompue text;
BEGIN
  CASE
    WHEN l_acte = 'inscrire_agent' THEN
      INSERT INTO agent (id, sub, prenom, nom, courriel)
        VALUES (l_objet, c->>'sub', c->>'prenom', c->>'nom', c->>'courriel');
    WHEN l_acte = 'corriger_agent' THEN
      PERFORM exiger_la_version('Cette fiche', (SELECT version FROM agent WHERE id = l_objet), (c->>'version')::int);
      UPDATE agent SET prenom = c->>'prenom', nom = c->>'nom', courriel = c->>'courriel', version = version + 1
        WHERE id = l_objet;
    WHEN l_acte IN ('ouvrir_affectation', 'fermer_affectation', 'prolonger_affectation') THEN
      PERFORM faire_sur_une_affectation(l_acte, l_objet, c);
    WHEN l_acte IN ('ouvrir_delegation', 'fermer_delegation', 'prolonger_delegation') THEN
      PERFORM faire_sur_une_delegation(l_acte, l_objet, c);
    WHEN l_acte IN ('ouvrir_campagne', 'regler_campagne', 'prolonger_campagne') THEN
      PERFORM faire_sur_une_campagne(l_acte, c);
    ELSE
      RAISE EXCEPTION 'acte inconnu : %', l_acte USING ERRCODE = 'invalid_parameter_value';
  END CASE;
EXCEPTION WHEN exclusion_violation OR unique_violation THEN
  GET STACKED DIAGNOSTICS rompue = CONSTRAINT_NAME;
  CASE rompue
    WHEN 'affectation_sans_chevauchement' THEN
      PERFORM refuser('BN422', 'Cette personne tient déjà cette fonction, au même endroit, sur une partie de ces dates.', 'du');
    WHEN 'delegation_sans_chevauchement' THEN
      PERFORM refuser('BN422', 'Cette personne a déjà une délégation dans cette académie sur une partie de ces dates.', 'du');
    WHEN 'agent_sub_key' THEN
      PERFORM refuser('BN422', 'Un agent est déjà inscrit avec cet identifiant : cherchez-le dans la liste.', 'sub');
    WHEN 'campagne_pkey' THEN
      PERFORM refuser('BN409', 'La campagne de cette rentrée est déjà enregistrée.', 'rentree');
    ELSE
      RAISE;
  END CASE;
END $$;

-- Does an act; true when it is done, false when it waits for another administrateur.
CREATE FUNCTION administrer(l_acte text, l_objet uuid, le_contenu jsonb, le_motif text) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  c jsonb;
BEGIN
  PERFORM exiger_d_administrer(l_acte);
  IF length(btrim(coalesce(le_motif, ''))) < 5 THEN
    PERFORM refuser('BN422', 'Motif : dites en quelques mots ce qui fonde cet acte.', 'motif');
  ELSIF (le_contenu->>'du')::date < jour_de_la_session() THEN
    PERFORM refuser('BN422', 'Le premier jour est aujourd’hui au plus tôt : un droit ne s’ouvre pas dans le passé.', 'du');
  END IF;
  c := situer_administration(l_acte, l_objet, le_contenu) || jsonb_build_object('motif', btrim(le_motif));
  IF NOT se_signe_a_deux(l_acte, c) THEN
    PERFORM faire_administration(l_acte, l_objet, c);
    PERFORM inscrire_administration(l_acte, l_objet, c);
    RETURN true;
  END IF;
  -- Tried, then taken back: what could not be done is not proposed.
  BEGIN
    PERFORM faire_administration(l_acte, l_objet, c);
    RAISE EXCEPTION USING ERRCODE = 'BN001', MESSAGE = 'essai';
  EXCEPTION WHEN SQLSTATE 'BN001' THEN NULL;
  END;
  IF EXISTS (
    SELECT FROM acte_a_confirmer a WHERE a.suite IS NULL AND a.acte = l_acte
      AND (a.contenu->'agent', a.contenu->'academie', a.contenu->'rentree')
        IS NOT DISTINCT FROM (c->'agent', c->'academie', c->'rentree')) THEN
    PERFORM refuser('BN409', 'Le même acte attend déjà d’être confirmé : confirmez-le, ou écartez-le d’abord.');
  END IF;
  INSERT INTO acte_a_confirmer (id, acte, objet_id, contenu, propose_par_id, propose_par_nom, propose_le)
    VALUES (uuidv7(), l_acte, l_objet, c, identite_agent(), nom_de_l_agent(identite_agent()), jour_de_la_session());
  PERFORM inscrire_administration('proposer_' || l_acte, l_objet, c);
  RETURN false;
END $$;

-- Locks what waits, for who may settle it.
CREATE FUNCTION acte_en_attente(lequel uuid) RETURNS acte_a_confirmer
  LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  a acte_a_confirmer;
BEGIN
  SELECT * INTO a FROM acte_a_confirmer WHERE id = lequel FOR UPDATE;
  IF a.id IS NULL THEN
    PERFORM refuser('BN404', 'Cet acte n’existe pas.');
  ELSIF a.suite IS NOT NULL THEN
    PERFORM refuser('BN409', format('Cet acte a déjà été %s par %s.',
      CASE a.suite WHEN 'confirme' THEN 'confirmé' ELSE 'écarté' END, a.tranche_par_nom));
  END IF;
  RETURN a;
END $$;

-- The second signature: the act takes effect, judged again as things stand.
CREATE FUNCTION confirmer_administration(lequel uuid) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  a acte_a_confirmer;
BEGIN
  PERFORM exiger_d_administrer('confirmer');
  a := acte_en_attente(lequel);
  IF a.propose_par_id = identite_agent() THEN
    PERFORM refuser('BN403', 'Vous l’avez proposé : un autre administrateur le confirme.');
  ELSIF NOT EXISTS (
    SELECT FROM affectation WHERE agent_id = a.propose_par_id AND role = 'administrateur'
      AND jour_de_la_session() BETWEEN du AND coalesce(au, jour_de_la_session())) THEN
    PERFORM refuser('BN422', 'Qui l’a proposé n’est plus administrateur : écartez cet acte, et proposez-le de nouveau s’il le faut.');
  END IF;
  PERFORM faire_administration(a.acte, a.objet_id, a.contenu);
  UPDATE acte_a_confirmer SET suite = 'confirme', tranche_par_id = identite_agent(),
    tranche_par_nom = nom_de_l_agent(identite_agent()), tranche_le = jour_de_la_session() WHERE id = lequel;
  PERFORM inscrire_administration('confirmer_' || a.acte, a.objet_id, a.contenu);
  RETURN true;
END $$;

CREATE FUNCTION ecarter_administration(lequel uuid, le_motif text) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  a acte_a_confirmer;
BEGIN
  PERFORM exiger_d_administrer('écarter');
  IF length(btrim(coalesce(le_motif, ''))) < 5 THEN
    PERFORM refuser('BN422', 'Motif : dites en quelques mots pourquoi cet acte est écarté.', 'motif');
  END IF;
  a := acte_en_attente(lequel);
  UPDATE acte_a_confirmer SET suite = 'ecarte', tranche_par_id = identite_agent(),
    tranche_par_nom = nom_de_l_agent(identite_agent()), tranche_le = jour_de_la_session() WHERE id = lequel;
  PERFORM inscrire_administration('ecarter_' || a.acte, a.objet_id, a.contenu || jsonb_build_object('motif', btrim(le_motif)));
  RETURN true;
END $$;

REVOKE EXECUTE ON FUNCTION refuser(text, text, text), exiger_d_administrer(text), signe_par_delegation("role"),
  se_signe_a_deux(text, jsonb), situer_administration(text, uuid, jsonb), exiger_la_version(text, int, int),
  exiger_la_fin(boolean, date, date), faire_sur_une_affectation(text, uuid, jsonb),
  faire_sur_une_delegation(text, uuid, jsonb), faire_sur_une_campagne(text, jsonb), faire_administration(text, uuid, jsonb),
  acte_en_attente(uuid) FROM bourses_app;
REVOKE EXECUTE ON FUNCTION administrer(text, uuid, jsonb, text), confirmer_administration(uuid),
  ecarter_administration(uuid, text) FROM bourses_app;
GRANT EXECUTE ON FUNCTION administrer(text, uuid, jsonb, text), confirmer_administration(uuid),
  ecarter_administration(uuid, text) TO bourses_web;

-- The clock of the demonstration -----------------------------------------------------------------------------------------

-- Moved by the site where scripts/migrer.ts gives it this right, in a demonstration; anywhere else the day of a session is
-- the real one, whatever the session says.
REVOKE INSERT, UPDATE, DELETE ON horloge FROM bourses_app;
CREATE OR REPLACE FUNCTION jour_de_la_session() RETURNS date LANGUAGE sql STABLE AS $$
  SELECT coalesce(
    CASE WHEN has_table_privilege('bourses_web', 'public.horloge', 'UPDATE') THEN nullif(current_setting('bourses.jour', true), '') END::date,
    (now() AT TIME ZONE 'Europe/Paris')::date)
$$;
