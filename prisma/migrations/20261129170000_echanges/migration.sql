-- Calls to the other services of the State: each keeps its trace, with its purpose and what founds it, and none of what it
-- carries; all processes together keep below what a source bears.
CREATE TABLE "echange" (
    "id" UUID NOT NULL,
    "service" TEXT NOT NULL,
    "finalite" TEXT NOT NULL,
    "dossier_id" UUID NOT NULL,
    "instant" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "echange_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "echange_dossier_id_idx" ON "echange"("dossier_id");
CREATE INDEX "echange_instant_idx" ON "echange"("instant");
ALTER TABLE "echange" ADD CONSTRAINT "echange_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE echange
  ADD CONSTRAINT echange_service CHECK (service IN ('sfip', 'r2p', 'impot_particulier', 'quotient_familial')),
  ADD CONSTRAINT echange_finalite CHECK (finalite IN ('etude_automatique', 'demande_en_ligne'));

CREATE TABLE "cadence" (
    "source" TEXT NOT NULL,
    "par_minute" INTEGER NOT NULL,
    "prochain" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "cadence_pkey" PRIMARY KEY ("source")
);
ALTER TABLE cadence ADD CONSTRAINT cadence_par_minute CHECK (par_minute > 0);
INSERT INTO cadence (source, par_minute) VALUES ('dgfip', 1000), ('quotient', 1000);

-- A call rests on a demande that was filed and waits for its decision: nothing is asked of a person for any other reason.
CREATE FUNCTION exiger_un_fondement() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM nouveaux n LEFT JOIN dossier d ON d.id = n.dossier_id
             WHERE d.etat IS NULL OR d.etat NOT IN ('deposee', 'incomplete', 'en_instruction', 'proposee')) THEN
    RAISE EXCEPTION 'aucune demande en cours ne fonde cet appel' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER echange_fonde AFTER INSERT ON echange REFERENCING NEW TABLE AS nouveaux
  FOR EACH STATEMENT EXECUTE FUNCTION exiger_un_fondement();

-- Kept thirty-six months (CRPA R. 114-9-7), unchanged, then forgotten.
CREATE FUNCTION garder_l_echange() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF TG_OP = 'DELETE' AND OLD.instant < now() - interval '36 months' THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'la trace d’un échange ne se modifie pas' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER echange_fige BEFORE UPDATE OR DELETE ON echange FOR EACH ROW EXECUTE FUNCTION garder_l_echange();
CREATE TRIGGER echange_non_vide BEFORE TRUNCATE ON echange FOR EACH STATEMENT EXECUTE FUNCTION garder_l_echange();

ALTER TABLE echange ENABLE ROW LEVEL SECURITY;
CREATE POLICY echange_systeme ON echange USING ((SELECT est_systeme()));
REVOKE INSERT, UPDATE, DELETE ON echange FROM bourses_app;
GRANT INSERT, DELETE ON echange TO bourses_worker;
REVOKE INSERT, UPDATE, DELETE ON cadence FROM bourses_app;

-- Takes `combien` turns of a source, one after the other: milliseconds until the first, and between two of them.
CREATE FUNCTION prendre_des_tours(la_source text, combien integer) RETURNS TABLE (attente_ms double precision, pas_ms double precision)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF combien NOT BETWEEN 1 AND 10000 THEN
    RAISE EXCEPTION 'tours demandés : %', combien USING ERRCODE = 'invalid_parameter_value';
  END IF;
  RETURN QUERY
    UPDATE cadence c SET prochain = greatest(c.prochain, clock_timestamp()) + combien * interval '1 minute' / c.par_minute
    WHERE c.source = la_source
    RETURNING greatest(0, extract(epoch FROM c.prochain - combien * interval '1 minute' / c.par_minute - clock_timestamp()) * 1000)::double precision,
      60000.0::double precision / c.par_minute;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'source inconnue : %', la_source USING ERRCODE = 'invalid_parameter_value';
  END IF;
END $$;
REVOKE ALL ON FUNCTION prendre_des_tours(text, integer) FROM PUBLIC, bourses_app;
REVOKE ALL ON FUNCTION exiger_un_fondement(), garder_l_echange() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION prendre_des_tours(text, integer) TO bourses_worker;
