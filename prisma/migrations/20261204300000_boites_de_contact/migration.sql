-- The mailboxes of the contacts of a request: each answers by its own link before the request is filed.
-- CreateTable
CREATE TABLE "boite_de_contact" (
    "id" UUID NOT NULL,
    "habilitation_id" UUID NOT NULL,
    "courriel" TEXT NOT NULL,
    "empreinte" BYTEA NOT NULL,
    "expire_le" DATE NOT NULL,
    "cree_le" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "envoyee_le" TIMESTAMPTZ(3),
    "confirmee_le" TIMESTAMPTZ(3),

    CONSTRAINT "boite_de_contact_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "boite_de_contact_empreinte_key" ON "boite_de_contact"("empreinte");

-- CreateIndex
CREATE INDEX "boite_de_contact_habilitation_id_courriel_idx" ON "boite_de_contact"("habilitation_id", "courriel");

-- AddForeignKey
ALTER TABLE "boite_de_contact" ADD CONSTRAINT "boite_de_contact_habilitation_id_fkey" FOREIGN KEY ("habilitation_id") REFERENCES "habilitation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written by hand: what Prisma does not express ------------------------------------------------------------------------

ALTER TABLE boite_de_contact
  ADD CONSTRAINT boite_de_contact_courriel CHECK (courriel LIKE '%_@_%'),
  ADD CONSTRAINT boite_de_contact_empreinte CHECK (octet_length(empreinte) = 32);

-- A link leaves once and is answered once; nothing else of it changes.
CREATE FUNCTION garder_la_boite() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - '{envoyee_le,confirmee_le}'::text[] = to_jsonb(OLD) - '{envoyee_le,confirmee_le}'::text[]
    AND (OLD.envoyee_le IS NULL OR NEW.envoyee_le = OLD.envoyee_le)
    AND (OLD.confirmee_le IS NULL OR NEW.confirmee_le = OLD.confirmee_le) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'une confirmation demandée ne se modifie pas' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER boite_gardee BEFORE UPDATE OR DELETE ON boite_de_contact FOR EACH ROW EXECUTE FUNCTION garder_la_boite();
CREATE TRIGGER boite_non_vide BEFORE TRUNCATE ON boite_de_contact FOR EACH STATEMENT EXECUTE FUNCTION garder_la_boite();

ALTER TABLE boite_de_contact ENABLE ROW LEVEL SECURITY;
CREATE POLICY boite_de_contact_portee ON boite_de_contact USING ((SELECT est_systeme()) OR EXISTS (
  SELECT 1 FROM habilitation h WHERE h.id = boite_de_contact.habilitation_id));
CREATE POLICY boite_de_contact_demander ON boite_de_contact AS RESTRICTIVE FOR INSERT WITH CHECK (
  (SELECT identite_representant()) IS NOT NULL AND confirmee_le IS NULL);
CREATE POLICY boite_de_contact_porteur_inserer ON boite_de_contact AS RESTRICTIVE FOR INSERT WITH CHECK ((SELECT identite_porteur()) IS NULL);
REVOKE INSERT, UPDATE, DELETE ON boite_de_contact FROM bourses_app;
GRANT INSERT ON boite_de_contact TO bourses_web;
GRANT UPDATE (envoyee_le) ON boite_de_contact TO bourses_worker;

-- Addresses of a request that nobody has answered from lately: a body confirms an address once for all its requests.
CREATE FUNCTION boites_a_confirmer(la_demande uuid) RETURNS SETOF text LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT DISTINCT c.value ->> 'courriel' FROM habilitation h, jsonb_each(h.saisie -> 'contacts') c
  WHERE h.id = la_demande AND NOT EXISTS (
    SELECT FROM boite_de_contact b JOIN habilitation g ON g.id = b.habilitation_id AND g.siret = h.siret
    WHERE b.courriel = c.value ->> 'courriel' AND b.confirmee_le > now() - interval '6 months')
  ORDER BY 1
$$;

-- What the holder of a link reads before answering: who names this address, and as what. No row when it is over, or when the
-- request names somebody else since.
CREATE FUNCTION boite_ouverte(l_empreinte bytea)
  RETURNS TABLE (organisme text, intitule text, numero int, courriel text, contacts text[], confirmee boolean)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT h.organisme ->> 'denomination', coalesce(h.saisie #>> '{projet,intitule}', ''), h.numero, b.courriel, roles.qui, b.confirmee_le IS NOT NULL
  FROM boite_de_contact b JOIN habilitation h ON h.id = b.habilitation_id
    CROSS JOIN LATERAL (SELECT array_agg(c.key ORDER BY c.key) AS qui FROM jsonb_each(h.saisie -> 'contacts') c
      WHERE c.value ->> 'courriel' = b.courriel) roles
  WHERE b.empreinte = l_empreinte AND b.expire_le >= jour_de_la_session() AND roles.qui IS NOT NULL
$$;
-- Answers by the link; false when it opens nothing. Done again, it stays as it was.
CREATE FUNCTION confirmer_la_boite(l_empreinte bytea) RETURNS boolean
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM boite_ouverte(l_empreinte)) THEN RETURN false; END IF;
  UPDATE boite_de_contact SET confirmee_le = clock_timestamp() WHERE empreinte = l_empreinte AND confirmee_le IS NULL;
  RETURN true;
END $$;
REVOKE ALL ON FUNCTION garder_la_boite(), boites_a_confirmer(uuid), boite_ouverte(bytea), confirmer_la_boite(bytea) FROM PUBLIC, bourses_app;
GRANT EXECUTE ON FUNCTION boites_a_confirmer(uuid) TO bourses_app;
GRANT EXECUTE ON FUNCTION boite_ouverte(bytea), confirmer_la_boite(bytea) TO bourses_web;

-- A request is filed once every address that it names has answered.
CREATE FUNCTION exiger_les_boites() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM boites_a_confirmer(NEW.habilitation_id)) THEN
    RAISE EXCEPTION 'une adresse de contact n’est pas confirmée' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION exiger_les_boites() FROM PUBLIC;
CREATE TRIGGER evenement_boites BEFORE INSERT ON evenement_habilitation FOR EACH ROW
  WHEN (NEW.acte = 'deposer') EXECUTE FUNCTION exiger_les_boites();
