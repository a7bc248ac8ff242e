import type { ComponentProps } from 'react';
import { ChampTexte } from '#components/champs/texte.tsx';

/** The code that goes with the link of a concubin, and that the demandeur gives by voice. */
export const ChampDuCode = (champ: Omit<ComponentProps<typeof ChampTexte>, 'libelle'>) => (
  <ChampTexte
    {...champ}
    libelle="Code"
    indice="Dix lettres et chiffres, donnés de vive voix par la personne qui demande la bourse."
    autoComplete="off"
    autoCapitalize="characters"
    spellCheck={false}
    maxLength={40}
  />
);
