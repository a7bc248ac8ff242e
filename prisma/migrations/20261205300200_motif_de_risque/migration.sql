-- A decision is read twice for a risk that it shows (docs/adr/seconde-lecture.md).
ALTER TYPE "motif_de_relecture" ADD VALUE 'risque' BEFORE 'part';
