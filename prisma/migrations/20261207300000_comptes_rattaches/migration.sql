-- An account that opens nothing yet is tied, at the counter, to the record of its person
-- (docs/adr/compte-rattache-au-guichet.md).
-- CreateTable
CREATE TABLE "code_de_rattachement" (
    "empreinte" BYTEA NOT NULL,
    "compte" TEXT NOT NULL,
    "nom" TEXT NOT NULL,
    "expire_le" DATE NOT NULL,
    "utilise_le" DATE,

    CONSTRAINT "code_de_rattachement_pkey" PRIMARY KEY ("empreinte")
);

-- CreateIndex
CREATE UNIQUE INDEX "code_de_rattachement_compte_key" ON "code_de_rattachement"("compte");

-- Written by hand: what Prisma does not express ------------------------------------------------------------------------
ALTER TABLE code_de_rattachement
  ADD CONSTRAINT code_de_rattachement_empreinte CHECK (octet_length(empreinte) = 32),
  ADD CONSTRAINT code_de_rattachement_dit CHECK (length(compte) BETWEEN 1 AND 300 AND length(nom) BETWEEN 1 AND 450),
  ADD CONSTRAINT code_de_rattachement_utilise CHECK (utilise_le <= expire_le);
REVOKE ALL ON code_de_rattachement FROM bourses_app;
GRANT SELECT, DELETE ON code_de_rattachement TO bourses_worker;

-- A new code for an account, in the place of the one before; null for an account that a record holds already. It serves for
-- so many days, the first one included.
CREATE FUNCTION tirer_un_code_de_rattachement(le_compte text, le_nom text, l_empreinte bytea, jours int) RETURNS date
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  jusquau date := jour_de_la_session() + jours - 1;
BEGIN
  IF EXISTS (SELECT FROM responsable WHERE sub = le_compte) THEN RETURN NULL; END IF;
  INSERT INTO code_de_rattachement AS c (empreinte, compte, nom, expire_le) VALUES (l_empreinte, le_compte, le_nom, jusquau)
    ON CONFLICT (compte) DO UPDATE SET empreinte = excluded.empreinte, nom = excluded.nom, expire_le = excluded.expire_le, utilise_le = NULL;
  RETURN jusquau;
END $$;

-- What a code says to the agent who types it: the account, whose it is, whether it still serves, and whether the record bears
-- these names, of birth or borne. No row for an unknown code, nor for anybody but an agent.
CREATE FUNCTION compte_du_code(l_empreinte bytea, le_responsable uuid)
  RETURNS TABLE (compte text, nom text, etat text, memes_noms boolean)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT c.compte, c.nom,
    CASE WHEN c.utilise_le IS NOT NULL THEN 'utilise' WHEN c.expire_le < jour_de_la_session() THEN 'expire' ELSE 'ouvert' END,
    EXISTS (SELECT FROM responsable r, unnest(ARRAY[r.prenom, r.prenom_usage]) p, unnest(ARRAY[r.nom, r.nom_usage]) n
      WHERE r.id = le_responsable AND nom_compare(p || n) = nom_compare(c.nom))
  FROM code_de_rattachement c WHERE c.empreinte = l_empreinte AND identite_agent() IS NOT NULL
$$;

-- An agent ties to a record the account of a code that still serves, which then served; no other.
CREATE FUNCTION garder_le_rattachement() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NEW.sub IS NULL OR (TG_OP = 'UPDATE' AND NEW.sub IS NOT DISTINCT FROM OLD.sub) THEN RETURN NEW; END IF;
  UPDATE code_de_rattachement SET utilise_le = jour_de_la_session()
    WHERE compte = NEW.sub AND utilise_le IS NULL AND expire_le >= jour_de_la_session();
  IF NOT FOUND THEN
    RAISE EXCEPTION 'aucun code ne rattache ce compte' USING ERRCODE = 'unique_violation', CONSTRAINT = 'responsable_rattache';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER responsable_rattache BEFORE INSERT OR UPDATE OF sub ON responsable FOR EACH ROW
  WHEN (identite_agent() IS NOT NULL) EXECUTE FUNCTION garder_le_rattachement();
REVOKE ALL ON FUNCTION tirer_un_code_de_rattachement(text, text, bytea, int), compte_du_code(bytea, uuid), garder_le_rattachement()
  FROM PUBLIC, bourses_app;
GRANT EXECUTE ON FUNCTION tirer_un_code_de_rattachement(text, text, bytea, int), compte_du_code(bytea, uuid) TO bourses_web;
