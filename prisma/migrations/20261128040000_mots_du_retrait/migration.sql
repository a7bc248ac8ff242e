-- New words of the closed vocabularies: PostgreSQL lets nothing use them before the end of the transaction that adds them.
ALTER TYPE "etat" ADD VALUE 'retiree' AFTER 'notifiee';
ALTER TYPE "genre_decision" ADD VALUE 'retrait';
ALTER TYPE "genre_courrier" ADD VALUE 'invitation_aux_observations';
ALTER TYPE "genre_courrier" ADD VALUE 'accuse_reception_renonciation';
ALTER TYPE "genre_courrier" ADD VALUE 'retrait';
ALTER TYPE "genre_courrier" ADD VALUE 'maintien_de_la_bourse';
