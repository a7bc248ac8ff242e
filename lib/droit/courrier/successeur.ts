import { nomComplet } from '../noms.ts';
import { nomEtQualite } from '../phrase.ts';
import { type Bloc, p } from './blocs.ts';
import type { RecoursEcrit } from './lettres-recours.ts';

/** A gracieux goes to its author; whoever answers in its place says so (C. IV.B). Nothing when the author answers. */
export const direLeSuccesseur = ({ auteur }: Pick<RecoursEcrit, 'auteur'>): Bloc[] =>
  auteur
    ? [
        p(
          `La décision que vous contestez avait été signée par ${nomEtQualite(nomComplet(auteur), auteur.qualite)} ; je vous réponds à sa place, au nom de la même autorité.`,
        ),
      ]
    : [];
