'use client';

import type { Suite } from '#lib/brevet/faits.ts';
import { CHAMPS_DU_BREVET, type ChampDuBrevet } from '#lib/brevet/schema.ts';
import type { LigneRefusee } from '#lib/correspondance/faits.ts';
import { LIBELLES_MENTIONS } from '#lib/droit/brevet/mention.ts';
import { ChampTexte } from '../champs/texte.tsx';
import { FormulaireDImport, type ProprietesDImport } from '../import-de-fichier/formulaire.tsx';

type Resultat = Exclude<Suite, LigneRefusee>;

const dire = ({ session, mention, avant }: Resultat): string => {
  const dit = `session ${session}, ${LIBELLES_MENTIONS[mention]}`;
  return avant ? `${dit} (${LIBELLES_MENTIONS[avant]} jusqu’ici)` : dit;
};

/** A file of results of the brevet. */
export function FormulaireBrevet(props: ProprietesDImport<ChampDuBrevet, Resultat>) {
  return (
    <FormulaireDImport
      {...props}
      champs={CHAMPS_DU_BREVET}
      libelles={{
        fichier: 'Fichier des résultats',
        source: 'Gardée avec chaque résultat, par exemple Cyclades, extraction du 10/07/2026',
        enregistrer: 'Enregistrer les résultats',
      }}
      recit={{ sorts: { nouveau: 'nouvelle', change: 'changée', inchange: 'déjà connue' }, dire }}
      ecrits={['nouveau', 'change']}
      refus="/agent/brevet/refus/fichier"
      plus={(champ) => (
        <ChampTexte
          {...champ('session')}
          libelle="Session"
          indice="Une année ; vide si une colonne la dit"
          inputMode="numeric"
          facultatif
          autoComplete="off"
        />
      )}
    />
  );
}
