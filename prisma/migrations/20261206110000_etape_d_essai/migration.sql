-- A request may be granted for the trial alone first, then taken on to the production.
-- AlterTable
-- survives: every request and grant there is one of production, as the version before makes them.
ALTER TABLE "habilitation" ADD COLUMN "etape" TEXT NOT NULL DEFAULT 'production';
-- AlterTable
-- survives: as above.
ALTER TABLE "octroi" ADD COLUMN "etape" TEXT NOT NULL DEFAULT 'production';

-- Written by hand: what Prisma does not express ------------------------------------------------------------------------

-- survives: every row is at the default.
ALTER TABLE habilitation ADD CONSTRAINT habilitation_etape CHECK (etape IN ('essai', 'production'));
-- survives: every row is at the default.
ALTER TABLE octroi ADD CONSTRAINT octroi_etape CHECK (etape IN ('essai', 'production'));

INSERT INTO passage_d_habilitation (acte, etat, octroyee, qui, vers) VALUES
  ('passer_en_production', 'validee', true, 'representant', 'brouillon'), ('annuler_etape', 'brouillon', true, 'representant', 'validee'),
  ('annuler_etape', 'deposee', true, 'representant', 'validee'), ('annuler_etape', 'modifications_demandees', true, 'representant', 'validee');

-- The stage of what is granted now; null while nothing is.
CREATE FUNCTION etape_octroyee(l_habilitation uuid) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT o.etape FROM octroi o WHERE o.habilitation_id = l_habilitation AND o.remplace_le IS NULL AND o.revoque_le IS NULL
$$;

-- A request goes on to the production once, from its trial; given up, it is that stage which ends, not an ordinary reopening.
CREATE FUNCTION exiger_l_etape() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  atteinte text := (SELECT etape FROM habilitation WHERE id = NEW.habilitation_id);
  en_passage boolean := coalesce(atteinte = 'production' AND etape_octroyee(NEW.habilitation_id) = 'essai', false);
BEGIN
  IF NOT coalesce(CASE NEW.acte WHEN 'passer_en_production' THEN atteinte = 'essai' WHEN 'annuler_etape' THEN en_passage
    ELSE NOT en_passage END, false) THEN
    RAISE EXCEPTION 'cet acte n’est pas ouvert à qui le fait' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER evenement_exige_l_etape BEFORE INSERT ON evenement_habilitation FOR EACH ROW
  WHEN (NEW.acte IN ('passer_en_production', 'annuler_etape', 'annuler_reouverture')) EXECUTE FUNCTION exiger_l_etape();

-- Refused or given up, a request is again at the stage that is granted.
CREATE FUNCTION changer_d_etape() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  UPDATE habilitation SET etape = CASE NEW.acte WHEN 'passer_en_production' THEN 'production'
      ELSE coalesce(etape_octroyee(NEW.habilitation_id), etape) END
    WHERE id = NEW.habilitation_id;
  RETURN NULL;
END $$;
CREATE TRIGGER evenement_d_etape AFTER INSERT ON evenement_habilitation FOR EACH ROW
  WHEN (NEW.acte IN ('passer_en_production', 'annuler_etape', 'refuser')) EXECUTE FUNCTION changer_d_etape();

-- What is granted is of the stage of its request on that day.
CREATE FUNCTION dater_de_l_etape() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  NEW.etape := (SELECT etape FROM habilitation WHERE id = NEW.habilitation_id);
  RETURN NEW;
END $$;
CREATE TRIGGER octroi_a_l_etape BEFORE INSERT ON octroi FOR EACH ROW EXECUTE FUNCTION dater_de_l_etape();

-- A token that opens pupils needs more than a trial.
CREATE FUNCTION exiger_la_production() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF etape_octroyee(NEW.habilitation_id) IS DISTINCT FROM 'production' THEN
    RAISE EXCEPTION 'un jeton n’ouvre rien de plus que ce qui est accordé' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER jeton_api_production BEFORE INSERT ON jeton_api FOR EACH ROW
  WHEN (NEW.environnement = 'production') EXECUTE FUNCTION exiger_la_production();

REVOKE ALL ON FUNCTION etape_octroyee(uuid), exiger_l_etape(), changer_d_etape(), dater_de_l_etape(), exiger_la_production()
  FROM PUBLIC, bourses_app;
