import { ChampTexte } from '#components/champs/texte.tsx';
import type { Champ } from './formulaire.tsx';

/** Why an act is done: kept in the register with it. */
export const ChampMotif = (props: Champ) => (
  <ChampTexte
    {...props}
    libelle="Motif"
    indice="Ce qui fonde cet acte : une note, un arrêté, une demande. Il reste au registre."
  />
);
