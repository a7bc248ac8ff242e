-- CreateTable
CREATE TABLE "bloc_de_texte" (
    "academie_code" VARCHAR(2) NOT NULL,
    "emetteur" TEXT NOT NULL,
    "genre" "genre_courrier" NOT NULL,
    "version" INTEGER NOT NULL,
    "texte" TEXT NOT NULL,
    "du" DATE NOT NULL,

    CONSTRAINT "bloc_de_texte_pkey" PRIMARY KEY ("academie_code","emetteur","genre","version")
);

-- AddForeignKey
ALTER TABLE "bloc_de_texte" ADD CONSTRAINT "bloc_de_texte_academie_code_fkey" FOREIGN KEY ("academie_code") REFERENCES "academie"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written by hand: what Prisma does not express ------------------------------------------------------------------------

-- LETTRES_A_BLOC and SIGNES_DU_BLOC of lib/droit/courrier/bloc-de-texte.ts.
ALTER TABLE bloc_de_texte ADD CONSTRAINT bloc_place CHECK (emetteur IN ('etablissement', 'service')
  AND genre IN ('demande_incomplete', 'rappel_de_pieces', 'relance_avant_cloture', 'attribution', 'refus'));
ALTER TABLE bloc_de_texte ADD CONSTRAINT bloc_taille CHECK (length(texte) <= 500 AND version > 0);
REVOKE INSERT, UPDATE, DELETE ON bloc_de_texte FROM bourses_app;

-- A version in force is never rewritten: letters were sent with it.
CREATE TRIGGER bloc_de_texte_fige BEFORE UPDATE OR DELETE ON bloc_de_texte FOR EACH ROW EXECUTE FUNCTION refuser_toute_modification();
CREATE TRIGGER bloc_de_texte_non_vide BEFORE TRUNCATE ON bloc_de_texte FOR EACH STATEMENT EXECUTE FUNCTION refuser_toute_modification();

-- The text of a letter of a dossier, in force on its day; null without one. A collège public sends its own letters (C. IV.B).
CREATE FUNCTION bloc_du_courrier(l_academie text, la_branche branche, le_genre genre_courrier, le date) RETURNS text
  LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT nullif(b.texte, '') FROM bloc_de_texte b
  WHERE b.academie_code = l_academie AND b.genre = le_genre AND b.du <= le
    AND b.emetteur = CASE la_branche WHEN 'college_public' THEN 'etablissement' ELSE 'service' END
  ORDER BY b.version DESC LIMIT 1
$$;

CREATE FUNCTION faire_sur_un_bloc(c jsonb) RETURNS void
  LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  tenu bloc_de_texte;
BEGIN
  IF NOT EXISTS (SELECT FROM academie WHERE code = c->>'academie') THEN
    PERFORM refuser('BN422', 'Cette académie n’existe pas.', 'academie');
  END IF;
  SELECT * INTO tenu FROM bloc_de_texte WHERE academie_code = c->>'academie' AND emetteur = c->>'emetteur'
    AND genre::text = c->>'lettre' ORDER BY version DESC LIMIT 1;
  IF coalesce(tenu.version, 0) IS DISTINCT FROM (c->>'version')::int THEN
    PERFORM refuser('BN409', 'Ce texte a changé depuis que vous l’avez essayé : essayez de nouveau le vôtre.');
  ELSIF coalesce(tenu.texte, '') = c->>'texte' THEN
    PERFORM refuser('BN422', 'C’est déjà le texte de ce courrier.', 'texte');
  END IF;
  INSERT INTO bloc_de_texte (academie_code, emetteur, genre, version, texte, du)
    VALUES (c->>'academie', c->>'emetteur', (c->>'lettre')::genre_courrier, coalesce(tenu.version, 0) + 1, c->>'texte',
      jour_de_la_session());
END $$;

-- Proposed by one administrateur, confirmed by another.
CREATE OR REPLACE FUNCTION se_signe_a_deux(l_acte text, c jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT l_acte IN ('ouvrir_delegation', 'prolonger_delegation', 'prolonger_campagne', 'regler_relecture', 'regler_bloc')
    OR (l_acte IN ('ouvrir_affectation', 'prolonger_affectation') AND c->>'role' IN ('administrateur', 'dpo'))
$$;

CREATE OR REPLACE FUNCTION situer_administration(l_acte text, l_objet uuid, c jsonb) RETURNS jsonb
  LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT jsonb_strip_nulls(c) || coalesce(CASE
    WHEN l_acte = 'corriger_agent' THEN (
      SELECT jsonb_build_object('avant', jsonb_build_object('prenom', prenom, 'nom', nom, 'courriel', courriel))
      FROM agent WHERE id = l_objet)
    WHEN l_acte IN ('fermer_affectation', 'prolonger_affectation') THEN (
      SELECT jsonb_build_object('agent', agent_id, 'role', role, 'uai', uai, 'academie', academie_code,
        'avant', jsonb_build_object('du', du, 'au', au)) FROM affectation WHERE id = l_objet)
    WHEN l_acte IN ('fermer_delegation', 'prolonger_delegation') THEN (
      SELECT jsonb_build_object('agent', agent_id, 'academie', academie_code, 'reference', reference,
        'avant', jsonb_build_object('du', du, 'au', au)) FROM delegation WHERE id = l_objet)
    WHEN l_acte IN ('regler_campagne', 'prolonger_campagne') THEN (
      SELECT jsonb_build_object('avant', jsonb_build_object('ouverture', x.ouverture,
        'cloture', greatest(x.cloture, p.cloture), 'cloture_cned', greatest(x.cloture_cned, p.cloture_cned),
        'fin_annee_scolaire', x.fin_annee_scolaire, 'source', coalesce(p.source, x.source)))
      FROM campagne x LEFT JOIN prolongation p ON p.rentree = x.rentree AND p.academie_code = c->>'academie'
      WHERE x.rentree = (c->>'rentree')::int)
    WHEN l_acte = 'regler_relecture' THEN (
      SELECT jsonb_build_object('avant', jsonb_build_object('premieres', premieres, 'part', part))
      FROM reglage_de_relecture WHERE academie_code = c->>'academie')
    WHEN l_acte = 'regler_bloc' THEN (
      SELECT jsonb_build_object('avant', jsonb_build_object('texte', texte)) FROM bloc_de_texte
      WHERE academie_code = c->>'academie' AND emetteur = c->>'emetteur' AND genre::text = c->>'lettre'
      ORDER BY version DESC LIMIT 1)
  END, '{}')
$$;

CREATE OR REPLACE FUNCTION faire_administration(l_acte text, l_objet uuid, c jsonb) RETURNS void
  LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  rompue text;
BEGIN
  CASE
    WHEN l_acte = 'inscrire_agent' THEN
      INSERT INTO agent (id, sub, prenom, nom, courriel)
        VALUES (l_objet, c->>'sub', c->>'prenom', c->>'nom', c->>'courriel');
    WHEN l_acte = 'corriger_agent' THEN
      PERFORM exiger_la_version('Cette fiche', (SELECT version FROM agent WHERE id = l_objet), (c->>'version')::int);
      UPDATE agent SET prenom = c->>'prenom', nom = c->>'nom', courriel = c->>'courriel', version = version + 1
        WHERE id = l_objet;
    WHEN l_acte IN ('ouvrir_affectation', 'fermer_affectation', 'prolonger_affectation') THEN
      PERFORM faire_sur_une_affectation(l_acte, l_objet, c);
    WHEN l_acte IN ('ouvrir_delegation', 'fermer_delegation', 'prolonger_delegation') THEN
      PERFORM faire_sur_une_delegation(l_acte, l_objet, c);
    WHEN l_acte IN ('ouvrir_campagne', 'regler_campagne', 'prolonger_campagne') THEN
      PERFORM faire_sur_une_campagne(l_acte, c);
    WHEN l_acte = 'regler_relecture' THEN
      PERFORM faire_sur_un_reglage(c);
    WHEN l_acte = 'regler_bloc' THEN
      PERFORM faire_sur_un_bloc(c);
    ELSE
      RAISE EXCEPTION 'acte inconnu : %', l_acte USING ERRCODE = 'invalid_parameter_value';
  END CASE;
EXCEPTION WHEN exclusion_violation OR unique_violation THEN
  GET STACKED DIAGNOSTICS rompue = CONSTRAINT_NAME;
  CASE rompue
    WHEN 'affectation_sans_chevauchement' THEN
      PERFORM refuser('BN422', 'Cette personne tient déjà cette fonction, au même endroit, sur une partie de ces dates.', 'du');
    WHEN 'delegation_sans_chevauchement' THEN
      PERFORM refuser('BN422', 'Cette personne a déjà une délégation dans cette académie sur une partie de ces dates.', 'du');
    WHEN 'agent_sub_key' THEN
      PERFORM refuser('BN422', 'Un agent est déjà inscrit avec cet identifiant : cherchez-le dans la liste.', 'sub');
    WHEN 'campagne_pkey' THEN
      PERFORM refuser('BN409', 'La campagne de cette rentrée est déjà enregistrée.', 'rentree');
    ELSE
      RAISE;
  END CASE;
END $$;

REVOKE EXECUTE ON FUNCTION faire_sur_un_bloc(jsonb) FROM bourses_app;
