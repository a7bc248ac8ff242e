-- What was paid in excess and no coming state can take: an order of repayment (C. V.A, VII; docs/adr/grand-livre.md).
CREATE TYPE "genre_de_suite" AS ENUM ('paiement', 'remise');

CREATE TABLE "ordre_de_reversement" (
    "id" UUID NOT NULL,
    "etat_id" UUID NOT NULL,
    "dossier_id" UUID NOT NULL,
    "uai" VARCHAR(8) NOT NULL,
    "numero" INTEGER NOT NULL,
    "rentree" INTEGER NOT NULL,
    "centimes" INTEGER NOT NULL,
    "motivation" TEXT NOT NULL,
    "echeances" JSONB NOT NULL,
    "bonne_foi" BOOLEAN NOT NULL,
    "emis_le" DATE NOT NULL,
    "auteur_id" UUID NOT NULL,
    "auteur_nom" TEXT NOT NULL,
    "auteur_qualite" TEXT NOT NULL,

    CONSTRAINT "ordre_de_reversement_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "suite_de_reversement" (
    "id" UUID NOT NULL,
    "ordre_id" UUID NOT NULL,
    "genre" "genre_de_suite" NOT NULL,
    "centimes" INTEGER NOT NULL,
    "le" DATE NOT NULL,
    "motif" TEXT,
    "auteur_id" UUID NOT NULL,
    "auteur_nom" TEXT NOT NULL,

    CONSTRAINT "suite_de_reversement_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "ordre_de_reversement_etat_id_dossier_id_uai_key" ON "ordre_de_reversement"("etat_id", "dossier_id", "uai");

CREATE UNIQUE INDEX "ordre_de_reversement_uai_rentree_numero_key" ON "ordre_de_reversement"("uai", "rentree", "numero");

CREATE INDEX "suite_de_reversement_ordre_id_idx" ON "suite_de_reversement"("ordre_id");

ALTER TABLE "ordre_de_reversement" ADD CONSTRAINT "ordre_de_reversement_etat_id_dossier_id_uai_fkey" FOREIGN KEY ("etat_id", "dossier_id", "uai") REFERENCES "boursier_a_payer"("etat_id", "dossier_id", "uai") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "suite_de_reversement" ADD CONSTRAINT "suite_de_reversement_ordre_id_fkey" FOREIGN KEY ("ordre_id") REFERENCES "ordre_de_reversement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written by hand: what Prisma does not express ------------------------------------------------------------------------

-- A draft holds nothing: one that was left behind keeps no other trimestre waiting.
DROP INDEX etat_de_paiement_en_cours;
CREATE UNIQUE INDEX etat_de_paiement_en_cours ON etat_de_paiement (uai, academie_code, branche, rentree, trimestre) WHERE etape <> 'fige';

-- Names that begin with contenu_de are those of the records of the journal.
ALTER FUNCTION contenu_de_l_etat(etat_de_paiement) RENAME TO texte_de_l_etat;
CREATE OR REPLACE FUNCTION garder_l_etat() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  place constant text[] := ARRAY['id', 'uai', 'academie_code', 'branche', 'rentree', 'trimestre'];
  faux record;
BEGIN
  IF TG_OP IN ('DELETE', 'TRUNCATE') THEN
    RAISE EXCEPTION 'un état ne s’efface pas' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.etape <> 'brouillon' THEN
      RAISE EXCEPTION 'un état commence en brouillon' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
  ELSIF OLD.etape = 'fige' OR (SELECT bool_or(to_jsonb(NEW)->c IS DISTINCT FROM to_jsonb(OLD)->c) FROM unnest(place) AS c) THEN
    RAISE EXCEPTION 'un état figé ne change plus, et aucun ne change de lieu ni de trimestre' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NOT EXISTS (SELECT FROM trimestre_academique t
      WHERE (t.academie_code, t.rentree, t.trimestre) = (NEW.academie_code, NEW.rentree, NEW.trimestre) AND t.ferme_le IS NULL) THEN
    RAISE EXCEPTION 'trimestre non ouvert' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF TG_OP = 'INSERT' OR NEW.etape <> 'fige' THEN
    RETURN NEW;
  END IF;
  IF OLD.etape <> 'controle' THEN
    RAISE EXCEPTION 'un état est contrôlé avant d’être figé' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  -- Each pupil's sums are those of its entries, and its debt the one that the state before left.
  SELECT b.dossier_id INTO faux FROM boursier_a_payer b
    LEFT JOIN LATERAL (SELECT sum(l.centimes) AS somme, coalesce(sum(l.centimes) FILTER (WHERE l.composante = 'equipement' AND l.centimes > 0), 0) AS prime
      FROM ligne_de_liquidation l WHERE (l.etat_id, l.dossier_id, l.uai) = (b.etat_id, b.dossier_id, b.uai)) s ON true
    LEFT JOIN boursier_a_payer p ON (p.dossier_id, p.uai, p.rang) = (b.dossier_id, b.uai, b.rang - 1)
    WHERE b.etat_id = NEW.id AND (s.somme IS DISTINCT FROM b.brut + b.equipement OR s.prime <> b.equipement
      OR (b.rang > 1 AND p.rang IS NULL) OR b.dette_avant <> coalesce(dette_a_reporter(p), 0)) LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'les sommes d’un boursier ne sont pas celles de ses lignes : %', faux.dossier_id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  NEW.numero := (SELECT coalesce(max(numero), 0) + 1 FROM etat_de_paiement e
    WHERE (e.uai, e.academie_code, e.branche, e.rentree) = (NEW.uai, NEW.academie_code, NEW.branche, NEW.rentree));
  NEW.total := (SELECT coalesce(sum(a_verser), 0) FROM boursier_a_payer WHERE etat_id = NEW.id);
  NEW.empreinte := sha256(convert_to(texte_de_l_etat(NEW), 'UTF8'));
  RETURN NEW;
END $$;

ALTER TABLE ordre_de_reversement
  ADD CONSTRAINT ordre_de_reversement_dit CHECK (centimes > 0 AND btrim(motivation) <> '' AND jsonb_array_length(echeances) > 0);
ALTER TABLE suite_de_reversement
  ADD CONSTRAINT suite_de_reversement_dite CHECK (centimes > 0 AND (genre = 'paiement' OR btrim(coalesce(motif, '')) <> ''));

-- The debt of a place is set off or asked for, never both: who freezes and who orders wait for each other.
CREATE OR REPLACE FUNCTION ecrire_dans_un_etat() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM FROM etablissement t WHERE t.uai IN (SELECT uai FROM ecrites) ORDER BY t.uai FOR NO KEY UPDATE;
  PERFORM FROM etat_de_paiement e WHERE e.id IN (SELECT etat_id FROM ecrites) FOR UPDATE;
  IF EXISTS (SELECT FROM etat_de_paiement e WHERE e.id IN (SELECT etat_id FROM ecrites) AND e.etape <> 'controle') THEN
    RAISE EXCEPTION 'un état ne reçoit de lignes que le jour où il est figé' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION dette_a_reporter(b boursier_a_payer) RETURNS integer
  LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT b.dette_apres - coalesce((SELECT o.centimes FROM ordre_de_reversement o
    WHERE (o.etat_id, o.dossier_id, o.uai) = (b.etat_id, b.dossier_id, b.uai)), 0)
$$;

CREATE FUNCTION garder_l_ordre() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  b boursier_a_payer;
BEGIN
  PERFORM FROM etablissement t WHERE t.uai = NEW.uai FOR NO KEY UPDATE;
  SELECT * INTO b FROM boursier_a_payer x WHERE (x.etat_id, x.dossier_id, x.uai) = (NEW.etat_id, NEW.dossier_id, NEW.uai);
  IF b.dette_apres IS DISTINCT FROM NEW.centimes
    OR EXISTS (SELECT FROM boursier_a_payer x WHERE (x.dossier_id, x.uai) = (b.dossier_id, b.uai) AND x.rang > b.rang) THEN
    RAISE EXCEPTION 'un ordre de reversement reprend toute la dette que laisse le dernier état, et elle seule' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF (SELECT coalesce(sum((x->>'centimes')::int), 0) FROM jsonb_array_elements(NEW.echeances) x) <> NEW.centimes THEN
    RAISE EXCEPTION 'les échéances d’un ordre font sa somme' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  NEW.rentree := (SELECT rentree FROM etat_de_paiement WHERE id = NEW.etat_id);
  NEW.numero := (SELECT coalesce(max(numero), 0) + 1 FROM ordre_de_reversement o WHERE (o.uai, o.rentree) = (NEW.uai, NEW.rentree));
  RETURN NEW;
END $$;
CREATE TRIGGER ordre_de_reversement_garde BEFORE INSERT ON ordre_de_reversement FOR EACH ROW EXECUTE FUNCTION garder_l_ordre();
CREATE FUNCTION garder_la_suite() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  du integer;
BEGIN
  SELECT centimes INTO du FROM ordre_de_reversement WHERE id = NEW.ordre_id FOR UPDATE;
  IF NEW.centimes + (SELECT coalesce(sum(centimes), 0) FROM suite_de_reversement WHERE ordre_id = NEW.ordre_id) > du THEN
    RAISE EXCEPTION 'un ordre ne reçoit pas plus que sa somme' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER suite_de_reversement_gardee BEFORE INSERT ON suite_de_reversement FOR EACH ROW EXECUTE FUNCTION garder_la_suite();
REVOKE EXECUTE ON FUNCTION garder_l_ordre(), garder_la_suite() FROM PUBLIC;

CREATE TRIGGER ordre_de_reversement_fige BEFORE UPDATE OR DELETE ON ordre_de_reversement FOR EACH ROW EXECUTE FUNCTION refuser_toute_modification();
CREATE TRIGGER ordre_de_reversement_non_vide BEFORE TRUNCATE ON ordre_de_reversement FOR EACH STATEMENT EXECUTE FUNCTION refuser_toute_modification();
CREATE TRIGGER suite_de_reversement_figee BEFORE UPDATE OR DELETE ON suite_de_reversement FOR EACH ROW EXECUTE FUNCTION refuser_toute_modification();
CREATE TRIGGER suite_de_reversement_non_videe BEFORE TRUNCATE ON suite_de_reversement FOR EACH STATEMENT EXECUTE FUNCTION refuser_toute_modification();
REVOKE UPDATE, DELETE ON ordre_de_reversement, suite_de_reversement FROM bourses_app;

ALTER TABLE ordre_de_reversement ENABLE ROW LEVEL SECURITY;
CREATE POLICY ordre_de_reversement_portee ON ordre_de_reversement USING (
  (SELECT est_systeme()) OR EXISTS (SELECT 1 FROM boursier_a_payer b WHERE (b.etat_id, b.dossier_id, b.uai)
    = (ordre_de_reversement.etat_id, ordre_de_reversement.dossier_id, ordre_de_reversement.uai)));
CREATE POLICY ordre_de_reversement_emettre ON ordre_de_reversement AS RESTRICTIVE FOR INSERT WITH CHECK (
  (SELECT est_systeme()) OR (auteur_id = (SELECT identite_agent()) AND EXISTS (SELECT 1 FROM etat_de_paiement e
    WHERE e.id = etat_id AND ARRAY[e.uai, e.academie_code]::text[] && lieux_ou_signer(e.branche))));
ALTER TABLE suite_de_reversement ENABLE ROW LEVEL SECURITY;
CREATE POLICY suite_de_reversement_portee ON suite_de_reversement USING (
  (SELECT est_systeme()) OR EXISTS (SELECT 1 FROM ordre_de_reversement o WHERE o.id = suite_de_reversement.ordre_id));
CREATE POLICY suite_de_reversement_ecrire ON suite_de_reversement AS RESTRICTIVE FOR INSERT WITH CHECK (
  (SELECT est_systeme()) OR auteur_id = (SELECT identite_agent()));

SELECT suivre(nom::regclass) FROM unnest(ARRAY['ordre_de_reversement', 'suite_de_reversement']) AS nom;
