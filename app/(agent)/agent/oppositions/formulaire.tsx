'use client';

import { Formulaire } from '#app/(admin)/admin/formulaire.tsx';
import { ChampChoix } from '#components/champs/choix.tsx';
import { ChampDate, ChampLong, ChampTexte } from '#components/champs/texte.tsx';
import { LIBELLES_SUITES_D_OPPOSITION, SUITES_D_OPPOSITION } from '#lib/droit/publication/opposition.ts';
import { consigner } from '#lib/opposition/actions.ts';

/** Whom, what was answered, and why. */
export function Consigner({ reference }: { reference: string }) {
  return (
    <Formulaire
      acte={consigner}
      prefixe="opposition"
      initiale={{ reference }}
      boutons={[{ libelle: 'Consigner' }]}
    >
      {(champ, valeurs) => (
        <>
          <ChampTexte
            {...champ('reference')}
            libelle="Élève"
            indice="Le numéro de son dossier, tel qu’il figure sur les courriers, ou son INE."
            maxLength={40}
          />
          <ChampDate {...champ('demandeeLe')} libelle="Demandée par la famille le" />
          <ChampChoix
            nom="suite"
            id={champ('suite').id}
            libelle="Suite donnée"
            valeur={valeurs.suite}
            erreur={champ('suite').erreur}
            options={SUITES_D_OPPOSITION.map((valeur) => ({
              valeur,
              libelle: LIBELLES_SUITES_D_OPPOSITION[valeur],
            }))}
          />
          <ChampLong
            {...champ('motif')}
            libelle="Motif"
            indice="Ce que la famille invoque, ou pourquoi l’opposition est écartée ; rien de plus que nécessaire."
          />
        </>
      )}
    </Formulaire>
  );
}
