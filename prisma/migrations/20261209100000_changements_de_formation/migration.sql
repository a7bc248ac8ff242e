-- A boursier of a lycée whom the school base says to be in another formation: a person looks at the prime d’équipement (C. IV.C, annexe 8).
-- AlterEnum
ALTER TYPE "genre_de_mouvement" ADD VALUE 'formation';
