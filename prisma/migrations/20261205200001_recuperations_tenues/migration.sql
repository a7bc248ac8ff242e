-- No trace breaks them: the column was added with them. Read without holding who writes.
ALTER TABLE echange VALIDATE CONSTRAINT echange_un_fondement;
ALTER TABLE echange VALIDATE CONSTRAINT echange_recuperation;
