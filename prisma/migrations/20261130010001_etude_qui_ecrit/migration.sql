-- The étude automatique opens a demande, proposes what it computed and asks for what lacks (C. II.B.1): no agent is their author.
ALTER TYPE "origine_demande" ADD VALUE 'etude';
ALTER TABLE demande_de_pieces ALTER COLUMN auteur_id DROP NOT NULL;
ALTER TABLE proposition ALTER COLUMN auteur_id DROP NOT NULL;
