-- An opinion asked of somebody who does not read the dossier (docs/adr/avis-sollicites.md).
-- CreateTable
CREATE TABLE "avis_sollicite" (
    "id" UUID NOT NULL,
    "dossier_id" UUID NOT NULL,
    "auteur_id" UUID NOT NULL,
    "auteur_nom" TEXT NOT NULL,
    "destinataire_id" UUID,
    "fonction" "role",
    "academie_code" VARCHAR(2) NOT NULL,
    "question" TEXT NOT NULL,
    "donnees" JSONB NOT NULL,
    "demande_le" DATE NOT NULL,
    "a_rendre_le" DATE NOT NULL,
    "reponse" TEXT,
    "rendu_par_id" UUID,
    "rendu_par_nom" TEXT,
    "rendu_le" DATE,
    "verse_le" DATE,

    CONSTRAINT "avis_sollicite_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "avis_sollicite_dossier_id_idx" ON "avis_sollicite"("dossier_id");

-- CreateIndex
CREATE INDEX "avis_sollicite_auteur_id_idx" ON "avis_sollicite"("auteur_id");

-- CreateIndex
CREATE INDEX "avis_sollicite_destinataire_id_idx" ON "avis_sollicite"("destinataire_id");

-- CreateIndex
CREATE INDEX "avis_sollicite_academie_code_fonction_idx" ON "avis_sollicite"("academie_code", "fonction");

-- AddForeignKey
ALTER TABLE "avis_sollicite" ADD CONSTRAINT "avis_sollicite_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "avis_sollicite" ADD CONSTRAINT "avis_sollicite_destinataire_id_fkey" FOREIGN KEY ("destinataire_id") REFERENCES "agent"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Written by hand: what Prisma does not express ------------------------------------------------------------------------

ALTER TABLE affectation
  DROP CONSTRAINT affectation_academie,
  ADD CONSTRAINT affectation_academie CHECK (
    (role IN ('gestionnaire_sab', 'responsable_sab', 'delegue_recteur', 'service_social')) = (academie_code IS NOT NULL));

-- Who is asked for opinions holds a place, and no dossier of it.
CREATE OR REPLACE FUNCTION portee_lieux() RETURNS text[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT coalesce(array_agg(DISTINCT coalesce(uai, academie_code)::text), '{}') FROM affectation
  WHERE agent_id = identite_agent() AND (uai IS NOT NULL OR academie_code IS NOT NULL) AND role <> 'service_social'
    AND du <= jour_de_la_session() AND (au IS NULL OR au >= jour_de_la_session())
$$;

ALTER TABLE avis_sollicite
  ADD CONSTRAINT avis_a_qui CHECK (num_nonnulls(destinataire_id, fonction) = 1),
  ADD CONSTRAINT avis_d_un_autre CHECK ((destinataire_id <> auteur_id) IS NOT false),
  ADD CONSTRAINT avis_delai CHECK (a_rendre_le > demande_le),
  ADD CONSTRAINT avis_rendu CHECK (num_nonnulls(reponse, rendu_par_id, rendu_par_nom, rendu_le) IN (0, 4)),
  ADD CONSTRAINT avis_verse CHECK (verse_le IS NULL OR reponse IS NOT NULL);

-- Whether who asks holds that function in that académie, on the day.
CREATE FUNCTION tient_la_fonction(la_fonction "role", l_academie text) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM affectation WHERE agent_id = identite_agent() AND role = la_fonction AND academie_code = l_academie
    AND jour_de_la_session() BETWEEN du AND coalesce(au, jour_de_la_session()))
$$;

ALTER TABLE avis_sollicite ENABLE ROW LEVEL SECURITY;
-- Whom it is asked of reads the row, and nothing of its dossier.
CREATE POLICY avis_portee ON avis_sollicite USING (
  (SELECT est_systeme()) OR destinataire_id = (SELECT identite_agent())
  OR (fonction IS NOT NULL AND tient_la_fonction(fonction, academie_code))
  OR EXISTS (SELECT 1 FROM dossier d WHERE d.id = avis_sollicite.dossier_id
    AND est_connu(d.uai, d.academie_code, d.branche, (SELECT connus_de_l_agent('suivi')))));
CREATE POLICY avis_agents ON avis_sollicite AS RESTRICTIVE USING ((SELECT identite_famille()) IS NULL);
-- Asked by who has the dossier in their périmètre.
CREATE POLICY avis_demander ON avis_sollicite AS RESTRICTIVE FOR INSERT WITH CHECK (
  EXISTS (SELECT 1 FROM dossier d WHERE d.id = avis_sollicite.dossier_id));
REVOKE DELETE ON avis_sollicite FROM bourses_app;

CREATE FUNCTION garder_l_avis() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF TG_OP IN ('DELETE', 'TRUNCATE') THEN
    RAISE EXCEPTION 'un avis ne s’efface pas' USING ERRCODE = 'integrity_constraint_violation';
  ELSIF TG_OP = 'INSERT' THEN
    IF NEW.reponse IS NOT NULL THEN
      RAISE EXCEPTION 'un avis se demande avant d’être rendu' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF current_user = 'bourses_web' THEN NEW.auteur_id := identite_agent(); END IF;
    RETURN NEW;
  ELSIF to_jsonb(NEW) - ARRAY['reponse', 'rendu_par_id', 'rendu_par_nom', 'rendu_le', 'verse_le']
      IS DISTINCT FROM to_jsonb(OLD) - ARRAY['reponse', 'rendu_par_id', 'rendu_par_nom', 'rendu_le', 'verse_le']
    OR (OLD.reponse IS NOT NULL AND (NEW.reponse, NEW.rendu_par_id, NEW.rendu_par_nom, NEW.rendu_le)
      IS DISTINCT FROM (OLD.reponse, OLD.rendu_par_id, OLD.rendu_par_nom, OLD.rendu_le))
    OR OLD.verse_le IS NOT NULL THEN
    RAISE EXCEPTION 'un avis ne se modifie pas : sa réponse s’écrit, une fois' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF current_user = 'bourses_web' THEN
    IF NOT coalesce(OLD.destinataire_id = identite_agent(), tient_la_fonction(OLD.fonction, OLD.academie_code)) THEN
      RAISE EXCEPTION 'un avis est rendu par qui on l’a demandé' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    NEW.rendu_par_id := identite_agent();
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER avis_garde BEFORE INSERT OR UPDATE OR DELETE ON avis_sollicite FOR EACH ROW EXECUTE FUNCTION garder_l_avis();
CREATE TRIGGER avis_non_vide BEFORE TRUNCATE ON avis_sollicite FOR EACH STATEMENT EXECUTE FUNCTION garder_l_avis();
