-- No row breaks them: the columns were added with them. Read without holding who writes.
ALTER TABLE recours VALIDATE CONSTRAINT recours_retenue_id_fkey;
ALTER TABLE recours VALIDATE CONSTRAINT recours_restitution_id_fkey;
ALTER TABLE recours VALIDATE CONSTRAINT recours_objet;
ALTER TABLE recours VALIDATE CONSTRAINT recours_retenue_jugee;
ALTER TABLE recours VALIDATE CONSTRAINT recours_reponse;
ALTER TABLE recours VALIDATE CONSTRAINT recours_restitution;
ALTER TABLE recours VALIDATE CONSTRAINT recours_repondant;
ALTER TABLE retenue VALIDATE CONSTRAINT retenue_ecartees;
