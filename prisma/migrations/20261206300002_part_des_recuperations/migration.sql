CREATE INDEX CONCURRENTLY "recuperation_part_id_idx" ON "recuperation"("part_id");
