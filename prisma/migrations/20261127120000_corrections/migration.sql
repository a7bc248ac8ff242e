ALTER TYPE "origine_demande" ADD VALUE 'correction_reception';
