-- The ministère's agents who instruct the habilitations of the API: a function of its own, which reads no dossier.
-- AlterEnum: alone, since a value is not used in the transaction that adds it.
ALTER TYPE "role" ADD VALUE 'instructeur_habilitations';
