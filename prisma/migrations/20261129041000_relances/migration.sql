-- Families reminded before the closing (C. II.A): of what their dossier lacks, by a letter of it; of the bourse itself, when
-- nothing was filed for the pupil.
ALTER TYPE "genre_courrier" ADD VALUE 'relance_avant_cloture';
ALTER TYPE "genre_courrier" ADD VALUE 'invitation_a_demander';

ALTER TABLE passage_d_echeances ADD COLUMN relances INTEGER NOT NULL DEFAULT 0;
ALTER TABLE passage_d_echeances ALTER COLUMN relances DROP DEFAULT;

-- Each means once for each person and schooling; the mail alone is marked as sent afterwards.
CREATE TABLE "relance" (
    "id" UUID NOT NULL,
    "scolarite_id" UUID NOT NULL,
    "responsable_id" UUID NOT NULL,
    "etape" TEXT NOT NULL,
    "jour" DATE NOT NULL,
    "courriel" TEXT,
    "numero" TEXT,
    "auteur_id" UUID NOT NULL,
    "auteur_nom" TEXT NOT NULL,
    "envoyee_le" TIMESTAMPTZ(3),

    CONSTRAINT "relance_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "relance_scolarite_id_responsable_id_etape_key" ON "relance"("scolarite_id", "responsable_id", "etape");
CREATE INDEX "relance_responsable_id_idx" ON "relance"("responsable_id");
ALTER TABLE "relance" ADD CONSTRAINT "relance_scolarite_id_fkey" FOREIGN KEY ("scolarite_id") REFERENCES "scolarite"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "relance" ADD CONSTRAINT "relance_responsable_id_fkey" FOREIGN KEY ("responsable_id") REFERENCES "responsable"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE relance
  ADD CONSTRAINT relance_etape CHECK (etape IN ('courriel', 'courrier', 'recommande')),
  ADD CONSTRAINT relance_courriel CHECK ((etape = 'courriel') = (courriel IS NOT NULL)),
  ADD CONSTRAINT relance_numero CHECK ((etape = 'recommande') = (numero IS NOT NULL)),
  ADD CONSTRAINT relance_envoyee CHECK (envoyee_le IS NULL OR courriel IS NOT NULL);

ALTER TABLE relance ENABLE ROW LEVEL SECURITY;
CREATE POLICY relance_portee ON relance USING (
  (SELECT est_systeme())
  OR ((SELECT identite_agent()) IS NOT NULL AND EXISTS (
    SELECT 1 FROM scolarite s WHERE s.id = relance.scolarite_id
      AND ARRAY[s.uai, s.academie_code]::text[] && (SELECT portee_lieux()))));
REVOKE UPDATE, DELETE ON relance FROM bourses_app;
GRANT UPDATE ON relance TO bourses_worker;

CREATE FUNCTION garder_la_relance() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF TG_OP <> 'UPDATE' OR OLD.envoyee_le IS NOT NULL OR to_jsonb(NEW) - 'envoyee_le' IS DISTINCT FROM to_jsonb(OLD) - 'envoyee_le' THEN
    RAISE EXCEPTION 'une relance ne se modifie pas' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER relance_figee BEFORE UPDATE OR DELETE ON relance FOR EACH ROW EXECUTE FUNCTION garder_la_relance();
CREATE TRIGGER relance_non_vide BEFORE TRUNCATE ON relance FOR EACH STATEMENT EXECUTE FUNCTION garder_la_relance();
