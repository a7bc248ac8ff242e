-- Who has just written reads the base itself, not its copy, until the copy holds it (docs/adr/lectures-sur-une-copie.md).
ALTER TABLE "session_ouverte" ADD COLUMN "ecrit_le" TIMESTAMPTZ(3);
