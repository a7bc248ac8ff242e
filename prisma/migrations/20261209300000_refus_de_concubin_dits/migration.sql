-- AlterTable
ALTER TABLE "couple" ADD COLUMN     "refus_dit_id" UUID,
ADD COLUMN     "refus_dit_le" DATE,
ADD COLUMN     "refus_dit_par_nom" TEXT;
-- Written by hand: what Prisma does not express ------------------------------------------------------------------------

-- survives: all of them null in the rows that are there
ALTER TABLE couple ADD CONSTRAINT couple_refus_dit CHECK (num_nonnulls(refus_dit_id, refus_dit_le, refus_dit_par_nom) IN (0, 3));

-- As before, and which refusal the person was told by letter: one that stands in the register of this couple.
CREATE FUNCTION garder_le_couple() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  change text[] := ARRAY['responsable_id', 'refus_dit_id', 'refus_dit_le', 'refus_dit_par_nom'];
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD.cree_le::date <= jour_de_la_session() - interval '12 months' THEN RETURN OLD; END IF;
  ELSIF to_jsonb(NEW) - change = to_jsonb(OLD) - change
    AND ((NEW.refus_dit_id, NEW.refus_dit_le, NEW.refus_dit_par_nom) IS NOT DISTINCT FROM (OLD.refus_dit_id, OLD.refus_dit_le, OLD.refus_dit_par_nom)
      OR NEW.refus_dit_id IS DISTINCT FROM OLD.refus_dit_id
        AND EXISTS (SELECT FROM accord_de_concubin a WHERE a.id = NEW.refus_dit_id AND a.couple_id = NEW.id AND NOT a.accord)) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'ce qui est dit au registre des consentements ne se modifie pas' USING ERRCODE = 'integrity_constraint_violation';
END $$;
REVOKE EXECUTE ON FUNCTION garder_le_couple() FROM PUBLIC;
-- survives: the same guard, which lets one more fact be written
CREATE OR REPLACE TRIGGER couple_garde BEFORE UPDATE OR DELETE ON couple FOR EACH ROW
  WHEN (NOT elimination_en_cours()) EXECUTE FUNCTION garder_le_couple();

-- Nobody who writes a couple says that its refusal was told.
CREATE FUNCTION couple_sans_refus_dit() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  NEW.refus_dit_id := NULL;
  NEW.refus_dit_le := NULL;
  NEW.refus_dit_par_nom := NULL;
  RETURN NEW;
END $$;
REVOKE EXECUTE ON FUNCTION couple_sans_refus_dit() FROM PUBLIC;
CREATE TRIGGER couple_neuf BEFORE INSERT ON couple FOR EACH ROW WHEN (current_user = 'bourses_web') EXECUTE FUNCTION couple_sans_refus_dit();

-- The letter that tells a refusal is posted: by who takes the papers where a pupil of the couple is schooled, once for each refusal.
CREATE FUNCTION dire_le_refus_du_concubin(le_couple uuid, l_accord uuid) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM consentement_en_vigueur c JOIN scolarite s ON s.eleve_id = c.eleve_id
    WHERE c.couple_id = le_couple AND s.uai = ANY (lieux_de_la_fonction('secretariat') || lieux_de_la_fonction('secretaire_general')
      || lieux_de_la_fonction('chef_etablissement'))) THEN
    PERFORM refuser('BN404', 'Cet élève n’est pas dans votre établissement.');
  END IF;
  UPDATE couple SET refus_dit_id = l_accord, refus_dit_le = jour_de_la_session(), refus_dit_par_nom = nom_de_l_agent(identite_agent())
    WHERE id = le_couple AND refus_dit_id IS DISTINCT FROM l_accord
      AND l_accord = (SELECT a.id FROM accord_en_vigueur a WHERE a.couple_id = le_couple AND NOT a.accord);
  IF NOT FOUND THEN
    PERFORM refuser('BN409', 'Cette lettre n’est plus à poster : quelqu’un l’a déjà dite postée, ou la réponse a changé. Rechargez la page.');
  END IF;
END $$;
REVOKE EXECUTE ON FUNCTION dire_le_refus_du_concubin(uuid, uuid) FROM PUBLIC, bourses_app;
GRANT EXECUTE ON FUNCTION dire_le_refus_du_concubin(uuid, uuid) TO bourses_web;
