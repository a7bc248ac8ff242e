-- What an étude left without a dossier: the avis is asked for, or a person takes it, at once or on a day set beforehand (C. II.B.1, III.C;
-- docs/adr/reparation-des-etudes.md).
-- CreateEnum
CREATE TYPE "genre_de_passage" AS ENUM ('etude', 'avis_demande', 'remise');

-- AlterTable
ALTER TABLE "passage_d_etude" ADD COLUMN     "genre" "genre_de_passage" NOT NULL DEFAULT 'etude',
ADD COLUMN     "prevu_le" DATE;

-- Of these very consents, or of what will be left on a day: one day for an académie and a rentrée.
-- survives: a base holds some hundred runs, and they are read in an instant.
ALTER TABLE passage_d_etude
  ADD CONSTRAINT passage_d_etude_genre CHECK (CASE WHEN genre = 'etude' THEN prevu_le IS NULL
    ELSE academie_code IS NOT NULL AND uais = '{}' AND CASE WHEN prevu_le IS NULL THEN consentements <> '{}' ELSE genre = 'remise' END END);
-- survives: for the same reason.
CREATE UNIQUE INDEX passage_d_etude_un_jour ON passage_d_etude (academie_code, rentree) WHERE prevu_le IS NOT NULL AND etat = 'prepare';

-- One that waits for its day takes, the moment it starts, the consents that are left; nobody else names them, and nothing comes before
-- the day.
CREATE OR REPLACE FUNCTION garder_le_passage() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  suite text[] := ARRAY['etat', 'cause', 'repetition', 'repete_le', 'bilan', 'a_etudier', 'curseur', 'tour', 'essai',
    'lance_par_id', 'lance_par_nom', 'lance_le', 'fini_le'];
  permis constant text[] := ARRAY['prepare repete', 'prepare arrete', 'repete en_cours', 'repete arrete', 'en_cours suspendu',
    'en_cours arrete', 'en_cours fini', 'suspendu en_cours', 'suspendu arrete', 'fini en_cours'];
BEGIN
  IF TG_OP IN ('DELETE', 'TRUNCATE') THEN
    RAISE EXCEPTION 'un passage ne s’efface pas' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF current_user = 'bourses_web' AND NOT (est_du_ministere() OR coalesce(NEW.academie_code = ANY (
      lieux_de_la_fonction('responsable_sab') || lieux_de_la_fonction('gestionnaire_sab')), false)) THEN
    RAISE EXCEPTION 'un passage revient au service académique, ou au ministère' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF current_user = 'bourses_web' THEN
      NEW.auteur_id := identite_agent();
      NEW.auteur_nom := nom_de_l_agent(identite_agent());
    END IF;
    IF NEW.etat <> 'prepare' THEN
      RAISE EXCEPTION 'un passage commence par sa préparation' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF current_user <> 'bourses_web' AND OLD.prevu_le <= jour_de_la_session() AND (OLD.etat, NEW.etat) = ('prepare', 'en_cours') THEN
    suite := suite || ARRAY['consentements'];
  END IF;
  IF to_jsonb(NEW) - suite IS DISTINCT FROM to_jsonb(OLD) - suite
    OR (NEW.etat <> OLD.etat AND NOT (OLD.etat || ' ' || NEW.etat) = ANY (permis)
      AND NOT (OLD.etat = 'prepare' AND NEW.etat = 'en_cours' AND rejoue(NEW)))
    OR (OLD.lance_le IS NOT NULL AND (NEW.lance_par_id, NEW.lance_par_nom, NEW.lance_le, NEW.a_etudier, NEW.repetition)
      IS DISTINCT FROM (OLD.lance_par_id, OLD.lance_par_nom, OLD.lance_le, OLD.a_etudier, OLD.repetition)) THEN
    RAISE EXCEPTION 'un passage ne change ni d’étendue ni de cours' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF current_user = 'bourses_web' AND NEW.etat <> OLD.etat AND NEW.etat = 'en_cours' THEN
    IF NOT (est_du_ministere() OR rejoue(NEW) OR coalesce(NEW.academie_code = ANY (lieux_de_la_fonction('responsable_sab')), false)) THEN
      RAISE EXCEPTION 'lancer un passage revient au responsable du service académique ou au ministère' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF OLD.lance_le IS NULL THEN
      NEW.lance_par_id := identite_agent();
      NEW.lance_par_nom := nom_de_l_agent(identite_agent());
    END IF;
  END IF;
  RETURN NEW;
END $$;
