-- A retenue for absences, its letters, and what the journal keeps of it (C. VII.A).
-- AlterEnum
ALTER TYPE "genre_courrier" ADD VALUE 'retenue_pour_absences';
ALTER TYPE "genre_courrier" ADD VALUE 'restitution_de_retenue';

-- AlterTable
ALTER TABLE "courrier" ADD COLUMN     "retenue_id" UUID;

-- CreateIndex
CREATE INDEX "courrier_retenue_id_idx" ON "courrier"("retenue_id");

-- AddForeignKey
ALTER TABLE "courrier" ADD CONSTRAINT "courrier_retenue_id_fkey" FOREIGN KEY ("retenue_id") REFERENCES "retenue"("id") ON DELETE SET NULL ON UPDATE CASCADE;


CREATE FUNCTION contenu_de_retenue(le_sien uuid) RETURNS jsonb
  LANGUAGE plpgsql STABLE STRICT SET timezone = 'UTC' SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  RETURN (SELECT jsonb_strip_nulls(to_jsonb(r)) FROM retenue r WHERE r.id = le_sien);
END $$;
