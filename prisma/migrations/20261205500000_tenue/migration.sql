-- Who holds a request for its body: handed to a colleague who accepts it, or taken over from one who is not seen any more.
-- AlterTable
-- survives: both columns are null in every row, and the version before neither reads nor writes them.
ALTER TABLE "habilitation" ADD COLUMN "titulaire_id" UUID,
ADD COLUMN "transmise_a_id" UUID;

-- Written by hand: what Prisma does not express ------------------------------------------------------------------------

CREATE POLICY habilitation_tenue_par_son_auteur ON habilitation AS RESTRICTIVE FOR INSERT
  WITH CHECK (titulaire_id IS NULL AND transmise_a_id IS NULL);
-- Who takes a request over says why: the former holder reads it.
-- survives: the version before writes no such event.
ALTER TABLE evenement_habilitation ADD CONSTRAINT evenement_habilitation_reprise CHECK (
  acte <> 'reprendre' OR coalesce(message ~ '\S', false));

INSERT INTO passage_d_habilitation (acte, etat, octroyee, qui, vers) VALUES
  ('copier', 'brouillon', false, 'representant', 'brouillon'), ('archiver', 'brouillon', false, 'systeme', 'archivee'),
  ('rappeler_demande', 'brouillon', false, 'systeme', 'brouillon'), ('rappeler_demande', 'brouillon', true, 'systeme', 'brouillon'),
  ('rappeler_demande', 'modifications_demandees', false, 'systeme', 'modifications_demandees'), ('rappeler_demande', 'modifications_demandees', true, 'systeme', 'modifications_demandees'),
  ('proposer_transfert', 'brouillon', false, 'representant', 'brouillon'), ('proposer_transfert', 'brouillon', true, 'representant', 'brouillon'),
  ('proposer_transfert', 'deposee', false, 'representant', 'deposee'), ('proposer_transfert', 'deposee', true, 'representant', 'deposee'),
  ('proposer_transfert', 'modifications_demandees', false, 'representant', 'modifications_demandees'), ('proposer_transfert', 'modifications_demandees', true, 'representant', 'modifications_demandees'),
  ('proposer_transfert', 'validee', true, 'representant', 'validee'), ('proposer_transfert', 'refusee', false, 'representant', 'refusee'),
  ('proposer_transfert', 'revoquee', false, 'representant', 'revoquee'), ('accepter_transfert', 'brouillon', false, 'representant', 'brouillon'),
  ('accepter_transfert', 'brouillon', true, 'representant', 'brouillon'), ('accepter_transfert', 'deposee', false, 'representant', 'deposee'),
  ('accepter_transfert', 'deposee', true, 'representant', 'deposee'), ('accepter_transfert', 'modifications_demandees', false, 'representant', 'modifications_demandees'),
  ('accepter_transfert', 'modifications_demandees', true, 'representant', 'modifications_demandees'), ('accepter_transfert', 'validee', true, 'representant', 'validee'),
  ('accepter_transfert', 'refusee', false, 'representant', 'refusee'), ('accepter_transfert', 'revoquee', false, 'representant', 'revoquee'),
  ('abandonner_transfert', 'brouillon', false, 'representant', 'brouillon'), ('abandonner_transfert', 'brouillon', true, 'representant', 'brouillon'),
  ('abandonner_transfert', 'deposee', false, 'representant', 'deposee'), ('abandonner_transfert', 'deposee', true, 'representant', 'deposee'),
  ('abandonner_transfert', 'modifications_demandees', false, 'representant', 'modifications_demandees'), ('abandonner_transfert', 'modifications_demandees', true, 'representant', 'modifications_demandees'),
  ('abandonner_transfert', 'validee', true, 'representant', 'validee'), ('abandonner_transfert', 'refusee', false, 'representant', 'refusee'),
  ('abandonner_transfert', 'revoquee', false, 'representant', 'revoquee'), ('reprendre', 'brouillon', false, 'representant', 'brouillon'),
  ('reprendre', 'brouillon', true, 'representant', 'brouillon'), ('reprendre', 'deposee', false, 'representant', 'deposee'),
  ('reprendre', 'deposee', true, 'representant', 'deposee'), ('reprendre', 'modifications_demandees', false, 'representant', 'modifications_demandees'),
  ('reprendre', 'modifications_demandees', true, 'representant', 'modifications_demandees'), ('reprendre', 'validee', true, 'representant', 'validee'),
  ('reprendre', 'refusee', false, 'representant', 'refusee'), ('reprendre', 'revoquee', false, 'representant', 'revoquee');

-- Not seen for the body since ABSENCE_DU_TITULAIRE of lib/droit/habilitation/tenue.ts.
CREATE FUNCTION representant_absent(qui uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT NOT EXISTS (SELECT FROM representant WHERE id = qui AND vu_le > now() - interval '30 days')
$$;
-- The other people who have signed in for the body of who asks.
CREATE FUNCTION collegues_du_representant() RETURNS TABLE (id uuid, nom text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT r.id, r.prenom || ' ' || r.nom FROM representant r
  WHERE r.siret = siret_du_representant() AND r.id <> identite_representant() ORDER BY r.nom, r.prenom, r.id
$$;

-- Acts that only one person of the body may do: its holder, the one to whom it is handed, or whoever takes
-- it over from a holder who is absent. Run once the event is signed.
CREATE FUNCTION exiger_le_titulaire() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  h habilitation;
  titulaire uuid;
BEGIN
  SELECT * INTO h FROM habilitation WHERE id = NEW.habilitation_id;
  titulaire := coalesce(h.titulaire_id, h.cree_par_id);
  IF coalesce(CASE NEW.acte
    WHEN 'proposer_transfert' THEN NEW.auteur_id = titulaire AND h.transmise_a_id IS NULL AND EXISTS (
      SELECT FROM representant r WHERE r.id = (NEW.contenu->>'a')::uuid AND r.siret = h.siret AND r.id <> titulaire)
    WHEN 'accepter_transfert' THEN NEW.auteur_id = h.transmise_a_id
    WHEN 'abandonner_transfert' THEN h.transmise_a_id IS NOT NULL AND NEW.auteur_id IN (titulaire, h.transmise_a_id)
    WHEN 'reprendre' THEN NEW.auteur_id <> titulaire AND representant_absent(titulaire)
    ELSE NEW.auteur_id = titulaire END, false) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'cet acte n’est pas ouvert à qui le fait' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER evenement_titulaire BEFORE INSERT ON evenement_habilitation FOR EACH ROW
  WHEN (NEW.acte IN ('proposer_transfert', 'accepter_transfert', 'abandonner_transfert', 'reprendre', 'prolonger', 'emettre_jeton',
    'renouveler_jeton')) EXECUTE FUNCTION exiger_le_titulaire();

CREATE FUNCTION changer_de_titulaire() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  UPDATE habilitation SET
      titulaire_id = CASE WHEN NEW.acte IN ('accepter_transfert', 'reprendre') THEN NEW.auteur_id ELSE titulaire_id END,
      transmise_a_id = CASE NEW.acte WHEN 'proposer_transfert' THEN (NEW.contenu->>'a')::uuid END
    WHERE id = NEW.habilitation_id;
  RETURN NULL;
END $$;
CREATE TRIGGER evenement_tenue AFTER INSERT ON evenement_habilitation FOR EACH ROW
  WHEN (NEW.acte IN ('proposer_transfert', 'accepter_transfert', 'abandonner_transfert', 'reprendre'))
  EXECUTE FUNCTION changer_de_titulaire();

REVOKE ALL ON FUNCTION representant_absent(uuid), collegues_du_representant(), exiger_le_titulaire(), changer_de_titulaire()
  FROM PUBLIC, bourses_app;
GRANT EXECUTE ON FUNCTION representant_absent(uuid) TO bourses_app;
GRANT EXECUTE ON FUNCTION collegues_du_representant() TO bourses_web;
