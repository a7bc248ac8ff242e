-- What an agent reads of a dossier is by kind of data, not only by place (docs/adr/besoin-d-en-connaitre.md). The table comes
-- from lib/droit/besoin-d-en-connaitre.ts whenever migrations are applied, so that the policies never say it again.

-- CreateTable
CREATE TABLE "besoin_de_connaitre" (
    "role" "role" NOT NULL,
    "branche" "branche" NOT NULL,
    "genre" TEXT NOT NULL,

    CONSTRAINT "besoin_de_connaitre_pkey" PRIMARY KEY ("role","branche","genre")
);
REVOKE INSERT, UPDATE, DELETE ON besoin_de_connaitre FROM bourses_app;

-- Where the agent of the day knows a kind of data: each place alone, then with each branch, as "0590001A" and
-- "0590001A/lycee_public".
CREATE FUNCTION lieux_connus(le_genre text) RETURNS text[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT coalesce(array_agg(DISTINCT cle), '{}')
  FROM affectation a JOIN besoin_de_connaitre b ON b.role = a.role AND b.genre = le_genre,
    LATERAL (SELECT coalesce(a.uai, a.academie_code)::text AS lieu) l,
    unnest(ARRAY[lieu, lieu || '/' || b.branche]) AS cle
  WHERE a.agent_id = identite_agent() AND lieu IS NOT NULL
    AND a.du <= jour_de_la_session() AND (a.au IS NULL OR a.au >= jour_de_la_session())
$$;

-- True for a family, whose dossiers are its own, and for an agent where the kind of data is known.
CREATE FUNCTION est_connu(l_uai text, l_academie text, la_branche "branche", lieux text[]) RETURNS boolean
  LANGUAGE sql STABLE AS $$
  -- Each argument that a sub-select gives stands once: the planner then writes this in the policy instead of calling it.
  SELECT coalesce(ARRAY[l_uai || '/' || la_branche::text, l_academie || '/' || la_branche::text] && lieux, true)
$$;
CREATE FUNCTION connus_de_l_agent(le_genre text) RETURNS text[] LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT CASE WHEN identite_agent() IS NOT NULL THEN lieux_connus(le_genre) END
$$;

ALTER POLICY demande_portee ON demande USING ((SELECT est_systeme()) OR EXISTS (
  SELECT 1 FROM dossier d WHERE d.id = demande.dossier_id
    AND est_connu(d.uai, d.academie_code, d.branche, (SELECT connus_de_l_agent('situation_familiale')))));
ALTER POLICY brouillon_portee ON brouillon USING ((SELECT est_systeme()) OR EXISTS (
  SELECT 1 FROM dossier d WHERE d.id = brouillon.dossier_id
    AND est_connu(d.uai, d.academie_code, d.branche, (SELECT connus_de_l_agent('situation_familiale')))));
ALTER POLICY piece_portee ON piece USING ((SELECT est_systeme()) OR EXISTS (
  SELECT 1 FROM dossier d WHERE d.id = piece.dossier_id
    AND est_connu(d.uai, d.academie_code, d.branche, (SELECT connus_de_l_agent('pieces')))));
ALTER POLICY demande_de_pieces_portee ON demande_de_pieces USING ((SELECT est_systeme()) OR EXISTS (
  SELECT 1 FROM dossier d WHERE d.id = demande_de_pieces.dossier_id
    AND est_connu(d.uai, d.academie_code, d.branche, (SELECT connus_de_l_agent('pieces')))));
ALTER POLICY proposition_portee ON proposition USING ((SELECT est_systeme()) OR EXISTS (
  SELECT 1 FROM dossier d WHERE d.id = proposition.dossier_id
    AND est_connu(d.uai, d.academie_code, d.branche, (SELECT connus_de_l_agent('calcul')))));
ALTER POLICY decision_portee ON decision USING ((SELECT est_systeme()) OR EXISTS (
  SELECT 1 FROM dossier d WHERE d.id = decision.dossier_id
    AND est_connu(d.uai, d.academie_code, d.branche, (SELECT connus_de_l_agent('decision')))));
ALTER POLICY droit_portee ON droit USING ((SELECT est_systeme()) OR EXISTS (
  SELECT 1 FROM dossier d WHERE d.id = droit.dossier_id
    AND est_connu(d.uai, d.academie_code, d.branche, (SELECT connus_de_l_agent('argent')))));
ALTER POLICY courrier_portee ON courrier USING ((SELECT est_systeme()) OR EXISTS (
  SELECT 1 FROM dossier d WHERE d.id = courrier.dossier_id
    AND est_connu(d.uai, d.academie_code, d.branche, (SELECT connus_de_l_agent('courriers')))));
ALTER POLICY journal_portee ON ligne_de_journal USING ((SELECT est_systeme()) OR EXISTS (
  SELECT 1 FROM dossier d WHERE d.id = ligne_de_journal.dossier_id
    AND est_connu(d.uai, d.academie_code, d.branche, (SELECT connus_de_l_agent('suivi')))));

-- A person's address is known by way of a dossier, or of a pupil of the place.
ALTER POLICY lien_portee ON lien USING (
  (SELECT est_systeme())
  OR responsable_id = (SELECT identite_famille())
  OR eleve_dans_la_portee(eleve_id, (SELECT lieux_connus('coordonnees'))));
ALTER POLICY responsable_lire ON responsable USING (
  (SELECT est_systeme())
  OR id = (SELECT identite_famille())
  OR EXISTS (SELECT 1 FROM dossier d WHERE d.demandeur_id = responsable.id
    AND est_connu(d.uai, d.academie_code, d.branche, (SELECT connus_de_l_agent('coordonnees'))))
  OR EXISTS (SELECT 1 FROM lien l WHERE l.responsable_id = responsable.id));

-- A masked value is shown with a reason, kept beside the read, and so many times a day for each person.
ALTER TABLE lecture_sensible ADD COLUMN motif text, ADD COLUMN explication text,
  ADD CONSTRAINT lecture_motivee CHECK ((motif IS NULL) = (explication IS NULL));

-- CreateTable
CREATE TABLE "devoilement" (
    "agent_id" UUID NOT NULL,
    "jour" DATE NOT NULL,
    "nombre" INTEGER NOT NULL,

    CONSTRAINT "devoilement_pkey" PRIMARY KEY ("agent_id","jour")
);

-- AddForeignKey
ALTER TABLE "devoilement" ADD CONSTRAINT "devoilement_agent_id_fkey" FOREIGN KEY ("agent_id") REFERENCES "agent"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
REVOKE ALL ON devoilement FROM bourses_app;

-- Counts one for the agent who asks; false, and nothing counted, once the maximum of the day is reached.
CREATE FUNCTION compter_devoilement(maximum int) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  INSERT INTO devoilement AS d (agent_id, jour, nombre) VALUES (identite_agent(), jour_de_la_session(), 1)
    ON CONFLICT (agent_id, jour) DO UPDATE SET nombre = d.nombre + 1 WHERE d.nombre < maximum;
  RETURN FOUND;
END $$;
