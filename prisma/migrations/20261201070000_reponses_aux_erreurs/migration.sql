-- The answer to an error that is set aside, a prime lost or gained alone, and a lateness that is undone once notified.
-- AlterEnum
ALTER TYPE "genre_courrier" ADD VALUE 'rectification_ecartee';
ALTER TYPE "genre_courrier" ADD VALUE 'reprise_apres_retard';

-- AlterTable
ALTER TABLE "courrier" ADD COLUMN     "rectification_id" UUID;

-- AlterTable
ALTER TABLE "rectification" ADD COLUMN     "primes_apres" "composante"[] DEFAULT ARRAY[]::"composante"[],
ADD COLUMN     "primes_avant" "composante"[] DEFAULT ARRAY[]::"composante"[];

-- CreateIndex
CREATE INDEX "courrier_rectification_id_idx" ON "courrier"("rectification_id");

-- AddForeignKey
ALTER TABLE "courrier" ADD CONSTRAINT "courrier_rectification_id_fkey" FOREIGN KEY ("rectification_id") REFERENCES "rectification"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Primes come with an échelon, and the bourse itself is none.
ALTER TABLE rectification
  ADD CONSTRAINT rectification_primes CHECK (
    (cardinality(primes_avant) = 0 OR echelon_avant IS NOT NULL) AND (cardinality(primes_apres) = 0 OR echelon_apres IS NOT NULL)
    AND NOT 'bourse' = ANY (primes_avant || primes_apres));

CREATE OR REPLACE FUNCTION garder_la_rectification() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  suite constant text[] := ARRAY['issue', 'conclu_le', 'motivation', 'bonne_foi', 'premiere_fois', 'demande_id',
    'echelon_avant', 'annuel_avant', 'echelon_apres', 'annuel_apres', 'primes_avant', 'primes_apres', 'modifie_id'];
BEGIN
  IF TG_OP IN ('DELETE', 'TRUNCATE') THEN
    RAISE EXCEPTION 'une erreur annoncée ne s’efface pas' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF TG_OP = 'UPDATE' AND (OLD.issue IS NOT NULL OR to_jsonb(NEW) - suite IS DISTINCT FROM to_jsonb(OLD) - suite) THEN
    RAISE EXCEPTION 'une erreur annoncée ne se modifie pas : sa suite s’écrit, une fois' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF EXISTS (SELECT 1 FROM decision x WHERE x.id = NEW.modifie_id AND x.dossier_id <> NEW.dossier_id)
    OR EXISTS (SELECT 1 FROM demande m WHERE m.id = NEW.demande_id AND m.dossier_id <> NEW.dossier_id) THEN
    RAISE EXCEPTION 'une rectification porte sur la demande et la décision de son dossier' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;

-- The print of an error covers what the family says, not what follows.
CREATE OR REPLACE FUNCTION contenu_de_rectification(le_sien uuid) RETURNS jsonb
  LANGUAGE plpgsql STABLE STRICT SET timezone = 'UTC' SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  RETURN (SELECT jsonb_strip_nulls(to_jsonb(r) - ARRAY['issue', 'conclu_le', 'motivation', 'bonne_foi', 'premiere_fois', 'demande_id',
    'echelon_avant', 'annuel_avant', 'echelon_apres', 'annuel_apres', 'primes_avant', 'primes_apres', 'modifie_id'])
    FROM rectification r WHERE r.id = le_sien);
END $$;

-- What a decision opened besides the bourse.
CREATE FUNCTION primes_de_la_decision(la_decision uuid) RETURNS text[]
  LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT coalesce(array_agg(DISTINCT q.composante::text ORDER BY q.composante::text), '{}')
  FROM droit q WHERE q.decision_id = la_decision AND q.composante <> 'bourse'
$$;

-- What a decision modifies, as its letter says it: the last rectification that changed a decision, as long as no other one was
-- notified since; null when it answers none. Between two attributions, the primes lost and gained are told.
CREATE OR REPLACE FUNCTION modification_de(la_decision uuid) RETURNS jsonb
  LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT jsonb_build_object('du', z.decidee_le, 'annonceeLe', r.annoncee_le,
    'boursier', z.echelon IS NOT NULL, 'memeEchelon', x.echelon IS NOT NULL AND x.echelon = z.echelon,
    'perdues', p.perdues, 'gagnees', p.gagnees,
    'moins', coalesce(z.montant_annuel, 0) > coalesce(x.montant_annuel, 0) OR jsonb_array_length(p.perdues) > 0)
  FROM decision x JOIN rectification r ON r.dossier_id = x.dossier_id JOIN decision z ON z.id = r.modifie_id,
    LATERAL (SELECT primes_de_la_decision(x.id) AS apres, primes_de_la_decision(z.id) AS avant) o,
    LATERAL (SELECT
      coalesce((SELECT jsonb_agg(n) FROM unnest(o.avant) n WHERE x.echelon IS NOT NULL AND n <> ALL (o.apres)), '[]') AS perdues,
      coalesce((SELECT jsonb_agg(n) FROM unnest(o.apres) n WHERE z.echelon IS NOT NULL AND n <> ALL (o.avant)), '[]') AS gagnees) p
  WHERE x.id = la_decision AND z.rang < x.rang AND NOT EXISTS (SELECT 1 FROM decision y JOIN notification n ON n.decision_id = y.id
    WHERE y.dossier_id = x.dossier_id AND y.rang > z.rang AND y.rang < x.rang)
  ORDER BY r.rang DESC LIMIT 1
$$;
