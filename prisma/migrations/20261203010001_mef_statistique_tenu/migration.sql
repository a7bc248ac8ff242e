-- No row breaks it: the column was added with it. Read without holding who writes.
ALTER TABLE libelle_de_base VALIDATE CONSTRAINT libelle_de_base_mef_stat;
