-- What came, before it was written again: enough to know it, were it shown again. Files stored as they came have none.
ALTER TABLE fichier
  ADD COLUMN taille_recue integer,
  ADD COLUMN empreinte_recue bytea,
  ADD COLUMN signee boolean NOT NULL DEFAULT false,
  ADD CONSTRAINT fichier_recu CHECK (
    (taille_recue IS NULL) = (empreinte_recue IS NULL)
    AND taille_recue > 0
    AND octet_length(empreinte_recue) = 32
  );
