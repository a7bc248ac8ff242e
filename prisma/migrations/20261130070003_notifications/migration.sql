-- Bodies told of what happens to their requests: where, signed by which secret, and how each delivery went.
CREATE TABLE "webhook" (
    "id" UUID NOT NULL,
    "habilitation_id" UUID NOT NULL,
    "adresse" TEXT NOT NULL,
    "secret" BYTEA NOT NULL,
    "echecs" INTEGER NOT NULL DEFAULT 0,
    "suspendu_le" TIMESTAMPTZ(3),

    CONSTRAINT "webhook_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "envoi_de_webhook" (
    "id" UUID NOT NULL,
    "webhook_id" UUID NOT NULL,
    "evenement_id" UUID,
    "acte" TEXT NOT NULL,
    "corps" TEXT NOT NULL,
    "tentatives" INTEGER NOT NULL DEFAULT 0,
    "statut" INTEGER,
    "essaye_le" TIMESTAMPTZ(3),
    "livre_le" TIMESTAMPTZ(3),
    "cree_le" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "envoi_de_webhook_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "webhook_habilitation_id_key" ON "webhook"("habilitation_id");
CREATE UNIQUE INDEX "envoi_de_webhook_webhook_id_evenement_id_key" ON "envoi_de_webhook"("webhook_id", "evenement_id");
CREATE INDEX "envoi_de_webhook_webhook_id_cree_le_idx" ON "envoi_de_webhook"("webhook_id", "cree_le");
ALTER TABLE "webhook" ADD CONSTRAINT "webhook_habilitation_id_fkey" FOREIGN KEY ("habilitation_id") REFERENCES "habilitation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "envoi_de_webhook" ADD CONSTRAINT "envoi_de_webhook_webhook_id_fkey" FOREIGN KEY ("webhook_id") REFERENCES "webhook"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE webhook ADD CONSTRAINT webhook_adresse CHECK (adresse LIKE 'https://%');

ALTER TABLE webhook ENABLE ROW LEVEL SECURITY;
CREATE POLICY webhook_portee ON webhook USING ((SELECT est_systeme()) OR EXISTS (
  SELECT 1 FROM habilitation h WHERE h.id = webhook.habilitation_id));
ALTER TABLE envoi_de_webhook ENABLE ROW LEVEL SECURITY;
CREATE POLICY envoi_de_webhook_portee ON envoi_de_webhook USING ((SELECT est_systeme()) OR EXISTS (
  SELECT 1 FROM webhook w WHERE w.id = envoi_de_webhook.webhook_id));
-- Its own body says where; whoever moves the request lets it be told.
CREATE POLICY webhook_regler ON webhook AS RESTRICTIVE FOR INSERT WITH CHECK ((SELECT identite_representant()) IS NOT NULL);
CREATE POLICY webhook_changer ON webhook AS RESTRICTIVE FOR UPDATE USING (
  (SELECT est_systeme()) OR (SELECT identite_representant()) IS NOT NULL);
CREATE POLICY webhook_porteur_inserer ON webhook AS RESTRICTIVE FOR INSERT WITH CHECK ((SELECT identite_porteur()) IS NULL);
REVOKE INSERT, DELETE ON webhook FROM bourses_app;
GRANT INSERT ON webhook TO bourses_web;
REVOKE INSERT, UPDATE, DELETE ON envoi_de_webhook FROM bourses_app;
GRANT INSERT, UPDATE ON envoi_de_webhook TO bourses_worker;
