-- A lot of decisions is taken back as a whole, by another lot, until its letters leave (docs/adr/lots.md).
-- AlterTable
ALTER TABLE "lot" ADD COLUMN     "motif" TEXT,
ADD COLUMN     "rattrape_id" UUID;

-- CreateIndex
CREATE INDEX "lot_rattrape_id_idx" ON "lot"("rattrape_id");

-- AddForeignKey
ALTER TABLE "lot" ADD CONSTRAINT "lot_rattrape_id_fkey" FOREIGN KEY ("rattrape_id") REFERENCES "lot"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What takes a lot back names it and says why; nothing else does.
ALTER TABLE lot ADD CONSTRAINT lot_rattrape CHECK (
  CASE geste WHEN 'rattraper' THEN num_nulls(motif, rattrape_id) = 0 ELSE num_nonnulls(motif, rattrape_id) = 0 END);
