-- Families that object to bodies being told of their child (RGPD, art. 21): what the DPO answered, kept two years
-- (CRPA R. 114-9-7), and obeyed by the interface from the next call on.
-- CreateTable
CREATE TABLE "opposition" (
    "id" UUID NOT NULL,
    "eleve_id" UUID NOT NULL,
    "suite" TEXT NOT NULL,
    "demandee_le" DATE NOT NULL,
    "motif" TEXT NOT NULL,
    "auteur_id" UUID NOT NULL,
    "auteur_nom" TEXT NOT NULL,
    "instant" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "opposition_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "opposition_eleve_id_instant_idx" ON "opposition"("eleve_id", "instant");

-- AddForeignKey
ALTER TABLE "opposition" ADD CONSTRAINT "opposition_eleve_id_fkey" FOREIGN KEY ("eleve_id") REFERENCES "eleve"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written by hand: what Prisma does not express ------------------------------------------------------------------------

ALTER TABLE opposition
  ADD CONSTRAINT opposition_suite CHECK (suite IN ('admise', 'ecartee', 'levee')),
  ADD CONSTRAINT opposition_motif CHECK (motif ~ '\S');
ALTER TABLE opposition ENABLE ROW LEVEL SECURITY;
CREATE POLICY opposition_systeme ON opposition USING ((SELECT est_systeme()));
REVOKE INSERT, UPDATE, DELETE ON opposition FROM bourses_app;

-- What is written stays for its two years.
CREATE TRIGGER opposition_figee BEFORE UPDATE OR DELETE ON opposition FOR EACH ROW
  WHEN (NOT elimination_en_cours() AND OLD.instant > now() - interval '24 months') EXECUTE FUNCTION refuser_toute_modification();
CREATE TRIGGER opposition_non_vide BEFORE TRUNCATE ON opposition FOR EACH STATEMENT EXECUTE FUNCTION refuser_toute_modification();

-- The last word on a pupil, files that were joined to this one included; none once it is two years old.
CREATE FUNCTION derniere_opposition(l_eleve uuid) RETURNS opposition LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT o.* FROM opposition o JOIN eleve e ON e.id = o.eleve_id
  WHERE coalesce(e.reunie_dans, e.id) = l_eleve AND o.instant > now() - interval '24 months'
  ORDER BY o.instant DESC, o.id DESC LIMIT 1
$$;

-- Of the pupil of a dossier, by its number, or of an INE. Only the DPO, who reads neither; gives false when there is nobody.
CREATE FUNCTION consigner_une_opposition(la_reference text, la_suite text, demandee date, le_motif text) RETURNS boolean
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  l_eleve uuid;
BEGIN
  PERFORM exiger_le_delegue();
  SELECT coalesce(e.reunie_dans, e.id) INTO l_eleve FROM eleve e
    WHERE e.ine = la_reference OR e.id = (SELECT d.eleve_id FROM dossier d WHERE d.numero = la_reference) LIMIT 1;
  IF l_eleve IS NULL THEN RETURN false; END IF;
  PERFORM FROM eleve WHERE id = l_eleve FOR NO KEY UPDATE;
  IF demandee > jour_de_la_session() THEN
    RAISE EXCEPTION 'une opposition ne se date pas de l’avenir' USING ERRCODE = 'integrity_constraint_violation';
  ELSIF la_suite = 'levee' AND (derniere_opposition(l_eleve)).suite IS DISTINCT FROM 'admise' THEN
    RAISE EXCEPTION 'aucune opposition n’est en vigueur' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  INSERT INTO opposition (id, eleve_id, suite, demandee_le, motif, auteur_id, auteur_nom, instant)
    VALUES (uuidv7(), l_eleve, la_suite, demandee, le_motif, identite_agent(), nom_de_l_agent(identite_agent()), clock_timestamp());
  RETURN true;
END $$;

-- What was written, the last first, for the DPO.
CREATE FUNCTION oppositions_consignees(limite int)
  RETURNS TABLE (id uuid, instant timestamptz, eleve text, suite text, demandee_le date, motif text, auteur text, en_vigueur boolean)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM exiger_le_delegue();
  RETURN QUERY SELECT o.id, o.instant, e.nom || ' ' || e.prenom, o.suite, o.demandee_le, o.motif, o.auteur_nom,
    o.suite = 'admise' AND o.id = (derniere_opposition(coalesce(e.reunie_dans, e.id))).id
  FROM opposition o JOIN eleve e ON e.id = o.eleve_id ORDER BY o.instant DESC, o.id DESC LIMIT limite;
END $$;

-- Until when nothing is told of one's child; null when bodies are answered.
CREATE FUNCTION opposition_de_mon_enfant(l_eleve uuid) RETURNS date
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT (o.instant + interval '24 months')::date FROM derniere_opposition(l_eleve) o
  WHERE o.suite = 'admise' AND EXISTS (
    SELECT FROM lien x WHERE x.eleve_id = l_eleve AND x.responsable_id = identite_famille() AND x.absent_depuis IS NULL)
$$;
REVOKE EXECUTE ON FUNCTION derniere_opposition(uuid), consigner_une_opposition(text, text, date, text), oppositions_consignees(int),
  opposition_de_mon_enfant(uuid) FROM PUBLIC, bourses_app;
GRANT EXECUTE ON FUNCTION consigner_une_opposition(text, text, date, text), oppositions_consignees(int), opposition_de_mon_enfant(uuid)
  TO bourses_web;

-- Obeyed by the search of the interface, whatever the form; removed when it is two years old, or with the pupil.
-- survives: three functions read or empty a table that the version before does not know; it calls them as before.
DO $$
DECLARE
  f record;
  texte text;
BEGIN
  FOR f IN SELECT * FROM (VALUES
    ('eleves_repondus(text, text, text, text, int, text, text[], date)'::regprocedure,
      'AND nom_compare(le_nom) <> '''' AND e.sexe = le_sexe',
      'AND (derniere_opposition(coalesce(e.reunie_dans, e.id))).suite IS DISTINCT FROM ''admise'''),
    ('entretenir_les_appels(timestamptz)'::regprocedure,
      '  DELETE FROM quota_d_appel WHERE fenetre < l_instant - interval ''1 day'';',
      '  DELETE FROM opposition WHERE instant < least(l_instant, now()) - interval ''24 months'';'),
    ('effacer_l_eleve(uuid)'::regprocedure, '  DELETE FROM coche_parcoursup WHERE eleve_id = ANY (es);',
      '  DELETE FROM opposition WHERE eleve_id = ANY (es);')
  ) v (laquelle, apres, ligne) LOOP
    texte := pg_get_functiondef(f.laquelle);
    IF position(f.apres IN texte) = 0 THEN
      RAISE EXCEPTION 'cette fonction a changé : %', f.laquelle;
    END IF;
    EXECUTE replace(texte, f.apres, f.apres || E'\n' || f.ligne);
  END LOOP;
END $$;
