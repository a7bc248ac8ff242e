-- Rows of before say 'impots', which all of them keep. Read without holding who writes.
ALTER TABLE recuperation VALIDATE CONSTRAINT recuperation_aupres;
ALTER TABLE recuperation VALIDATE CONSTRAINT recuperation_issue;
ALTER TABLE recuperation VALIDATE CONSTRAINT recuperation_acceptee;
ALTER TABLE recuperation VALIDATE CONSTRAINT recuperation_contenu;
ALTER TABLE echange VALIDATE CONSTRAINT echange_finalite;
ALTER TABLE echange VALIDATE CONSTRAINT echange_recuperation;
ALTER TABLE echange VALIDATE CONSTRAINT echange_caisse;
