-- Two functions: the service social, which is asked its opinion, and the ministère, which reads figures.
-- AlterEnum: alone, since a value is not used in the transaction that adds it.
ALTER TYPE "role" ADD VALUE 'service_social';
ALTER TYPE "role" ADD VALUE 'ministere';
