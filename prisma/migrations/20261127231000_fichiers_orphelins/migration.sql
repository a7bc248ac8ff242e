-- What the worker found when it compared the files that are stored with those that the base names: each night, and when an
-- administrateur asks.
CREATE TABLE releve_de_fichiers (
  id BIGSERIAL NOT NULL,
  debut TIMESTAMPTZ(3) NOT NULL,
  fin TIMESTAMPTZ(3) NOT NULL,
  ranges INTEGER NOT NULL,
  -- Stored for a day at least, and named by no row.
  orphelins INTEGER NOT NULL,
  -- Named by a row, and not stored.
  absents INTEGER NOT NULL,
  effaces INTEGER NOT NULL,
  CONSTRAINT releve_de_fichiers_pkey PRIMARY KEY (id),
  CONSTRAINT releve_de_fichiers_ordre CHECK (debut <= fin)
);
REVOKE INSERT, UPDATE, DELETE ON releve_de_fichiers FROM bourses_app;
GRANT INSERT ON releve_de_fichiers TO bourses_worker;
