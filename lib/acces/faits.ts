import { etatConnuDeLaFamille, type Position, type Suite } from '#lib/droit/parcours/suite.ts';

/** Where a demande stands, told to who has no account: a letter comes by post, nothing is read here. Pure. */
export const suiteSansCompte = (
  position: Position,
  { titre, phrase }: Suite,
): Pick<Suite, 'titre' | 'phrase'> =>
  etatConnuDeLaFamille(position) === 'decidee'
    ? { titre, phrase: 'La décision est prise. Son courrier se prépare : vous le recevrez bientôt.' }
    : { titre, phrase };
