-- A pupil who goes on elsewhere during the year (C. V.A; docs/adr/transferts.md).
ALTER TABLE "dossier" ADD COLUMN     "lieux_lies" TEXT[] DEFAULT ARRAY[]::TEXT[];

CREATE TABLE "transfert" (
    "id" UUID NOT NULL,
    "dossier_id" UUID NOT NULL,
    "rang" INTEGER NOT NULL,
    "de_scolarite_id" UUID NOT NULL,
    "de_uai" VARCHAR(8) NOT NULL,
    "de_academie" VARCHAR(2) NOT NULL,
    "de_nom" TEXT NOT NULL,
    "vers_scolarite_id" UUID NOT NULL,
    "vers_uai" VARCHAR(8) NOT NULL,
    "vers_academie" VARCHAR(2) NOT NULL,
    "vers_nom" TEXT NOT NULL,
    "sortie_le" DATE NOT NULL,
    "entree_le" DATE NOT NULL,
    "suivi" BOOLEAN NOT NULL,
    "fait_le" DATE NOT NULL,
    "auteur_id" UUID NOT NULL,
    "auteur_nom" TEXT NOT NULL,
    "pris_le" DATE,
    "pris_par_id" UUID,
    "pris_par_nom" TEXT,

    CONSTRAINT "transfert_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "transfert_vers_uai_pris_le_idx" ON "transfert"("vers_uai", "pris_le");

CREATE UNIQUE INDEX "transfert_dossier_id_rang_key" ON "transfert"("dossier_id", "rang");

CREATE UNIQUE INDEX "transfert_dossier_id_vers_scolarite_id_key" ON "transfert"("dossier_id", "vers_scolarite_id");

ALTER TABLE "transfert" ADD CONSTRAINT "transfert_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE scolarite ADD COLUMN lieux_lies text[] NOT NULL DEFAULT '{}';
ALTER TABLE dossier ALTER COLUMN lieux_lies SET NOT NULL;

ALTER TABLE transfert
  ADD CONSTRAINT transfert_rang CHECK (rang > 0),
  ADD CONSTRAINT transfert_ailleurs CHECK (de_scolarite_id <> vers_scolarite_id AND de_uai <> vers_uai),
  ADD CONSTRAINT transfert_dates CHECK (sortie_le <= entree_le AND entree_le <= fait_le),
  ADD CONSTRAINT transfert_noms CHECK (btrim(de_nom) <> '' AND btrim(vers_nom) <> ''),
  ADD CONSTRAINT transfert_pris CHECK (num_nonnulls(pris_le, pris_par_id, pris_par_nom) IN (0, 3) AND fait_le <= pris_le);

CREATE FUNCTION array_union(a text[], b text[]) RETURNS text[] LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT array_agg(DISTINCT x ORDER BY x) FROM unnest(a || b) AS x
$$;
CREATE FUNCTION garder_le_transfert() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  suite constant text[] := ARRAY['pris_le', 'pris_par_id', 'pris_par_nom'];
BEGIN
  IF TG_OP IN ('DELETE', 'TRUNCATE') THEN
    RAISE EXCEPTION 'un transfert ne s’efface pas' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF TG_OP = 'UPDATE' THEN
    IF OLD.pris_le IS NOT NULL OR to_jsonb(NEW) - suite IS DISTINCT FROM to_jsonb(OLD) - suite THEN
      RAISE EXCEPTION 'un transfert ne se modifie pas : sa prise en charge s’écrit, une fois' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF NOT EXISTS (SELECT 1 FROM dossier d JOIN scolarite o ON o.id = d.scolarite_id
      JOIN scolarite a ON a.eleve_id = d.eleve_id AND a.rentree = d.rentree AND a.id = NEW.vers_scolarite_id
      WHERE d.id = NEW.dossier_id AND (NEW.de_uai, NEW.de_academie, NEW.vers_uai, NEW.vers_academie, NEW.entree_le)
        = (d.uai, d.academie_code, a.uai, a.academie_code, a.entree_le) AND NEW.de_scolarite_id = d.scolarite_id) THEN
    RAISE EXCEPTION 'un transfert va d’où est le dossier à une autre inscription du même élève, la même année' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  -- Both places read the dossier, and both schoolings, whoever holds it. Never taken from who writes.
  UPDATE dossier SET lieux_lies = array_union(lieux_lies,
    CASE WHEN NEW.suivi THEN ARRAY[NEW.de_uai, NEW.de_academie] ELSE ARRAY[NEW.vers_uai, NEW.vers_academie] END) WHERE id = NEW.dossier_id;
  UPDATE scolarite SET lieux_lies = array_union(lieux_lies, ARRAY[NEW.vers_uai, NEW.vers_academie]) WHERE id = NEW.de_scolarite_id;
  UPDATE scolarite SET lieux_lies = array_union(lieux_lies, ARRAY[NEW.de_uai, NEW.de_academie]) WHERE id = NEW.vers_scolarite_id;
  RETURN NEW;
END $$;
CREATE TRIGGER transfert_fige BEFORE INSERT OR UPDATE OR DELETE ON transfert FOR EACH ROW EXECUTE FUNCTION garder_le_transfert();
CREATE TRIGGER transfert_non_vide BEFORE TRUNCATE ON transfert FOR EACH STATEMENT EXECUTE FUNCTION garder_le_transfert();

ALTER TABLE transfert ENABLE ROW LEVEL SECURITY;
CREATE POLICY transfert_portee ON transfert USING (
  (SELECT est_systeme()) OR EXISTS (SELECT 1 FROM dossier d WHERE d.id = transfert.dossier_id));
CREATE POLICY transfert_faire ON transfert AS RESTRICTIVE FOR INSERT WITH CHECK (
  (SELECT est_systeme()) OR ARRAY[de_uai, de_academie]::text[] && (SELECT portee_lieux()));
CREATE POLICY transfert_prendre ON transfert AS RESTRICTIVE FOR UPDATE USING (
  (SELECT est_systeme()) OR ARRAY[vers_uai, vers_academie]::text[] && (SELECT portee_lieux()));
CREATE POLICY transfert_porteur_inserer ON transfert AS RESTRICTIVE FOR INSERT WITH CHECK ((SELECT identite_porteur()) IS NULL);
CREATE POLICY transfert_porteur_modifier ON transfert AS RESTRICTIVE FOR UPDATE USING ((SELECT identite_porteur()) IS NULL);
CREATE POLICY transfert_porteur_retirer ON transfert AS RESTRICTIVE FOR DELETE USING ((SELECT identite_porteur()) IS NULL);
REVOKE DELETE ON transfert FROM bourses_app;

-- A linked place reads; who holds the dossier writes.
ALTER POLICY dossier_portee ON dossier USING (
  (SELECT est_systeme())
  OR ARRAY[uai, academie_code]::text[] && (SELECT portee_lieux())
  OR lieux_lies && (SELECT portee_lieux())
  OR demandeur_id = (SELECT identite_famille())
  OR id = (SELECT dossier_du_porteur()));
CREATE POLICY dossier_tenir ON dossier AS RESTRICTIVE FOR UPDATE USING (
  (SELECT est_systeme())
  OR ARRAY[uai, academie_code]::text[] && (SELECT portee_lieux())
  OR demandeur_id = (SELECT identite_famille())
  OR id = (SELECT dossier_du_porteur())) WITH CHECK (true);

ALTER POLICY scolarite_portee ON scolarite USING (
  (SELECT est_systeme())
  OR ARRAY[uai, academie_code]::text[] && (SELECT portee_lieux())
  OR lieux_lies && (SELECT portee_lieux())
  OR eleve_id = ANY ((SELECT portee_eleves())::uuid[])
  OR id = (SELECT scolarite_du_porteur()));
CREATE POLICY scolarite_tenir ON scolarite AS RESTRICTIVE FOR UPDATE USING (
  (SELECT est_systeme()) OR ARRAY[uai, academie_code]::text[] && (SELECT portee_lieux()));
-- What an agent knows of a dossier by kind of data is known by its function in a linked place too.
CREATE FUNCTION est_connu(l_uai text, l_academie text, la_branche "branche", lies text[], lieux text[]) RETURNS boolean
  LANGUAGE sql STABLE AS $$
  -- As its elder, an expression that the planner writes in the policy: a linked place is known whatever the branch.
  SELECT coalesce((ARRAY[l_uai || '/' || la_branche::text, l_academie || '/' || la_branche::text] || lies) && lieux, true)
$$;
DO $$
DECLARE
  p record;
BEGIN
  FOR p IN SELECT tablename, policyname, qual FROM pg_policies WHERE schemaname = 'public'
    AND qual LIKE '%est_connu((d.uai)::text, (d.academie_code)::text, d.branche,%' LOOP
    EXECUTE format('ALTER POLICY %I ON %I USING (%s)', p.policyname, p.tablename, replace(p.qual,
      'est_connu((d.uai)::text, (d.academie_code)::text, d.branche,', 'est_connu((d.uai)::text, (d.academie_code)::text, d.branche, d.lieux_lies,'));
  END LOOP;
END $$;

CREATE FUNCTION contenu_de_transfert(le_sien uuid) RETURNS jsonb
  LANGUAGE plpgsql STABLE STRICT SET timezone = 'UTC' SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  RETURN (SELECT jsonb_strip_nulls(to_jsonb(r) - ARRAY['pris_le', 'pris_par_id', 'pris_par_nom']) FROM transfert r WHERE r.id = le_sien);
END $$;

-- The other schoolings of a pupil that year: where a transfer may go. To who may read the dossier as an agent.
CREATE FUNCTION accueils_possibles(le_dossier uuid) RETURNS SETOF scolarite
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT s.* FROM dossier d JOIN scolarite s ON s.eleve_id = d.eleve_id AND s.rentree = d.rentree AND s.uai <> d.uai
  WHERE d.id = le_dossier AND s.sortie_le IS NULL AND identite_famille() IS NULL AND identite_porteur() IS NULL
    AND (est_systeme() OR ARRAY[d.uai, d.academie_code]::text[] || d.lieux_lies && portee_lieux())
$$;

-- The day on which it is taken in charge is written after its act.
SELECT suivre('transfert');
