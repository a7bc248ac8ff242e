-- The profession of responsables is no longer read from the school base (docs/siecle.md): what was kept of it goes.
-- survives: nothing reads it; an import of the version before writes it again, and the next one drops it.
UPDATE responsable_de_base SET dit = dit #- '{personne,pcs}' WHERE dit #> '{personne,pcs}' IS NOT NULL;
-- survives: nothing reads it.
UPDATE ligne_lue SET contenu = contenu - 'pcs' WHERE genre = 'responsable' AND contenu ? 'pcs';
