CREATE INDEX CONCURRENTLY "echange_recuperation_id_idx" ON "echange"("recuperation_id");
