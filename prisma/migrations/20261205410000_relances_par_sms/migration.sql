-- Families reminded by SMS, where the person agrees to it: what each person said, kept whole, and what left to which number
-- (docs/adr/relances-par-sms.md).
-- survives: a nullable column, which the version before neither reads nor writes.
ALTER TABLE "relance" ADD COLUMN     "echec" TEXT,
ADD COLUMN     "telephone" TEXT;

-- CreateTable
CREATE TABLE "accord_sms" (
    "id" UUID NOT NULL,
    "responsable_id" UUID NOT NULL,
    "accepte" BOOLEAN NOT NULL,
    "jour" DATE NOT NULL,
    "auteur_genre" TEXT NOT NULL,
    "auteur_id" UUID NOT NULL,
    "auteur_nom" TEXT NOT NULL,
    "instant" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "accord_sms_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "accord_sms_responsable_id_instant_idx" ON "accord_sms"("responsable_id", "instant");

-- AddForeignKey
ALTER TABLE "accord_sms" ADD CONSTRAINT "accord_sms_responsable_id_fkey" FOREIGN KEY ("responsable_id") REFERENCES "responsable"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written by hand: what Prisma does not express ------------------------------------------------------------------------

-- survives: each admits what the version before writes.
ALTER TABLE relance
  DROP CONSTRAINT relance_etape,
  DROP CONSTRAINT relance_envoyee,
  ADD CONSTRAINT relance_etape CHECK (etape IN ('courriel', 'sms', 'courrier', 'recommande')),
  ADD CONSTRAINT relance_telephone CHECK ((etape = 'sms') = (telephone IS NOT NULL)),
  ADD CONSTRAINT relance_envoyee CHECK (envoyee_le IS NULL OR num_nonnulls(courriel, telephone) > 0),
  ADD CONSTRAINT relance_echec CHECK (echec IS NULL OR echec IN ('accord_retire', 'numero_refuse') AND envoyee_le IS NULL AND telephone IS NOT NULL);

-- A message leaves, or is known not to; once.
CREATE OR REPLACE FUNCTION garder_la_relance() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF TG_OP <> 'UPDATE' OR OLD.envoyee_le IS NOT NULL OR OLD.echec IS NOT NULL
    OR to_jsonb(NEW) - '{envoyee_le,echec}'::text[] IS DISTINCT FROM to_jsonb(OLD) - '{envoyee_le,echec}'::text[] THEN
    RAISE EXCEPTION 'une relance ne se modifie pas' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;

-- A family says yes or no of itself; an établissement writes a no alone, heard from a person of its pupils.
ALTER TABLE accord_sms ADD CONSTRAINT accord_sms_auteur CHECK (auteur_genre = 'famille' AND auteur_id = responsable_id
  OR auteur_genre = 'agent' AND NOT accepte);
ALTER TABLE accord_sms ENABLE ROW LEVEL SECURITY;
CREATE POLICY accord_sms_portee ON accord_sms USING ((SELECT est_systeme()) OR responsable_id = (SELECT identite_famille()));
REVOKE INSERT, UPDATE, DELETE ON accord_sms FROM bourses_app;
CREATE TRIGGER accord_sms_fige BEFORE UPDATE OR DELETE ON accord_sms FOR EACH ROW
  WHEN (NOT elimination_en_cours()) EXECUTE FUNCTION refuser_toute_modification();
CREATE TRIGGER accord_sms_non_vide BEFORE TRUNCATE ON accord_sms FOR EACH STATEMENT EXECUTE FUNCTION refuser_toute_modification();
SELECT suivre('accord_sms');

-- What the person last said, under any of its records; what the school base says of it otherwise; no, without either.
CREATE FUNCTION accepte_les_sms(le_responsable uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT coalesce(
    (SELECT a.accepte FROM accord_sms a JOIN responsable r ON r.id = a.responsable_id
      WHERE r.id = le_responsable OR r.reunie_dans = le_responsable ORDER BY a.instant DESC, a.id DESC LIMIT 1),
    (SELECT accepte_sms FROM responsable WHERE id = le_responsable), false)
$$;

-- The number of a mobile, as it is dialled in France; null where none is known.
CREATE FUNCTION numero_de_sms(r responsable) RETURNS text LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT n FROM unnest(ARRAY[r.portable_cherche, r.telephone_cherche]) WITH ORDINALITY AS x (n, rang) WHERE n ~ '^0[67][0-9]{8}$' ORDER BY rang LIMIT 1
$$;

CREATE FUNCTION dire_les_sms(le_responsable uuid, la_reponse boolean) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  famille uuid := identite_famille();
BEGIN
  IF NOT coalesce(famille = le_responsable, NOT la_reponse AND identite_agent() IS NOT NULL AND EXISTS (
      SELECT FROM lien l JOIN scolarite s ON s.eleve_id = l.eleve_id WHERE l.responsable_id = le_responsable AND tient_le_radar(s.id))) THEN
    PERFORM refuser('BN404', 'Cette personne n’est pas en charge d’un élève de votre établissement.');
  END IF;
  INSERT INTO accord_sms (id, responsable_id, accepte, jour, auteur_genre, auteur_id, auteur_nom, instant)
    SELECT uuidv7(), r.id, la_reponse, jour_de_la_session(), CASE WHEN famille IS NULL THEN 'agent' ELSE 'famille' END,
      coalesce(famille, identite_agent()), CASE WHEN famille IS NULL THEN nom_de_l_agent(identite_agent()) ELSE r.prenom || ' ' || r.nom END, clock_timestamp()
    FROM responsable r WHERE r.id = le_responsable;
END $$;

REVOKE EXECUTE ON FUNCTION accepte_les_sms(uuid), numero_de_sms(responsable), dire_les_sms(uuid, boolean) FROM PUBLIC, bourses_app;
GRANT EXECUTE ON FUNCTION accepte_les_sms(uuid), numero_de_sms(responsable) TO bourses_app;
GRANT EXECUTE ON FUNCTION dire_les_sms(uuid, boolean) TO bourses_web;

-- A contact noted by hand obeys the same word; what was said is erased with the person.
-- survives: two functions read or empty a table that the version before does not know; it calls them as before.
DO $$
DECLARE
  f record;
  texte text;
BEGIN
  FOR f IN SELECT * FROM (VALUES
    ('suivre_le_radar()'::regprocedure, '(NEW.canal <> ''sms'' OR r.accepte_sms)', '(NEW.canal <> ''sms'' OR accepte_les_sms(r.id))'),
    ('effacer_les_responsables(uuid[])'::regprocedure, '  DELETE FROM relance WHERE responsable_id = ANY (rs);',
      E'  DELETE FROM relance WHERE responsable_id = ANY (rs);\n  DELETE FROM accord_sms WHERE responsable_id = ANY (rs);')
  ) v (laquelle, avant, apres) LOOP
    texte := pg_get_functiondef(f.laquelle);
    IF position(f.avant IN texte) = 0 THEN
      RAISE EXCEPTION 'cette fonction a changé : %', f.laquelle;
    END IF;
    EXECUTE replace(texte, f.avant, f.apres);
  END LOOP;
END $$;
