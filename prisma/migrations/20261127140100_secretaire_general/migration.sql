-- The secrétaire général seconds the chef of a public établissement (C. IV.B). Alone: a new value serves after its migration.
ALTER TYPE "role" ADD VALUE 'secretaire_general' AFTER 'secretariat';
