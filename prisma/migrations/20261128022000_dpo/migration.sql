-- AlterEnum: alone, since a value is not used in the transaction that adds it.
ALTER TYPE "role" ADD VALUE 'dpo';
