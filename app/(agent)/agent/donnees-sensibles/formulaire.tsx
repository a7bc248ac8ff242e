'use client';

import { Formulaire } from '#app/(admin)/admin/formulaire.tsx';
import { ChampTexte } from '#components/champs/texte.tsx';
import { reglerUneDonnee } from '#lib/radar/actions.ts';

/** Opens what is closed, or closes what is open, with the reason. */
export function Regler({ donnee, ouverte }: { donnee: string; ouverte: boolean }) {
  return (
    <Formulaire
      acte={reglerUneDonnee}
      prefixe={donnee}
      caches={{ donnee, ouverte: ouverte ? 'non' : 'oui' }}
      boutons={[{ libelle: ouverte ? 'Fermer cette donnée' : 'Ouvrir cette donnée' }]}
    >
      {(champ) => (
        <ChampTexte
          {...champ('motif')}
          libelle="Motif"
          indice="Ce qui fonde votre décision : une analyse, un avis, une demande. Il reste au registre."
        />
      )}
    </Formulaire>
  );
}
