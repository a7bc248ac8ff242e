-- The bourse au mérite is suspended, and starts again, by a decision of its own (D. 531-40).
-- AlterEnum
ALTER TYPE "motif_de_retrait" ADD VALUE 'merite_assiduite';
ALTER TYPE "motif_de_retrait" ADD VALUE 'merite_resultats';

-- AlterEnum
ALTER TYPE "genre_courrier" ADD VALUE 'suspension_du_merite';
ALTER TYPE "genre_courrier" ADD VALUE 'reprise_du_merite';
