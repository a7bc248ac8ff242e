-- What the worker found when it computed the whole journal again: asked for by an administrateur, and each week.
CREATE TABLE verification_de_journal (
  id BIGSERIAL NOT NULL,
  debut TIMESTAMPTZ(3) NOT NULL,
  fin TIMESTAMPTZ(3) NOT NULL,
  lignes INTEGER NOT NULL,
  sceaux INTEGER NOT NULL,
  faute TEXT,
  CONSTRAINT verification_de_journal_pkey PRIMARY KEY (id),
  CONSTRAINT verification_de_journal_ordre CHECK (debut <= fin)
);
CREATE TRIGGER verification_de_journal_figee BEFORE UPDATE OR DELETE ON verification_de_journal
  FOR EACH ROW EXECUTE FUNCTION refuser_toute_modification();
CREATE TRIGGER verification_de_journal_non_videe BEFORE TRUNCATE ON verification_de_journal
  FOR EACH STATEMENT EXECUTE FUNCTION refuser_toute_modification();
REVOKE INSERT, UPDATE, DELETE ON verification_de_journal FROM bourses_app;
GRANT INSERT ON verification_de_journal TO bourses_worker;
