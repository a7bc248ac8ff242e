-- What a family and a service write to each other about a dossier, beside the procedure (docs/adr/messages.md).
-- CreateTable
CREATE TABLE "message_de_dossier" (
    "id" UUID NOT NULL,
    "dossier_id" UUID NOT NULL,
    "responsable_id" UUID NOT NULL,
    "de_la_famille" BOOLEAN NOT NULL,
    "texte" TEXT NOT NULL,
    "modele" TEXT,
    "piece_code" TEXT,
    "auteur_id" UUID NOT NULL,
    "auteur_nom" TEXT NOT NULL,
    "jour" DATE NOT NULL,
    "instant" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lu_le" DATE,
    "clos_le" DATE,
    "annonce_le" DATE,

    CONSTRAINT "message_de_dossier_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "message_de_dossier_dossier_id_idx" ON "message_de_dossier"("dossier_id");

-- AddForeignKey
ALTER TABLE "message_de_dossier" ADD CONSTRAINT "message_de_dossier_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written by hand: what Prisma does not express ------------------------------------------------------------------------

ALTER TABLE message_de_dossier
  ADD CONSTRAINT message_dit CHECK (length(trim(texte)) BETWEEN 1 AND 2000),
  ADD CONSTRAINT message_du_service CHECK (NOT de_la_famille OR (modele IS NULL AND annonce_le IS NULL)),
  ADD CONSTRAINT message_de_famille CHECK (de_la_famille OR (piece_code IS NULL AND clos_le IS NULL));

-- Each writes in its own name, to the person who asks; whoever receives it marks it, once.
CREATE FUNCTION garder_le_message() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF TG_OP IN ('DELETE', 'TRUNCATE') THEN
    RAISE EXCEPTION 'un message ne s’efface pas' USING ERRCODE = 'integrity_constraint_violation';
  ELSIF TG_OP = 'INSERT' THEN
    IF num_nonnulls(NEW.lu_le, NEW.clos_le, NEW.annonce_le) > 0 THEN
      RAISE EXCEPTION 'un message s’écrit avant d’être lu' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF current_user = 'bourses_web' THEN
      IF NEW.de_la_famille <> (identite_agent() IS NULL)
        OR (NEW.de_la_famille AND NEW.responsable_id IS DISTINCT FROM identite_famille()) THEN
        RAISE EXCEPTION 'un message s’écrit en son nom' USING ERRCODE = 'insufficient_privilege';
      END IF;
      NEW.auteur_id := coalesce(identite_agent(), identite_famille());
      NEW.auteur_nom := coalesce(nom_de_l_agent(identite_agent()), nom_de_la_famille(identite_famille()));
      NEW.jour := jour_de_la_session();
    END IF;
    IF NOT EXISTS (SELECT FROM dossier d WHERE d.id = NEW.dossier_id AND d.demandeur_id = NEW.responsable_id AND d.etat <> 'brouillon') THEN
      RAISE EXCEPTION 'un message va à qui a fait la demande' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
  ELSIF to_jsonb(NEW) - ARRAY['lu_le', 'clos_le', 'annonce_le'] IS DISTINCT FROM to_jsonb(OLD) - ARRAY['lu_le', 'clos_le', 'annonce_le']
    OR (OLD.lu_le IS NOT NULL AND NEW.lu_le IS DISTINCT FROM OLD.lu_le)
    OR (OLD.clos_le IS NOT NULL AND NEW.clos_le IS DISTINCT FROM OLD.clos_le)
    OR (OLD.annonce_le IS NOT NULL AND NEW.annonce_le IS DISTINCT FROM OLD.annonce_le) THEN
    RAISE EXCEPTION 'un message ne se modifie pas : il est lu, ou clos, une fois' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF current_user = 'bourses_web' AND (OLD.de_la_famille = (identite_agent() IS NULL) OR NEW.annonce_le IS DISTINCT FROM OLD.annonce_le) THEN
    RAISE EXCEPTION 'un message est lu par qui le reçoit' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER message_garde BEFORE INSERT OR UPDATE OR DELETE ON message_de_dossier FOR EACH ROW EXECUTE FUNCTION garder_le_message();
CREATE TRIGGER message_non_vide BEFORE TRUNCATE ON message_de_dossier FOR EACH STATEMENT EXECUTE FUNCTION garder_le_message();
REVOKE DELETE ON message_de_dossier FROM bourses_app;

ALTER TABLE message_de_dossier ENABLE ROW LEVEL SECURITY;
-- Those of the service who follow the dossier, and the one person of the family to whom it speaks.
CREATE POLICY message_portee ON message_de_dossier USING (
  (SELECT est_systeme())
  OR (responsable_id = (SELECT identite_famille()) AND EXISTS (SELECT 1 FROM dossier d WHERE d.id = message_de_dossier.dossier_id))
  OR ((SELECT identite_agent()) IS NOT NULL AND EXISTS (SELECT 1 FROM dossier d WHERE d.id = message_de_dossier.dossier_id
    AND est_connu(d.uai, d.academie_code, d.branche, d.lieux_lies, (SELECT connus_de_l_agent('suivi'))))));
-- A place that the pupil left reads what was said; who holds the dossier writes.
CREATE POLICY message_tenir ON message_de_dossier AS RESTRICTIVE FOR INSERT WITH CHECK (
  (SELECT est_systeme()) OR (SELECT identite_famille()) IS NOT NULL OR EXISTS (SELECT 1 FROM dossier d
    WHERE d.id = message_de_dossier.dossier_id AND ARRAY[d.uai, d.academie_code]::text[] && (SELECT portee_lieux())));
CREATE POLICY message_de_dossier_porteur_inserer ON message_de_dossier AS RESTRICTIVE FOR INSERT WITH CHECK ((SELECT identite_porteur()) IS NULL);
CREATE POLICY message_de_dossier_porteur_modifier ON message_de_dossier AS RESTRICTIVE FOR UPDATE USING ((SELECT identite_porteur()) IS NULL);
CREATE POLICY message_de_dossier_porteur_retirer ON message_de_dossier AS RESTRICTIVE FOR DELETE USING ((SELECT identite_porteur()) IS NULL);
SELECT suivre('message_de_dossier');

-- A family that waits for an answer is a list of the queue: "message", at the price of any flag.
CREATE INDEX message_sans_reponse ON message_de_dossier (dossier_id) WHERE de_la_famille AND clos_le IS NULL;
CREATE OR REPLACE FUNCTION rafraichir_drapeaux(dossiers uuid[]) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  DELETE FROM dossier_drapeau WHERE id = ANY (dossiers);
  INSERT INTO dossier_drapeau (id, drapeau, uai, academie_code, rentree, plage, tri)
    SELECT d.id, x.drapeau, d.uai, d.academie_code, d.rentree, d.plage, d.tri
    FROM dossier d, LATERAL (
      SELECT unnest(d.drapeaux)
      UNION SELECT 'confie:' || c.agent_id FROM (
        SELECT agent_id FROM confie_de_dossier WHERE dossier_id = d.id ORDER BY rang DESC LIMIT 1) c WHERE c.agent_id IS NOT NULL
      UNION SELECT 'en_attente' FROM (
        SELECT reveil_le FROM attente_de_dossier WHERE dossier_id = d.id ORDER BY rang DESC LIMIT 1) a WHERE a.reveil_le IS NOT NULL
      UNION SELECT 'message' FROM message_de_dossier m WHERE m.dossier_id = d.id AND m.de_la_famille AND m.clos_le IS NULL
    ) AS x(drapeau) WHERE d.id = ANY (dossiers);
$$;
CREATE TRIGGER message_suivi AFTER INSERT ON message_de_dossier REFERENCING NEW TABLE AS nouvelles
  FOR EACH STATEMENT EXECUTE FUNCTION suivre_le_suivi();
CREATE TRIGGER message_clos AFTER UPDATE ON message_de_dossier REFERENCING NEW TABLE AS nouvelles
  FOR EACH STATEMENT EXECUTE FUNCTION suivre_le_suivi();
