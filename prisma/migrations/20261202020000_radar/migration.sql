-- Families that have asked for nothing and may have a right: who was called, with what result, who is set aside (C. II.A).
-- CreateTable
CREATE TABLE "fait_de_radar" (
    "id" UUID NOT NULL,
    "scolarite_id" UUID NOT NULL,
    "rang" INTEGER NOT NULL,
    "genre" TEXT NOT NULL,
    "responsable_id" UUID,
    "canal" TEXT,
    "resultat" TEXT,
    "numero" TEXT,
    "motif" TEXT,
    "jour" DATE NOT NULL,
    "auteur_id" UUID NOT NULL,
    "auteur_nom" TEXT NOT NULL,
    "instant" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "fait_de_radar_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "fait_de_radar_responsable_id_idx" ON "fait_de_radar"("responsable_id");

-- CreateIndex
CREATE UNIQUE INDEX "fait_de_radar_scolarite_id_rang_key" ON "fait_de_radar"("scolarite_id", "rang");

-- AddForeignKey
ALTER TABLE "fait_de_radar" ADD CONSTRAINT "fait_de_radar_scolarite_id_fkey" FOREIGN KEY ("scolarite_id") REFERENCES "scolarite"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "fait_de_radar" ADD CONSTRAINT "fait_de_radar_responsable_id_fkey" FOREIGN KEY ("responsable_id") REFERENCES "responsable"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE fait_de_radar
  ADD CONSTRAINT fait_de_radar_genre CHECK (genre IN ('contact', 'ecarte', 'remis')),
  ADD CONSTRAINT fait_de_radar_responsable CHECK ((genre = 'contact') = (responsable_id IS NOT NULL)),
  ADD CONSTRAINT fait_de_radar_canal CHECK ((genre = 'contact') = (canal IS NOT NULL)
    AND canal IN ('telephone', 'rendez_vous', 'courriel', 'sms', 'courrier', 'recommande')),
  ADD CONSTRAINT fait_de_radar_resultat CHECK ((genre = 'contact') = (resultat IS NOT NULL)
    AND resultat IN ('va_demander', 'reflechit', 'ne_demande_pas', 'message', 'sans_reponse', 'injoignable')),
  ADD CONSTRAINT fait_de_radar_numero CHECK (coalesce(canal = 'recommande', false) = (numero IS NOT NULL)),
  ADD CONSTRAINT fait_de_radar_motif CHECK ((genre = 'ecarte') = (motif IS NOT NULL)
    AND motif IN ('ne_souhaite_pas', 'faite_ailleurs', 'depart', 'autre_interlocuteur', 'erreur'));

-- Those of the établissement write; the service of the académie reads.
CREATE FUNCTION tient_le_radar(la_scolarite uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM scolarite s WHERE s.id = la_scolarite AND s.uai = ANY (
    lieux_de_la_fonction('secretariat') || lieux_de_la_fonction('secretaire_general') || lieux_de_la_fonction('chef_etablissement')))
$$;

CREATE FUNCTION signer_le_fait_de_radar() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF current_user = 'bourses_web' THEN
    NEW.instant := now();
    NEW.auteur_id := identite_agent();
    NEW.auteur_nom := nom_de_l_agent(identite_agent());
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER fait_de_radar_a_signe BEFORE INSERT ON fait_de_radar FOR EACH ROW EXECUTE FUNCTION signer_le_fait_de_radar();

-- A contact is with a person of the pupil, never dated of tomorrow, by SMS with that person's word alone; a pupil is set aside
-- once, and put back once.
CREATE FUNCTION suivre_le_radar() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  l_eleve uuid;
  dernier text;
BEGIN
  SELECT eleve_id INTO l_eleve FROM scolarite WHERE id = NEW.scolarite_id FOR NO KEY UPDATE;
  IF NEW.jour > jour_de_la_session() THEN
    RAISE EXCEPTION 'un contact ne se date pas de l’avenir' USING ERRCODE = 'integrity_constraint_violation';
  ELSIF NEW.genre = 'contact' AND NOT EXISTS (SELECT FROM lien l JOIN responsable r ON r.id = l.responsable_id
    WHERE l.eleve_id = l_eleve AND l.responsable_id = NEW.responsable_id AND (NEW.canal <> 'sms' OR r.accepte_sms)) THEN
    RAISE EXCEPTION 'un contact est avec une personne de l’élève, par un moyen qu’elle accepte' USING ERRCODE = 'integrity_constraint_violation';
  ELSIF NEW.genre <> 'contact' THEN
    SELECT genre INTO dernier FROM fait_de_radar WHERE scolarite_id = NEW.scolarite_id AND genre <> 'contact' ORDER BY rang DESC LIMIT 1;
    IF coalesce(dernier, 'remis') = NEW.genre THEN
      RAISE EXCEPTION 'un élève s’écarte une fois, et se remet une fois' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
  END IF;
  NEW.rang := (SELECT coalesce(max(rang), 0) + 1 FROM fait_de_radar WHERE scolarite_id = NEW.scolarite_id);
  RETURN NEW;
END $$;
CREATE TRIGGER fait_de_radar_suivi BEFORE INSERT ON fait_de_radar FOR EACH ROW EXECUTE FUNCTION suivre_le_radar();

ALTER TABLE fait_de_radar ENABLE ROW LEVEL SECURITY;
CREATE POLICY fait_de_radar_portee ON fait_de_radar USING (
  (SELECT est_systeme()) OR ((SELECT identite_agent()) IS NOT NULL AND EXISTS (
    SELECT 1 FROM scolarite s WHERE s.id = fait_de_radar.scolarite_id AND ARRAY[s.uai, s.academie_code]::text[] && (SELECT portee_lieux()))));
CREATE POLICY fait_de_radar_dire ON fait_de_radar AS RESTRICTIVE FOR INSERT WITH CHECK ((SELECT est_systeme()) OR tient_le_radar(scolarite_id));
REVOKE UPDATE, DELETE ON fait_de_radar FROM bourses_app;
CREATE TRIGGER fait_de_radar_fige BEFORE UPDATE OR DELETE ON fait_de_radar FOR EACH ROW
  WHEN (NOT elimination_en_cours()) EXECUTE FUNCTION refuser_toute_modification();
CREATE TRIGGER fait_de_radar_non_vide BEFORE TRUNCATE ON fait_de_radar FOR EACH STATEMENT EXECUTE FUNCTION refuser_toute_modification();
SELECT suivre('fait_de_radar');

-- Erased with the pupil, or with the person.
-- survives: two functions of the erasing remove rows of a table that the version before does not know.
DO $$
DECLARE
  f record;
  texte text;
BEGIN
  FOR f IN SELECT * FROM (VALUES
    ('effacer_l_eleve(uuid)'::regprocedure, '  DELETE FROM relance WHERE scolarite_id = ANY (ss);', '  DELETE FROM fait_de_radar WHERE scolarite_id = ANY (ss);'),
    ('effacer_les_responsables(uuid[])'::regprocedure, '  DELETE FROM relance WHERE responsable_id = ANY (rs);', '  DELETE FROM fait_de_radar WHERE responsable_id = ANY (rs);')
  ) v (laquelle, apres, ligne) LOOP
    texte := pg_get_functiondef(f.laquelle);
    IF position(f.apres IN texte) = 0 THEN
      RAISE EXCEPTION 'l’effacement a changé : %', f.laquelle;
    END IF;
    EXECUTE replace(texte, f.apres, f.apres || E'\n' || f.ligne);
  END LOOP;
END $$;

-- Why the family of each of these pupils may have a right, in the words of lib/droit/echeances/radar.ts. The bourse of another
-- year, of another établissement, of a brother is told as a word, never as a row: who asks may read none of those dossiers. Of the
-- pupils of the places where who asks follows the families, and for whom nobody has filed anything anywhere. No income, no
-- profession and no family situation is read.
CREATE FUNCTION raisons_du_radar(les_scolarites uuid[]) RETURNS TABLE (scolarite_id uuid, raisons text[])
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  WITH lieux AS MATERIALIZED (SELECT lieux_de_la_fonction('secretariat') || lieux_de_la_fonction('secretaire_general')
      || lieux_de_la_fonction('chef_etablissement') || lieux_de_la_fonction('gestionnaire_sab') || lieux_de_la_fonction('responsable_sab') AS l),
    s AS MATERIALIZED (SELECT s.* FROM scolarite s, lieux WHERE s.id = ANY (les_scolarites) AND ARRAY[s.uai, s.academie_code]::text[] && lieux.l
      AND NOT EXISTS (SELECT FROM dossier d WHERE d.eleve_id = s.eleve_id AND d.rentree = s.rentree AND d.etat <> 'brouillon'))
  SELECT s.id, array_remove(ARRAY[
    CASE WHEN avant.college AND s.niveau = 'lycee' THEN 'bourse_au_college' WHEN avant.college IS NOT NULL THEN 'bourse_l_an_dernier' END,
    CASE WHEN EXISTS (SELECT FROM lien l JOIN dossier d ON d.demandeur_id = l.responsable_id JOIN droit b ON b.dossier_id = d.id
      WHERE l.eleve_id = s.eleve_id AND l.legal AND l.absent_depuis IS NULL AND d.eleve_id <> s.eleve_id
        AND d.rentree IN (s.rentree - 1, s.rentree) AND b.composante = 'bourse' AND b.ferme_par_id IS NULL) THEN 'fratrie_boursiere' END,
    CASE WHEN EXISTS (SELECT FROM consentement c JOIN etude x ON x.consentement_id = c.id WHERE c.eleve_id = s.eleve_id
      AND x.rentree = s.rentree AND x.issue IN ('incomplete', 'personne', 'a_reprendre', 'sans_accord')) THEN 'etude_sans_suite' END,
    CASE WHEN dit.oui THEN NULL WHEN dit.oui IS NOT NULL THEN 'consentement_refuse'
      WHEN t.secteur = 'public' OR participe_a_l_etude(s.uai, jour_de_la_session()) THEN 'consentement_attendu' END], NULL)
  FROM s JOIN etablissement t ON t.uai = s.uai
  LEFT JOIN LATERAL (SELECT bool_or(p.niveau = 'college') AS college FROM dossier d JOIN droit b ON b.dossier_id = d.id
    JOIN scolarite p ON p.id = d.scolarite_id WHERE d.eleve_id = s.eleve_id AND d.rentree = s.rentree - 1
      AND b.composante = 'bourse' AND b.ferme_par_id IS NULL) avant ON true
  LEFT JOIN LATERAL (SELECT bool_or(c.reponse = 'oui') AS oui FROM consentement_en_vigueur c
    WHERE c.eleve_id = s.eleve_id AND c.academie_code = s.academie_code) dit ON true
$$;

REVOKE EXECUTE ON FUNCTION tient_le_radar(uuid), signer_le_fait_de_radar(), suivre_le_radar(), raisons_du_radar(uuid[]) FROM PUBLIC, bourses_app;
GRANT EXECUTE ON FUNCTION tient_le_radar(uuid), raisons_du_radar(uuid[]) TO bourses_web;
