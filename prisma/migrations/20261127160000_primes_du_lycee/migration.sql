-- What a bourse de lycée opens besides: mérite, équipement, reprise d’études (C. IV.C).
ALTER TYPE "composante" ADD VALUE 'merite' BEFORE 'internat';
ALTER TYPE "composante" ADD VALUE 'equipement';
ALTER TYPE "composante" ADD VALUE 'reprise';
