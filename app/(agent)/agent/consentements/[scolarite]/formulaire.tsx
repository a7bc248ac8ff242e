'use client';

import { ChampChoix } from '#components/champs/choix.tsx';
import { ChampDate, ChampListe, ChampTexte } from '#components/champs/texte.tsx';
import { FormulaireDeConsentement } from '#components/consentement/formulaire.tsx';
import { ChampsDEtatCivilElargi } from '#components/etat-civil/champs-etat-civil-elargi.tsx';
import { saisirPapier } from '#lib/consentement/actions.ts';
import { ACCEPTER, REFUSER, VIE_DE_COUPLE } from '#lib/droit/consentement/textes.ts';

interface Props {
  scolariteId: string;
  personnes: readonly { valeur: string; libelle: string }[];
  depart: Readonly<Record<string, string>>;
}

/** The paper of annexe 12 or 13, in its order, with the day of its deposit. */
export function Formulaire({ scolariteId, personnes, depart }: Props) {
  return (
    <FormulaireDeConsentement acte={saisirPapier} depart={depart} bouton="Enregistrer">
      {(champ) => (
        <>
          <input type="hidden" name="scolariteId" value={scolariteId} />
          <ChampListe
            {...champ('responsableId')}
            libelle="Personne en charge qui signe"
            options={[{ valeur: '', libelle: 'À choisir' }, ...personnes]}
          />
          <ChampDate {...champ('deposeLe')} libelle="Déposé dans l’établissement le" />
          <ChampChoix
            nom="reponse"
            libelle="Réponse"
            valeur={champ('reponse').defaultValue}
            erreur={champ('reponse').erreur}
            options={[
              { valeur: 'oui', libelle: ACCEPTER },
              { valeur: 'non', libelle: REFUSER },
              { valeur: 'retrait', libelle: 'La personne retire un accord donné auparavant' },
            ]}
          />
          <ChampsDEtatCivilElargi
            champ={champ}
            prefixe="demandeur."
            legende="La personne qui signe"
            sansPrenom={champ('demandeur.sansPrenom').defaultValue === 'oui'}
          />
          <ChampChoix
            nom="concubinage"
            libelle={VIE_DE_COUPLE}
            valeur={champ('concubinage').defaultValue}
            erreur={champ('concubinage').erreur}
            options={[
              { valeur: 'non', libelle: 'Non' },
              { valeur: 'oui', libelle: 'Oui' },
            ]}
          />
          <ChampChoix
            nom="accord"
            libelle="Si oui, accord du concubin ou de la concubine"
            valeur={champ('accord').defaultValue}
            erreur={champ('accord').erreur}
            options={[
              { valeur: 'oui', libelle: 'Donné, avec son état civil' },
              { valeur: 'non', libelle: 'Refusé' },
              { valeur: 'attendu', libelle: 'Pas encore donné' },
            ]}
          />
          <ChampTexte
            {...champ('courriel')}
            libelle="Courriel du concubin ou de la concubine"
            indice="S’il n’a pas encore donné son accord : un lien lui est envoyé, pour répondre sans passer par personne"
            facultatif
            inputMode="email"
            autoComplete="off"
          />
          <ChampsDEtatCivilElargi
            champ={champ}
            prefixe="concubin."
            legende="Le concubin ou la concubine, en cas d’accord"
            sansPrenom={champ('concubin.sansPrenom').defaultValue === 'oui'}
          />
        </>
      )}
    </FormulaireDeConsentement>
  );
}
