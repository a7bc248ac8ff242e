-- What « Familles à prévenir » may read of a family beyond its bourses: nothing, until the data protection officer opens it, with the
-- reason (docs/adr/radar.md).
-- CreateTable
CREATE TABLE "reglage_de_donnee" (
    "id" UUID NOT NULL,
    "donnee" TEXT NOT NULL,
    "ouverte" BOOLEAN NOT NULL,
    "motif" TEXT NOT NULL,
    "jour" DATE NOT NULL,
    "auteur_id" UUID NOT NULL,
    "auteur_nom" TEXT NOT NULL,
    "instant" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "reglage_de_donnee_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "reglage_de_donnee_donnee_instant_idx" ON "reglage_de_donnee"("donnee", "instant");

-- Written by hand: what Prisma does not express ------------------------------------------------------------------------

-- DONNEES_SENSIBLES of lib/droit/echeances/radar.ts. Nobody's profession is kept: there is nothing to open of it.
ALTER TABLE reglage_de_donnee
  ADD CONSTRAINT reglage_de_donnee_donnee CHECK (donnee IN ('situation_familiale')),
  ADD CONSTRAINT reglage_de_donnee_motif CHECK (length(btrim(motif)) BETWEEN 5 AND 500);
ALTER TABLE reglage_de_donnee ENABLE ROW LEVEL SECURITY;
CREATE POLICY reglage_de_donnee_lire ON reglage_de_donnee USING ((SELECT est_systeme()) OR (SELECT tient_la_fonction_nationale('dpo')));
REVOKE INSERT, UPDATE, DELETE ON reglage_de_donnee FROM bourses_app;
CREATE TRIGGER reglage_de_donnee_fige BEFORE UPDATE OR DELETE ON reglage_de_donnee FOR EACH ROW EXECUTE FUNCTION refuser_toute_modification();
CREATE TRIGGER reglage_de_donnee_non_vide BEFORE TRUNCATE ON reglage_de_donnee FOR EACH STATEMENT EXECUTE FUNCTION refuser_toute_modification();
SELECT suivre('reglage_de_donnee');

CREATE FUNCTION donnee_ouverte(la_donnee text) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT coalesce((SELECT ouverte FROM reglage_de_donnee WHERE donnee = la_donnee ORDER BY instant DESC, id DESC LIMIT 1), false)
$$;

CREATE FUNCTION regler_une_donnee(la_donnee text, l_ouverture boolean, le_motif text) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM exiger_le_delegue();
  PERFORM pg_advisory_xact_lock(hashtextextended('reglage_de_donnee', 0));
  IF donnee_ouverte(la_donnee) = l_ouverture THEN
    PERFORM refuser('BN409', CASE WHEN l_ouverture THEN 'Cette donnée est déjà ouverte : relisez la page.' ELSE 'Cette donnée est déjà fermée : relisez la page.' END);
  END IF;
  INSERT INTO reglage_de_donnee (id, donnee, ouverte, motif, jour, auteur_id, auteur_nom, instant)
    VALUES (uuidv7(), la_donnee, l_ouverture, btrim(le_motif), jour_de_la_session(), identite_agent(), nom_de_l_agent(identite_agent()), clock_timestamp());
END $$;

REVOKE EXECUTE ON FUNCTION donnee_ouverte(text), regler_une_donnee(text, boolean, text) FROM PUBLIC, bourses_app;
GRANT EXECUTE ON FUNCTION regler_une_donnee(text, boolean, text) TO bourses_web;

-- One more reason, while it is open: one person alone has the pupil in charge.
-- survives: the version before does not know the word, which is given only once a page of this version has opened the data.
DO $$
DECLARE
  texte text := pg_get_functiondef('raisons_du_radar(uuid[])'::regprocedure);
  avant constant text := '    CASE WHEN dit.oui THEN NULL WHEN dit.oui IS NOT NULL';
BEGIN
  IF position(avant IN texte) = 0 THEN
    RAISE EXCEPTION 'les raisons du radar ont changé';
  END IF;
  EXECUTE replace(texte, avant, E'    CASE WHEN donnee_ouverte(''situation_familiale'') AND (SELECT count(*) FROM lien l
      WHERE l.eleve_id = s.eleve_id AND l.legal AND l.absent_depuis IS NULL) = 1 THEN ''une_seule_personne'' END,\n' || avant);
END $$;
