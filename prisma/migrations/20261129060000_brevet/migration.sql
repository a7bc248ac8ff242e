-- Results of the diplôme national du brevet, by pupil, from the files that établissements are given (C. IV.C.3).
CREATE TYPE "mention_brevet" AS ENUM ('aucune', 'assez_bien', 'bien', 'tres_bien', 'non_obtenu');

CREATE TABLE "resultat_brevet" (
    "id" UUID NOT NULL,
    "eleve_id" UUID NOT NULL,
    "session" INTEGER NOT NULL,
    "mention" "mention_brevet" NOT NULL,
    "source" TEXT NOT NULL,
    "auteur_id" UUID NOT NULL,
    "auteur_nom" TEXT NOT NULL,
    "jour" DATE NOT NULL,
    "instant" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "resultat_brevet_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "resultat_brevet_eleve_id_idx" ON "resultat_brevet"("eleve_id");
ALTER TABLE "resultat_brevet" ADD CONSTRAINT "resultat_brevet_eleve_id_fkey" FOREIGN KEY ("eleve_id") REFERENCES "eleve"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE resultat_brevet ADD CONSTRAINT resultat_brevet_session CHECK (session BETWEEN 1987 AND 2100);
ALTER TABLE resultat_brevet ADD CONSTRAINT resultat_brevet_source CHECK (btrim(source) <> '');

CREATE TABLE "correspondance_brevet" (
    "id" UUID NOT NULL,
    "lieu" VARCHAR(8) NOT NULL,
    "colonnes" JSONB NOT NULL,
    "auteur_id" UUID NOT NULL,
    "auteur_nom" TEXT NOT NULL,
    "jour" DATE NOT NULL,
    "instant" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "correspondance_brevet_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "correspondance_brevet_lieu_instant_idx" ON "correspondance_brevet"("lieu", "instant");

-- Read by who reads the pupil, its family included; written by agents, in their name.
ALTER TABLE resultat_brevet ENABLE ROW LEVEL SECURITY;
CREATE POLICY resultat_brevet_portee ON resultat_brevet USING (
  (SELECT est_systeme()) OR EXISTS (SELECT 1 FROM eleve e WHERE e.id = resultat_brevet.eleve_id));
CREATE POLICY resultat_brevet_signer ON resultat_brevet AS RESTRICTIVE FOR INSERT WITH CHECK (
  (SELECT est_systeme()) OR auteur_id = (SELECT identite_agent()));
ALTER TABLE correspondance_brevet ENABLE ROW LEVEL SECURITY;
CREATE POLICY correspondance_brevet_portee ON correspondance_brevet USING (
  (SELECT est_systeme()) OR lieu = ANY ((SELECT portee_lieux())::text[]));
CREATE POLICY correspondance_brevet_signer ON correspondance_brevet AS RESTRICTIVE FOR INSERT WITH CHECK (
  (SELECT est_systeme()) OR auteur_id = (SELECT identite_agent()));

REVOKE UPDATE, DELETE ON resultat_brevet, correspondance_brevet FROM bourses_app;
CREATE TRIGGER resultat_brevet_fige BEFORE UPDATE OR DELETE ON resultat_brevet FOR EACH ROW EXECUTE FUNCTION refuser_toute_modification();
CREATE TRIGGER resultat_brevet_non_vide BEFORE TRUNCATE ON resultat_brevet FOR EACH STATEMENT EXECUTE FUNCTION refuser_toute_modification();
CREATE TRIGGER correspondance_brevet_figee BEFORE UPDATE OR DELETE ON correspondance_brevet FOR EACH ROW EXECUTE FUNCTION refuser_toute_modification();
CREATE TRIGGER correspondance_brevet_non_vide BEFORE TRUNCATE ON correspondance_brevet FOR EACH STATEMENT EXECUTE FUNCTION refuser_toute_modification();
