-- AlterTable
ALTER TABLE "recuperation" ADD COLUMN     "aupres" TEXT NOT NULL DEFAULT 'impots';

-- Written by hand: what Prisma does not express ------------------------------------------------------------------------

-- A family may have its caisse (CAF, MSA) asked whether it names the pupil, in the place of the attestation asked of it (C. III.A).
-- What is kept of the answer: the caisse and its month, never the quotient nor another child.
ALTER TABLE recuperation DROP CONSTRAINT recuperation_issue;
ALTER TABLE recuperation DROP CONSTRAINT recuperation_acceptee;
ALTER TABLE recuperation DROP CONSTRAINT recuperation_contenu;
ALTER TABLE recuperation
  ADD CONSTRAINT recuperation_aupres CHECK (aupres IN ('impots', 'caisse') AND (aupres = 'impots' OR part_id IS NULL)) NOT VALID,
  -- Genres of lib/connecteurs/impots/reponse.ts, and of lib/droit/consentement/caisse.ts.
  ADD CONSTRAINT recuperation_issue CHECK (CASE aupres
    WHEN 'impots' THEN issue IN ('chiffres', 'ambigue', 'introuvable', 'sans_chiffres', 'autre_annee', 'autre_personne', 'protegee', 'indisponible',
      'fiche_a_corriger')
    ELSE issue IN ('eleve_nomme', 'sans_eleve', 'introuvable', 'sans_quotient', 'indisponible', 'fiche_a_corriger') END) NOT VALID,
  ADD CONSTRAINT recuperation_acceptee CHECK (suite IS DISTINCT FROM 'acceptee' OR issue IN ('chiffres', 'eleve_nomme')) NOT VALID,
  ADD CONSTRAINT recuperation_contenu CHECK (contenu IS NULL OR coalesce(suite, 'acceptee') = 'acceptee'
    AND coalesce(issue, 'chiffres') IN ('chiffres', 'eleve_nomme')) NOT VALID;

-- Whether a dossier of this person waits for the attestation of its caisse.
CREATE FUNCTION attestation_attendue(le_dossier uuid, la_personne uuid) RETURNS boolean LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM dossier d JOIN piece p ON p.dossier_id = d.id
    WHERE d.id = le_dossier AND d.demandeur_id = la_personne AND d.etat = 'incomplete' AND p.code = 'attestation_caf' AND p.recue_le IS NULL)
$$;
REVOKE ALL ON FUNCTION attestation_attendue(uuid, uuid) FROM PUBLIC;

-- Who writes a demande online asks for its own figures, and signs the request by asking; who was asked for the attestation, for its caisse.
CREATE OR REPLACE FUNCTION signer_la_recuperation() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF current_user = 'bourses_web' THEN
    NEW.demandee_le := clock_timestamp();
    NEW.responsable_id := identite_famille();
    IF NEW.contenu IS NULL OR num_nonnulls(NEW.issue, NEW.suite) > 0 OR NOT (CASE NEW.aupres
      WHEN 'caisse' THEN attestation_attendue(NEW.dossier_id, identite_famille())
      ELSE EXISTS (SELECT FROM dossier d WHERE d.id = NEW.dossier_id AND d.etat = 'brouillon' AND d.canal = 'en_ligne'
        AND d.demandeur_id = identite_famille()) END) THEN
      RAISE EXCEPTION 'qui écrit une demande en ligne demande seul ses chiffres' USING ERRCODE = 'insufficient_privilege';
    END IF;
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION recuperation_fonde(la_recuperation uuid) RETURNS boolean LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM recuperation r JOIN dossier d ON d.id = r.dossier_id
    WHERE r.id = la_recuperation AND r.issue IS NULL AND r.suite IS NULL AND r.contenu IS NOT NULL AND r.demandee_le > now() - interval '1 day'
      AND CASE r.aupres WHEN 'caisse' THEN attestation_attendue(d.id, r.responsable_id)
        ELSE d.etat = 'brouillon' AND d.canal = 'en_ligne' AND d.demandeur_id = r.responsable_id END)
$$;

-- The trace says what for.
ALTER TABLE echange DROP CONSTRAINT echange_finalite;
ALTER TABLE echange DROP CONSTRAINT echange_recuperation;
ALTER TABLE echange
  ADD CONSTRAINT echange_finalite CHECK (finalite IN ('etude_automatique', 'demande_en_ligne', 'charge_de_l_eleve')) NOT VALID,
  ADD CONSTRAINT echange_recuperation CHECK (recuperation_id IS NULL OR finalite IN ('demande_en_ligne', 'charge_de_l_eleve')) NOT VALID,
  -- The caisses are asked for that alone, and nobody else is.
  ADD CONSTRAINT echange_caisse CHECK (finalite <> 'charge_de_l_eleve' OR service = 'quotient_familial' AND recuperation_id IS NOT NULL) NOT VALID;
