-- A token that calls much more than it ever did: kept once a day for each, and told to who answers for it.
-- CreateTable
CREATE TABLE "alerte_de_volume" (
    "id" UUID NOT NULL,
    "jeton_id" UUID NOT NULL,
    "habilitation_id" UUID NOT NULL,
    "appels" INTEGER NOT NULL,
    "habituels" INTEGER NOT NULL,
    "instant" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "alerte_de_volume_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "alerte_de_volume_jeton_id_instant_idx" ON "alerte_de_volume"("jeton_id", "instant");

-- Written by hand: what Prisma does not express ------------------------------------------------------------------------

ALTER TABLE alerte_de_volume ENABLE ROW LEVEL SECURITY;
CREATE POLICY alerte_de_volume_systeme ON alerte_de_volume USING ((SELECT est_systeme()));
REVOKE INSERT, UPDATE, DELETE ON alerte_de_volume FROM bourses_app;
CREATE TRIGGER alerte_de_volume_figee BEFORE UPDATE OR DELETE ON alerte_de_volume FOR EACH ROW EXECUTE FUNCTION refuser_toute_modification();
CREATE TRIGGER alerte_de_volume_non_vide BEFORE TRUNCATE ON alerte_de_volume FOR EACH STATEMENT EXECUTE FUNCTION refuser_toute_modification();

-- Keeps those of now, and gives those that were not told since a day.
CREATE FUNCTION signaler_les_volumes() RETURNS TABLE (jeton_id uuid, habilitation_id uuid, appels int, habituels int)
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  INSERT INTO alerte_de_volume (id, jeton_id, habilitation_id, appels, habituels)
    SELECT uuidv7(), v.jeton_id, v.habilitation_id, v.appels, v.habituels FROM volumes_inhabituels() v
    WHERE NOT EXISTS (SELECT FROM alerte_de_volume a WHERE a.jeton_id = v.jeton_id AND a.instant > now() - interval '24 hours')
  RETURNING alerte_de_volume.jeton_id, alerte_de_volume.habilitation_id, alerte_de_volume.appels, alerte_de_volume.habituels
$$;
-- The last ones, for the DPO, for who watches the machine, and for who grants: of the body, never of a pupil.
CREATE FUNCTION volumes_signales(limite int)
  RETURNS TABLE (id uuid, instant timestamptz, organisme text, habilitation int, jeton text, appels int, habituels int, ouvert boolean)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM affectation a WHERE a.agent_id = identite_agent() AND a.role IN ('dpo', 'administrateur', 'instructeur_habilitations')
      AND jour_de_la_session() BETWEEN a.du AND coalesce(a.au, jour_de_la_session())) THEN
    RAISE EXCEPTION 'qui ne répond pas de l’interface ne lit pas ses alertes' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN QUERY SELECT a.id, a.instant, h.organisme ->> 'denomination', h.numero, j.nom, a.appels, a.habituels, j.revoque_le IS NULL
  FROM alerte_de_volume a JOIN habilitation h ON h.id = a.habilitation_id JOIN jeton_api j ON j.id = a.jeton_id
  ORDER BY a.instant DESC, a.id LIMIT limite;
END $$;
REVOKE EXECUTE ON FUNCTION signaler_les_volumes(), volumes_signales(int) FROM PUBLIC, bourses_app;
REVOKE EXECUTE ON FUNCTION volumes_inhabituels() FROM bourses_worker;
GRANT EXECUTE ON FUNCTION signaler_les_volumes() TO bourses_worker;
GRANT EXECUTE ON FUNCTION volumes_signales(int) TO bourses_web;

-- What a body asked, day by day, for the DPO: how many, by which token and which door, and how many pupils were found.
CREATE FUNCTION appels_de_l_organisme(le_siret text, limite int)
  RETURNS TABLE (jour date, organisme text, habilitation int, jeton text, porte text, appels int, trouves int)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM affectation a WHERE a.agent_id = identite_agent() AND a.role = 'dpo'
      AND jour_de_la_session() BETWEEN a.du AND coalesce(a.au, jour_de_la_session())) THEN
    RAISE EXCEPTION 'seul le délégué à la protection des données lit ce registre' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN QUERY SELECT (a.instant AT TIME ZONE 'Europe/Paris')::date, min(h.organisme ->> 'denomination'), h.numero, j.nom, a.porte,
    count(*)::int, count(a.eleve_id)::int
  FROM habilitation h JOIN appel a ON a.habilitation_id = h.id JOIN jeton_api j ON j.id = a.jeton_id
  WHERE h.siret = le_siret GROUP BY 1, h.numero, j.id, j.nom, a.porte ORDER BY 1 DESC, h.numero, j.nom, a.porte LIMIT limite;
END $$;
REVOKE EXECUTE ON FUNCTION appels_de_l_organisme(text, int) FROM PUBLIC, bourses_app;
GRANT EXECUTE ON FUNCTION appels_de_l_organisme(text, int) TO bourses_web;
