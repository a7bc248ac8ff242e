'use client';

import { ChampLong } from '#components/champs/texte.tsx';
import { FormulaireDeConsentement } from '#components/consentement/formulaire.tsx';
import { ChampsDEtatCivilElargi } from '#components/etat-civil/champs-etat-civil-elargi.tsx';
import { corriger } from '#lib/reparation/actions.ts';

interface Props {
  consentementId: string;
  qui: 'demandeur' | 'concubin';
  /** The last correction that this page shows. */
  vue: string;
  depart: Readonly<Record<string, string>>;
}

/** The état civil that an étude was made with, to be corrected with what shows the fault. */
export function Correction({ consentementId, qui, vue, depart }: Props) {
  return (
    <FormulaireDeConsentement acte={corriger} depart={depart} bouton="Enregistrer la correction">
      {(champ) => (
        <>
          <input type="hidden" name="consentementId" value={consentementId} />
          <input type="hidden" name="qui" value={qui} />
          <input type="hidden" name="vue" value={vue} />
          <ChampsDEtatCivilElargi
            champ={champ}
            prefixe="corrige."
            legende={`Corriger l’état civil ${qui === 'demandeur' ? 'de la personne qui a consenti' : 'du concubin ou de la concubine'}`}
            sansPrenom={champ('corrige.sansPrenom').defaultValue === 'oui'}
          />
          <ChampLong
            {...champ('motif')}
            libelle="Motif"
            indice="Ce qui montre la faute : livret de famille, papier signé, appel de la famille…"
            rows={2}
          />
        </>
      )}
    </FormulaireDeConsentement>
  );
}
