-- Two records of one person become one, and can be two again: the one that no longer stands points at the one that does
-- (docs/adr/deux-fiches-une-personne.md).
-- AlterTable
ALTER TABLE "eleve" ADD COLUMN     "reunie_dans" UUID;

-- AlterTable
ALTER TABLE "responsable" ADD COLUMN     "reunie_dans" UUID;

-- CreateTable
CREATE TABLE "correction_responsable" (
    "id" UUID NOT NULL,
    "responsable_id" UUID NOT NULL,
    "avant" JSONB NOT NULL,
    "apres" JSONB NOT NULL,
    "motivation" TEXT NOT NULL,
    "auteur_id" UUID NOT NULL,
    "auteur_nom" TEXT NOT NULL,
    "jour" DATE NOT NULL,
    "instant" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "correction_responsable_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reunion" (
    "id" UUID NOT NULL,
    "genre" TEXT NOT NULL,
    "garde_id" UUID NOT NULL,
    "reunie_id" UUID NOT NULL,
    "liens" UUID[],
    "scolarites" UUID[],
    "dossiers" UUID[],
    "motivation" TEXT NOT NULL,
    "auteur_id" UUID NOT NULL,
    "auteur_nom" TEXT NOT NULL,
    "jour" DATE NOT NULL,
    "instant" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "reunion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "separation" (
    "id" UUID NOT NULL,
    "reunion_id" UUID NOT NULL,
    "motivation" TEXT NOT NULL,
    "auteur_id" UUID NOT NULL,
    "auteur_nom" TEXT NOT NULL,
    "jour" DATE NOT NULL,
    "instant" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "separation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "correction_responsable_responsable_id_idx" ON "correction_responsable"("responsable_id");

-- CreateIndex
CREATE INDEX "reunion_garde_id_idx" ON "reunion"("garde_id");

-- CreateIndex
CREATE INDEX "reunion_reunie_id_idx" ON "reunion"("reunie_id");

-- CreateIndex
CREATE UNIQUE INDEX "separation_reunion_id_key" ON "separation"("reunion_id");

-- CreateIndex
CREATE INDEX "eleve_reunie_dans_idx" ON "eleve"("reunie_dans");

-- CreateIndex
CREATE INDEX "responsable_reunie_dans_idx" ON "responsable"("reunie_dans");

-- AddForeignKey
ALTER TABLE "eleve" ADD CONSTRAINT "eleve_reunie_dans_fkey" FOREIGN KEY ("reunie_dans") REFERENCES "eleve"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "responsable" ADD CONSTRAINT "responsable_reunie_dans_fkey" FOREIGN KEY ("reunie_dans") REFERENCES "responsable"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "correction_responsable" ADD CONSTRAINT "correction_responsable_responsable_id_fkey" FOREIGN KEY ("responsable_id") REFERENCES "responsable"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "separation" ADD CONSTRAINT "separation_reunion_id_fkey" FOREIGN KEY ("reunion_id") REFERENCES "reunion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE correction_responsable
  ADD CONSTRAINT correction_responsable_dite CHECK (avant <> apres AND length(btrim(motivation)) >= 20);
ALTER TABLE reunion
  ALTER COLUMN liens SET NOT NULL, ALTER COLUMN scolarites SET NOT NULL, ALTER COLUMN dossiers SET NOT NULL,
  ADD CONSTRAINT reunion_genre CHECK (genre IN ('eleve', 'responsable')),
  ADD CONSTRAINT reunion_deux CHECK (garde_id <> reunie_id),
  ADD CONSTRAINT reunion_dite CHECK (length(btrim(motivation)) >= 20);
ALTER TABLE separation ADD CONSTRAINT separation_dite CHECK (length(btrim(motivation)) >= 20);

CREATE TRIGGER correction_responsable_figee BEFORE UPDATE OR DELETE ON correction_responsable FOR EACH ROW EXECUTE FUNCTION refuser_toute_modification();
CREATE TRIGGER correction_responsable_non_vide BEFORE TRUNCATE ON correction_responsable FOR EACH STATEMENT EXECUTE FUNCTION refuser_toute_modification();
CREATE TRIGGER reunion_figee BEFORE UPDATE OR DELETE ON reunion FOR EACH ROW EXECUTE FUNCTION refuser_toute_modification();
CREATE TRIGGER reunion_non_vide BEFORE TRUNCATE ON reunion FOR EACH STATEMENT EXECUTE FUNCTION refuser_toute_modification();
CREATE TRIGGER separation_figee BEFORE UPDATE OR DELETE ON separation FOR EACH ROW EXECUTE FUNCTION refuser_toute_modification();
CREATE TRIGGER separation_non_vide BEFORE TRUNCATE ON separation FOR EACH STATEMENT EXECUTE FUNCTION refuser_toute_modification();
REVOKE UPDATE, DELETE ON correction_responsable, reunion, separation FROM bourses_app;

-- Who sees the person sees what was corrected of it; who sees the record that stands sees what it unites.
ALTER TABLE correction_responsable ENABLE ROW LEVEL SECURITY;
CREATE POLICY correction_responsable_portee ON correction_responsable USING (
  (SELECT est_systeme())
  OR ((SELECT identite_agent()) IS NOT NULL AND EXISTS (SELECT 1 FROM responsable r WHERE r.id = responsable_id)));
ALTER TABLE reunion ENABLE ROW LEVEL SECURITY;
CREATE POLICY reunion_portee ON reunion USING (
  (SELECT est_systeme())
  OR ((SELECT identite_agent()) IS NOT NULL AND (
    EXISTS (SELECT 1 FROM eleve e WHERE e.id = garde_id) OR EXISTS (SELECT 1 FROM responsable r WHERE r.id = garde_id))));
ALTER TABLE separation ENABLE ROW LEVEL SECURITY;
CREATE POLICY separation_portee ON separation USING (
  (SELECT est_systeme()) OR EXISTS (SELECT 1 FROM reunion r WHERE r.id = reunion_id));

-- A record that was united is seen where the one that stands is: its schooling and its links have gone there.
ALTER POLICY eleve_portee ON eleve USING (
  (SELECT est_systeme())
  OR EXISTS (SELECT 1 FROM scolarite s WHERE s.eleve_id = eleve.id)
  OR EXISTS (SELECT 1 FROM dossier d WHERE d.eleve_id = eleve.id)
  OR EXISTS (SELECT 1 FROM scolarite s WHERE s.eleve_id = eleve.reunie_dans));
ALTER POLICY eleve_corriger ON eleve USING (
  (SELECT est_systeme())
  OR EXISTS (SELECT 1 FROM scolarite s WHERE s.eleve_id = eleve.id)
  OR EXISTS (SELECT 1 FROM scolarite s WHERE s.eleve_id = eleve.reunie_dans));
ALTER POLICY responsable_lire ON responsable USING (
  (SELECT est_systeme())
  OR id = (SELECT identite_famille())
  OR EXISTS (SELECT 1 FROM dossier d WHERE d.demandeur_id = responsable.id
    AND est_connu(d.uai, d.academie_code, d.branche, (SELECT connus_de_l_agent('coordonnees'))))
  OR EXISTS (SELECT 1 FROM lien l WHERE l.responsable_id = responsable.id)
  OR EXISTS (SELECT 1 FROM lien l WHERE l.responsable_id = responsable.reunie_dans));
ALTER POLICY responsable_corriger ON responsable USING (
  (SELECT est_systeme())
  OR EXISTS (SELECT 1 FROM lien l WHERE l.responsable_id = responsable.id)
  OR EXISTS (SELECT 1 FROM lien l WHERE l.responsable_id = responsable.reunie_dans));

-- A pointer says what the records say, at the end of the transaction.
CREATE FUNCTION exiger_reunion() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NEW.reunie_dans IS DISTINCT FROM (
    SELECT r.garde_id FROM reunion r
    WHERE r.reunie_id = NEW.id AND NOT EXISTS (SELECT 1 FROM separation s WHERE s.reunion_id = r.id)) THEN
    RAISE EXCEPTION 'aucune réunion ne dit quelle fiche tient' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER eleve_reuni AFTER UPDATE OF reunie_dans ON eleve DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION exiger_reunion();
CREATE CONSTRAINT TRIGGER responsable_reuni AFTER UPDATE OF reunie_dans ON responsable DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION exiger_reunion();

-- True when a reunion leads from a record to another, or a separation back.
CREATE FUNCTION passe_de(l_ancienne uuid, la_nouvelle uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT EXISTS (
    SELECT 1 FROM reunion r LEFT JOIN separation s ON s.reunion_id = r.id
    WHERE (r.reunie_id, r.garde_id) = (l_ancienne, la_nouvelle) AND s.id IS NULL
      OR (r.garde_id, r.reunie_id) = (l_ancienne, la_nouvelle) AND s.id IS NOT NULL)
$$;

CREATE OR REPLACE FUNCTION refuser_autre_dossier() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF (NEW.rentree, NEW.numero) IS DISTINCT FROM (OLD.rentree, OLD.numero)
    OR (NEW.eleve_id <> OLD.eleve_id AND NOT passe_de(OLD.eleve_id, NEW.eleve_id)) THEN
    RAISE EXCEPTION 'un dossier ne change ni d’élève, ni d’année, ni de numéro' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF identite_famille() IS NOT NULL
    AND (NEW.uai, NEW.academie_code, NEW.demandeur_id) IS DISTINCT FROM (OLD.uai, OLD.academie_code, OLD.demandeur_id) THEN
    RAISE EXCEPTION 'une famille ne change pas qui tient son dossier' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;

-- The rights of a dossier are those of its pupil, whichever record of that pupil stands: an agent who may not read them moves them.
CREATE OR REPLACE FUNCTION refuser_droit_modifie() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.ferme_par_id IS NULL AND NEW.ferme_par_id IS NOT NULL
    AND to_jsonb(NEW) - 'ferme_par_id' = to_jsonb(OLD) - 'ferme_par_id' THEN
    RETURN NEW;
  END IF;
  IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - 'eleve_id' = to_jsonb(OLD) - 'eleve_id' AND passe_de(OLD.eleve_id, NEW.eleve_id) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'un droit ne se modifie pas : il se ferme, une fois, et un autre s’ouvre' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE FUNCTION suivre_l_eleve() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  UPDATE droit SET eleve_id = NEW.eleve_id WHERE dossier_id = NEW.id;
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION exiger_reunion(), suivre_l_eleve() FROM PUBLIC;
CREATE TRIGGER dossier_reuni AFTER UPDATE OF eleve_id ON dossier FOR EACH ROW WHEN (NEW.eleve_id <> OLD.eleve_id)
  EXECUTE FUNCTION suivre_l_eleve();

-- Établissements that hold a schooling or a dossier of these persons outside the places of who asks.
CREATE FUNCTION tenus_ailleurs(personnes uuid[], lieux text[]) RETURNS text[]
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT coalesce(array_agg(DISTINCT e.nom || ', ' || e.commune), '{}')
  FROM (
    SELECT uai, academie_code FROM dossier WHERE eleve_id = ANY (personnes) OR demandeur_id = ANY (personnes)
    UNION SELECT uai, academie_code FROM scolarite WHERE eleve_id = ANY (personnes)
    UNION SELECT s.uai, s.academie_code FROM lien l JOIN scolarite s ON s.eleve_id = l.eleve_id
      WHERE l.responsable_id = ANY (personnes)
        AND NOT EXISTS (SELECT 1 FROM scolarite t WHERE t.eleve_id = l.eleve_id AND ARRAY[t.uai, t.academie_code]::text[] && lieux)
  ) AS t JOIN etablissement e ON e.uai = t.uai
  WHERE NOT ARRAY[t.uai, t.academie_code]::text[] && lieux
$$;

-- The account of either record opens what the one that stands holds.
CREATE OR REPLACE FUNCTION responsable_du_compte(compte text) RETURNS TABLE (id uuid, prenom text, nom text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT t.id, t.prenom, t.nom FROM responsable r JOIN responsable t ON t.id = coalesce(r.reunie_dans, r.id) WHERE r.sub = compte
$$;
CREATE OR REPLACE FUNCTION eleve_connu(ine_cherche text, ne text) RETURNS uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT coalesce(reunie_dans, id) FROM eleve WHERE ine = ine_cherche AND starts_with(ne, naissance)
$$;
