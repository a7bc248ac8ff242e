-- Silence is an event (CRPA L. 231-4, L. 411-7): the family is told, and a late decision says what it replaces.
ALTER TYPE "genre_courrier" ADD VALUE 'silence_sur_la_demande';
ALTER TYPE "genre_courrier" ADD VALUE 'silence_sur_le_recours';
ALTER TYPE "genre_courrier" ADD VALUE 'rappel_de_pieces';

ALTER TABLE "decision" ADD COLUMN "remplace_rejet_du" DATE;
ALTER TABLE decision ADD CONSTRAINT decision_rejet_remplace CHECK (remplace_rejet_du < decidee_le);

-- What each passage of the deadlines told and reminded, and what it could not.
CREATE TABLE passage_d_echeances (
  id BIGSERIAL NOT NULL,
  debut TIMESTAMPTZ(3) NOT NULL,
  fin TIMESTAMPTZ(3) NOT NULL,
  jour DATE NOT NULL,
  silences INTEGER NOT NULL,
  recours INTEGER NOT NULL,
  rappels INTEGER NOT NULL,
  refus INTEGER NOT NULL,
  CONSTRAINT passage_d_echeances_pkey PRIMARY KEY (id),
  CONSTRAINT passage_d_echeances_ordre CHECK (debut <= fin)
);
REVOKE INSERT, UPDATE, DELETE ON passage_d_echeances FROM bourses_app;
GRANT INSERT ON passage_d_echeances TO bourses_worker;
