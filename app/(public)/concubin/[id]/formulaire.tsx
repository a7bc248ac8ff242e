'use client';

import { ChampCase, ChampChoix } from '#components/champs/choix.tsx';
import { ChampDuCode } from '#components/consentement/champ-du-code.tsx';
import { FormulaireDeConsentement } from '#components/consentement/formulaire.tsx';
import { ChampsDEtatCivilElargi } from '#components/etat-civil/champs-etat-civil-elargi.tsx';
import { repondre } from '#lib/concubin/actions.ts';
import { CERTIFIER } from '#lib/droit/consentement/textes.ts';

/** The code, yes or no, and the état civil: all at once, so that nothing is shown before the code is right. */
export function Formulaire({ invitationId }: { invitationId: string }) {
  return (
    <FormulaireDeConsentement acte={repondre} depart={{}} bouton="Envoyer ma réponse">
      {(champ) => (
        <>
          <input type="hidden" name="invitationId" value={invitationId} />
          <ChampDuCode {...champ('code')} />
          <ChampChoix
            nom="accord"
            libelle="Votre réponse"
            valeur={champ('accord').defaultValue}
            erreur={champ('accord').erreur}
            options={[
              { valeur: 'oui', libelle: 'Oui, j’accepte que ma situation fiscale soit demandée' },
              { valeur: 'non', libelle: 'Non, je refuse', indice: 'Envoyez alors sans remplir la suite.' },
            ]}
          />
          <ChampsDEtatCivilElargi
            champ={champ}
            prefixe="concubin."
            legende="Vous-même"
            sansPrenom={champ('concubin.sansPrenom').defaultValue === 'oui'}
            proposer
          />
          <ChampCase
            nom="certifie"
            libelle={CERTIFIER}
            erreur={champ('certifie').erreur}
            defaultChecked={champ('certifie').defaultValue === 'oui'}
          />
        </>
      )}
    </FormulaireDeConsentement>
  );
}
