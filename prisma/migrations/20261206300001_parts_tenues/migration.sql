-- No request names a link yet: the column was added with them. Read without holding who writes.
ALTER TABLE recuperation VALIDATE CONSTRAINT recuperation_part_id_fkey;
-- One at a time for a draft, and for a link: what the concubin asks for stands beside what the demandeur does. The index that follows holds it.
-- survives: held for an instant; nothing reads by it, and the version before locks the dossier before it writes a request.
DROP INDEX recuperation_vive;
