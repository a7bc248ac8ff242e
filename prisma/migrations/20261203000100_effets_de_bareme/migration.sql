-- What a typed annexe would change for the demandes of a year (C. IV.A; docs/adr/effet-de-bareme.md).
-- CreateTable
CREATE TABLE "effet_de_bareme" (
    "id" UUID NOT NULL,
    "annexe_id" UUID NOT NULL,
    "annexe_version" INTEGER NOT NULL,
    "rentree" INTEGER NOT NULL,
    "curseur" UUID,
    "tour" INTEGER NOT NULL DEFAULT 0,
    "lus" INTEGER NOT NULL DEFAULT 0,
    "sans_conclusion" INTEGER NOT NULL DEFAULT 0,
    "groupes" JSONB NOT NULL DEFAULT '[]',
    "auteur_id" UUID NOT NULL,
    "auteur_nom" TEXT NOT NULL,
    "cree_le" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "fini_le" TIMESTAMPTZ(3),

    CONSTRAINT "effet_de_bareme_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "effet_de_bareme_annexe_id_idx" ON "effet_de_bareme"("annexe_id");

-- AddForeignKey
ALTER TABLE "effet_de_bareme" ADD CONSTRAINT "effet_de_bareme_annexe_id_fkey" FOREIGN KEY ("annexe_id") REFERENCES "annexe_de_bareme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE effet_de_bareme
  ADD CONSTRAINT effet_de_bareme_comptes CHECK (tour >= 0 AND lus >= 0 AND sans_conclusion BETWEEN 0 AND lus AND jsonb_typeof(groupes) = 'array');

-- Asked by an administrateur, under that person's own name; then only the worker goes on, and nothing changes once it is over.
CREATE FUNCTION garder_l_effet() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  suite constant text[] := ARRAY['curseur', 'tour', 'lus', 'sans_conclusion', 'groupes', 'fini_le'];
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF current_user = 'bourses_web' THEN
      IF NOT est_administrateur() THEN
        RAISE EXCEPTION 'l’effet d’un barème se mesure à la demande d’un administrateur' USING ERRCODE = 'insufficient_privilege';
      END IF;
      NEW.auteur_id := identite_agent();
      NEW.auteur_nom := nom_de_l_agent(identite_agent());
    END IF;
    IF (NEW.tour, NEW.lus, NEW.sans_conclusion, NEW.groupes) <> (0, 0, 0, '[]'::jsonb) OR NEW.fini_le IS NOT NULL THEN
      RAISE EXCEPTION 'un effet commence par rien' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF TG_OP IN ('DELETE', 'TRUNCATE') OR OLD.fini_le IS NOT NULL OR to_jsonb(NEW) - suite IS DISTINCT FROM to_jsonb(OLD) - suite THEN
    RAISE EXCEPTION 'ce qui a été mesuré d’un barème ne se modifie pas' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER effet_de_bareme_garde BEFORE INSERT OR UPDATE OR DELETE ON effet_de_bareme FOR EACH ROW EXECUTE FUNCTION garder_l_effet();
CREATE TRIGGER effet_de_bareme_non_vide BEFORE TRUNCATE ON effet_de_bareme FOR EACH STATEMENT EXECUTE FUNCTION garder_l_effet();
REVOKE EXECUTE ON FUNCTION garder_l_effet() FROM PUBLIC;

-- Counts of a whole nation, small ones too: for who prepares a barème, and for the ministère.
ALTER TABLE effet_de_bareme ENABLE ROW LEVEL SECURITY;
CREATE POLICY effet_de_bareme_lire ON effet_de_bareme FOR SELECT
  USING ((SELECT est_systeme()) OR (SELECT est_administrateur()) OR (SELECT est_du_ministere()));
CREATE POLICY effet_de_bareme_inserer ON effet_de_bareme FOR INSERT WITH CHECK ((SELECT est_administrateur()));
CREATE POLICY effet_de_bareme_modifier ON effet_de_bareme FOR UPDATE USING ((SELECT est_systeme()));
CREATE POLICY effet_de_bareme_porteur ON effet_de_bareme AS RESTRICTIVE USING ((SELECT identite_porteur()) IS NULL);
REVOKE UPDATE, DELETE ON effet_de_bareme FROM bourses_app;
GRANT UPDATE ON effet_de_bareme TO bourses_worker;

-- Who asked for it; its progress is that of a job.
SELECT suivre('effet_de_bareme', 'id', ARRAY['curseur', 'tour', 'lus', 'sans_conclusion', 'groupes', 'fini_le']);
