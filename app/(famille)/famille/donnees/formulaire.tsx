'use client';

import { Formulaire } from '#app/(admin)/admin/formulaire.tsx';
import { ChampChoix } from '#components/champs/choix.tsx';
import { ChampListe, ChampLong } from '#components/champs/texte.tsx';
import {
  CODES_DES_DROITS,
  DELAI_DE_REPONSE,
  DROITS_SUR_LES_DONNEES,
} from '#lib/droit/conservation/exercice.ts';
import { lesJours } from '#lib/droit/delais/dire.ts';
import { exercer } from '#lib/exercice/actions.ts';

const DROITS = CODES_DES_DROITS.map((valeur) => ({
  valeur,
  libelle: DROITS_SUR_LES_DONNEES[valeur].libelle,
}));

/** What a person asks about its data, for one of its demandes or for all. */
export function DemanderUnDroit({ numeros }: { numeros: readonly { numero: string; prenom: string }[] }) {
  return (
    <Formulaire acte={exercer} prefixe="droit" boutons={[{ libelle: 'Envoyer ma demande' }]}>
      {(champ, valeurs) => (
        <>
          <ChampChoix
            {...champ('droit')}
            libelle="Ce que vous voulez"
            options={DROITS}
            valeur={valeurs.droit}
          />
          <ChampListe
            {...champ('numero')}
            libelle="Pour quelle demande de bourse"
            indice="Pour faire limiter des données, choisissez-en une."
            facultatif
            options={[
              { valeur: '', libelle: 'Toutes, ou aucune en particulier' },
              ...numeros.map(({ numero, prenom }) => ({
                valeur: numero,
                libelle: `N° ${numero}, ${prenom}`,
              })),
            ]}
          />
          <ChampLong
            {...champ('precisions')}
            libelle="Ce que vous demandez"
            indice={`Dites quelles données, et pourquoi. La réponse vient dans ${lesJours(DELAI_DE_REPONSE)}, sur cette page.`}
            rows={5}
          />
        </>
      )}
    </Formulaire>
  );
}
