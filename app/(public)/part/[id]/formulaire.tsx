'use client';

import { ChampCase, ChampChoix } from '#components/champs/choix.tsx';
import { ChampMontant, ChampNaissance, ChampNombre, ChampTexte } from '#components/champs/texte.tsx';
import { ChampDuCode } from '#components/consentement/champ-du-code.tsx';
import { FormulaireDeConsentement } from '#components/consentement/formulaire.tsx';
import { CERTIFIER_LA_PART } from '#lib/droit/consentement/part.ts';
import { repondre } from '#lib/part/actions.ts';

/** The code, the answer and what it needs: all at once, so that nothing is shown before the code is right. */
export function Formulaire({ partId, annee }: { partId: string; annee: number }) {
  return (
    <FormulaireDeConsentement acte={repondre} depart={{}} bouton="Envoyer ma réponse">
      {(champ) => (
        <>
          <input type="hidden" name="partId" value={partId} />
          <ChampDuCode {...champ('code')} />
          <ChampChoix
            nom="reponse"
            libelle="Votre réponse"
            valeur={champ('reponse').defaultValue}
            erreur={champ('reponse').erreur}
            options={[
              {
                valeur: 'impots',
                libelle: `J’accepte que les impôts donnent mes revenus de ${annee}`,
                indice: 'Votre avis d’impôt n’est alors pas demandé, si les impôts répondent.',
              },
              {
                valeur: 'chiffres',
                libelle: 'J’écris mes chiffres moi-même',
                indice: 'Votre avis d’impôt reste demandé.',
              },
              {
                valeur: 'refus',
                libelle: 'Je ne donne pas mes revenus ici',
                indice: 'Envoyez alors sans remplir la suite : votre avis d’impôt sera demandé.',
              },
            ]}
          />
          <ChampTexte {...champ('nom')} libelle="Votre nom de naissance" autoComplete="family-name" />
          <ChampTexte {...champ('prenom')} libelle="Votre premier prénom" autoComplete="given-name" />
          <fieldset className="fr-fieldset">
            <legend className="fr-fieldset__legend">Si les impôts donnent vos chiffres</legend>
            <div className="fr-fieldset__element">
              <ChampTexte
                {...champ('numeroFiscal')}
                libelle="Numéro fiscal"
                indice="13 chiffres, en haut de la première page de votre avis d’impôt."
                inputMode="numeric"
                autoComplete="off"
                size={16}
              />
              <ChampNaissance
                {...champ('naissance')}
                libelle="Votre date de naissance"
                indice="jj/mm/aaaa. Elle sert à vérifier que l’avis est le vôtre."
                autoComplete="bday"
              />
            </div>
          </fieldset>
          <fieldset className="fr-fieldset">
            <legend className="fr-fieldset__legend">
              Si vous les écrivez : votre avis d’impôt sur les revenus de {annee}
            </legend>
            <div className="fr-fieldset__element">
              <ChampMontant
                {...champ('rfr')}
                libelle="Revenu fiscal de référence"
                indice="En euros, sans les centimes"
              />
              <ChampNombre
                {...champ('enfants')}
                libelle="Enfants à charge"
                indice="Mineurs, handicapés, ou majeurs rattachés : le nombre écrit sur l’avis"
              />
            </div>
          </fieldset>
          <ChampCase
            nom="certifie"
            libelle={CERTIFIER_LA_PART}
            erreur={champ('certifie').erreur}
            defaultChecked={champ('certifie').defaultValue === 'oui'}
          />
        </>
      )}
    </FormulaireDeConsentement>
  );
}
