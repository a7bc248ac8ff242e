-- The letter of a boursier who leaves for an établissement out of the base (C. V.A).
ALTER TYPE "genre_courrier" ADD VALUE 'depart_ailleurs';
