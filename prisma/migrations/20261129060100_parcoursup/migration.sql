-- Pupils of terminale under a placement, to be ticked in Parcoursup by the chef d'établissement (C. III.D.3.a).
CREATE TABLE "coche_parcoursup" (
    "id" UUID NOT NULL,
    "eleve_id" UUID NOT NULL,
    "rentree" INTEGER NOT NULL,
    "uai" VARCHAR(8) NOT NULL,
    "coche" BOOLEAN NOT NULL,
    "auteur_id" UUID NOT NULL,
    "auteur_nom" TEXT NOT NULL,
    "jour" DATE NOT NULL,
    "instant" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "coche_parcoursup_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "coche_parcoursup_eleve_id_idx" ON "coche_parcoursup"("eleve_id");
CREATE INDEX "coche_parcoursup_uai_rentree_idx" ON "coche_parcoursup"("uai", "rentree");
ALTER TABLE "coche_parcoursup" ADD CONSTRAINT "coche_parcoursup_eleve_id_fkey" FOREIGN KEY ("eleve_id") REFERENCES "eleve"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "coche_parcoursup" ADD CONSTRAINT "coche_parcoursup_uai_fkey" FOREIGN KEY ("uai") REFERENCES "etablissement"("uai") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "lecture_de_liste" (
    "id" UUID NOT NULL,
    "liste" TEXT NOT NULL,
    "uai" VARCHAR(8) NOT NULL,
    "eleves" UUID[],
    "auteur_id" UUID NOT NULL,
    "auteur_nom" TEXT NOT NULL,
    "instant" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "lecture_de_liste_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "lecture_de_liste_uai_instant_idx" ON "lecture_de_liste"("uai", "instant");

-- Places where the agent holds a function on the day: what a placement is known by is the chef's alone.
CREATE FUNCTION lieux_de_la_fonction(la_fonction "role") RETURNS text[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT coalesce(array_agg(DISTINCT coalesce(uai, academie_code)::text), '{}') FROM affectation
  WHERE agent_id = identite_agent() AND role = la_fonction AND (uai IS NOT NULL OR academie_code IS NOT NULL)
    AND du <= jour_de_la_session() AND (au IS NULL OR au >= jour_de_la_session())
$$;

ALTER TABLE coche_parcoursup ENABLE ROW LEVEL SECURITY;
CREATE POLICY coche_parcoursup_portee ON coche_parcoursup USING (
  (SELECT est_systeme()) OR uai = ANY ((SELECT lieux_de_la_fonction('chef_etablissement'))::text[]));
CREATE POLICY coche_parcoursup_signer ON coche_parcoursup AS RESTRICTIVE FOR INSERT WITH CHECK (
  (SELECT est_systeme()) OR auteur_id = (SELECT identite_agent()));
ALTER TABLE lecture_de_liste ENABLE ROW LEVEL SECURITY;
CREATE POLICY lecture_de_liste_ecrire ON lecture_de_liste FOR INSERT WITH CHECK (auteur_id = (SELECT identite_agent()));
CREATE POLICY lecture_de_liste_lire ON lecture_de_liste FOR SELECT USING ((SELECT est_systeme()));

REVOKE UPDATE, DELETE ON coche_parcoursup, lecture_de_liste FROM bourses_app;
CREATE TRIGGER coche_parcoursup_figee BEFORE UPDATE OR DELETE ON coche_parcoursup FOR EACH ROW EXECUTE FUNCTION refuser_toute_modification();
CREATE TRIGGER coche_parcoursup_non_vide BEFORE TRUNCATE ON coche_parcoursup FOR EACH STATEMENT EXECUTE FUNCTION refuser_toute_modification();
CREATE TRIGGER lecture_de_liste_figee BEFORE UPDATE OR DELETE ON lecture_de_liste FOR EACH ROW EXECUTE FUNCTION refuser_toute_modification();
CREATE TRIGGER lecture_de_liste_non_vide BEFORE TRUNCATE ON lecture_de_liste FOR EACH STATEMENT EXECUTE FUNCTION refuser_toute_modification();
