'use client';

import { ChampCase, ChampChoix } from '#components/champs/choix.tsx';
import { ChampTexte } from '#components/champs/texte.tsx';
import { FormulaireDeConsentement } from '#components/consentement/formulaire.tsx';
import { ChampsDEtatCivilElargi } from '#components/etat-civil/champs-etat-civil-elargi.tsx';
import { repondre } from '#lib/consentement/actions.ts';
import {
  ACCEPTER,
  CERTIFIER,
  EXPLICATION_DU_CONCUBIN,
  REFUSER,
  VIE_DE_COUPLE,
} from '#lib/droit/consentement/textes.ts';

interface Props {
  enfants: readonly { champ: string; nom: string; lieu: string }[];
  depart: Readonly<Record<string, string>>;
  /** A concubin was told the last time. */
  dejaEnCouple: boolean;
}

/** The answer of annexe 12, once for the children ticked. */
export function Formulaire({ enfants, depart, dejaEnCouple }: Props) {
  const couples = [
    { valeur: 'non', libelle: 'Non' },
    ...(dejaEnCouple ? [{ valeur: 'meme', libelle: 'Oui, avec la même personne que la dernière fois' }] : []),
    { valeur: 'oui', libelle: dejaEnCouple ? 'Oui, avec une autre personne' : 'Oui' },
  ];
  return (
    <FormulaireDeConsentement acte={repondre} depart={depart} bouton="Envoyer ma réponse">
      {(champ) => (
        <>
          <fieldset className="fr-fieldset" id="eleves">
            <legend className="fr-fieldset__legend">Pour quels enfants ?</legend>
            {enfants.map((enfant) => {
              const { defaultValue, nom } = champ(enfant.champ);
              return (
                <div className="fr-fieldset__element" key={nom}>
                  <ChampCase
                    nom={nom}
                    libelle={enfant.nom}
                    indice={enfant.lieu}
                    defaultChecked={defaultValue === 'oui'}
                  />
                </div>
              );
            })}
            {champ('eleves').erreur ? <p className="fr-error-text">{champ('eleves').erreur}</p> : null}
          </fieldset>
          <ChampChoix
            nom="reponse"
            libelle="Votre réponse"
            valeur={champ('reponse').defaultValue}
            erreur={champ('reponse').erreur}
            options={[
              { valeur: 'oui', libelle: ACCEPTER },
              { valeur: 'non', libelle: REFUSER, indice: 'Envoyez alors sans remplir la suite.' },
            ]}
          />
          <ChampCase
            nom="charge"
            libelle="J’ai la charge de ces enfants : je les nourris, les loge et les habille"
            erreur={champ('charge').erreur}
            defaultChecked={champ('charge').defaultValue === 'oui'}
          />
          <ChampsDEtatCivilElargi
            champ={champ}
            prefixe="demandeur."
            legende="Vous-même"
            sansPrenom={champ('demandeur.sansPrenom').defaultValue === 'oui'}
            proposer
          />
          <ChampChoix
            nom="concubinage"
            libelle={VIE_DE_COUPLE}
            indice={EXPLICATION_DU_CONCUBIN}
            valeur={champ('concubinage').defaultValue}
            erreur={champ('concubinage').erreur}
            options={couples}
          />
          <ChampTexte
            {...champ('courriel')}
            libelle="Courriel de votre concubin ou concubine"
            indice="Il reçoit un lien, et vous un code à lui donner de vive voix. Ce qu’il écrit ne vous est pas montré. Sans courriel, il répond sur papier, auprès de l’établissement."
            facultatif
            type="email"
            autoComplete="off"
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
